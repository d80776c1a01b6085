package people

import (
	"math"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// place finds whose name n is, or makes somebody new.
func (c *Cast) place(n *names.Name) {
	var fits []int
	for i := range c.People {
		if c.same(c.People[i], n) && !c.apart(c.People[i], n) {
			fits = append(fits, i)
		}
	}
	switch {
	case len(fits) == 1:
		c.join(fits[0], n)
	case len(fits) > 1 && n.Title == "miss" && len(n.Parts) == 1:
		c.join(c.eldest(fits), n)
	case len(fits) > 1 && (n.Title == "" || n.Title == "mr" || len(n.Parts) > 1 || lang.GivenTitle[n.Title]):
		c.join(c.likeliest(fits, n), n)
	default:
		c.add(n)
	}
}

// eldest finds who "Miss Bennet" is among sisters: by the manners of the time the one who is not
// called Miss with her given name; of several, the one the text talks of most.
func (c *Cast) eldest(fits []int) int {
	best, top := fits[0], -1
	for _, i := range fits {
		s := c.People[i].Count
		for _, m := range c.People[i].Names {
			if m.Title == "miss" && len(m.Parts) > 1 {
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
func (c *Cast) likeliest(fits []int, n *names.Name) int {
	best, top := fits[0], -1e9
	for _, i := range fits {
		p := c.People[i]
		s := float64(p.Count) / 1000
		given, titled := 0, 0
		for _, m := range p.Names {
			last := m.Parts[len(m.Parts)-1]
			if len(m.Parts) > 1 && names.SameGiven(m.Parts[0], n.Parts[0]) {
				given += m.Count + m.InQuotes
				if c.Pairs.Of(m.Key, n.Key).Apart >= 2 {
					s -= 4 // "Charles met Charles Hayter"
				}
				if m.Title != "" && m.Title == n.Title {
					s += 5
				}
			}
			if m.Title != "" && last == n.Parts[0] && len(m.Parts) == 1 {
				titled += m.Count + m.InQuotes
			}
			if m.Title == "mr" {
				s += min(2, float64(m.Count+m.InQuotes)/5)
			}
			if m.Title == "mrs" || m.Title == "miss" {
				s -= 2
			}
		}
		s += math.Log2(1+float64(given)) / 2
		if len(n.Parts) > 1 && given > 0 {
			s += 10
		}
		if given > 0 && given >= titled {
			s += 3
		}
		if titled > 0 && n.Title == "" && titled > 5*given {
			s += 3 // "Colonel Fitzwilliam" all through, and a given name once
		}
		if s > top {
			best, top = i, s
		}
	}
	return best
}
