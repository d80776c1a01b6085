package attribution

import "radioplay/script/internal/attribution/lang"

// What has to speak for somebody being a man or a woman: expected turns of theirs with the one
// pronoun, and how many times as many as with the other.
const leastPronouns, pronounsMargin = 0.6, 8

// learnGenders finds whether people of whom nothing tells it are men or women, by the pronouns
// beside the turns that are likely theirs. Their voices need it; whose the turns are is decided without, since it came from that.
func (s *scene) learnGenders(l *lattice) {
	if s.t.Words >= lang.ShortText || !s.genderless() {
		return
	}
	votes := map[int]map[string]float64{}
	for i, who := range l.posteriors() {
		u := s.turns[i]
		g := lang.GenderFor[u.Tag.Pronoun]
		if g == "" && u.Tag.Who < 0 {
			g = lang.GenderFor[u.Beat]
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
	for b, p := range s.c.People {
		v := votes[b]
		if p.Gender != "" || b == s.c.Narrator || s.c.Carries(b) {
			continue
		}
		for _, g := range []string{"M", "F"} {
			if v[g] >= leastPronouns && v[g] >= pronounsMargin*v[lang.Opposite(g)] {
				p.Gender = g
			}
		}
	}
}

// genderless reports whether there is anybody of whom it is not known.
func (s *scene) genderless() bool {
	for b, p := range s.c.People {
		if p.Gender == "" && b != s.c.Narrator {
			return true
		}
	}
	return false
}
