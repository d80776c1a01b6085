package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// findNarrator looks whether the narration says "I", and what others call them.
func (c *Cast) findNarrator(t *lang.Text) {
	first, wordsIn := 0, 0
	for toks := range t.Narration() {
		wordsIn += len(toks)
		for i := range toks {
			if toks[i].Text == "I" && toks[i].After != "." || toks[i].Low == "my" || strings.HasPrefix(toks[i].Text, "I'") || strings.HasPrefix(toks[i].Text, "I’") {
				first++
			}
		}
	}
	self := narratorName
	if first < 3 || first*90 < wordsIn {
		if first > 3 || !secondPerson(t) {
			return
		}
		self, c.Second = secondName, true
	}
	// The narrator's name is called in speech and hardly ever stands in the narration.
	best := -1
	for i, p := range c.People {
		if t.Words < lang.ShortText { // decided when it is known who answers whom: recognize
			break
		}
		voc, told, spoken := 0, 0, 0
		for _, n := range p.Names {
			voc += n.Vocative
			told += n.Count
			spoken += n.InQuotes
		}
		if 2*voc < spoken { // talked of, not to
			continue
		}
		if voc >= 2 && told*6 <= voc {
			if best < 0 || voc > Vocatives(c.People[best]) {
				best = i
			}
		}
	}
	if who, ok := c.Alias[c.self]; ok && self == narratorName && t.Words < lang.ShortText {
		best = who
	}
	if best < 0 {
		best = c.signer(t)
	}
	if best < 0 {
		c.People = append(c.People, &Person{Name: self, Votes: map[string]float64{}})
		best = len(c.People) - 1
	}
	c.People[best].Count += first
	c.Narrator = best
}

// variant reports whether two people have names of which one begins like the other.
func (c *Cast) variant(a, b int) bool {
	for _, n := range c.People[a].Names {
		for _, m := range c.People[b].Names {
			for _, x := range n.Parts {
				for _, y := range m.Parts {
					if x == y || len(x) >= 3 && len(y) >= 3 && (strings.HasPrefix(x, y[:3]) && strings.HasPrefix(y, x[:3])) {
						return true
					}
				}
			}
		}
	}
	return false
}
