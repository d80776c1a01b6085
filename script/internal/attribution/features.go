package attribution

import "math/bits"

// A feature is a kind, a value below 64, and the kind of turn it is seen in: one weight each.
const (
	fTag = iota
	fPronoun
	fCoref
	fBefore
	fAfter
	fBeat
	fInParagraph
	fPrevious
	fNext
	fCalled
	fCalledBefore
	fDistance
	fRecent
	fTotal
	fNextTag
	fSort
	fAgo
	fPair
	fRival
	fOnly
	fEcho
	fEchoHere
	fSelf
	fAssoc
	fApart
	fNoun
	fIntroduced
	fKin
	fFamily
	fNext2
	fAddressed
	fAddressedBefore
	fNextPronoun
	fDistinct
	fCrowded
	fLooks
	fShare
	fLength
	fAround
	fTalk
	fManner
	fCalledAfter
	fKinship
	fKnown
	featureKinds
)

const values = 64

// tableSize is how many weights there are.
const tableSize = featureKinds * values * kinds

func id(feature, value, kind int) int { return (feature*values+min(value, values-1))*kinds + kind }

// static appends the features of a candidate that do not depend on who spoke before.
func (s *scene) static(f []int, i, w int) []int {
	u := s.turns[i]
	p := s.t.paras[u.para]
	k := u.kind
	person := s.c.people[w]
	put := func(feature, value int) { f = append(f, id(feature, value, k)) }

	if u.kind == kindPronoun {
		g := genderFor[u.tag.pronoun]
		put(fPronoun, same(person.gender, g))
		put(fCoref, yes(u.pronounIs == w))
	}
	if u.kind == kindEpithet {
		f = s.bondFeatures(f, u, w)
	}
	put(fKnown, howKnown(s.c, w))
	switch {
	case u.before == w:
		put(fBefore, 1+yes(u.beforeByPronoun))
	case u.before >= 0:
		put(fBefore, 3+yes(u.beforeByPronoun))
	default:
		put(fBefore, 0)
	}
	put(fAfter, yes(u.after == w))
	if u.after >= 0 && u.after != w {
		put(fAfter, 2)
	}
	if u.beat != "" {
		g := genderFor[u.beat]
		put(fBeat, yes(u.beatWho == w))
		put(fBeat, 3+same(person.gender, g))
	}
	inside := 0
	for _, m := range p.mentions {
		if m.who == w {
			inside = 1
		}
	}
	put(fInParagraph, inside)
	put(fPrevious, s.beside(u.para-1, w, false))
	put(fNext, s.beside(u.last+1, w, true))
	switch {
	case u.called[w]:
		put(fCalled, 1)
	case u.spokenOf[w]:
		put(fCalled, 2)
	}
	if i > 0 && u.para-s.turns[i-1].last <= 2 {
		switch v := s.turns[i-1]; {
		case v.called[w]:
			put(fCalledBefore, 1)
		case v.spokenOf[w]:
			put(fCalledBefore, 2)
		}
	}
	if w == s.c.narrator { // "I" is everywhere: how near and how often tells nothing
		put(fSort, 3)
	} else {
		put(fDistance, s.distance(u.para, w))
		put(fRecent, s.recent(u.para, w))
		put(fTotal, bits.Len(uint(s.most/max(1, person.count)))) // against the most named: books differ in length
		put(fLooks, s.looks(u.para, w))
	}
	if i+1 < len(s.turns) && s.turns[i+1].kind == kindNamed {
		if gap := s.turns[i+1].para - u.last; gap <= 2 {
			put(fNextTag, 2*gap+yes(s.turns[i+1].tag.who == w))
		}
	}
	if i+2 < len(s.turns) {
		if v, x := s.turns[i+1], s.turns[i+2]; x.kind == kindNamed && v.para-u.last <= 1 && x.para-v.last <= 1 {
			put(fNext2, yes(x.tag.who == w))
		}
	}
	if u.address != "" {
		put(fAddressed, same(person.gender, u.address))
	}
	if i > 0 && u.para-s.turns[i-1].last <= 1 && s.turns[i-1].address != "" {
		put(fAddressedBefore, same(person.gender, s.turns[i-1].address))
	}
	if i+1 < len(s.turns) && s.turns[i+1].para-u.last <= 1 {
		if g := genderFor[s.turns[i+1].tag.pronoun]; g != "" {
			put(fNextPronoun, same(person.gender, g))
		}
	}
	put(fCrowded, min(3, named(p))*4+role(p, u, w))
	put(fLength, min(3, u.words/12)*2+inside)
	put(fAround, s.habits.around(i, w))
	put(fTalk, s.habits.length(u, w))
	put(fManner, s.habits.manner(s.t, u, w))
	if i+1 < len(s.turns) && s.turns[i+1].para-u.last <= 2 {
		switch v := s.turns[i+1]; {
		case v.called[w]:
			put(fCalledAfter, 1)
		case v.spokenOf[w]:
			put(fCalledAfter, 2)
		}
	}
	switch {
	case w == s.c.narrator: // told above
	case person.epithet != "":
		put(fSort, 2)
	}
	return f
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}
