package attribution

import (
	"sort"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/tags"
	"radioplay/script/internal/attribution/turn"
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
	t := lang.Cut(b.Doc)
	c := people.Find(t)
	if b.First && c.Narrator < 0 {
		for i, p := range c.People {
			if c.Narrator < 0 || p.Count > c.People[c.Narrator].Count {
				c.Narrator = i
			}
		}
	}
	turns := turn.Find(t, c)
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
				if m == k && (g < 0 || c.People[i].Count > c.People[g].Count) {
					g = i
				}
			}
			if g < 0 && c.Narrator >= 0 && people.Nameless(c.People[c.Narrator].Name) && u.Tag.Who == c.Narrator {
				g = c.Narrator
			}
		}
		p.gold = append(p.gold, g)
	}
	return p
}

// overlook takes two of three tags away, the same ones every time.
func overlook(t *lang.Text, c *people.Cast, turns []*turn.Turn) {
	for i, u := range turns {
		if u.Tag.Found() && i%3 != 0 {
			if u.Kind == turn.KindPronoun {
				u.Forced = -1 // what decided it is gone
			}
			u.Tag = tags.NoTag
			u.Look(t, c)
		}
	}
}

// match finds the gold character each person is, by any alias; -1 for none.
func match(c *people.Cast, b *Book) []int {
	alias := map[string]int{}
	for k := len(b.Aliases) - 1; k >= 0; k-- {
		for _, a := range b.Aliases[k] {
			alias[bareName(a)] = k
		}
	}
	out := make([]int, len(c.People))
	for i, p := range c.People {
		out[i] = -1
		names := []string{p.Name}
		for _, n := range p.Names {
			names = append(names, n.Show, strings.Join(n.Parts, " "))
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
func goldOf(t *lang.Text, u *turn.Turn, b *Book) int {
	votes := map[int]int{}
	for _, r := range u.Segs {
		s := t.Doc.Blocks[r.Block].Segments[r.Seg].Span
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
