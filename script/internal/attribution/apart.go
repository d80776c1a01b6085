package attribution

// together counts how two names stand together in the narration.
type together struct {
	apart  int // they stand in one sentence, or one speaks to the other or next to the other
	beside int // they stand in one paragraph
}

// pairs tells how often two names are told apart. A sentence that means one person twice
// says "he" the second time, so two names in it are two people, nearly always.
type pairs map[[2]string]together

func pairOf(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

func (p pairs) of(a, b string) together { return p[pairOf(a, b)] }

func (p pairs) add(a, b string, t together) {
	k := pairOf(a, b)
	v := p[k]
	p[k] = together{v.apart + t.apart, v.beside + t.beside}
}

// used is a name where it stands in a paragraph.
type used struct {
	key              string
	seg, sentence    int
	speaks, vocative bool
	quoted           bool
}

// note counts the pairs of one paragraph's names, and of who speaks in it and in the one before.
func (p pairs) note(before, names []used) {
	seen := map[[2]string]bool{}
	for i, a := range names {
		for _, b := range before {
			if a.speaks && b.speaks && a.key != b.key {
				p.add(a.key, b.key, together{apart: 1})
			}
		}
		for _, b := range names[i+1:] {
			if a.key == b.key {
				continue
			}
			told := !a.quoted && !b.quoted
			if told && a.seg == b.seg && a.sentence == b.sentence || a.speaks && b.vocative || b.speaks && a.vocative {
				p.add(a.key, b.key, together{apart: 1})
			}
			if k := pairOf(a.key, b.key); told && !seen[k] {
				seen[k] = true
				p.add(a.key, b.key, together{beside: 1})
			}
		}
	}
}

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
