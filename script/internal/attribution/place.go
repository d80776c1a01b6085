package attribution

import "math"

// place finds whose name n is, or makes somebody new.
func (c *cast) place(n *name) {
	var fits []int
	for i := range c.people {
		if c.same(c.people[i], n) && !c.apart(c.people[i], n) {
			fits = append(fits, i)
		}
	}
	switch {
	case len(fits) == 1:
		c.join(fits[0], n)
	case len(fits) > 1 && n.title == "miss" && len(n.parts) == 1:
		c.join(c.eldest(fits), n)
	case len(fits) > 1 && (n.title == "" || n.title == "mr" || len(n.parts) > 1 || givenTitle[n.title]):
		c.join(c.likeliest(fits, n), n)
	default:
		c.add(n)
	}
}

// eldest finds who "Miss Bennet" is among sisters: by the manners of the time the one who is not
// called Miss with her given name; of several, the one the text talks of most.
func (c *cast) eldest(fits []int) int {
	best, top := fits[0], -1
	for _, i := range fits {
		s := c.people[i].count
		for _, m := range c.people[i].names {
			if m.title == "miss" && len(m.parts) > 1 {
				s -= 1 << 20
			}
		}
		if s > top || best == i {
			best, top = i, s
		}
	}
	return best
}

// likeliest chooses among several: the one of the same title and given name, then of the same given
// name, then a Mr by his bare surname; of equals who is called so most.
func (c *cast) likeliest(fits []int, n *name) int {
	best, top := fits[0], -1e9
	for _, i := range fits {
		p := c.people[i]
		s := float64(p.count) / 1000
		given, titled := 0, 0
		for _, m := range p.names {
			last := m.parts[len(m.parts)-1]
			if len(m.parts) > 1 && sameGiven(m.parts[0], n.parts[0]) {
				given += m.count + m.inQuotes
				if c.pairs.of(m.key, n.key).apart >= 2 {
					s -= 4 // "Charles met Charles Hayter"
				}
				if m.title != "" && m.title == n.title {
					s += 5
				}
			}
			if m.title != "" && last == n.parts[0] && len(m.parts) == 1 {
				titled += m.count + m.inQuotes
			}
			if m.title == "mr" {
				s += min(2, float64(m.count+m.inQuotes)/5)
			}
			if m.title == "mrs" || m.title == "miss" {
				s -= 2
			}
		}
		s += math.Log2(1+float64(given)) / 2
		if len(n.parts) > 1 && given > 0 {
			s += 10
		}
		if given > 0 && given >= titled {
			s += 3
		}
		if titled > 0 && n.title == "" && titled > 5*given {
			s += 3 // "Colonel Fitzwilliam" all through, and a given name once
		}
		if s > top {
			best, top = i, s
		}
	}
	return best
}
