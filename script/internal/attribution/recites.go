package attribution

// reciting verbs announce words that follow in a paragraph of their own.
var reciting = words("sang sings sing chanted chants recited recites intoned intones")

// sings finds who the narration before the turn says began to sing or recite: the first who does.
func sings(t *text, c *cast, u *turn) int {
	if u.para == 0 || t.paras[u.para-1].talks() {
		return -1
	}
	p := t.paras[u.para-1]
	for s, toks := range p.narration() {
		for i := 1; i < len(toks); i++ {
			if !reciting[toks[i].low] || toks[i].before != "" {
				continue
			}
			for k := range p.mentions {
				if m := &p.mentions[k]; m.seg == s && m.acts && m.at < toks[i].start && toks[i].start-m.at < 30 {
					return whoIs(t, c, p, m)
				}
			}
		}
	}
	return -1
}

// standsThere finds who comes into sight behind byte at of a paragraph: "The door opened, and there stood Ada." -1 for nobody.
func standsThere(c *cast, p *para, at int) int {
	for _, toks := range p.narration() {
		for i := 2; i < len(toks); i++ {
			if toks[i].start < at || toks[i-2].low != "there" || toks[i].before != "" {
				continue
			}
			switch toks[i-1].low {
			case "was", "is", "stood", "stands", "sat", "sits":
				if who, n := c.nameAt(toks, i); n > 0 && !toks[i+n-1].possessive {
					return who
				}
			}
		}
	}
	return -1
}
