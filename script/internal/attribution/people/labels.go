package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// addLabels makes sure that everybody who has chat lines is somebody: by a name that the label is
// or begins with ("tomasz.w"), else by the label.
func (c *Cast) addLabels(t *lang.Text) {
	for _, p := range t.Paras {
		label := lang.ChatLabel(t, p)
		if label == "" || len(p.Toks[0]) == 0 {
			continue
		}
		if _, ok := c.Labels[label]; ok {
			continue
		}
		toks := p.Toks[0]
		who, ok := c.Alias[strings.Trim(label, ".")]
		if !ok {
			who, ok = c.Alias[toks[0].Low]
		}
		if !ok {
			who = c.likeLabel(toks)
		}
		if who < 0 {
			raw := strings.Trim(t.Doc.Slice(p.Segs[0].Span), " *_:\n")
			c.People = append(c.People, &Person{Name: raw, Votes: map[string]float64{}})
			who = len(c.People) - 1
			c.Alias[label] = who
		}
		c.People[who].Count++
		c.Labels[label] = who
	}
}

// likeLabel finds the only person with a name that a label's first word is a form of.
func (c *Cast) likeLabel(toks []lang.Token) int {
	found := -1
	for i, p := range c.People {
		for _, n := range p.Names {
			if len(n.Parts) > 0 && n.Title == "" && names.SameGiven(n.Parts[0], toks[0].Low) {
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}
