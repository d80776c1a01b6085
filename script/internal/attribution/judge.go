package attribution

import (
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// Judged is a spoken segment beside its gold.
type Judged struct {
	Block, Segment int
	Text           string
	Want           string // the gold speaker's first alias; empty where nobody is to be found
	Thought, Right bool
	Quote                  // what was found
	Class          string  // of evidence; empty for thoughts
	Raw            float64 // confidence before calibration
}

// Judge attributes a book's text with weights w (nil: the embedded ones) and compares every
// segment that has a gold speaker, by name.
func Judge(b *Book, w []float32) []Judged {
	t := lang.Cut(b.Doc)
	if w == nil {
		w = tableFor(t)
	}
	c := people.Find(t)
	turns := turn.Find(t, c)
	decode(t, c, turns, w)
	r := assemble(t, c, turns)
	var out []Judged
	for i, blk := range b.Doc.Blocks {
		for k, s := range blk.Segments {
			who := most(b.overlap(s.Span))
			if who < 0 {
				continue
			}
			j := Judged{Block: i, Segment: k, Text: b.Doc.Slice(s.Inner), Want: b.Aliases[who][0], Thought: s.Kind == prose.Thought, Quote: r.Quotes[i][k]}
			j.Class, j.Raw = j.class, j.raw
			j.Right = b.calls(who, j.Speaker)
			out = append(out, j)
		}
	}
	return out
}

// calls reports whether a name means a gold character and nobody else: it is one of their names, or it is
// without titles, or else it shares a word with one ("Bill" for Bill Gorton).
func (b *Book) calls(who int, name string) bool {
	name = bareName(name)
	for _, form := range []func(string) string{func(s string) string { return s }, untitled} {
		if found := b.named(func(alias string) bool { return form(alias) == form(name) }); len(found) > 0 {
			return slices.Contains(found, who)
		}
	}
	parts := strings.Fields(untitled(name))
	found := b.named(func(alias string) bool {
		for w := range strings.FieldsSeq(untitled(alias)) {
			if slices.Contains(parts, w) {
				return true
			}
		}
		return false
	})
	return len(found) == 1 && found[0] == who
}

// named lists the gold characters of whom one name fits.
func (b *Book) named(fits func(alias string) bool) (out []int) {
	for k, aliases := range b.Aliases {
		if slices.ContainsFunc(aliases, func(a string) bool { return fits(bareName(a)) }) {
			out = append(out, k)
		}
	}
	return out
}

// bareName is a name in small letters without its article, and with one sort of article inside: "a man in a cap" and
// "the man in the cap" are one.
func bareName(name string) string {
	w := strings.Fields(strings.ToLower(name))
	for i := range w {
		if w[i] == "a" || w[i] == "an" {
			w[i] = "the"
		}
	}
	return strings.TrimPrefix(strings.Join(w, " "), "the ")
}

// untitled is a name without its titles, unless they are all of it.
func untitled(name string) string {
	var out []string
	for w := range strings.FieldsSeq(name) {
		if w = strings.TrimSuffix(w, "."); !lang.IsTitle(w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return name
	}
	return strings.Join(out, " ")
}

// ByName counts the gold quotations that are given to somebody by one of their own names.
func (b *Book) ByName(r *Result) (right, all int) {
	from := 0
	for _, q := range b.Quotes {
		if q.Speaker < 0 {
			continue
		}
		all++
		votes := map[string]int{}
		for from < len(b.Doc.Blocks) && b.Doc.Blocks[from].Span.End <= q.Spans[0].Start {
			from++
		}
		for i := from; i < len(b.Doc.Blocks); i++ {
			blk := &b.Doc.Blocks[i]
			if blk.Span.Start >= q.Spans[len(q.Spans)-1].End {
				break
			}
			for k, s := range blk.Segments {
				for _, g := range q.Spans {
					if lo, hi := max(s.Span.Start, g.Start), min(s.Span.End, g.End); lo < hi && s.Kind != prose.Narration {
						votes[r.Quotes[i][k].Speaker] += hi - lo
					}
				}
			}
		}
		best, top := "", 0
		for name, n := range votes {
			if n > top || n == top && name < best {
				best, top = name, n
			}
		}
		if b.calls(q.Speaker, best) {
			right++
		}
	}
	return right, all
}
