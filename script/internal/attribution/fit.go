package attribution

import "math"

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
	jointEpochs  = 4
	jointRate    = 0.02
	jointPenalty = 1e-4
	stretch      = 40 // turns decided together
	fitWidth     = 8
)

// joint goes on from weights learned turn by turn and learns whole stretches: the likelihood
// of the true speakers among all histories of the lattice, by AdaGrad, averaged over the later epochs.
func joint(w []float64, prep [][]*prepared) {
	squares := make([]float64, len(w))
	mean := make([]float64, len(w))
	n := 0
	for epoch := range jointEpochs {
		for _, g := range prep {
			turns := 0
			for _, p := range g {
				turns += len(p.scene.turns)
			}
			for _, p := range g {
				p.joint(w, squares, 1000/float64(turns))
			}
			if epoch >= jointEpochs/2 {
				for k := range w {
					mean[k] += w[k]
				}
				n++
			}
		}
	}
	for k := range w {
		w[k] = mean[k] / float64(n)
	}
}

func (p *prepared) joint(w, squares []float64, weight float64) {
	s := p.scene
	past := &history{who: -1}
	for from := 0; from < len(s.turns); from += stretch {
		to := min(len(s.turns), from+stretch)
		now := single(w)
		truth := s.search(now, from, to, fitWidth, past, p.gold, true)
		free := s.search(now, from, to, fitWidth, past, nil, true)
		gradient := map[int]float64{}
		free.expect(gradient, weight)
		truth.expect(gradient, -weight)
		for id, g := range gradient {
			g += jointPenalty * w[id]
			squares[id] += g * g
			w[id] -= jointRate * g / (math.Sqrt(squares[id]) + 1e-6)
		}
		past = truth.best()
	}
}

// expect adds what every feature is expected to be on the lattice's paths, times by.
func (l *lattice) expect(into map[int]float64, by float64) {
	for i, layer := range l.layers {
		for k := range layer {
			n := &layer[k]
			for _, e := range n.in {
				p := e.score + n.beta - l.total
				if i > 0 {
					p += l.layers[i-1][e.from].alpha
				}
				if p = math.Exp(p) * by; p > 1e-5 || p < -1e-5 {
					for _, id := range e.feats {
						into[id] += p
					}
				}
			}
		}
	}
}

func single(w []float64) []float32 {
	out := make([]float32, len(w))
	for i, v := range w {
		out[i] = float32(v)
	}
	return out
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
