package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// siblings are the words for people of one's own generation in the family.
var siblings = lang.Set("brother sister twin")

// bindSiblings finds who "his sister" is: the only one it can be of those whom the narration names. It is
// not whom "his" means, nobody in the same sentence, nobody of another generation or with a title, and nobody who
// speaks right before or after. It reports whether anybody was found.
func (s *scene) bindSiblings() bool {
	same := map[int]int{}
	for e, p := range s.c.People {
		if !siblings[people.HeadNoun(p.Epithet)] {
			continue
		}
		not := s.notTheSibling(e)
		found, n := -1, 0
		for w, q := range s.c.People {
			if w == e || w == s.c.Narrator || q.Epithet != "" || not[w] || s.c.CalledOnly(w) || people.GenderClash(q.Gender, p.Gender) || !plainlyNamed(s.c, w) {
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
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			m := &p.Mentions[k]
			if m.Who != e {
				continue
			}
			whose, _, _ := strings.Cut(strings.ToLower(s.t.Doc.Text[m.At:min(len(s.t.Doc.Text), m.At+4)]), " ")
			if pro := map[string]string{"his": "he", "her": "she"}[whose]; pro != "" {
				if w := turn.Resolve(s.t, s.c, p.Index, m.At, pro); w >= 0 {
					not[w] = true
					s.youngerThan(w, not)
				}
			}
			for l := range p.Mentions {
				if o := &p.Mentions[l]; o.Who >= 0 && o.Who != e && o.Sentence == m.Sentence {
					not[o.Who] = true
				}
			}
		}
	}
	for i, u := range s.turns {
		if u.Tag.Who != e {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j >= 0 && j < len(s.turns) && abs(s.turns[j].Para-u.Para) == 1 && s.turns[j].Settled() >= 0 {
				not[s.turns[j].Settled()] = true
			}
		}
		for w := range u.Called {
			not[w] = true
		}
	}
	return not
}

// What somebody's elders are to them, one generation up and two.
var parents, grandparents = lang.Set("mother father mum mom dad mummy daddy"), lang.Set("grandmother grandfather gran granny grandma grandpa grandad granddad nana")

// youngerThan adds those of the generation below w: they have a grandparent in the story, where w has a parent.
func (s *scene) youngerThan(w int, younger map[int]bool) {
	if !s.has(parents)[w] {
		return
	}
	for x := range s.has(grandparents) {
		younger[x] = younger[x] || x != w
	}
}

// has lists who the narration says has kin of the kind: "her grandfather".
func (s *scene) has(kin map[string]bool) map[int]bool {
	out := map[int]bool{}
	for _, p := range s.t.Paras {
		for _, toks := range p.Narration() {
			for i := 0; i+1 < len(toks); i++ {
				pro := map[string]string{"his": "he", "her": "she"}[toks[i].Low]
				if pro == "" || !kin[toks[i+1].Low] || toks[i+1].Before != "" {
					continue
				}
				if w := turn.Resolve(s.t, s.c, p.Index, toks[i].Start, pro); w >= 0 {
					out[w] = true
				}
			}
		}
	}
	return out
}

// plainlyNamed reports whether somebody goes by a name alone, without a title or a word for kin.
func plainlyNamed(c *people.Cast, w int) bool {
	for _, n := range c.People[w].Names {
		if n.Title != "" || len(n.Parts) > 0 && lang.KinCalls[n.Parts[0]] != "" || strings.HasPrefix(n.Key, "the ") {
			return false
		}
	}
	return len(c.People[w].Names) > 0
}
