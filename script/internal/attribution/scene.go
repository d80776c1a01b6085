package attribution

import (
	"maps"
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// scene is what feature extraction needs of a text, computed once.
type scene struct {
	t      *lang.Text
	c      *people.Cast
	turns  []*turn.Turn
	told   map[int][]int // paragraphs where somebody is named in the narration, ascending
	said   map[int][]int // paragraphs where they are named in speech
	most   int           // how often the most named person is named
	bonds  map[string]*bond
	habits *habits
	unseen map[int]bool // names that only talk has, in a text with enough others to speak

	dumb    map[int]bool         // beasts and babes in arms whom no tag has speak
	between map[int]map[int]bool // who alone may speak a turn of an untagged run between two

	writing map[int]bool // who has chat lines and is nowhere else, in a text with enough others to speak aloud

	looked, lookMost int // the paragraph that looks was last asked about
}

func newScene(t *lang.Text, c *people.Cast, turns []*turn.Turn) *scene {
	s := &scene{t: t, c: c, turns: turns, looked: -1, told: map[int][]int{}, said: map[int][]int{}}
	for _, p := range t.Paras {
		for k := range p.Mentions {
			if w := p.Mentions[k].Who; w >= 0 {
				s.told[w] = append(s.told[w], p.Index)
			}
		}
	}
	for _, u := range turns {
		for w := range u.Called {
			s.said[w] = append(s.said[w], u.Para)
		}
		for w := range u.SpokenOf {
			s.said[w] = append(s.said[w], u.Para)
		}
	}
	for _, p := range c.People {
		s.most = max(s.most, p.Count)
	}
	s.unseen = s.onlyCalled()
	s.writing = s.onlyWriting()
	s.dumb = s.speechless()
	s.between = s.findBetween()
	s.bonds = findBonds(s)
	s.habits = findHabits(t, turns)
	for i, u := range turns {
		if u.Kin = s.kinOf(i); u.Kin >= 0 && !u.Given && people.Kinships[people.HeadNoun(u.Tag.Epithet)].Spouse {
			u.Forced = u.Kin
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
	if s.t.Words >= lang.ShortText {
		return out
	}
	there := 0
	for w, p := range s.c.People {
		switch {
		case w == s.c.Narrator || p.Epithet != "" || !s.c.CalledOnly(w):
			there++
		case people.Vocatives(p) > 0: // somebody calls them: they may well answer
		default:
			out[w] = true
		}
	}
	for _, u := range s.turns {
		if w := u.Settled(); w >= 0 {
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
	for _, who := range s.c.Labels {
		out[who] = who != s.c.Narrator
	}
	if len(out) == 0 {
		return out
	}
	for _, p := range s.t.Paras {
		for k := range p.Mentions {
			if m := &p.Mentions[k]; !m.Label && m.Who >= 0 {
				out[m.Who] = false
			}
		}
	}
	there := len(s.c.People)
	for _, elsewhere := range out {
		there -= yes(elsewhere)
	}
	if there < 2 {
		clear(out)
	}
	return out
}

// speechless finds the beasts and babes in arms of a short text, told by what they are, whom no tag has speak.
func (s *scene) speechless() map[int]bool {
	out := map[int]bool{}
	for w, p := range s.c.People {
		if s.t.Words < lang.ShortText && p.Epithet != "" && lang.Speechless[people.HeadNoun(p.Epithet)] && s.firstTag(w) < 0 {
			out[w] = true
		}
	}
	return out
}
