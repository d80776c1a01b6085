package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// settle forces the turns that a person has decided.
func (g Given) settle(t *lang.Text, c *people.Cast, turns []*turn.Turn) {
	if len(g) == 0 {
		return
	}
	for _, u := range turns {
		for _, r := range u.Segs {
			if name, ok := g[t.Doc.Blocks[r.Block].Segments[r.Seg].Span.Start]; ok {
				u.Forced, u.Given, u.ByPronoun = whoIsCalled(c, name), true, false
				break
			}
		}
	}
}

// whoIsCalled finds a person by the name shown or any other of theirs, and makes a new one where there is none.
func whoIsCalled(c *people.Cast, name string) int {
	for i, p := range c.People {
		if strings.EqualFold(p.Name, name) {
			return i
		}
	}
	if i, ok := c.Alias[strings.ToLower(name)]; ok {
		return i
	}
	c.People = append(c.People, &people.Person{Name: name, Votes: map[string]float64{}})
	return len(c.People) - 1
}
