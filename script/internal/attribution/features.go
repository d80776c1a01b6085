package attribution

import (
	"math/bits"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

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
const tableSize = featureKinds * values * turn.Kinds

func id(feature, value, kind int) int { return (feature*values+min(value, values-1))*turn.Kinds + kind }

// static appends the features of a candidate that do not depend on who spoke before.
func (s *scene) static(f []int, i, w int) []int {
	u := s.turns[i]
	p := s.t.Paras[u.Para]
	k := u.Kind
	person := s.c.People[w]
	put := func(feature, value int) { f = append(f, id(feature, value, k)) }

	if u.Kind == turn.KindPronoun {
		g := lang.GenderFor[u.Tag.Pronoun]
		put(fPronoun, people.Same(person.Gender, g))
		put(fCoref, yes(u.PronounIs == w))
	}
	if u.Kind == turn.KindEpithet {
		f = s.bondFeatures(f, u, w)
	}
	put(fKnown, howKnown(s.c, w))
	switch {
	case u.Before == w:
		put(fBefore, 1+yes(u.BeforeByPronoun))
	case u.Before >= 0:
		put(fBefore, 3+yes(u.BeforeByPronoun))
	default:
		put(fBefore, 0)
	}
	put(fAfter, yes(u.After == w))
	if u.After >= 0 && u.After != w {
		put(fAfter, 2)
	}
	if u.Beat != "" {
		g := lang.GenderFor[u.Beat]
		put(fBeat, yes(u.BeatWho == w))
		put(fBeat, 3+people.Same(person.Gender, g))
	}
	inside := 0
	for _, m := range p.Mentions {
		if m.Who == w {
			inside = 1
		}
	}
	put(fInParagraph, inside)
	put(fPrevious, s.beside(u.Para-1, w, false))
	put(fNext, s.beside(u.Last+1, w, true))
	switch {
	case u.Called[w]:
		put(fCalled, 1)
	case u.SpokenOf[w]:
		put(fCalled, 2)
	}
	if i > 0 && u.Para-s.turns[i-1].Last <= 2 {
		switch v := s.turns[i-1]; {
		case v.Called[w]:
			put(fCalledBefore, 1)
		case v.SpokenOf[w]:
			put(fCalledBefore, 2)
		}
	}
	if w == s.c.Narrator { // "I" is everywhere: how near and how often tells nothing
		put(fSort, 3)
	} else {
		put(fDistance, s.distance(u.Para, w))
		put(fRecent, s.recent(u.Para, w))
		put(fTotal, bits.Len(uint(s.most/max(1, person.Count)))) // against the most named: books differ in length
		put(fLooks, s.looks(u.Para, w))
	}
	if i+1 < len(s.turns) && s.turns[i+1].Kind == turn.KindNamed {
		if gap := s.turns[i+1].Para - u.Last; gap <= 2 {
			put(fNextTag, 2*gap+yes(s.turns[i+1].Tag.Who == w))
		}
	}
	if i+2 < len(s.turns) {
		if v, x := s.turns[i+1], s.turns[i+2]; x.Kind == turn.KindNamed && v.Para-u.Last <= 1 && x.Para-v.Last <= 1 {
			put(fNext2, yes(x.Tag.Who == w))
		}
	}
	if u.Address != "" {
		put(fAddressed, people.Same(person.Gender, u.Address))
	}
	if i > 0 && u.Para-s.turns[i-1].Last <= 1 && s.turns[i-1].Address != "" {
		put(fAddressedBefore, people.Same(person.Gender, s.turns[i-1].Address))
	}
	if i+1 < len(s.turns) && s.turns[i+1].Para-u.Last <= 1 {
		if g := lang.GenderFor[s.turns[i+1].Tag.Pronoun]; g != "" {
			put(fNextPronoun, people.Same(person.Gender, g))
		}
	}
	put(fCrowded, min(3, named(p))*4+role(p, u, w))
	put(fLength, min(3, u.Words/12)*2+inside)
	put(fAround, s.habits.around(i, w))
	put(fTalk, s.habits.length(u, w))
	put(fManner, s.habits.manner(s.t, u, w))
	if i+1 < len(s.turns) && s.turns[i+1].Para-u.Last <= 2 {
		switch v := s.turns[i+1]; {
		case v.Called[w]:
			put(fCalledAfter, 1)
		case v.SpokenOf[w]:
			put(fCalledAfter, 2)
		}
	}
	switch {
	case w == s.c.Narrator: // told above
	case person.Epithet != "":
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
