package attribution

import "strings"

// siblings are the words for people of one's own generation in the family.
var siblings = words("brother sister twin")

// bindSiblings finds who "his sister" is: the only one it can be of those whom the narration names. It is
// not whom "his" means, nobody in the same sentence, nobody of another generation or with a title, and nobody who
// speaks right before or after. It reports whether anybody was found.
func (s *scene) bindSiblings() bool {
	same := map[int]int{}
	for e, p := range s.c.people {
		if !siblings[headNoun(p.epithet)] {
			continue
		}
		not := s.notTheSibling(e)
		found, n := -1, 0
		for w, q := range s.c.people {
			if w == e || w == s.c.narrator || q.epithet != "" || not[w] || s.c.calledOnly(w) || genderClash(q.gender, p.gender) || !plainlyNamed(s.c, w) {
				continue
			}
			found, n = w, n+1
		}
		if n == 1 {
			same[e] = found
		}
	}
	if len(same) == 0 {
		return false
	}
	unite(s.c, s.t, s.turns, same)
	return true
}

// notTheSibling lists who cannot be meant by the epithet of e.
func (s *scene) notTheSibling(e int) map[int]bool {
	not := map[int]bool{}
	for _, p := range s.t.paras {
		for k := range p.mentions {
			m := &p.mentions[k]
			if m.who != e {
				continue
			}
			whose, _, _ := strings.Cut(strings.ToLower(s.t.doc.Text[m.at:min(len(s.t.doc.Text), m.at+4)]), " ")
			if pro := map[string]string{"his": "he", "her": "she"}[whose]; pro != "" {
				if w := resolve(s.t, s.c, p.index, m.at, pro); w >= 0 {
					not[w] = true
				}
			}
			for l := range p.mentions {
				if o := &p.mentions[l]; o.who >= 0 && o.who != e && o.sentence == m.sentence {
					not[o.who] = true
				}
			}
		}
	}
	for i, u := range s.turns {
		if u.tag.who != e {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(s.turns) && abs(s.turns[j].para-u.para) == 1 && s.turns[j].settled() >= 0 {
				not[s.turns[j].settled()] = true
			}
		}
		for w := range u.called {
			not[w] = true
		}
	}
	return not
}

// plainlyNamed reports whether somebody goes by a name alone, without a title or a word for kin.
func plainlyNamed(c *cast, w int) bool {
	for _, n := range c.people[w].names {
		if n.title != "" || len(n.parts) > 0 && kinCalls[n.parts[0]] != "" || strings.HasPrefix(n.key, "the ") {
			return false
		}
	}
	return len(c.people[w].names) > 0
}
