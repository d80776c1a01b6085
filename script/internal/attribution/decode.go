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
	s.choose(w)
	if s.rebind() { // now that it is known who "the girl" is here, what she does counts for her
		s = newScene(t, c, turns)
		s.choose(w)
	}
	s.learnGenders(w)
	return s
}

// choose finds the likeliest speaker of every turn, and how likely they and the next ones are. Scores are
// summed as they are over whole histories, not made probabilities turn by turn: so a settled
// turn, whose speaker is no news, still tells which of the histories before it are likely.
func (s *scene) choose(w []float32) {
	if len(s.turns) == 0 {
		return
	}
	l := s.search(w, 0, len(s.turns), layerWidth, &history{who: -1}, nil, 0)
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
			u.confidence = calibrated(u.class(), u.raw)
			for k := range u.others { // what the first has lost goes to the others
				o := &u.others[k]
				o.p = math.Round(1000*min(u.confidence, o.p*(1-u.confidence)/max(0.001, 1-u.raw))) / 1000
			}
		}
		u.confidence = math.Round(u.confidence*1000) / 1000
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

// selfTalk is what it costs, in probability, to give somebody two untagged paragraphs in a row: hardly anybody answers themselves.
const selfTalk = 0.3

// takingTurns lists the probabilities of who speaks each turn with whom it goes to first: the speakers that are likeliest all
// together, where two untagged paragraphs that follow each other go to two people. Alone, each turn would go to one party of
// three whenever the other two share what speaks for another.
func (s *scene) takingTurns(l *lattice) [][]scored {
	lists := make([][]scored, len(s.turns))
	type step struct {
		total float64
		from  int
	}
	back := make([][]step, len(s.turns))
	for i := range s.turns {
		lists[i] = l.speakers(i)
		back[i] = make([]step, len(lists[i]))
		for k, o := range lists[i] {
			best := step{0, -1}
			if i > 0 {
				best.total = -1e9
				for j, before := range lists[i-1] {
					total := back[i-1][j].total
					if before.who == o.who && s.answers(i) {
						total -= selfTalk
					}
					if total > best.total {
						best = step{total, j}
					}
				}
			}
			back[i][k] = step{best.total + o.p, best.from}
		}
	}
	k := 0
	for i := len(lists) - 1; i >= 0; i-- {
		if i == len(lists)-1 {
			for j := range back[i] {
				if back[i][j].total > back[i][k].total {
					k = j
				}
			}
		}
		from := back[i][k].from
		first := lists[i][k]
		copy(lists[i][1:k+1], lists[i][:k])
		lists[i][0] = first
		k = from
	}
	return lists
}

// answers reports whether turn i is an untagged paragraph right behind another turn.
func (s *scene) answers(i int) bool {
	u, v := s.turns[i], s.turns[i-1]
	return u.kind == kindBare && u.settled() < 0 && u.para == v.last+1 && !s.t.newScene(v.last, u.para)
}
