package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// dynamic appends the features that depend on who spoke before: lately[0] spoke last.
func (s *scene) dynamic(f []int, i, w int, lately []int) []int {
	u := s.turns[i]
	k := u.Kind
	if u.Settled() >= 0 && !u.ByPronoun {
		k = turn.KindNamed
	}
	gap := 0
	if i > 0 {
		gap = min(2, u.Para-s.turns[i-1].Last-1)
		if u.Para == s.turns[i-1].Last {
			gap = 3
		}
		if u.Para-s.turns[i-1].Last > 6 || s.t.NewScene(s.turns[i-1].Last, u.Para) {
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
	if u.Kind == turn.KindEpithet && lang.KinNouns[people.HeadNoun(u.Tag.Epithet)] && len(lately) > 0 && w != u.Tag.Who {
		f = append(f, id(fKin, 1+yes(s.c.Related(w, lately[0])), k))
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
	if u.Para > 0 && u.Kind == turn.KindBare {
		if pro := leadPronoun(s.t.Paras[u.Para-1]); pro != "" {
			f = append(f, id(fEcho, people.Same(s.c.People[w].Gender, lang.GenderFor[pro])*5+ago, k))
		}
	}
	if pro := u.Beat + u.Tag.Pronoun; (u.Beat == "" || u.Tag.Pronoun == "") && lang.GenderFor[pro] != "" {
		f = append(f, id(fEchoHere, people.Same(s.c.People[w].Gender, lang.GenderFor[pro])*5+ago, k))
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
	if i > 0 && len(lately) > 0 && s.turns[i-1].Called[w] && lately[0] != w {
		f = append(f, id(fOnly, 1, k))
	}
	return f
}
