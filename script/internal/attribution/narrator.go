package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// findNarrator looks whether the narration says "I", and what others call them.
func (c *cast) findNarrator(t *text) {
	first, wordsIn := 0, 0
	for _, p := range t.paras {
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration {
				continue
			}
			wordsIn += len(toks)
			for i := range toks {
				if toks[i].text == "I" && toks[i].after != "." || toks[i].low == "my" || strings.HasPrefix(toks[i].text, "I'") || strings.HasPrefix(toks[i].text, "I’") {
					first++
				}
			}
		}
	}
	if first < 3 || first*90 < wordsIn {
		return
	}
	// The narrator's name is called in speech and hardly ever stands in the narration.
	best := -1
	for i, p := range c.people {
		voc, told, spoken := 0, 0, 0
		for _, n := range p.names {
			voc += n.vocative
			told += n.count
			spoken += n.inQuotes
		}
		if 2*voc < spoken { // talked of, not to
			continue
		}
		if voc >= 2 && told*6 <= voc || voc >= 1 && told == 0 && t.words < 6000 {
			if best < 0 || voc > vocatives(c.people[best]) {
				best = i
			}
		}
	}
	if best < 0 {
		c.people = append(c.people, &person{name: narratorName, votes: map[string]float64{}})
		best = len(c.people) - 1
	}
	c.people[best].count += first
	c.narrator = best
}

func vocatives(p *person) (v int) {
	for _, n := range p.names {
		v += n.vocative
	}
	return v
}
