package attribution

import (
	"math"
	"sort"
)

// beamWidth is how many histories are kept side by side.
const beamWidth = 8

// history is who spoke the turns so far, the last first.
type history struct {
	prev  *history
	who   int
	score float64
}

// lately lists the last distinct turns' speakers, the last first.
func (h *history) lately() []int {
	var out []int
	for ; h != nil && h.prev != nil && len(out) < 8; h = h.prev {
		if h.who >= 0 {
			out = append(out, h.who)
		}
	}
	return out
}

// decode chooses the speakers of all turns together, and says how sure it is of each.
func decode(t *text, c *cast, turns []*turn, w []float32) *scene {
	unbind(t, c, turns)
	s := newScene(t, c, turns)
	s.choose(w)
	if s.rebind() { // now that it is known who "the girl" is here, what she does counts for her
		s = newScene(t, c, turns)
		s.choose(w)
	}
	s.confidences(w)
	return s
}

// choose finds the likeliest speakers by a beam over the turns in order. Scores are
// summed as they are, not made probabilities turn by turn: so a settled turn, whose
// speaker is no news, still tells which of the histories before it are likely.
func (s *scene) choose(w []float32) {
	best := s.search(w, 0, len(s.turns), &history{who: -1}, nil)
	for i := len(s.turns) - 1; i >= 0; i-- {
		s.turns[i].speaker = best.who
		best = best.prev
	}
}

// search finds the best history of turns from to up to, going on from h. bias, when it is there,
// is added to the score of a candidate of a turn; minus infinity forbids one.
func (s *scene) search(w []float32, from, to int, h *history, bias func(i, who int) float64) *history {
	beam := []*history{h}
	var f []int
	fixed := map[int]float64{}
	for i := from; i < to; i++ {
		clear(fixed)
		settled := s.turns[i].settled() >= 0
		var next []*history
		for _, h := range beam {
			lately := h.lately()
			cands := s.candidates(i, lately)
			if len(cands) == 0 {
				next = append(next, &history{h, -1, h.score})
				continue
			}
			for _, who := range cands {
				base, ok := fixed[who]
				if !ok {
					if !settled {
						f = s.static(f[:0], i, who)
						base = sum(w, f)
					}
					if bias != nil {
						base += bias(i, who)
					}
					fixed[who] = base
				}
				f = s.dynamic(f[:0], i, who, lately)
				next = append(next, &history{h, who, h.score + base + sum(w, f)})
			}
		}
		sort.SliceStable(next, func(a, b int) bool { return next[a].score > next[b].score })
		next = dedupe(next)
		beam = next[:min(len(next), beamWidth)]
	}
	return beam[0]
}

// dedupe keeps the best of histories that end alike: what comes later cannot tell them apart.
func dedupe(hs []*history) []*history {
	type tail [4]int
	seen := map[tail]bool{}
	out := hs[:0]
	for _, h := range hs {
		var k tail
		for i, g := 0, h; i < len(k) && g != nil; i, g = i+1, g.prev {
			k[i] = g.who
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, h)
		}
	}
	return out
}

// confidences computes each turn's probabilities with the chosen history before it.
func (s *scene) confidences(w []float32) {
	var lately []int
	var f []int
	for i, u := range s.turns {
		switch {
		case u.speaker < 0:
		case u.given:
			u.confidence = 1
		case u.forced >= 0:
			u.confidence = 0.85
		case u.kind == kindNamed:
			u.confidence = 0.97
		default:
			cands := s.candidates(i, lately)
			scores := make([]float64, len(cands))
			for k, who := range cands {
				f = s.dynamic(s.static(f[:0], i, who), i, who, lately)
				scores[k] = sum(w, f)
			}
			for k, l := range logSoftmax(scores) {
				p := math.Exp(l)
				if cands[k] == u.speaker {
					u.confidence = math.Round(p*1000) / 1000
				} else if p >= 0.05 {
					u.others = append(u.others, scored{cands[k], math.Round(p*1000) / 1000})
				}
			}
			sort.SliceStable(u.others, func(a, b int) bool { return u.others[a].p > u.others[b].p })
			u.others = u.others[:min(3, len(u.others))]
		}
		if u.speaker >= 0 {
			lately = append([]int{u.speaker}, lately[:min(7, len(lately))]...)
		}
	}
}

func sum(w []float32, f []int) float64 {
	var s float64
	for _, k := range f {
		s += float64(w[k])
	}
	return s
}

func logSoftmax(x []float64) []float64 {
	m := math.Inf(-1)
	for _, v := range x {
		m = max(m, v)
	}
	z := 0.0
	for _, v := range x {
		z += math.Exp(v - m)
	}
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = v - m - math.Log(z)
	}
	return out
}
