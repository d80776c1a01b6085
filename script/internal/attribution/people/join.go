package people

import "strings"

// joinWives makes one of "Mrs. Hall" and "Janny Hall" when she is the only woman of the name with a
// given name of her own and nobody calls her Miss.
func (c *Cast) joinWives() {
	gone := map[int]bool{}
	for i, p := range c.People {
		surname := ""
		for _, n := range p.Names {
			if n.Title == "mrs" && len(n.Parts) == 1 {
				surname = n.Parts[0]
			} else if n.Title != "mrs" && !(n.Title == "" && len(n.Parts) == 1) {
				surname = "-"
			}
		}
		if surname == "" || surname == "-" {
			continue
		}
		her := -1
		for j, q := range c.People {
			if j == i || gone[j] || genderOf(q) == "M" || !hasFullName(q, surname) {
				continue
			}
			if her >= 0 || hasTitle(q, "miss") || c.apart(q, p.Names[0]) {
				her = -2
				break
			}
			her = j
		}
		if her < 0 || genderOf(c.People[her]) != "F" {
			continue
		}
		for _, n := range p.Names {
			c.join(her, n)
		}
		gone[i] = true
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}

// joinRanks makes one of "the Major" and the only Major there is.
func (c *Cast) joinRanks() {
	gone := map[int]bool{}
	for i, p := range c.People {
		if len(p.Names) != 1 || !strings.HasPrefix(p.Names[0].Key, "the ") {
			continue
		}
		his := -1
		for j, q := range c.People {
			if j == i || !hasTitle(q, p.Names[0].Parts[0]) {
				continue
			}
			if his >= 0 {
				his = -2
				break
			}
			his = j
		}
		if his >= 0 && !c.apart(c.People[his], p.Names[0]) {
			c.join(his, p.Names[0])
			gone[i] = true
		}
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}

// drop takes people out whose names went to others.
func (c *Cast) drop(gone map[int]bool) {
	var kept []*Person
	c.Alias = map[string]int{}
	for i, p := range c.People {
		if gone[i] {
			continue
		}
		for _, n := range p.Names {
			c.Alias[n.Key] = len(kept)
		}
		kept = append(kept, p)
	}
	c.People = kept
}
