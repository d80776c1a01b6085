package llm

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"radioplay/script"
)

// passage is a modern passage of script's, and who speaks its lines by name.
type passage struct {
	s    *script.Script
	gold map[int][]string
}

// unmended are the passages by which nothing in the reading was mended: it knows of their lines how sure it may be.
const unmended = "../../script/internal/attribution/train/modern/[ko]-*.txt"

// speaker stands behind every spoken segment of a passage: {Name}, the first time with the other names, {Name|other name}.
var speaker = regexp.MustCompile(`\{([^{}\n]+)\}`)

// passages reads those that nothing was mended by.
func passages(t testing.TB) []passage {
	t.Helper()
	files, _ := filepath.Glob(unmended)
	if len(files) == 0 {
		t.Fatal("no passages")
	}
	var out []passage
	for _, f := range files {
		marked, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		s, err := script.Parse(speaker.ReplaceAll(marked, nil), script.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		ends := map[int]int{}
		for k, l := range s.Lines {
			if l.Kind.Spoken() {
				ends[l.Source.End] = k + 1
			}
		}
		p, names, markers := passage{s, map[int][]string{}}, map[string][]string{}, 0
		for _, m := range speaker.FindAllSubmatchIndex(marked, -1) {
			called := strings.Split(string(marked[m[2]:m[3]]), "|")
			if len(called) > len(names[called[0]]) {
				names[called[0]] = called
			}
			if line := ends[m[0]-markers]; line > 0 && called[0] != "?" {
				p.gold[line] = called[:1]
			}
			markers += m[1] - m[0]
		}
		for line, g := range p.gold {
			p.gold[line] = names[g[0]]
		}
		out = append(out, p)
	}
	return out
}

func (p passage) is(name string, line int) bool {
	bare := func(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
	return slices.ContainsFunc(p.gold[line], func(g string) bool { return bare(g) == bare(name) })
}

func (p passage) right(s *script.Script) (n int) {
	for line := range p.gold {
		if p.is(s.Lines[line-1].Speaker, line) {
			n++
		}
	}
	return n
}

// answered has a model that is right with a probability name the speakers of the doubtful lines; else it names anybody.
func (p passage) answered(t *testing.T, below, right float64, rnd *rand.Rand) *script.Script {
	t.Helper()
	r := &Result{}
	var votes []vote
	people := p.s.People()
	for _, n := range p.s.Uncertain(below) {
		if p.gold[n] == nil {
			continue
		}
		k := slices.IndexFunc(people, func(c script.Character) bool {
			return slices.ContainsFunc(append([]string{c.Name}, c.Aliases...), func(name string) bool { return p.is(name, n) })
		})
		if k < 0 || rnd.Float64() >= right {
			k = rnd.IntN(len(people))
		}
		votes = append(votes, vote{p.s.Lines[n-1], people[k].Name, true, len(people)})
	}
	r.believe(votes)
	s, err := p.s.Answered(r.Answers)
	if err != nil {
		t.Fatal(err)
	}
	s, _ = script.Merge(s, p.s)
	return s
}

// TestGoodAnswersMakeABetterScript tries what becomes of answers, not a model: those of one that is right in eight of ten have to
// make a better script, those of one that is right in six to cost nothing, and those of a worse one may cost little. The figures of docs/attribution.md are its log.
func TestGoodAnswersMakeABetterScript(t *testing.T) {
	all := passages(t)
	accuracy := func(of func(passage) *script.Script) float64 {
		right, total := 0, 0
		for _, p := range all {
			right, total = right+p.right(of(p)), total+len(p.gold)
		}
		return float64(right) / float64(total)
	}
	const draws = 3
	alone := accuracy(func(p passage) *script.Script { return p.s })
	for _, below := range []float64{0.7, 0.8, 0.9} {
		for _, model := range []float64{1, 0.9, 0.8, 0.6, 0.4, 0.2} {
			got := 0.0 // the mean, since which of its answers are right is a matter of luck
			for luck := range uint64(draws) {
				rnd := rand.New(rand.NewPCG(1, 2+luck))
				got += accuracy(func(p passage) *script.Script { return p.answered(t, below, model, rnd) }) / draws
			}
			t.Logf("asked below %.1f, a model right in %.1f: %.3f instead of %.3f", below, model, got, alone)
			if model >= 0.8 && got < alone+0.02 || model >= 0.6 && got < alone-0.01 || got < alone-0.07 {
				t.Errorf("below %g, a model right in %g makes %.3f of %.3f", below, model, got, alone)
			}
		}
	}
}
