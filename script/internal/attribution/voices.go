package attribution

import (
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// hiding is what somebody is heard behind who is there.
var hiding = lang.Set(`grille grill door hatch letterbox curtain wall wardrobe cupboard closet chest trunk crate barrel box cubicle stall booth tent darkness dark`)

// ofVoice is how many turns may lie between what a voice says and a call of its owner.
const ofVoice = 3

// bindVoices makes one of the voices, or the things that they come out of, and their owner: the only person who is called
// while they are heard and of whom the narration tells nothing else before they are heard last.
func (s *scene) bindVoices() {
	carried, hidden := map[int]bool{}, map[int]bool{}
	for v, p := range s.c.People {
		head := people.HeadNoun(p.Epithet)
		from := p.Epithet[strings.LastIndex(p.Epithet, " ")+1:]
		switch {
		case lang.Carrying[head], head == "voice" && lang.Carrying[from]:
			carried[v] = true
		case hiding[head], head == "voice" && from != head:
			hidden[v] = true
		}
	}
	same := map[int]int{}
	for _, voices := range []map[int]bool{carried, hidden} {
		w := s.ownerOf(voices)
		if w < 0 && s.carries(voices) {
			w = s.atOtherEnd(voices)
		}
		if w >= 0 {
			for v := range voices {
				same[v] = w
			}
		}
	}
	if len(same) > 0 {
		unite(s.c, s.t, s.turns, same)
	}
}

// ownerOf is whose the voices are, or -1.
func (s *scene) ownerOf(voices map[int]bool) int {
	first, last := -1, -1
	near := map[int]bool{}
	for i, u := range s.turns {
		if !voices[u.Tag.Who] {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		for j := max(0, i-ofVoice); j <= min(len(s.turns)-1, i+ofVoice); j++ {
			o := s.turns[j]
			if voices[o.Tag.Who] || s.t.NewScene(min(o.Para, u.Para), max(o.Para, u.Para)) {
				continue
			}
			for w := range o.Called {
				near[w] = near[w] || s.firstTag(w) >= 0 || (j == i-1 || j == i+1) && s.c.NameLike(w)
			}
		}
	}
	votes := map[string]float64{} // on what the voices are
	for v := range voices {
		for g, n := range s.c.People[v].Votes {
			votes[g] += n
		}
	}
	owner, alone := -1, false // whom a tag names before others
	for _, w := range sortedKeys(near) {
		p := s.c.People[w]
		if !near[w] || voices[w] || w == s.c.Narrator || p.Epithet != "" || s.c.Group(w) || votes[lang.Opposite(p.Gender)] >= 1 || s.seen(w, s.turns[last].Para) || s.takesTurns(w, voices) {
			continue
		}
		switch {
		case owner < 0 || s.firstTag(owner) < 0 && s.firstTag(w) >= 0:
			owner, alone = w, true
		case s.firstTag(w) >= 0 || s.firstTag(owner) < 0:
			alone = false
		}
	}
	if !alone {
		return -1
	}
	if !s.carries(voices) && s.firstTag(owner) >= 0 && s.firstTag(owner) < first {
		return -1 // who has spoken as themselves is no voice from behind a door
	}
	return owner
}

// carries reports whether one of the voices comes from elsewhere.
func (s *scene) carries(voices map[int]bool) bool {
	for v := range voices {
		if p := s.c.People[v]; lang.Carrying[people.HeadNoun(p.Epithet)] || lang.Carrying[p.Epithet[strings.LastIndex(p.Epithet, " ")+1:]] {
			return true
		}
	}
	return false
}

// firstTag is the first turn whose tag names somebody, or -1.
func (s *scene) firstTag(w int) int {
	return slices.IndexFunc(s.turns, func(u *turn.Turn) bool { return u.Tag.Who == w })
}

// seen reports whether the narration tells of somebody before or in a paragraph, beside what they say.
func (s *scene) seen(w, last int) bool {
	speaks := map[int]bool{}
	for _, u := range s.turns {
		if u.Tag.Who == w {
			speaks[u.Para] = true
		}
	}
	for _, p := range s.t.Paras[:last+1] {
		for k := range p.Mentions {
			if m := &p.Mentions[k]; m.Who == w && !speaks[p.Index] && (m.Subject || !p.Talks()) {
				return true
			}
		}
	}
	return false
}

// takesTurns reports whether somebody speaks right before or after one of the voices by their tags.
func (s *scene) takesTurns(w int, voices map[int]bool) bool {
	for i := 1; i < len(s.turns); i++ {
		a, b := s.turns[i-1], s.turns[i]
		if voices[a.Tag.Who] && lang.FirstQuote(s.t.Paras[b.Para]) > 0 {
			continue // the door opens in front of what is said
		}
		if b.Para-a.Last <= 1 && (voices[a.Tag.Who] && b.Tag.Who == w || a.Tag.Who == w && voices[b.Tag.Who]) {
			return true
		}
	}
	return false
}

// atOtherEnd is who is at the other end of the telephone in the scene in which it speaks: who was called and not heard at first; or -1.
func (s *scene) atOtherEnd(voices map[int]bool) int {
	found := -1
	for i, u := range s.turns {
		if i == 0 || !u.Listens {
			continue
		}
		for w := range s.turns[i-1].Called {
			if s.t.NewScene(u.Para, s.turns[s.lastTag(voices)].Para) || found >= 0 && w != found {
				return -1
			}
			found = w
		}
	}
	return found
}

// lastTag is the last turn that a tag gives to one of some voices.
func (s *scene) lastTag(voices map[int]bool) int {
	for i := len(s.turns) - 1; i > 0; i-- {
		if voices[s.turns[i].Tag.Who] {
			return i
		}
	}
	return 0
}
