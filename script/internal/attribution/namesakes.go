package attribution

// apart reports whether the text tells n apart from person p: not once by chance
// but several times, and often for how rarely the rarer of the two names is used.
func (c *cast) apart(p *person, n *name) bool {
	told, uses := 0, 0
	for _, m := range p.names {
		if m.parts[0] == n.parts[0] && m.title == "" && n.title == "" {
			continue // "Charlotte Lucas", "Charlotte"
		}
		told += c.pairs.of(m.key, n.key).apart
		uses += m.count + m.inQuotes
		if len(m.parts) < 2 || m.title == n.title {
			continue
		}
		for _, bare := range c.bare {
			if sameGiven(bare.parts[0], m.parts[0]) && bare.parts[0] != n.parts[0] && c.namesake(bare, n) {
				return true
			}
		}
	}
	return told >= 3 && told*15 >= min(uses, n.count+n.inQuotes)
}

// namesake reports whether the narration means two people by "Charles" and "Mr. Wilcox", of whom
// one is Charles Wilcox: it names a man one way for as long as he is in the scene, so that both in
// one paragraph are two, and both all through the book are two.
func (c *cast) namesake(bare, titled *name) bool {
	t := c.pairs.of(bare.key, titled.key)
	less, more := min(bare.count, titled.count), max(bare.count, titled.count)
	switch titled.title {
	case "mr":
		return t.apart >= 2 || t.beside >= 3 && 12*t.beside >= less || less >= 40 && 2*less >= more
	case "sir":
		if short := c.pairs.of(bare.key, "sir "+titled.parts[0]); len(titled.parts) > 1 { // "Tom", "Sir Thomas"
			t = short
		}
		return t.beside >= 3
	case "miss":
		return t.apart >= 3 && 4*t.apart >= less
	}
	return false
}
