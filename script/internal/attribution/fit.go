package attribution

import (
	"math"
	"slices"
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

	ready *prepared
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

// GoldQuote is a quotation and the index of its speaker in Book.Aliases, or -1.
type GoldQuote struct {
	Spans   []prose.Span // bytes
	Speaker int
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
			if g < 0 && c.narrator >= 0 && c.people[c.narrator].name == narratorName && u.tag.who == c.narrator {
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
			alias[a] = k
		}
	}
	out := make([]int, len(c.people))
	for i, p := range c.people {
		out[i] = -1
		names := []string{strings.ToLower(p.name)}
		for _, n := range p.names {
			names = append(names, strings.ToLower(n.show), strings.Join(n.parts, " "))
		}
		for _, n := range names {
			if k, ok := alias[n]; ok {
				out[i] = k
				break
			}
			if k, ok := alias[strings.TrimPrefix(n, "the ")]; ok {
				out[i] = k
				break
			}
		}
	}
	return out
}

func goldOf(t *text, u *turn, b *Book) int {
	votes := map[int]int{}
	for _, r := range u.segs {
		s := t.doc.Blocks[r.block].Segments[r.seg].Span
		first := sort.Search(len(b.Quotes), func(i int) bool { return b.Quotes[i].Spans[len(b.Quotes[i].Spans)-1].End > s.Start })
		for _, q := range b.Quotes[first:min(len(b.Quotes), first+8)] {
			for _, g := range q.Spans {
				if lo, hi := max(s.Start, g.Start), min(s.End, g.End); lo < hi {
					votes[q.Speaker] += hi - lo
				}
			}
		}
	}
	best := -1
	for k, n := range votes {
		if best < 0 || n > votes[best] || n == votes[best] && k < best {
			best = k
		}
	}
	return best
}

// example is one turn to learn from: the features of every candidate and which is right.
type example struct {
	feats  [][]int
	right  int
	weight float64
}

// Fit learns the weights of the ranker: a softmax over the candidates of each turn,
// by AdaGrad with an L2 penalty, averaged over the later epochs. The first rounds see the
// true speakers of the turns before; the later ones see what the ranker itself said, as it will have to.
//
// A group is a novel, or excerpts of one; every group counts the same.
func Fit(groups [][]*Book, rounds int) []float32 {
	w := make([]float64, tableSize)
	var prep [][]*prepared
	for _, g := range groups {
		var ps []*prepared
		for _, b := range g {
			ps = append(ps, b.prepared())
		}
		prep = append(prep, ps)
	}
	for round := range rounds {
		var ex []example
		for _, g := range prep {
			from := len(ex)
			for _, p := range g {
				ex = append(ex, p.examples(round >= 1, narrow(w))...)
			}
			for i := from; i < len(ex); i++ {
				ex[i].weight = 1000 / float64(len(ex)-from)
			}
		}
		learn(w, ex)
	}
	joint(w, prep)
	return narrow(w)
}

const (
	jointEpochs = 5
	jointStep   = 0.01
	jointMargin = 1.0
	stretch     = 24 // turns decided together
)

// joint goes on from weights learned turn by turn and learns whole stretches: where the best
// path is not the true one by a margin, weights move from the one to the other (a
// structured perceptron with a margin, averaged: Collins 2002, Tsochantaridis and others 2005).
func joint(w []float64, prep [][]*prepared) {
	mean := make([]float64, len(w))
	n := 0
	for range jointEpochs {
		for _, g := range prep {
			for _, p := range g {
				p.joint(w)
			}
			for k := range w {
				mean[k] += w[k]
			}
			n++
		}
	}
	for k := range w {
		w[k] = mean[k] / float64(n)
	}
}

func (p *prepared) joint(w []float64) {
	s := p.scene
	var past *history = &history{who: -1}
	for from := 0; from < len(s.turns); from += stretch {
		to := min(len(s.turns), from+stretch)
		now := narrow(w)
		truth := s.search(now, from, to, past, func(i, who int) float64 {
			if g := p.gold[i]; g >= 0 && g != who {
				return -50
			}
			return 0
		})
		guess := s.search(now, from, to, past, func(i, who int) float64 {
			if g := p.gold[i]; g >= 0 && g != who {
				return jointMargin
			}
			return 0
		})
		a, b := path(truth, to-from), path(guess, to-from)
		if !slices.Equal(a, b) {
			s.move(w, from, past, a, jointStep)
			s.move(w, from, past, b, -jointStep)
		}
		for _, who := range a {
			past = &history{prev: past, who: who}
		}
	}
}

