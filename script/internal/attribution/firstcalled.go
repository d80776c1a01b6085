package attribution

import (
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// kept are the words for somebody whom the text keeps back on purpose: it may have had others talk about them.
var kept = lang.Set("somebody someone stranger figure")

// firstCalled makes one of somebody told by what they are, who has just spoken or answers, and a name that the text has for the first
// time where it is called: who is called so is known to the reader already. It reports whether there were two such.
func (s *scene) firstCalled() bool {
	for i, u := range s.turns {
		if len(u.Called) != 1 {
			continue
		}
		x := sortedKeys(u.Called)[0]
		if !s.newlyNamed(x, u, false) && !s.newlyNamed(x, u, true) || u.Words < 2 {
			continue
		}
		e, answered := -1, false // answered: the call is the reply to what e has said
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(s.turns) || abs(s.turns[j].Para-u.Para) > 1 || s.t.NewScene(min(u.Para, s.turns[j].Para), max(u.Para, s.turns[j].Para)) {
				continue
			}
			w, kind := max(s.turns[j].Tag.Who, s.turns[j].Forced), s.turns[j].Kind
			if k := j - 2; w < 0 && j < i && s.onlyTwo(j) {
				w, kind, answered = s.turns[k].Tag.Who, s.turns[k].Kind, true
			}
			if w < 0 || kind != turn.KindEpithet && s.c.People[w].Epithet == "" && !s.calledByKin(w) {
				continue
			}
			if e >= 0 && e != w {
				e = -1
				break
			}
			e = w
		}
		if e >= 0 && !s.newlyNamed(x, u, kept[people.HeadNoun(s.c.People[e].Epithet)]) {
			continue
		}
		if e < 0 || e == u.Tag.Who || e == x || !s.mayBeCalled(e, x) || s.talksOf(u, e) || !answered && s.othersCome(u, e, x) {
			continue
		}
		s.join(e, x)
		return true
	}
	return false
}

// onlyTwo reports whether turn j is that of whoever had the one before the last: two talk without a tag or a word between, and nobody else has
// spoken by a tag so far.
func (s *scene) onlyTwo(j int) bool {
	if j < 2 || !s.repliesBare(j) || !s.repliesBare(j-1) {
		return false
	}
	who := s.turns[j-2].Tag.Who
	return !slices.ContainsFunc(s.turns[:j], func(u *turn.Turn) bool { return u.Tag.Found() && u.Tag.Who != who })
}

// newlyNamed reports whether a name of x stands in turn u for the first time; talked: but for talk about them.
func (s *scene) newlyNamed(x int, u *turn.Turn, talked bool) bool {
	if s.c.People[x].Epithet != "" || x == s.c.Narrator || s.c.Group(x) || s.c.CalledOnly(x) {
		return false
	}
	for _, v := range s.turns {
		if v == u {
			break
		}
		if v.Called[x] || v.SpokenOf[x] && !talked || v.Tag.Who == x {
			return false
		}
	}
	return len(s.told[x]) == 0 || s.told[x][0] > u.Para
}

// talksOf reports whether a turn has him or her for somebody: "Don't listen to him, Ada."
func (s *scene) talksOf(u *turn.Turn, e int) bool {
	for _, p := range s.t.Paras[u.Para : u.Last+1] {
		for _, q := range p.Quotes {
			for k := range p.Toks[q] {
				if w := p.Toks[q][k].Low; (w == "him" || w == "her") && lang.PronounGender(w) != lang.Opposite(s.c.People[e].Gender) {
					return true
				}
			}
		}
	}
	return false
}

// othersCome reports whether the paragraph behind a call begins with what somebody else does: "Ada! Come here!" The cook put her head in.
func (s *scene) othersCome(u *turn.Turn, e, x int) bool {
	if u.Last+1 >= len(s.t.Paras) {
		return false
	}
	p := s.t.Paras[u.Last+1]
	if lang.FirstQuote(p) == 0 || len(p.Mentions) == 0 {
		return false
	}
	m := &p.Mentions[0]
	return m.Subject && m.Sentence == 0 && m.Who >= 0 && m.Who != e && m.Who != x
}

// mayBeCalled reports whether nothing tells somebody told by e and the person x apart.
func (s *scene) mayBeCalled(e, x int) bool {
	p, q := s.c.People[e], s.c.People[x]
	if p.Epithet == "" && !s.calledByKin(e) || p.Epithet != "" && !s.c.Human(people.HeadNoun(p.Epithet)) && !lang.Speechless[people.HeadNoun(p.Epithet)] && !kept[people.HeadNoun(p.Epithet)] || people.GenderClash(p.Gender, q.Gender) || s.takesTurns(x, map[int]bool{e: true}) || s.takesTurns(e, map[int]bool{x: true}) {
		return false
	}
	return !s.toldTogether(e, x)
}

// toldTogether reports whether a sentence of the narration has both e and x: they are two.
func (s *scene) toldTogether(e, x int) bool {
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			for l := range p.Mentions {
				a, b := &p.Mentions[k], &p.Mentions[l]
				if a.Who == e && b.Who == x && a.Seg == b.Seg && a.Sentence == b.Sentence {
					return true
				}
			}
		}
	}
	return false
}

// answersByRole makes one of somebody whom the narration names, and no tag, and who is told by what they are in answer to a call by that name:
// "Ada, shut the hatch." "At once," said the ship. It reports whether there were two such.
func (s *scene) answersByRole() bool {
	for i := 1; i < len(s.turns); i++ {
		u, v := s.turns[i-1], s.turns[i]
		e := v.Tag.Who
		if len(u.Called) != 1 || e < 0 || v.Tag.Indefinite || v.Para-u.Last != 1 || s.t.NewScene(u.Last, v.Para) {
			continue
		}
		x := sortedKeys(u.Called)[0]
		p, q := s.c.People[e], s.c.People[x]
		if p.Epithet == "" || len(p.Names) > 0 || q.Epithet != "" || x == s.c.Narrator || u.Settled() == e || s.c.CalledOnly(x) || s.c.Group(e) || s.c.Group(x) {
			continue
		}
		if q.Gender != "" && q.Gender != p.Gender || s.c.Human(people.HeadNoun(p.Epithet)) || !plainlyNamed(s.c, x) || s.firstTag(x) >= 0 || s.takesTurns(x, map[int]bool{e: true}) || s.calledTogether(x, e) || s.toldTogether(e, x) {
			continue
		}
		s.join(e, x)
		return true
	}
	return false
}

// calledByKin reports whether somebody is only called by what they are to others, in talk and messages: Mum.
func (s *scene) calledByKin(w int) bool {
	for _, u := range s.turns {
		if u.Tag.Who == w && lang.ChatLabel(s.t, s.t.Paras[u.Para]) == "" {
			return false
		}
	}
	for _, n := range s.c.People[w].Names {
		if n.Title != "" || lang.KinCalls[n.Key] == "" {
			return false
		}
	}
	return len(s.c.People[w].Names) > 0
}
