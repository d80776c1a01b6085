package attribution

// pairAt reads a pair that speaks as one at word i.
func pairAt(c *cast, toks []token, i int) (tag, int) {
	if len(c.groups) == 0 || !toks[i].capital {
		return noTag, 0
	}
	key, n := c.pairOfNames(toks, i)
	who, ok := c.groups[key]
	if n == 0 || !ok {
		return noTag, 0
	}
	return tag{who: who, at: toks[i].start}, n
}

// groupAt reads a group at word i: who they are when they have spoken as one, else somebody indefinite.
func groupAt(c *cast, toks []token, i int) (tag, int) {
	n := groupPhrase(toks, i)
	if n == 0 {
		return pairAt(c, toks, i)
	}
	g := tag{who: -1, at: toks[i].start, indefinite: true}
	if who, ok := c.groups[groupKey(toks, i, n)]; ok {
		g.who, g.indefinite = who, false
	}
	return g, n
}
