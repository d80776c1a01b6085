package attribution

// What has to speak for somebody being a man or a woman: expected turns of theirs with the one
// pronoun, and how many times as many as with the other.
const leastPronouns, pronounsMargin = 0.6, 8

// learnGenders finds whether people of whom nothing tells it are men or women, by the pronouns
// beside the turns that are likely theirs. Their voices need it; whose the turns are is decided without, since it came from that.
func (s *scene) learnGenders(l *lattice) {
	if s.t.words >= shortText || !s.genderless() {
		return
	}
	votes := map[int]map[string]float64{}
	for i, who := range l.posteriors() {
		u := s.turns[i]
		g := genderFor[u.tag.pronoun]
		if g == "" && u.tag.who < 0 {
			g = genderFor[u.beat]
		}
		if g == "" {
			continue
		}
		for b, p := range who {
			if votes[b] == nil {
				votes[b] = map[string]float64{}
			}
			votes[b][g] += p
		}
	}
	for b, p := range s.c.people {
		v := votes[b]
		if p.gender != "" || b == s.c.narrator {
			continue
		}
		for _, g := range []string{"M", "F"} {
			if v[g] >= leastPronouns && v[g] >= pronounsMargin*v[opposite(g)] {
				p.gender = g
			}
		}
	}
}

// genderless reports whether there is anybody of whom it is not known.
func (s *scene) genderless() bool {
	for b, p := range s.c.people {
		if p.gender == "" && b != s.c.narrator {
			return true
		}
	}
	return false
}
