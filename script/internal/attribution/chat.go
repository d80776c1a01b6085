package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// chatLabel is what stands before the colon of a chat line, small letters and without signs; empty where p is none.
func (t *text) chatLabel(p *para) string {
	if len(p.segs) != 2 || p.segs[0].Kind != prose.Narration || p.segs[1].Kind != prose.Quote || p.segs[1].Span != p.segs[1].Inner {
		return ""
	}
	low := strings.ToLower(strings.Trim(t.doc.Slice(p.segs[0].Span), " *_\n"))
	label, ok := strings.CutSuffix(low, ":")
	if !ok || len(label) > 40 {
		return ""
	}
	return strings.Trim(label, " *_")
}

// addLabels makes sure that everybody who has chat lines is somebody: by a name that the label is
// or begins with ("tomasz.w"), else by the label.
func (c *cast) addLabels(t *text) {
	for _, p := range t.paras {
		label := t.chatLabel(p)
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

// onlyWriting finds who has chat lines and is not where the story is: the narration does not name them.
func (s *scene) onlyWriting() map[int]bool {
	out := map[int]bool{}
	for _, who := range s.c.labels {
		out[who] = who != s.c.narrator
	}
	if len(out) == 0 {
		return out
	}
	for _, p := range s.t.paras {
		for k := range p.mentions {
			if m := &p.mentions[k]; !m.label && m.who >= 0 {
				out[m.who] = false
			}
		}
	}
	there := len(s.c.people)
	for _, elsewhere := range out {
		there -= yes(elsewhere)
	}
	if there < 2 {
		clear(out)
	}
	return out
}
