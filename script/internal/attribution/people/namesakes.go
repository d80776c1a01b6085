package people

import "radioplay/script/internal/attribution/names"

// apart reports whether the text tells n apart from person p: not once by chance
// but several times, and often for how rarely the rarer of the two names is used.
func (c *Cast) apart(p *Person, n *names.Name) bool {
	told, uses := 0, 0
	for _, m := range p.Names {
		if m.Parts[0] == n.Parts[0] && m.Title == "" && n.Title == "" {
			continue // "Charlotte Lucas", "Charlotte"
		}
		told += c.Pairs.Of(m.Key, n.Key).Apart
		uses += m.Count + m.InQuotes
		if len(m.Parts) < 2 || m.Title == n.Title {
			continue
		}
		for _, bare := range c.bare {
			if names.SameGiven(bare.Parts[0], m.Parts[0]) && bare.Parts[0] != n.Parts[0] && c.namesake(bare, n) {
				return true
			}
		}
	}
	return told >= 3 && told*15 >= min(uses, n.Count+n.InQuotes)
}

// namesake reports whether the narration means two people by "Charles" and "Mr. Wilcox", of whom
// one is Charles Wilcox: it names a man one way for as long as he is in the scene, so that both in
// one paragraph are two, and both all through the book are two.
func (c *Cast) namesake(bare, titled *names.Name) bool {
	t := c.Pairs.Of(bare.Key, titled.Key)
	less, more := min(bare.Count, titled.Count), max(bare.Count, titled.Count)
	switch titled.Title {
	case "mr":
		return t.Apart >= 2 || t.Beside >= 3 && 12*t.Beside >= less || less >= 40 && 2*less >= more
	case "sir":
		if short := c.Pairs.Of(bare.Key, "sir "+titled.Parts[0]); len(titled.Parts) > 1 { // "Tom", "Sir Thomas"
			t = short
		}
		return t.Beside >= 3
	case "miss":
		return t.Apart >= 3 && 4*t.Apart >= less
	}
	return false
}
