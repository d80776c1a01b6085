package attribution

import (
	"math/bits"
	"slices"
	"sort"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// beside tells what w does in a neighbouring paragraph: 0 no such paragraph of narration,
// 1 nothing, 2 is named, 3 is a subject, 4 is the subject next to the turn.
func (s *scene) beside(at, w int, next bool) int {
	if at < 0 || at >= len(s.t.Paras) || s.t.Paras[at].Talks() {
		return 0
	}
	p := s.t.Paras[at]
	nearest := turn.FirstSubject
	if !next {
		nearest = turn.LastSubject
	}
	if nearest(s.t, s.c, p) == w {
		return 4
	}
	v := 1
	for k := range p.Mentions {
		if m := &p.Mentions[k]; m.Who == w {
			v = max(v, 2)
			if m.Subject {
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
			for _, m := range s.t.Paras[p].Mentions {
				if m.Who >= 0 && m.Who != s.c.Narrator {
					s.lookMost = max(s.lookMost, count(s.told[m.Who], para-30, para))
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

// named counts the people whom the narration of a paragraph names.
func named(p *lang.Para) int {
	var seen []int
	for k := range p.Mentions {
		if w := p.Mentions[k].Who; w >= 0 && !slices.Contains(seen, w) {
			seen = append(seen, w)
		}
	}
	return len(seen)
}

// role tells what w is in the narration of a turn's paragraph: 0 not in it, 1 named, 2 a subject in front of the words, 3 behind them.
func role(p *lang.Para, u *turn.Turn, w int) int {
	v := 0
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if m.Who != w {
			continue
		}
		v = max(v, 1)
		if m.Subject && m.Seg < u.Segs[0].Seg {
			return 2
		}
		if m.Subject {
			v = 3
		}
	}
	return v
}

// leadPronoun is the pronoun a paragraph of narration is about from its first sentence, or empty.
func leadPronoun(p *lang.Para) string {
	if p.Talks() {
		return ""
	}
	for k := range p.Mentions {
		if p.Mentions[k].Subject {
			return p.Mentions[k].Pronoun
		}
	}
	return ""
}

// howKnown tells what the narration knows of w: 0 an epithet, 1 the narrator, 2 nothing (a name in talk only), 3 talk only, and called by it;
// from 4 on a name, by how often it is used and whether it does anything there.
func howKnown(c *people.Cast, w int) int {
	p := c.People[w]
	if w == c.Narrator {
		return 1
	}
	told, acts, calls := 0, 0, 0
	for _, n := range p.Names {
		told += n.Count
		acts += n.Acts + n.Speaks
		calls += n.Vocative
	}
	switch {
	case len(p.Names) == 0:
		return 0
	case told == 0:
		return 2 + yes(calls > 0)
	}
	return 4 + 4*min(3, bits.Len(uint(told))-1) + 2*yes(acts > 0) + yes(calls > 0)
}
