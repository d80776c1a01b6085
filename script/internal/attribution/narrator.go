package attribution

import "strings"

// findNarrator looks whether the narration says "I", and what others call them.
func (c *cast) findNarrator(t *text) {
	first, wordsIn := 0, 0
	for toks := range t.narration() {
		wordsIn += len(toks)
		for i := range toks {
			if toks[i].text == "I" && toks[i].after != "." || toks[i].low == "my" || strings.HasPrefix(toks[i].text, "I'") || strings.HasPrefix(toks[i].text, "I’") {
				first++
			}
		}
	}
	self := narratorName
	if first < 3 || first*90 < wordsIn {
		if first > 3 || !secondPerson(t) {
			return
		}
		self, c.second = secondName, true
	}
	// The narrator's name is called in speech and hardly ever stands in the narration.
	best := -1
	for i, p := range c.people {
		if t.words < shortText { // decided when it is known who answers whom: recognize
			break
		}
		voc, told, spoken := 0, 0, 0
		for _, n := range p.names {
			voc += n.vocative
			told += n.count
			spoken += n.inQuotes
		}
		if 2*voc < spoken { // talked of, not to
			continue
		}
		if voc >= 2 && told*6 <= voc {
			if best < 0 || voc > vocatives(c.people[best]) {
				best = i
			}
		}
	}
	if who, ok := c.alias[c.self]; ok && self == narratorName && t.words < shortText {
		best = who
	}
	if best < 0 {
		best = c.signer(t)
	}
	if best < 0 {
		c.people = append(c.people, &person{name: self, votes: map[string]float64{}})
		best = len(c.people) - 1
	}
	c.people[best].count += first
	c.narrator = best
}

// variant reports whether two people have names of which one begins like the other.
func (c *cast) variant(a, b int) bool {
	for _, n := range c.people[a].names {
		for _, m := range c.people[b].names {
			for _, x := range n.parts {
				for _, y := range m.parts {
					if x == y || len(x) >= 3 && len(y) >= 3 && (strings.HasPrefix(x, y[:3]) && strings.HasPrefix(y, x[:3])) {
						return true
					}
				}
			}
		}
	}
	return false
}
