package attribution

import (
	"math/bits"
	"slices"
	"sort"
)

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

// howKnown tells what the narration knows of w: 0 an epithet, 1 the narrator, 2 nothing (a name in talk only), 3 talk only, and called by it;
// from 4 on a name, by how often it is used and whether it does anything there.
func howKnown(c *cast, w int) int {
	p := c.people[w]
	if w == c.narrator {
		return 1
	}
	told, acts, calls := 0, 0, 0
	for _, n := range p.names {
		told += n.count
		acts += n.acts + n.speaks
		calls += n.vocative
	}
	switch {
	case len(p.names) == 0:
		return 0
	case told == 0:
		return 2 + yes(calls > 0)
	}
	return 4 + 4*min(3, bits.Len(uint(told))-1) + 2*yes(acts > 0) + yes(calls > 0)
}
