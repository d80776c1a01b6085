package attribution

import "math"

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
	recognize(t, c, turns, w)
	s := newScene(t, c, turns)
	l := s.choose(w)
	if s.rebind() { // now that it is known who "the girl" is here, what she does counts for her
		s = newScene(t, c, turns)
		l = s.choose(w)
	}
	s.learnGenders(l)
	return s
}

// choose finds the likeliest speaker of every turn, and how likely they and the next ones are. Scores are
// summed as they are over whole histories, not made probabilities turn by turn: so a settled
// turn, whose speaker is no news, still tells which of the histories before it are likely. It returns the lattice of the text.
func (s *scene) choose(w []float32) *lattice {
	l := s.whole(w)
	lists := s.takingTurns(l)
	for i, u := range s.turns {
		list := lists[i]
		u.speaker, u.confidence, u.others = list[0].who, list[0].p, nil
		for _, o := range list[1:] {
			if o.p >= 0.05 && o.who >= 0 && len(u.others) < 3 {
				u.others = append(u.others, scored{o.who, math.Round(o.p*1000) / 1000})
			}
		}
		switch {
		case u.speaker < 0:
			u.confidence = 0
		case u.given:
			u.confidence = 1
		default:
			u.raw = math.Round(u.confidence*1000) / 1000
			u.confidence = calibrated(evidence(u), u.raw)
			for k := range u.others { // what the first has lost goes to the others
				o := &u.others[k]
				o.p = math.Round(1000*min(u.confidence, o.p*(1-u.confidence)/max(0.001, 1-u.raw))) / 1000
			}
		}
		u.confidence = math.Round(u.confidence*1000) / 1000
	}
	return l
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
