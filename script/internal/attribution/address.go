package attribution

// roleCalled finds the only person who is called by what they are at word i: "Yes, Captain.", "Driver, stop!"
// -1 when it calls nobody, or may be one of several.
func (c *cast) roleCalled(toks []token, i int) int {
	w := toks[i].low
	if !c.isPersonNoun(w) && !isTitle(w) || generic[w] || groups[w] || civil[w] || kinNouns[w] && kinForms[w] == "" || ages[w] != "" && kinForms[w] == "" || !vocativeAt(toks, i, 1) {
		return -1
	}
	if _, n := c.nameAt(toks, i); n > 0 {
		return -1
	}
	if who := c.bindTitle(w); who >= 0 {
		return who
	}
	if who, ok := c.epithets[w]; ok {
		return who
	}
	return c.kinCalled(w)
}

func vocatives(p *person) (v int) {
	for _, n := range p.names {
		v += n.vocative
	}
	return v
}

// forms of address that tell the gender of who is spoken to.
var forms = map[string]string{"sir": "M", "gentlemen": "M", "mister": "M", "man": "M", "boy": "M", "father": "M", "papa": "M", "dad": "M", "brother": "M", "uncle": "M", "son": "M", "lad": "M",
	"madam": "F", "ma'am": "F", "miss": "F", "mother": "F", "mamma": "F", "mama": "F", "mum": "F", "mom": "F", "aunt": "F", "sister": "F", "girl": "F", "child": "", "daughter": "F"}
