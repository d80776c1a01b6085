package attribution

import "strings"

// addLabels makes sure that everybody who has chat lines is somebody: by a name that the label is
// or begins with ("tomasz.w"), else by the label.
func (c *cast) addLabels(t *text) {
	for _, p := range t.paras {
		label := chatLabel(t, p)
		if label == "" || len(p.toks[0]) == 0 {
			continue
		}
		if _, ok := c.labels[label]; ok {
			continue
		}
		toks := p.toks[0]
		who, ok := c.alias[strings.Trim(label, ".")]
		if !ok {
			who, ok = c.alias[toks[0].low]
		}
		if !ok {
			who = c.likeLabel(toks)
		}
		if who < 0 {
			raw := strings.Trim(t.doc.Slice(p.segs[0].Span), " *_:\n")
			c.people = append(c.people, &person{name: raw, votes: map[string]float64{}})
			who = len(c.people) - 1
			c.alias[label] = who
		}
		c.people[who].count++
		c.labels[label] = who
	}
}

// likeLabel finds the only person with a name that a label's first word is a form of.
func (c *cast) likeLabel(toks []token) int {
	found := -1
	for i, p := range c.people {
		for _, n := range p.names {
			if len(n.parts) > 0 && n.title == "" && sameGiven(n.parts[0], toks[0].low) {
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}
