package attribution

// rebindReach is how many paragraphs from a turn its epithet means the same person.
const rebindReach = 12

// rebind gives the mentions of an epithet to the person who was found to be meant by
// it in the nearest turn. It reports whether any mention moved.
func (s *scene) rebind() bool {
	found := map[string][]*turn{}
	for _, u := range s.turns {
		if u.kind == kindEpithet && u.speaker >= 0 {
			found[u.tag.epithet] = append(found[u.tag.epithet], u)
		}
	}
	moved := false
	for _, p := range s.t.paras {
		for k := range p.mentions {
			m := &p.mentions[k]
			near, who := rebindReach+1, m.own
			for _, u := range found[m.epithet] {
				if d := abs(u.para - p.index); m.epithet != "" && d < near {
					near, who = d, u.speaker
				}
			}
			if m.epithet != "" && who != m.who {
				m.who, moved = who, true
			}
		}
	}
	if moved {
		for _, u := range s.turns {
			u.look(s.t, s.c)
		}
	}
	return moved
}

// unbind takes back what rebind did.
func unbind(t *text, c *cast, turns []*turn) {
	moved := false
	for _, p := range t.paras {
		for k := range p.mentions {
			if m := &p.mentions[k]; m.epithet != "" && m.who != m.own {
				m.who, moved = m.own, true
			}
		}
	}
	if moved {
		for _, u := range turns {
			u.look(t, c)
		}
	}
}
