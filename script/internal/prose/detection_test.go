package prose

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// goldEnv names a folder of annotated texts (NAME/novel.txt, NAME/quotes.json
// with spans in code points). It is for work on the scanner; the corpora are too large to ship.
const goldEnv = "RADIOPLAY_GOLD"

// TestDetection measures how many annotated quotations are found and how many
// found ones are annotated, each by half of its letters, over all texts of a folder.
func TestDetection(t *testing.T) {
	root := os.Getenv(goldEnv)
	if root == "" {
		t.Skip("no annotated texts: set " + goldEnv + " to a folder of them")
	}
	var all tally
	texts, _ := filepath.Glob(filepath.Join(root, "*", "novel.txt"))
	if len(texts) == 0 {
		t.Fatalf("%s: no NAME/novel.txt in it", root)
	}
	for _, name := range texts {
		c := detect(t, name, os.Getenv(goldEnv+"_ERRORS") != "")
		if f := c.f1(); f < 0.95 {
			t.Logf("%-50s F1 %.3f (%+v)", filepath.Base(filepath.Dir(name)), f, c)
		}
		all.add(c)
	}
	t.Logf("all: F1 %.4f precision %.4f recall %.4f", all.f1(), all.precision(), all.recall())
	if all.f1() < 0.96 {
		t.Errorf("F1 %.4f, want 0.96 at least", all.f1())
	}
}

// opening is the opening mark of a segment: thoughts in quotation marks are annotated as quotations, those in italics are not.
func opening(d *Document, s Segment) string { return d.Text[s.Span.Start:s.Inner.Start] }

type tally struct{ pred, hitPred, gold, hitGold int }

func (c *tally) add(o tally) {
	c.pred += o.pred
	c.hitPred += o.hitPred
	c.gold += o.gold
	c.hitGold += o.hitGold
}
func (c tally) precision() float64 { return float64(c.hitPred) / float64(max(1, c.pred)) }
func (c tally) recall() float64    { return float64(c.hitGold) / float64(max(1, c.gold)) }
func (c tally) f1() float64 {
	p, r := c.precision(), c.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func detect(t *testing.T, novel string, show bool) tally {
	t.Helper()
	text, err := os.ReadFile(novel)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(filepath.Dir(novel), "quotes.json"))
	if err != nil {
		t.Fatal(err)
	}
	var quotes []struct{ Spans []Span }
	if err := json.Unmarshal(raw, &quotes); err != nil {
		t.Fatal(err)
	}
	d, err := Read(text, Plain)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(d.Text)
	point := make([]int, len(text)+1) // byte offset -> code point
	n := 0
	for i := range d.Text {
		point[i] = n
		n++
	}
	point[len(text)] = n
	isGold, isPred := make([]bool, n), make([]bool, n)
	var gold, pred []Span
	for _, q := range quotes {
		for _, s := range q.Spans {
			gold = append(gold, s)
			for i := s.Start; i < s.End; i++ {
				isGold[i] = true
			}
		}
	}
	for _, b := range d.Blocks {
		for _, s := range b.Segments {
			if s.Kind == Quote || s.Kind == Thought && strings.ContainsAny(opening(d, s), "\"“”'‘’") {
				p := Span{point[s.Inner.Start], point[s.Inner.End]}
				pred = append(pred, p)
				for i := p.Start; i < p.End; i++ {
					isPred[i] = true
				}
			}
		}
	}
	count := func(from []Span, in []bool, label string) (hits int) {
		for _, s := range from {
			all, got := 0, 0
			for i := s.Start; i < s.End; i++ {
				if unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]) {
					all++
					if in[i] {
						got++
					}
				}
			}
			if got*2 >= all {
				hits++
			} else if show {
				t.Logf("%s %s: %q in %q", filepath.Base(filepath.Dir(novel)), label, string(runes[s.Start:s.End]), string(runes[max(0, s.Start-70):min(n, s.End+70)]))
			}
		}
		return hits
	}
	return tally{len(pred), count(pred, isGold, "not annotated"), len(gold), count(gold, isPred, "missed")}
}
