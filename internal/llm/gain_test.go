package llm

import (
	"math/rand/v2"
	"os"
	"path/filepath"
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

// passages reads those that come with a list of who speaks: "Name | other name", kind and first words of a line, parted by tabs.
func passages(t testing.TB) []passage {
	t.Helper()
	files, _ := filepath.Glob("../../script/internal/attribution/testdata/modern/*.gold")
	if len(files) == 0 {
		t.Fatal("no passages")
	}
	var out []passage
	for _, f := range files {
		prose, err := os.ReadFile(strings.TrimSuffix(f, ".gold") + ".md")
		if err != nil {
			t.Fatal(err)
		}
		s, err := script.Parse(prose, script.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		list, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p, next := passage{s, map[int][]string{}}, 0
		for row := range strings.Lines(string(list)) {
			field := strings.Split(strings.TrimRight(row, "\n"), "\t")
			for k := next; k < len(s.Lines); k++ {
				if s.Lines[k].Kind.Spoken() && strings.HasPrefix(letters(s.Lines[k].Text), letters(field[2])) {
					p.gold[k+1], next = strings.Split(field[0], " | "), k+1
					break
				}
			}
		}
		out = append(out, p)
	}
	return out
}

func letters(s string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n*_\"“”‘’'.,!?;:—-…()~", r) }), " "))
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

// asked is the share of the lines that a model is asked, and how many of those are right without it.
func asked(all []passage, below float64) (share, own float64) {
	n, right, total := 0, 0, 0
	for _, p := range all {
		total += len(p.gold)
		for _, line := range p.s.Uncertain(below) {
			if p.gold[line] == nil {
				continue
			}
			n++
			if p.is(p.s.Lines[line-1].Speaker, line) {
				right++
			}
		}
	}
	return float64(n) / float64(total), float64(right) / float64(n)
}

// TestGoodAnswersMakeABetterScript tries what becomes of answers, not a model: those of one that is right more often than the reading of the
// lines it is asked have to make a better script, and those of a worse one may cost no more than half of what believing them all would.
// The figures of docs/attribution.md are its log.
func TestGoodAnswersMakeABetterScript(t *testing.T) {
	all := passages(t)
	accuracy := func(of func(passage) *script.Script) float64 {
		right, total := 0, 0
		for _, p := range all {
			right, total = right+p.right(of(p)), total+len(p.gold)
		}
		return float64(right) / float64(total)
	}
	alone := accuracy(func(p passage) *script.Script { return p.s })
	for _, below := range []float64{0.7, 0.8, 0.9} {
		asked, own := asked(all, below)
		for _, model := range []float64{1, 0.9, 0.8, 0.6, 0.4, 0.2} {
			got := 0.0 // the mean, since which of its answers are right is a matter of luck
			for luck := range uint64(5) {
				rnd := rand.New(rand.NewPCG(1, 2+luck))
				got += accuracy(func(p passage) *script.Script { return p.answered(t, below, model, rnd) }) / 5
			}
			t.Logf("asked below %.1f (%.3f of the lines, %.3f of them right), a model right in %.1f: %.3f instead of %.3f", below, asked, own, model, got, alone)
			if lost := (own - model) * asked; model > own+0.1 && got <= alone || got < alone-0.01-max(0, lost)/2 {
				t.Errorf("below %g, a model right in %g makes %.3f of %.3f", below, model, got, alone)
			}
		}
	}
}
