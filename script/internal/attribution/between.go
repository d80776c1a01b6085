package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/turn"
)

// findBetween finds the untagged runs of a short text that are between two of a family: the narration right in front tells of one of
// them by what they are to the other, and of nobody else: "His sister shut the window." It says for each turn of such a run who they are.
func (s *scene) findBetween() map[int]map[int]bool {
	out := map[int]map[int]bool{}
	if s.t.Words >= lang.ShortText || s.c.Narrator >= 0 {
		return out
	}
	for i, u := range s.turns {
		if u.Kind != turn.KindBare || u.Para == 0 || s.t.Paras[u.Para].SceneStart || s.t.Paras[u.Para-1].Talks() {
			continue
		}
		two := s.kinAlone(s.t.Paras[u.Para-1])
		for j := i; two != nil && j < len(s.turns) && (j == i || s.repliesBare(j)) && !callsOthers(s.turns[j], two); j++ {
			out[j] = two
		}
	}
	return out
}

// callsOthers reports whether a turn calls somebody who is none of two.
func callsOthers(u *turn.Turn, two map[int]bool) bool {
	for w := range u.Called {
		if !two[w] {
			return true
		}
	}
	return false
}

// kinAlone finds the two whom a paragraph of narration tells of by a word for kin, when it tells of nobody else; nil for none.
func (s *scene) kinAlone(p *lang.Para) map[int]bool {
	kin, whose := -1, -1
	for k := range p.Mentions {
		m := &p.Mentions[k]
		w := m.Who
		if w < 0 {
			w = turn.Resolve(s.t, s.c, p.Index, m.At, m.Pronoun)
		}
		words := strings.Fields(strings.ToLower(s.t.Doc.Text[m.At:min(len(s.t.Doc.Text), m.At+20)]))
		pro := map[string]string{"his": "he", "her": "she"}[words[0]]
		if kin < 0 && m.Subject && m.Who >= 0 && pro != "" && len(words) > 1 && lang.Families[words[1]] {
			kin, whose = w, turn.Resolve(s.t, s.c, p.Index, m.At, pro)
			continue
		}
		if w != kin && w != whose || w < 0 {
			return nil
		}
	}
	if kin < 0 || whose < 0 || kin == whose || s.c.Group(kin) {
		return nil
	}
	return map[int]bool{kin: true, whose: true}
}
