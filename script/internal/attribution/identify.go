package attribution

import (
	"maps"
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// recognize finds out who the people of a short text are from who speaks when, as the table with weights w finds
// it: which names that only talk has are whose, what the narrator is called, and who "his sister" is.
func recognize(t *lang.Text, c *people.Cast, turns []*turn.Turn, w []float32) {
	if t.Words >= lang.ShortText {
		return
	}
	for range 10 { // each name that is found to be somebody's may decide the next
		if !newScene(t, c, turns).identify(w) {
			break
		}
	}
	for newScene(t, c, turns).firstCalled() {
	}
	for newScene(t, c, turns).answersByRole() {
	}
	newScene(t, c, turns).bindVoices()
	newScene(t, c, turns).bindThings()
	newScene(t, c, turns).bindSiblings()
	s := newScene(t, c, turns)
	s.beats()
	s.answerCalls()
}

// identify makes one of a name that only talk has and the person who is addressed by it: in
// fiction the narration keeps to one name and the characters use others.
func (s *scene) identify(w []float32) bool {
	if x, b := s.corrected(); x >= 0 {
		s.join(x, b)
		return true
	}
	if x := s.presented(); x >= 0 {
		s.join(x, s.c.Narrator)
		return true
	}
	if x, b := s.introduced(); x >= 0 {
		s.join(x, b)
		return true
	}
	if x := s.hailed(); x >= 0 {
		s.join(x, s.c.Narrator)
		return true
	}
	called := s.calledNames()
	if len(called) == 0 {
		return false
	}
	for _, x := range sortedKeys(called) {
		if b := s.shortened(x); b >= 0 {
			s.join(x, b)
			return true
		}
	}
	s.unseen = called
	restore := s.reopen(called)
	l := s.whole(w)
	post := l.posteriors()
	name, owner, top := -1, -1, 0.0
	for _, x := range sortedKeys(called) {
		if b, score := s.addressed(x, l, post, w); b >= 0 && score > top {
			name, owner, top = x, b, score
		}
	}
	restore()
	if name < 0 {
		return false
	}
	s.join(name, owner)
	return true
}

// calledNames lists the people whom the narration hardly names, when there are two others who may speak.
func (s *scene) calledNames() map[int]bool {
	out := map[int]bool{}
	spoken := map[int]bool{}
	for _, u := range s.turns {
		if w := u.Settled(); w >= 0 && !s.onlyByName(u) {
			spoken[w] = true
		}
	}
	for _, w := range s.c.Epithets { // the girl, who has said that she is Ada
		spoken[w] = true
	}
	for x, p := range s.c.People {
		if x != s.c.Narrator && p.Epithet == "" && len(p.Names) > 0 && !spoken[x] && (s.c.CalledOnly(x) || unnamedNarrator(s.c) && s.c.HardlyTold(x)) && (s.c.NameLike(x) || s.shortened(x) >= 0) {
			out[x] = true
		}
	}
	if len(s.c.People)-len(out) < 2 {
		return nil
	}
	return out
}

// onlyByName reports whether nothing but the name that somebody gives as theirs tells who speaks a turn. Who says "It's Dad" has
// said all that can be known of them.
func (s *scene) onlyByName(u *turn.Turn) bool {
	return u.Forced >= 0 && u.Forced == u.Naming.Own && u.Kind != turn.KindNamed && !u.Given && !slices.ContainsFunc(s.c.People[u.Forced].Names, people.Calling)
}

// reopen leaves the turns in which one of the names is given as somebody's own to whoever may have it, until the
// function that it returns is called: a "Fintan." in answer is the cyclist's.
func (s *scene) reopen(names map[int]bool) (undo func()) {
	closed := map[*turn.Turn]map[int]bool{} // who was absent
	for _, u := range s.turns {
		if names[u.Forced] && s.onlyByName(u) {
			closed[u] = u.Absent
			u.Absent = maps.Clone(u.Absent)
			if u.Absent == nil {
				u.Absent = map[int]bool{}
			}
			for b := range s.c.People {
				u.Absent[b] = u.Absent[b] || !s.c.MayBe(u.Forced, b)
			}
			u.Forced = -1
		}
	}
	return func() {
		for u, absent := range closed {
			u.Forced, u.Absent = u.Naming.Own, absent
		}
	}
}

// unnamedNarrator reports whether the text is told by an "I" whose name is not known.
func unnamedNarrator(c *people.Cast) bool {
	return c.Narrator >= 0 && people.Nameless(c.People[c.Narrator].Name)
}

// presented finds the name that an unnamed narrator gives as theirs: "It's Ada," I said. I put my hand out. "I'm Ada." -1 when they give none.
func (s *scene) presented() int {
	if !unnamedNarrator(s.c) {
		return -1
	}
	for _, u := range s.turns {
		x := u.Naming.Own
		if x < 0 && u.Settled() == s.c.Narrator {
			x = u.Naming.Likely
		}
		if x >= 0 && x != s.c.Narrator && (s.c.CalledOnly(x) || s.c.HardlyTold(x)) && s.c.MayBe(x, s.c.Narrator) && (u.Tag.Who == s.c.Narrator || u.Before == s.c.Narrator && !u.Tag.Found()) {
			if own, _ := s.answersTo(x); !own {
				continue
			}
			return x
		}
	}
	return -1
}

// introduced finds a name that somebody without one gives as theirs where the text has not used it yet: "I'm Ada," said the woman.
func (s *scene) introduced() (x, b int) {
	for i, u := range s.turns {
		if x, b := u.Naming.Own, s.asked(i); x >= 0 && b >= 0 && s.mayBeNamed(b, x) && s.met(x) >= u.Para {
			return x, b
		}
	}
	return -1, -1
}

// shownBy is whom the tag of a turn, or else what is told around it, has speak, whatever the words tell; -1 for nobody.
func (s *scene) shownBy(u *turn.Turn) int {
	switch {
	case u.Tag.Who >= 0:
		return u.Tag.Who
	case u.Kind == turn.KindPronoun:
		return u.PronounIs
	case voiceIn(s.t.Paras[u.Para]):
		return -1 // The driver pushed a button, and a voice filled the cab.
	case u.Before >= 0:
		return u.Before
	case len(u.Segs) > 1: // "There." The woman sat down. "I'm Ada."
		return u.After
	}
	return -1
}

// voiceIn reports whether the narration of a paragraph has a voice.
func voiceIn(p *lang.Para) bool {
	for _, toks := range p.Narration() {
		for i := range toks {
			if toks[i].Low == "voice" {
				return true
			}
		}
	}
	return false
}

// mayBeNamed reports whether somebody told by an epithet can have the name x.
func (s *scene) mayBeNamed(b, x int) bool {
	p, q := s.c.People[x], s.c.People[b]
	return x != b && x != s.c.Narrator && q.Epithet != "" && len(q.Names) == 0 && len(p.Names) > 0 && !s.c.Group(b) && !s.calledTogether(x, b) && !people.GenderClash(p.Gender, q.Gender)
}

// hailed finds the name that an unnamed narrator is called by in the answer to what they say: "It's me," I said. "Ada! Come in." -1 when there is none.
func (s *scene) hailed() int {
	if !unnamedNarrator(s.c) {
		return -1
	}
	for i := 1; i < len(s.turns); i++ {
		u, before := s.turns[i], s.turns[i-1]
		if before.Settled() != s.c.Narrator || u.Settled() == s.c.Narrator || u.Para-before.Last != 1 || len(u.Called) != 1 {
			continue
		}
		if p, first := s.t.Paras[u.Para], u.Segs[0].Seg; len(p.Toks[first]) <= 2 && names.AnswerAt(s.t, p, first) != names.NoAnswer {
			continue // "Who sang?" I said. "Ada," said Ben.
		}
		x := sortedKeys(u.Called)[0]
		if !s.c.CalledOnly(x) || !s.c.MayBe(x, s.c.Narrator) || s.speaks(x) {
			continue
		}
		if _, another := s.answersTo(x); !another {
			return x
		}
	}
	return -1
}

// speaks reports whether a turn is settled to be w's.
func (s *scene) speaks(w int) bool {
	return slices.ContainsFunc(s.turns, func(u *turn.Turn) bool { return u.Settled() == w })
}

// asked is whom what is told around turn i has speak it, or else, where it answers who they are, the only one without a name who has spoken
// before; -1 for nobody.
func (s *scene) asked(i int) int {
	u := s.turns[i]
	if b := s.shownBy(u); b >= 0 || u.Kind == turn.KindNamed || unnamedNarrator(s.c) || names.AnswerAt(s.t, s.t.Paras[u.Para], u.Segs[0].Seg) != names.NameAnswer {
		return b
	}
	found, last := -1, 0
	for k, v := range s.turns[:i] {
		w := v.Settled()
		if w < 0 || s.c.People[w].Epithet == "" || len(s.c.People[w].Names) > 0 || s.c.Group(w) {
			continue
		}
		if found >= 0 && w != found {
			return -1
		}
		found, last = w, k
	}
	if found < 0 {
		return -1
	}
	asks := s.turns[i-1]
	if w := asks.Settled(); w == found || w < 0 && (i-last)%2 > 0 && !people.GenderClash(s.c.People[found].Gender, lang.GenderFor[asks.Tag.Pronoun]) {
		return -1 // it may be who asks
	}
	return found
}
