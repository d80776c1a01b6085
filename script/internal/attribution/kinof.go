package attribution

import "strings"

// kinOf finds whom "his wife" or "her mother" means: the Mrs. of the surname of somebody who is
// about, the nearest first. -1 when the words are no kinship or nobody fits.
func (s *scene) kinOf(i int) int {
	u := s.turns[i]
	if u.kind != kindEpithet {
		return -1
	}
	noun := headNoun(u.tag.epithet)
	kin, ok := kinships[noun]
	whose, _, _ := strings.Cut(strings.ToLower(s.t.doc.Text[u.tag.at:min(len(s.t.doc.Text), u.tag.at+4)]), " ")
	gender, possessed := map[string]string{"his": "M", "her": "F", "my": "I"}[whose]
	if !ok || !possessed || noun == "lady" && whose != "his" || kin.spouse && gender == personNouns[noun] {
		return -1
	}
	if gender == "I" {
		return s.ofSurname(s.c.narrator, kin.title)
	}
	for _, w := range s.about(i) {
		if g := s.c.people[w].gender; g != "" && g != gender {
			continue
		}
		if k := s.ofSurname(w, kin.title); k >= 0 {
			return k
		}
	}
	return -1
}

// about lists who is near turn i: in its paragraph, next to it, spoken to, and named in the paragraphs before, the nearest first.
func (s *scene) about(i int) []int {
	u := s.turns[i]
	var out []int
	paragraph := func(p int) {
		m := s.t.paras[p].mentions
		for k := len(m) - 1; k >= 0; k-- {
			if m[k].who >= 0 && m[k].epithet == "" {
				out = append(out, m[k].who)
			}
		}
	}
	paragraph(u.para)
	out = append(out, sortedKeys(u.called)...)
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.turns) && abs(s.turns[j].para-u.para) <= 2 {
			if w := s.turns[j].settled(); w >= 0 {
				out = append(out, w)
			}
			out = append(out, sortedKeys(s.turns[j].called)...)
		}
	}
	for p := u.para - 1; p >= 0 && p > u.para-6; p-- {
		paragraph(p)
	}
	return out
}

// ofSurname finds who is called by a title and the surname of w alone.
func (s *scene) ofSurname(w int, title string) int {
	if w < 0 {
		return -1
	}
	for _, n := range s.c.people[w].names {
		if len(n.parts) < 2 && n.title == "" {
			continue
		}
		if k, ok := s.c.alias[title+" "+n.parts[len(n.parts)-1]]; ok && k != w {
			return k
		}
	}
	return -1
}

// family reports whether somebody of w's surname is about: named or called in the last paragraphs.
func (s *scene) family(u *turn, w int) bool {
	for p := max(0, u.para-3); p <= u.para; p++ {
		for _, m := range s.t.paras[p].mentions {
			if m.who >= 0 && m.who != w && s.c.related(m.who, w) {
				return true
			}
		}
	}
	return false
}
