package attribution

import (
	"sort"
	"strings"

	"radioplay/script/internal/prose"
)

// Book is a text with its gold speakers, for fitting and measuring.
type Book struct {
	Name   string
	Doc    *prose.Document
	Quotes []GoldQuote
	// First pretends that the person named most tells the story: the novels there are to fit on
	// are all in the third person, and what users bring is often not.
	First bool
	// Terse overlooks most of the tags: prose of today has far fewer of them than the novels there are to fit on.
	Terse bool
	// Aliases of each gold character, small letters.
	Aliases [][]string

	// Missed is how many gold segments were not found in the text.
	Missed int

	ready *prepared
}

// GoldQuote is a quotation and the index of its speaker in Book.Aliases, or -1.
type GoldQuote struct {
	Spans   []prose.Span // bytes
	Speaker int
}

// As is the same book in another manner.
func (b *Book) As(first, terse bool) *Book {
	return &Book{Name: b.Name, Doc: b.Doc, Quotes: b.Quotes, Aliases: b.Aliases, First: first, Terse: terse}
}

func (b *Book) prepared() *prepared {
	if b.ready == nil {
		b.ready = prepare(b)
	}
	return b.ready
}

// prepared is a book read up to the point where turns are to be decided.
type prepared struct {
	scene *scene
	gold  []int // a turn's true person, or -1 when it is none of the mined ones
}

func prepare(b *Book) *prepared {
	t := newText(b.Doc)
	c := newCast(t)
	if b.First && c.narrator < 0 {
		for i, p := range c.people {
			if c.narrator < 0 || p.count > c.people[c.narrator].count {
				c.narrator = i
			}
		}
	}
	turns := findTurns(t, c)
	recognize(t, c, turns, tableFor(t))
	if b.Terse {
		overlook(t, c, turns)
	}
	p := &prepared{scene: newScene(t, c, turns)}
	who := match(c, b)
	for _, u := range turns {
		g := -1
		if k := goldOf(t, u, b); k >= 0 {
			for i, m := range who {
				if m == k && (g < 0 || c.people[i].count > c.people[g].count) {
					g = i
				}
			}
			if g < 0 && c.narrator >= 0 && nameless(c.people[c.narrator].name) && u.tag.who == c.narrator {
				g = c.narrator
			}
		}
		p.gold = append(p.gold, g)
	}
	return p
}

// overlook takes two of three tags away, the same ones every time.
func overlook(t *text, c *cast, turns []*turn) {
	for i, u := range turns {
		if u.tag.found() && i%3 != 0 {
			if u.kind == kindPronoun {
				u.forced = -1 // what decided it is gone
			}
			u.tag = noTag
			u.look(t, c)
		}
	}
}

// match finds the gold character each person is, by any alias; -1 for none.
func match(c *cast, b *Book) []int {
	alias := map[string]int{}
	for k := len(b.Aliases) - 1; k >= 0; k-- {
		for _, a := range b.Aliases[k] {
			alias[bareName(a)] = k
		}
	}
	out := make([]int, len(c.people))
	for i, p := range c.people {
		out[i] = -1
		names := []string{p.name}
		for _, n := range p.names {
			names = append(names, n.show, strings.Join(n.parts, " "))
		}
		for _, n := range names {
			if k, ok := alias[bareName(n)]; ok {
				out[i] = k
				break
			}
		}
	}
	return out
}

// goldOf is the gold speaker of most of a turn, or -1.
func goldOf(t *text, u *turn, b *Book) int {
	votes := map[int]int{}
	for _, r := range u.segs {
		s := t.doc.Blocks[r.block].Segments[r.seg].Span
		for k, n := range b.overlap(s) {
			votes[k] += n
		}
	}
	return most(votes)
}

// overlap tells how many bytes of a span are whose by the gold.
func (b *Book) overlap(s prose.Span) map[int]int {
	votes := map[int]int{}
	first := sort.Search(len(b.Quotes), func(i int) bool { return b.Quotes[i].Spans[len(b.Quotes[i].Spans)-1].End > s.Start })
	for _, q := range b.Quotes[first:min(len(b.Quotes), first+8)] {
		for _, g := range q.Spans {
			if lo, hi := max(s.Start, g.Start), min(s.End, g.End); lo < hi {
				votes[q.Speaker] += hi - lo
			}
		}
	}
	return votes
}

func most(votes map[int]int) int {
	best := -1
	for k, n := range votes {
		if best < 0 || n > votes[best] || n == votes[best] && k < best {
			best = k
		}
	}
	return best
}
