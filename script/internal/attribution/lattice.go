package attribution

import (
	"math"
	"slices"
	"sort"

	"radioplay/script/internal/attribution/turn"
)

// A lattice holds the histories of a run of turns that are worth keeping: a layer of nodes a turn,
// each standing for all histories whose last three speakers are the same. Forward and backward
// sums over it give the probability of every speaker of every turn, what comes later included
// (as in a conditional random field: Lafferty, McCallum and Pereira 2001).
type lattice struct {
	layers [][]node
	total  float64 // log of the sum over all paths
}

type node struct {
	tail        [3]int
	best        *history // the best history that ends here
	in          []edge
	alpha, beta float64
}

// An edge leads from a node of the layer before; its score is that of its last speaker in this place.
type edge struct {
	from  int
	score float64
}

// layerWidth is how many nodes a layer keeps.
const layerWidth = 16

// search builds the lattice of turns from up to to, width nodes a layer, going on from the history h.
// truth, when it is there, holds who speaks each turn, or -1: without a loss only histories that fit it are
// looked at, but where the true speaker is not among the candidates; with one, the others get it on top.
func (s *scene) search(w []float32, from, to, width int, h *history, truth []int, loss float64) *lattice {
	l := &lattice{}
	before := []node{{tail: [3]int{-1, -1, -1}, best: h}}
	fixed := map[int]float64{}
	var f []int
	for i := from; i < to; i++ {
		clear(fixed)
		index := map[[3]int]int{}
		var layer []node
		put := func(n *node, k, who int, score float64) {
			tail := [3]int{who, n.tail[0], n.tail[1]}
			at, ok := index[tail]
			if !ok {
				at = len(layer)
				index[tail] = at
				layer = append(layer, node{tail: tail, alpha: math.Inf(-1)})
			}
			m := &layer[at]
			m.in = append(m.in, edge{k, score})
			m.alpha = logAdd(m.alpha, n.alpha+score)
			if v := n.best.score + score; m.best == nil || v > m.best.score {
				m.best = &history{n.best, who, v}
			}
		}
		settled := s.turns[i].Settled() >= 0 && !s.turns[i].ByPronoun
		for k := range before {
			n := &before[k]
			lately := n.best.lately()
			cands := s.candidates(i, lately)
			if len(cands) == 0 {
				put(n, k, -1, 0)
			}
			if truth != nil && loss == 0 && slices.Contains(cands, truth[i]) {
				cands = truth[i : i+1]
			}
			for _, who := range cands {
				base, ok := fixed[who]
				if !ok {
					f = f[:0]
					if !settled {
						f = s.static(f, i, who)
						base = sum(w, f)
					}
					if loss > 0 && truth[i] >= 0 && truth[i] != who {
						base += loss
					}
					fixed[who] = base
				}
				f = s.dynamic(f[:0], i, who, lately)
				put(n, k, who, base+sum(w, f))
			}
		}
		sort.SliceStable(layer, func(a, b int) bool { return layer[a].alpha > layer[b].alpha })
		layer = layer[:min(len(layer), width)]
		l.layers = append(l.layers, layer)
		before = layer
	}
	l.sum()
	return l
}

// whole is the lattice of all turns.
func (s *scene) whole(w []float32) *lattice {
	return s.search(w, 0, len(s.turns), layerWidth, &history{who: -1}, nil, 0)
}

// sum computes the forward and backward sums.
func (l *lattice) sum() {
	for i, layer := range l.layers {
		for k := range layer {
			n := &layer[k]
			n.alpha, n.beta = math.Inf(-1), math.Inf(-1)
			for _, e := range n.in {
				a := e.score
				if i > 0 {
					a += l.layers[i-1][e.from].alpha
				}
				n.alpha = logAdd(n.alpha, a)
			}
		}
	}
	for i := len(l.layers) - 1; i >= 0; i-- {
		for k := range l.layers[i] {
			n := &l.layers[i][k]
			if i == len(l.layers)-1 {
				n.beta = 0
			}
			if i > 0 {
				for _, e := range n.in {
					m := &l.layers[i-1][e.from]
					m.beta = logAdd(m.beta, e.score+n.beta)
				}
			}
		}
	}
	l.total = math.Inf(-1)
	if n := len(l.layers); n > 0 {
		for k := range l.layers[n-1] {
			l.total = logAdd(l.total, l.layers[n-1][k].alpha)
		}
	}
}

// speakers are the probabilities of who speaks turn i of the lattice, the likeliest first.
func (l *lattice) speakers(i int) []turn.Scored {
	var out []turn.Scored
	for k := range l.layers[i] {
		n := &l.layers[i][k]
		p := math.Exp(n.alpha + n.beta - l.total)
		found := false
		for j := range out {
			if out[j].Who == n.tail[0] {
				out[j].P += p
				found = true
			}
		}
		if !found {
			out = append(out, turn.Scored{Who: n.tail[0], P: p})
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].P > out[b].P })
	return out
}

// posteriors are the probabilities of who speaks each turn.
func (l *lattice) posteriors() []map[int]float64 {
	out := make([]map[int]float64, len(l.layers))
	for i := range out {
		out[i] = map[int]float64{}
		for _, o := range l.speakers(i) {
			out[i][o.Who] = o.P
		}
	}
	return out
}

// best is the likeliest history.
func (l *lattice) best() *history {
	var best *history
	for k := range l.layers[len(l.layers)-1] {
		if h := l.layers[len(l.layers)-1][k].best; best == nil || h.score > best.score {
			best = h
		}
	}
	return best
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
