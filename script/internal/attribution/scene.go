package attribution

import (
	"math/bits"
	"slices"
	"sort"
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
	s.bonds = findBonds(s)
	s.habits = findHabits(t, turns)
	for i, u := range turns {
		if u.kin = s.kinOf(i); u.kin >= 0 && !u.given && kinships[headNoun(u.tag.epithet)].spouse {
			u.forced = u.kin
		}
	}
	return s
}

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

// settled is who speaks turn i beyond doubt, or -1.
func (u *turn) settled() int {
	switch {
	case u.forced >= 0:
		return u.forced
	case u.kind == kindNamed:
		return u.tag.who
	}
	return -1
}

// inReach lists who could speak turn i if nothing settled it.
func (s *scene) inReach(i int, lately []int) []int {
	u := s.turns[i]
	var out []int
	seen := map[int]bool{}
	add := func(w int) {
		if w >= 0 && !seen[w] && len(out) < 16 && !u.absent[w] && !s.unseen[w] {
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

func sortedKeys(m map[int]bool) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j-1] > out[j]; j-- {
			out[j-1], out[j] = out[j], out[j-1]
		}
	}
	return out
}

var genderFor = map[string]string{"he": "M", "she": "F"}

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

// leadPronoun is the pronoun a paragraph of narration is about from its first sentence, or empty.
func leadPronoun(p *para) string {
	if p.talks() {
		return ""
	}
	for k := range p.mentions {
		if p.mentions[k].subject {
			return p.mentions[k].pronoun
		}
	}
	return ""
}

func (t *text) newScene(from, to int) bool {
	for p := from + 1; p <= to; p++ {
		if t.paras[p].sceneStart {
			return true
		}
	}
	return false
}

// beside tells what w does in a neighbouring paragraph: 0 no such paragraph of narration,
// 1 nothing, 2 is named, 3 is a subject, 4 is the subject next to the turn.
func (s *scene) beside(at, w int, next bool) int {
	if at < 0 || at >= len(s.t.paras) || s.t.paras[at].talks() {
		return 0
	}
	p := s.t.paras[at]
	nearest := firstSubject
	if !next {
		nearest = lastSubject
	}
	if nearest(s.t, s.c, p) == w {
		return 4
	}
	v := 1
	for k := range p.mentions {
		if m := &p.mentions[k]; m.who == w {
			v = max(v, 2)
			if m.subject {
				v = 3
			}
		}
	}
	return v
}

func (s *scene) distance(p, w int) int {
	list := s.told[w]
	for k := len(list) - 1; k >= 0; k-- {
		if list[k] <= p {
			switch d := p - list[k]; {
			case d <= 3:
				return d
			case d <= 5:
				return 4
			case d <= 9:
				return 5
			case d <= 20:
				return 6
			default:
				return 7
			}
		}
	}
	return 8
}

func (s *scene) recent(p, w int) int {
	n := 0
	list := s.told[w]
	for k := len(list) - 1; k >= 0 && list[k] > p-10; k-- {
		if list[k] <= p {
			n++
		}
	}
	return bits.Len(uint(n))
}

// named counts the people whom the narration of a paragraph names.
func named(p *para) int {
	var seen []int
	for k := range p.mentions {
		if w := p.mentions[k].who; w >= 0 && !slices.Contains(seen, w) {
			seen = append(seen, w)
		}
	}
	return len(seen)
}

// role tells what w is in the narration of a turn's paragraph: 0 not in it, 1 named, 2 a subject in front of the words, 3 behind them.
func role(p *para, u *turn, w int) int {
	v := 0
	for k := range p.mentions {
		m := &p.mentions[k]
		if m.who != w {
			continue
		}
		v = max(v, 1)
		if m.subject && m.seg < u.segs[0].seg {
			return 2
		}
		if m.subject {
			v = 3
		}
	}
	return v
}

// looks tells how much of the last thirty paragraphs is about w, against who is in most of them: 0 least, 3 the one it is about.
func (s *scene) looks(para, w int) int {
	n := count(s.told[w], para-30, para)
	if n == 0 {
		return 0
	}
	most := 0
	if para != s.looked {
		s.looked, s.lookMost = para, 0
		for p := max(0, para-30); p <= para; p++ {
			for _, m := range s.t.paras[p].mentions {
				if m.who >= 0 && m.who != s.c.narrator {
					s.lookMost = max(s.lookMost, count(s.told[m.who], para-30, para))
				}
			}
		}
	}
	most = s.lookMost
	switch {
	case n >= most:
		return 3
	case 2*n >= most:
		return 2
	}
	return 1
}

// count is how many of the ascending numbers are from lo to hi.
func count(list []int, lo, hi int) int {
	return sort.SearchInts(list, hi+1) - sort.SearchInts(list, lo)
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