// path lists the last n speakers of a history in order.
func path(h *history, n int) []int {
	out := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = h.who
		h = h.prev
	}
	return out
}

// move adds step to the weights of every feature on a path.
func (s *scene) move(w []float64, from int, past *history, path []int, step float64) {
	h := past
	var f []int
	for k, who := range path {
		i := from + k
		if who >= 0 {
			f = f[:0]
			if s.turns[i].settled() < 0 {
				f = s.static(f, i, who)
			}
			for _, id := range s.dynamic(f, i, who, h.lately()) {
				w[id] += step
			}
		}
		h = &history{prev: h, who: who}
	}
}

func narrow(w []float64) []float32 {
	out := make([]float32, len(w))
	for i, v := range w {
		if math.Abs(v) >= 0.005 {
			out[i] = float32(math.Round(v*1000) / 1000)
		}
	}
	return out
}

func (p *prepared) examples(own bool, w []float32) []example {
	s := p.scene
	if own {
		for _, u := range s.turns {
			u.others = nil
		}
		s = decode(s.t, s.c, s.turns, w)
	}
	var lately []int
	var out []example
	for i, u := range s.turns {
		g := p.gold[i]
		if who := u.settled(); who >= 0 {
			e := example{right: -1}
			for k, c := range s.inReach(i, lately) {
				if c == who {
					e.right = k
				}
				e.feats = append(e.feats, s.dynamic(nil, i, c, lately))
			}
			if e.right >= 0 && len(e.feats) > 1 {
				out = append(out, e)
			}
		} else if g >= 0 && !(u.kind == kindPronoun && g == s.c.narrator) {
			cands := s.candidates(i, lately)
			e := example{right: -1}
			for k, who := range cands {
				if who == g {
					e.right = k
				}
				e.feats = append(e.feats, s.dynamic(s.static(nil, i, who), i, who, lately))
			}
			if e.right >= 0 && len(cands) > 1 {
				out = append(out, e)
			}
		}
		said := g
		if own {
			said = u.speaker
		}
		if said >= 0 {
			lately = append([]int{said}, lately[:min(7, len(lately))]...)
		}
	}
	return out
}

const (
	epochs  = 12
	rate    = 0.15
	penalty = 2e-5
)

func learn(w []float64, ex []example) {
	squares := make([]float64, len(w))
	mean := make([]float64, len(w))
	seed := uint64(1)
	for epoch := range epochs {
		for i := len(ex) - 1; i > 0; i-- { // the same shuffle every time
			seed = seed*6364136223846793005 + 1442695040888963407
			j := int(seed>>33) % (i + 1)
			ex[i], ex[j] = ex[j], ex[i]
		}
		for _, e := range ex {
			scores := make([]float64, len(e.feats))
			for k, f := range e.feats {
				for _, id := range f {
					scores[k] += w[id]
				}
			}
			for k, l := range logSoftmax(scores) {
				g := math.Exp(l)
				if k == e.right {
					g--
				}
				g *= e.weight
				for _, id := range e.feats[k] {
					d := g + penalty*w[id]
					squares[id] += d * d
					w[id] -= rate * d / (math.Sqrt(squares[id]) + 1e-6)
				}
			}
		}
		if epoch >= epochs/2 {
			for k := range w {
				mean[k] += w[k] / float64(epochs-epochs/2)
			}
		}
	}
	copy(w, mean)
}

// Measure is how well a book's turns are decided with weights w, by turns: right, among all that have a true speaker.
func Measure(b *Book, w []float32) (right, all int) {
	p := b.prepared()
	decode(p.scene.t, p.scene.c, p.scene.turns, w)
	for i, u := range p.scene.turns {
		if goldOf(p.scene.t, u, b) < 0 {
			continue
		}
		all++
		if u.speaker >= 0 && u.speaker == p.gold[i] {
			right++
		}
	}
	return right, all
}
