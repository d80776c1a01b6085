package attribution

import "math/bits"

// known tells what the narration knows of w: 0 an epithet, 1 the narrator, 2 nothing (a name in talk only), 3 talk only, and called by it;
// from 4 on a name, by how often it is used and whether it does anything there.
func (c *cast) known(w int) int {
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

// calledOnly reports whether w is a name that the narration never uses.
func (c *cast) calledOnly(w int) bool {
	calls := 0
	for _, n := range c.people[w].names {
		if n.count > 0 {
			return false
		}
		calls += n.inQuotes
	}
	return calls > 0
}

// hardlyTold reports whether the narration uses the name of w once at most, and never for somebody who does anything.
func (c *cast) hardlyTold(w int) bool {
	told, does, calls := 0, 0, 0
	for _, n := range c.people[w].names {
		told += n.count
		does += n.acts + n.speaks + n.possesses
		calls += n.inQuotes
	}
	return told <= 1 && does == 0 && calls > told
}
