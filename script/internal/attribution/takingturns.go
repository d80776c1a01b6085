package attribution

import (
	"slices"

	"radioplay/script/internal/attribution/turn"
)

// selfTalk is what it costs, in probability, to give somebody two paragraphs in a row of which the second names nobody: hardly anybody answers themselves.
const selfTalk = 0.3

// takingTurns lists the probabilities of who speaks each turn with whom it goes to first: the speakers that are likeliest all
// together, where two untagged paragraphs that follow each other go to two people. Alone, each turn would go to one party of
// three whenever the other two share what speaks for another.
func (s *scene) takingTurns(l *lattice) [][]turn.Scored {
	type step struct {
		total float64 // of the likeliest speakers up to here
		from  int     // the place in the list before
	}
	lists, back := make([][]turn.Scored, len(s.turns)), make([][]step, len(s.turns))
	for i := range s.turns {
		lists[i] = l.speakers(i)
		cost := 0.0
		if s.repliesBare(i) {
			cost = selfTalk
		}
		for _, o := range lists[i] {
			best := step{}
			for j := 0; i > 0 && j < len(lists[i-1]); j++ {
				total := back[i-1][j].total
				if lists[i-1][j].Who == o.Who {
					total -= cost
				}
				if j == 0 || total > best.total {
					best = step{total, j}
				}
			}
			back[i] = append(back[i], step{best.total + o.P, best.from})
		}
	}
	k := 0
	if n := len(back); n > 0 {
		for j, b := range back[n-1] {
			if b.total > back[n-1][k].total {
				k = j
			}
		}
	}
	for i := len(lists) - 1; i >= 0; i-- {
		first := lists[i][k]
		lists[i] = slices.Insert(slices.Delete(lists[i], k, k+1), 0, first)
		k = back[i][k].from
	}
	return lists
}

// repliesBare reports whether turn i is a paragraph right behind another turn that no name tags.
func (s *scene) repliesBare(i int) bool {
	if i == 0 {
		return false
	}
	u, v := s.turns[i], s.turns[i-1]
	return (u.Kind == turn.KindBare || u.Kind == turn.KindPronoun) && u.Settled() < 0 && u.Para == v.Last+1 && !s.t.NewScene(v.Last, u.Para)
}
