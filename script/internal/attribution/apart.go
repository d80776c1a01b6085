package attribution

// pairs counts how often two names are told apart: they stand in one sentence of the
// narration, or one speaks to the other. A sentence that means one person twice
// says "he" the second time, so two names in it are two people, nearly always.
type pairs map[[2]string]int

func (p pairs) add(a, b string) {
	if a > b {
		a, b = b, a
	}
	p[[2]string{a, b}]++
}

func (p pairs) of(a, b string) int {
	if a > b {
		a, b = b, a
	}
	return p[[2]string{a, b}]
}

// used is a name where it stands in a paragraph.
type used struct {
	key                string
	seg, sentence      int
	speaks, vocative   bool
	quoted, possessive bool
}

// note counts the pairs of one paragraph's names.
func (p pairs) note(names []used) {
	for i, a := range names {
		for _, b := range names[i+1:] {
			switch {
			case a.key == b.key:
			case !a.quoted && !b.quoted && a.seg == b.seg && a.sentence == b.sentence,
				a.speaks && b.vocative, b.speaks && a.vocative:
				p.add(a.key, b.key)
			}
		}
	}
}

// apart reports whether the text tells n apart from person p: not once by chance
// but several times, and often for how rarely the rarer of the two names is used.
func (c *cast) apart(p *person, n *name) bool {
	together, uses := 0, 0
	for _, m := range p.names {
		if m.parts[0] == n.parts[0] && m.title == "" && n.title == "" {
			continue // "Charlotte Lucas", "Charlotte"
		}
		together += c.pairs.of(m.key, n.key)
		uses += m.count + m.inQuotes
	}
	return together >= 3 && together*15 >= min(uses, n.count+n.inQuotes)
}
