package attribution

import "strings"

// joinWives makes one of "Mrs. Hall" and "Janny Hall" when she is the only woman of the name with a
// given name of her own and nobody calls her Miss.
func (c *cast) joinWives() {
	gone := map[int]bool{}
	for i, p := range c.people {
		surname := ""
		for _, n := range p.names {
			if n.title == "mrs" && len(n.parts) == 1 {
				surname = n.parts[0]
			} else if n.title != "mrs" && !(n.title == "" && len(n.parts) == 1) {
				surname = "-"
			}
		}
		if surname == "" || surname == "-" {
			continue
		}
		her := -1
		for j, q := range c.people {
			if j == i || gone[j] || genderOf(q) == "M" || !hasFullName(q, surname) {
				continue
			}
			if her >= 0 || hasTitle(q, "miss") || c.apart(q, p.names[0]) {
				her = -2
				break
			}
			her = j
		}
		if her < 0 || genderOf(c.people[her]) != "F" {
			continue
		}
		for _, n := range p.names {
			c.join(her, n)
		}
		gone[i] = true
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}

// joinRanks makes one of "the Major" and the only Major there is.
func (c *cast) joinRanks() {
	gone := map[int]bool{}
	for i, p := range c.people {
		if len(p.names) != 1 || !strings.HasPrefix(p.names[0].key, "the ") {
			continue
		}
		his := -1
		for j, q := range c.people {
			if j == i || !hasTitle(q, p.names[0].parts[0]) {
				continue
			}
			if his >= 0 {
				his = -2
				break
			}
			his = j
		}
		if his >= 0 && !c.apart(c.people[his], p.names[0]) {
			c.join(his, p.names[0])
			gone[i] = true
		}
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}

// drop takes people out whose names went to others.
func (c *cast) drop(gone map[int]bool) {
	var kept []*person
	c.alias = map[string]int{}
	for i, p := range c.people {
		if gone[i] {
			continue
		}
		for _, n := range p.names {
			c.alias[n.key] = len(kept)
		}
		kept = append(kept, p)
	}
	c.people = kept
}
