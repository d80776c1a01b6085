package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// kinOf finds whom "his wife" or "her mother" means: the Mrs. of the surname of somebody who is
// about, the nearest first. -1 when the words are no kinship or nobody fits.
func (s *scene) kinOf(i int) int {
	u := s.turns[i]
	if u.Kind != turn.KindEpithet {
		return -1
	}
	noun := people.HeadNoun(u.Tag.Epithet)
	kin, ok := people.Kinships[noun]
	whose, _, _ := strings.Cut(strings.ToLower(s.t.Doc.Text[u.Tag.At:min(len(s.t.Doc.Text), u.Tag.At+4)]), " ")
	gender, possessed := map[string]string{"his": "M", "her": "F", "my": "I"}[whose]
	if !ok || !possessed || noun == "lady" && whose != "his" || kin.Spouse && gender == lang.PersonNouns[noun] {
		return -1
	}
	if gender == "I" {
		return s.ofSurname(s.c.Narrator, kin.Title)
	}
	for _, w := range s.about(i) {
		if g := s.c.People[w].Gender; g != "" && g != gender {
			continue
		}
		if k := s.ofSurname(w, kin.Title); k >= 0 {
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
		m := s.t.Paras[p].Mentions
		for k := len(m) - 1; k >= 0; k-- {
			if m[k].Who >= 0 && m[k].Epithet == "" {
				out = append(out, m[k].Who)
			}
		}
	}
	paragraph(u.Para)
	out = append(out, sortedKeys(u.Called)...)
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.turns) && abs(s.turns[j].Para-u.Para) <= 2 {
			if w := s.turns[j].Settled(); w >= 0 {
				out = append(out, w)
			}
			out = append(out, sortedKeys(s.turns[j].Called)...)
		}
	}
	for p := u.Para - 1; p >= 0 && p > u.Para-6; p-- {
		paragraph(p)
	}
	return out
}

// ofSurname finds who is called by a title and the surname of w alone.
func (s *scene) ofSurname(w int, title string) int {
	if w < 0 {
		return -1
	}
	for _, n := range s.c.People[w].Names {
		if len(n.Parts) < 2 && n.Title == "" {
			continue
		}
		if k, ok := s.c.Alias[title+" "+n.Parts[len(n.Parts)-1]]; ok && k != w {
			return k
		}
	}
	return -1
}

// family reports whether somebody of w's surname is about: named or called in the last paragraphs.
func (s *scene) family(u *turn.Turn, w int) bool {
	for p := max(0, u.Para-3); p <= u.Para; p++ {
		for _, m := range s.t.Paras[p].Mentions {
			if m.Who >= 0 && m.Who != w && s.c.Related(m.Who, w) {
				return true
			}
		}
	}
	return false
}
