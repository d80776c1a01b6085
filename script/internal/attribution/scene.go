package attribution

import (
	"maps"
	"slices"
)

// scene is what feature extraction needs of a text, computed once.
type scene struct {
	t      *text
	c      *cast
	turns  []*turn
	told   map[int][]int // paragraphs where somebody is named in the narration, ascending
	said   map[int][]int // paragraphs where they are named in speech
	most   int           // how often the most named person is named
	bonds  map[string]*bond
	habits *habits
	unseen map[int]bool // names that only talk has, in a text with enough others to speak

	writing map[int]bool // who has chat lines and is nowhere else, in a text with enough others to speak aloud

	looked, lookMost int // the paragraph that looks was last asked about
}

func newScene(t *text, c *cast, turns []*turn) *scene {
	s := &scene{t: t, c: c, turns: turns, looked: -1, told: map[int][]int{}, said: map[int][]int{}}
	for _, p := range t.paras {
		for k := range p.mentions {
			if w := p.mentions[k].who; w >= 0 {
				s.told[w] = append(s.told[w], p.index)
			}
		}
	}
	for _, u := range turns {
		for w := range u.called {
			s.said[w] = append(s.said[w], u.para)
		}
		for w := range u.spokenOf {
			s.said[w] = append(s.said[w], u.para)
		}
	}
	for _, p := range c.people {
		s.most = max(s.most, p.count)
	}
	s.unseen = s.onlyCalled()
	s.writing = s.onlyWriting()
	s.bonds = findBonds(s)
	s.habits = findHabits(t, turns)
	for i, u := range turns {
		if u.kin = s.kinOf(i); u.kin >= 0 && !u.given && kinships[headNoun(u.tag.epithet)].spouse {
			u.forced = u.kin
		}
	}
	return s
}

func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }

// met is the paragraph in which the text first names w.
func (s *scene) met(w int) int {
	first := 0
	for k, list := range [][]int{s.told[w], s.said[w]} {
		if len(list) > 0 && (k == 0 || len(s.told[w]) == 0 || list[0] < first) {
			first = list[0]
		}
	}
	return first
}

// onlyCalled finds the names that the narration of a short text never uses: somebody away, or another
// name of somebody present. They are nobody's turn as long as there are three others.
func (s *scene) onlyCalled() map[int]bool {
	out := map[int]bool{}
	if s.t.words >= shortText {
		return out
	}
	there := 0
	for w, p := range s.c.people {
		switch {
		case w == s.c.narrator || p.epithet != "" || !s.c.calledOnly(w):
			there++
		case vocatives(p) > 0: // somebody calls them: they may well answer
		default:
			out[w] = true
		}
	}
	for _, u := range s.turns {
		if w := u.settled(); w >= 0 {
			delete(out, w)
		}
	}
	if there < 3 {
		clear(out)
	}
	return out
}

// onlyWriting finds who has chat lines and is not where the story is: the narration does not name them.
func (s *scene) onlyWriting() map[int]bool {
	out := map[int]bool{}
	for _, who := range s.c.labels {
		out[who] = who != s.c.narrator
	}
	if len(out) == 0 {
		return out
	}
	for _, p := range s.t.paras {
		for k := range p.mentions {
			if m := &p.mentions[k]; !m.label && m.who >= 0 {
				out[m.who] = false
			}
		}
	}
	there := len(s.c.people)
	for _, elsewhere := range out {
		there -= yes(elsewhere)
	}
	if there < 2 {
		clear(out)
	}
	return out
}
