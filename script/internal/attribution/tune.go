package attribution

import (
	"math"
	"slices"
)

// How tuning goes: how often it reads everything, how far a step goes, how strongly weights are drawn back to
// where they began, and how many turns are decided together.
const (
	tuneEpochs  = 16
	tuneRate    = 0.05
	tunePull    = 0.1
	tuneStretch = 60
	groupWeight = 250 // turns that a group counts as
)

// Tune goes on from a table and learns whole texts by their likelihood: each weight moves by what the lattice expects
// of its feature in all histories less what it expects in those that are true (a conditional random field:
// Lafferty, McCallum and Pereira 2001), by AdaGrad, averaged over the later epochs. Every group counts the same.
func Tune(start []float32, groups [][]*Book) []float32 {
	w := make([]float64, len(start))
	for k, v := range start {
		w[k] = float64(v)
	}
	base := slices.Clone(w)
	squares, mean := make([]float64, len(w)), make([]float64, len(w))
	type part struct {
		*prepared
		weight float64
	}
	var parts []part
	for _, g := range groups {
		from, turns := len(parts), 0
		for _, b := range g {
			p := b.prepared()
			turns += len(p.gold)
			parts = append(parts, part{prepared: p})
		}
		for k := from; k < len(parts); k++ {
			parts[k].weight = groupWeight / float64(max(1, turns))
		}
	}
	shuffle := newShuffle(len(parts))
	grad := map[int]float64{}
	now := slices.Clone(start)
	for epoch := range tuneEpochs {
		for _, k := range shuffle.again() {
			clear(grad)
			parts[k].likelihood(now, grad)
			for id, g := range grad {
				g = g*parts[k].weight + tunePull*(w[id]-base[id])
				squares[id] += g * g
				w[id] -= tuneRate * g / (math.Sqrt(squares[id]) + 1)
				now[id] = float32(w[id])
			}
		}
		if epoch >= tuneEpochs/2 {
			for k := range w {
				mean[k] += w[k] / (tuneEpochs - tuneEpochs/2)
			}
		}
	}
	return narrow(mean)
}

// likelihood adds the gradient of the negative log likelihood.
func (p *prepared) likelihood(w []float32, grad map[int]float64) {
	s := p.scene
	past := &history{who: -1}
	for from := 0; from < len(s.turns); from += tuneStretch {
		to := min(len(s.turns), from+tuneStretch)
		free := s.search(w, from, to, layerWidth, past, nil, 0)
		tied := s.search(w, from, to, layerWidth, past, p.gold, 0)
		s.expect(free, from, past, 1, grad)
		s.expect(tied, from, past, -1, grad)
		for _, who := range path(tied.best(), to-from) {
			past = &history{prev: past, who: who}
		}
	}
}

// expect adds sign times how often the lattice, which begins at turn from after the history past, expects each feature.
func (s *scene) expect(l *lattice, from int, past *history, sign float64, grad map[int]float64) {
	before := []node{{best: past}}
	var f []int
	add := func(p float64) {
		for _, id := range f {
			grad[id] += sign * p
		}
	}
	for i, layer := range l.layers {
		share := map[int]float64{}
		for k := range layer {
			n := &layer[k]
			who := n.tail[0]
			if who < 0 {
				continue
			}
			for _, e := range n.in {
				a := 0.0
				if i > 0 {
					a = l.layers[i-1][e.from].alpha
				}
				p := math.Exp(a + e.score + n.beta - l.total)
				if p < 1e-4 {
					continue
				}
				share[who] += p
				f = s.dynamic(f[:0], from+i, who, before[e.from].best.lately())
				add(p)
			}
		}
		if s.turns[from+i].Settled() < 0 {
			for _, who := range sortedKeys(share) {
				f = s.static(f[:0], from+i, who)
				add(share[who])
			}
		}
		before = layer
	}
}

// shuffler puts numbers in another order again and again, the same every time the program runs.
type shuffler struct {
	order []int
	seed  uint64
}

func newShuffle(n int) *shuffler {
	s := &shuffler{seed: 1}
	for i := range n {
		s.order = append(s.order, i)
	}
	return s
}

func (s *shuffler) again() []int {
	for i := len(s.order) - 1; i > 0; i-- {
		s.seed = s.seed*6364136223846793005 + 1442695040888963407
		j := int(s.seed>>33) % (i + 1)
		s.order[i], s.order[j] = s.order[j], s.order[i]
	}
	return s.order
}
