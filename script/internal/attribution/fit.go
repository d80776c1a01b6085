package attribution

import (
	"math"
	"slices"

	"radioplay/script/internal/attribution/turn"
)

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
	fitWidth    = 8
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
		truth := s.search(now, from, to, fitWidth, past, p.gold, 0).best()
		guess := s.search(now, from, to, fitWidth, past, p.gold, jointMargin).best()
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
			if s.turns[i].Settled() < 0 {
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
			u.Others = nil
		}
		s = decode(s.t, s.c, s.turns, w)
	}
	var lately []int
	var out []example
	for i, u := range s.turns {
		g := p.gold[i]
		if who := u.Settled(); who >= 0 {
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
		} else if g >= 0 && !(u.Kind == turn.KindPronoun && g == s.c.Narrator) {
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
			said = u.Speaker
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
	shuffle := newShuffle(len(ex))
	for epoch := range epochs {
		for _, k := range shuffle.again() {
			e := ex[k]
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
		if u.Speaker >= 0 && u.Speaker == p.gold[i] {
			right++
		}
	}
	return right, all
}
