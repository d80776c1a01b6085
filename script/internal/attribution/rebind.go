package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// rebindReach is how many paragraphs from a turn its epithet means the same person.
const rebindReach = 12

// rebind gives the mentions of an epithet to the person who was found to be meant by
// it in the nearest turn. It reports whether any mention moved.
func (s *scene) rebind() bool {
	found := map[string][]*turn.Turn{}
	for _, u := range s.turns {
		if u.Kind == turn.KindEpithet && u.Speaker >= 0 {
			found[u.Tag.Epithet] = append(found[u.Tag.Epithet], u)
		}
	}
	moved := false
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			m := &p.Mentions[k]
			near, who := rebindReach+1, m.Own
			for _, u := range found[m.Epithet] {
				if d := abs(u.Para - p.Index); m.Epithet != "" && d < near {
					near, who = d, u.Speaker
				}
			}
			if m.Epithet != "" && who != m.Who {
				m.Who, moved = who, true
			}
		}
	}
	if moved {
		for _, u := range s.turns {
			u.Look(s.t, s.c)
		}
	}
	return moved
}

// unbind takes back what rebind did.
func unbind(t *lang.Text, c *people.Cast, turns []*turn.Turn) {
	moved := false
	for _, p := range t.Paras {
		for k := range p.Mentions {
			if m := &p.Mentions[k]; m.Epithet != "" && m.Who != m.Own {
				m.Who, moved = m.Own, true
			}
		}
	}
	if moved {
		for _, u := range turns {
			u.Look(t, c)
		}
	}
}
