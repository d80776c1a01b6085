package attribution

// dynamic appends the features that depend on who spoke before: lately[0] spoke last.
func (s *scene) dynamic(f []int, i, w int, lately []int) []int {
	u := s.turns[i]
	k := u.kind
	if u.settled() >= 0 && !u.byPronoun {
		k = kindNamed
	}
	gap := 0
	if i > 0 {
		gap = min(2, u.para-s.turns[i-1].last-1)
		if u.para == s.turns[i-1].last {
			gap = 3
		}
		if u.para-s.turns[i-1].last > 6 || s.t.newScene(s.turns[i-1].last, u.para) {
			gap = 2
		}
	}
	ago := 4
	for j, v := range lately {
		if v == w {
			ago = min(j, 3)
			break
		}
	}
	if gap < 3 {
		f = append(f, id(fAgo, ago*3+gap, k))
	} else {
		f = append(f, id(fRival, ago, k))
	}
	if u.kind == kindEpithet && kinNouns[headNoun(u.tag.epithet)] && len(lately) > 0 && w != u.tag.who {
		f = append(f, id(fKin, 1+yes(s.c.related(w, lately[0])), k))
	}
	distinct, spoke := 0, 0
	for j, v := range lately[:min(6, len(lately))] {
		if v == w {
			spoke++
		}
		fresh := true
		for _, x := range lately[:j] {
			fresh = fresh && x != v
		}
		distinct += yes(fresh)
	}
	f = append(f, id(fDistinct, min(4, distinct)*5+ago, k), id(fShare, min(3, spoke)*4+gap, k))
	// A pronoun that begins the narration before the turn, or its beat or tag, is somebody who just spoke, or is not.
	if u.para > 0 && u.kind == kindBare {
		if pro := leadPronoun(s.t.paras[u.para-1]); pro != "" {
			f = append(f, id(fEcho, same(s.c.people[w].gender, genderFor[pro])*5+ago, k))
		}
	}
	if pro := u.beat + u.tag.pronoun; (u.beat == "" || u.tag.pronoun == "") && genderFor[pro] != "" {
		f = append(f, id(fEchoHere, same(s.c.people[w].gender, genderFor[pro])*5+ago, k))
	}
	if len(lately) >= 3 && gap == 0 {
		pair := lately[0] != lately[1] && lately[2] == lately[0]
		switch {
		case pair && w == lately[1]:
			f = append(f, id(fPair, 1, k))
		case pair && w != lately[0]:
			f = append(f, id(fPair, 2, k))
		}
	}
	if i > 0 && len(lately) > 0 && s.turns[i-1].called[w] && lately[0] != w {
		f = append(f, id(fOnly, 1, k))
	}
	return f
}
