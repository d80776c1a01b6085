package attribution

import "slices"

// reach is how many paragraphs back a candidate may have been named.
const (
	reach       = 8
	reachSpeech = 3
)

// sceneWords is how short a text is all one scene, where everybody may speak anywhere.
const sceneWords = 1000

// candidates lists who may speak turn i, given who spoke lately, in a stable order.
func (s *scene) candidates(i int, lately []int) []int {
	if w := s.turns[i].settled(); w >= 0 {
		return []int{w}
	}
	return s.inReach(i, lately)
}

// inReach lists who could speak turn i if nothing settled it.
func (s *scene) inReach(i int, lately []int) []int {
	u := s.turns[i]
	aloud := chatLabel(s.t, s.t.paras[u.para]) == ""
	var out []int
	seen := map[int]bool{}
	add := func(w int) {
		if w >= 0 && !seen[w] && len(out) < 16 && !u.absent[w] && !s.unseen[w] && !(aloud && s.writing[w]) {
			seen[w] = true
			out = append(out, w)
		}
	}
	add(u.settled())
	if u.kind == kindEpithet {
		add(u.tag.who)
		add(u.kin)
	}
	add(u.pronounIs)
	add(u.before)
	add(u.after)
	add(u.beatWho)
	for k, w := range lately {
		if k < 8 {
			add(w)
		}
	}
	for p := u.last; p >= 0 && p > u.para-reach; p-- {
		for _, m := range s.t.paras[p].mentions {
			add(m.who)
		}
	}
	ahead := 1
	if len(out) < 2 {
		ahead = 4
	}
	for p := u.last + 1; p < len(s.t.paras) && p <= u.last+ahead; p++ {
		for _, m := range s.t.paras[p].mentions {
			add(m.who)
		}
	}
	for k := i; k >= 0 && s.turns[k].para > u.para-reachSpeech; k-- {
		for _, set := range []map[int]bool{s.turns[k].called, s.turns[k].spokenOf} {
			for _, w := range sortedKeys(set) {
				add(w)
			}
		}
	}
	if s.c.narrator >= 0 {
		add(s.c.narrator)
	}
	if s.t.words < sceneWords && len(s.c.people) <= 16 {
		for w := range s.c.people {
			if s.met(w) <= u.last+ahead+1 {
				add(w)
			}
		}
	}
	kept := s.fitting(u, out)
	if len(kept) == 0 && s.t.words < shortText { // somebody who is named far from here
		for w := range s.c.people {
			add(w)
		}
		kept = s.fitting(u, out)
	}
	return kept
}

// fitting keeps those whom the words of the tag can mean: a pronoun is never answered by somebody of the other gender.
func (s *scene) fitting(u *turn, who []int) []int {
	gender := ""
	switch u.kind {
	case kindPronoun:
		gender = genderFor[u.tag.pronoun]
	case kindEpithet:
		gender = s.c.nounGender(u.tag.epithet)
	case kindIndefinite:
		if kept := slices.DeleteFunc(slices.Clone(who), func(w int) bool { return genderClash(s.c.people[w].gender, u.tag.gender) }); len(kept) > 0 {
			return kept
		}
		return who
	default:
		return who
	}
	var kept []int
	for _, w := range who {
		h := s.c.people[w].gender
		agrees := h == "" || gender == "" || h == gender
		if u.kind == kindPronoun && agrees && w != s.c.narrator || u.kind == kindEpithet && (w == u.tag.who || agrees && s.mayMean(u.tag.epithet, w)) {
			kept = append(kept, w)
		}
	}
	return kept
}
