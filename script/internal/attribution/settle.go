package attribution

import "strings"

// settle forces the turns that a person has decided.
func (g Given) settle(t *text, c *cast, turns []*turn) {
	if len(g) == 0 {
		return
	}
	for _, u := range turns {
		for _, r := range u.segs {
			if name, ok := g[t.doc.Blocks[r.block].Segments[r.seg].Span.Start]; ok {
				u.forced, u.given, u.byPronoun = whoIsCalled(c, name), true, false
				break
			}
		}
	}
}

// whoIsCalled finds a person by the name shown or any other of theirs, and makes a new one where there is none.
func whoIsCalled(c *cast, name string) int {
	for i, p := range c.people {
		if strings.EqualFold(p.name, name) {
			return i
		}
	}
	if i, ok := c.alias[strings.ToLower(name)]; ok {
		return i
	}
	c.people = append(c.people, &person{name: name, votes: map[string]float64{}})
	return len(c.people) - 1
}
