package attribution

import (
	"math"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

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
func decode(t *lang.Text, c *people.Cast, turns []*turn.Turn, w []float32) *scene {
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
		u.Speaker, u.Confidence, u.Others = list[0].Who, list[0].P, nil
		for _, o := range list[1:] {
			if o.P >= 0.05 && o.Who >= 0 && len(u.Others) < 3 {
				u.Others = append(u.Others, turn.Scored{Who: o.Who, P: math.Round(o.P*1000) / 1000})
			}
		}
		switch {
		case u.Speaker < 0:
			u.Confidence = 0
		case u.Given:
			u.Confidence = 1
		default:
			u.Raw = math.Round(u.Confidence*1000) / 1000
			u.Confidence = calibrated(evidence(u), u.Raw)
			for k := range u.Others { // what the first has lost goes to the others
				o := &u.Others[k]
				o.P = math.Round(1000*min(u.Confidence, o.P*(1-u.Confidence)/max(0.001, 1-u.Raw))) / 1000
			}
		}
		u.Confidence = math.Round(u.Confidence*1000) / 1000
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
