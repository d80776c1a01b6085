package attribution

import (
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// reach is how many paragraphs back a candidate may have been named.
const (
	reach       = 8
	reachSpeech = 3
)

// sceneWords is how short a text is all one scene, where everybody may speak anywhere.
const sceneWords = 1000

// candidates lists who may speak turn i, given who spoke lately, in a stable order.
func (s *scene) candidates(i int, lately []int) []int {
	if w := s.turns[i].Settled(); w >= 0 {
		return []int{w}
	}
	return s.inReach(i, lately)
}

// inReach lists who could speak turn i if nothing settled it.
func (s *scene) inReach(i int, lately []int) []int {
	u := s.turns[i]
	aloud := lang.ChatLabel(s.t, s.t.Paras[u.Para]) == ""
	var out []int
	seen := map[int]bool{}
	add := func(w int) {
		if w >= 0 && !seen[w] && len(out) < 16 && !u.Absent[w] && !s.unseen[w] && !s.dumb[w] && (s.between[i] == nil || s.between[i][w]) && !(aloud && s.elsewhere(u.Para, w)) {
			seen[w] = true
			out = append(out, w)
		}
	}
	add(u.Settled())
	if u.Kind == turn.KindEpithet {
		add(u.Tag.Who)
		add(u.Kin)
	}
	add(u.PronounIs)
	add(u.Before)
	add(u.After)
	add(u.BeatWho)
	for k, w := range lately {
		if k < 8 {
			add(w)
		}
	}
	for p := u.Last; p >= 0 && p > u.Para-reach; p-- {
		for _, m := range s.t.Paras[p].Mentions {
			add(m.Who)
		}
	}
	ahead := 1
	if len(out) < 2 {
		ahead = 4
	}
	for p := u.Last + 1; p < len(s.t.Paras) && p <= u.Last+ahead; p++ {
		for _, m := range s.t.Paras[p].Mentions {
			add(m.Who)
		}
	}
	for k := i; k >= 0 && s.turns[k].Para > u.Para-reachSpeech; k-- {
		for _, set := range []map[int]bool{s.turns[k].Called, s.turns[k].SpokenOf} {
			for _, w := range sortedKeys(set) {
				add(w)
			}
		}
	}
	if s.c.Narrator >= 0 {
		add(s.c.Narrator)
	}
	if s.t.Words < sceneWords && len(s.c.People) <= 16 {
		for w := range s.c.People {
			if s.met(w) <= u.Last+ahead+1 {
				add(w)
			}
		}
	}
	kept := s.fitting(u, out)
	if len(kept) == 0 && s.t.Words < lang.ShortText { // somebody who is named far from here
		for w := range s.c.People {
			add(w)
		}
		kept = s.fitting(u, out)
	}
	return kept
}

// fitting keeps those whom the words of the tag can mean: a pronoun is never answered by somebody of the other gender.
func (s *scene) fitting(u *turn.Turn, who []int) []int {
	gender := ""
	switch u.Kind {
	case turn.KindPronoun:
		gender = lang.GenderFor[u.Tag.Pronoun]
	case turn.KindEpithet:
		gender = s.c.NounGender(u.Tag.Epithet)
	case turn.KindIndefinite:
		if kept := slices.DeleteFunc(slices.Clone(who), func(w int) bool { return people.GenderClash(s.c.People[w].Gender, u.Tag.Gender) }); len(kept) > 0 {
			return kept
		}
		return who
	default:
		beat := "" // `"Nine." He put the cup down. "Or ten."`
		if u.Interrupted() {
			beat = lang.GenderFor[u.Beat]
		}
		for _, gender := range []string{beat, s.doesSo(u)} {
			if kept := s.ofGender(who, gender); len(kept) > 0 {
				return kept
			}
		}
		return who
	}
	var kept []int
	for _, w := range who {
		h := s.c.People[w].Gender
		agrees := h == "" || gender == "" || h == gender
		if u.Kind == turn.KindPronoun && agrees && w != s.c.Narrator || u.Kind == turn.KindEpithet && (w == u.Tag.Who || agrees && s.mayMean(u.Tag.Epithet, w)) {
			kept = append(kept, w)
		}
	}
	return kept
}

// ofGender keeps those who may be he or she in what is told, the narrator left out; nobody where no gender is told.
func (s *scene) ofGender(who []int, gender string) []int {
	if gender == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(who), func(w int) bool { return w == s.c.Narrator || people.GenderClash(s.c.People[w].Gender, gender) })
}

// doesSo is the gender of whom the paragraph behind a turn without a tag has go on to do what they said: "Yes, sir." And he wrote it down.
func (s *scene) doesSo(u *turn.Turn) string {
	if u.Kind != turn.KindBare || u.Last+1 >= len(s.t.Paras) || s.t.Words >= lang.ShortText {
		return ""
	}
	p := s.t.Paras[u.Last+1]
	if p.Talks() || len(p.Toks) == 0 || len(p.Toks[0]) < 3 || p.Toks[0][0].Low != "and" {
		return ""
	}
	return lang.GenderFor[p.Toks[0][1].Low]
}
