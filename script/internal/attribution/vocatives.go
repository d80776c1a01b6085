package attribution

import "strings"

// vocativeAt reports whether the name at i is called: set off by commas or the edges of the quotation.
func vocativeAt(toks []token, i, n int) bool {
	after := toks[i+n-1].after
	before := toks[i].before
	if i > 0 && (toks[i-1].low == "said" || toks[i-1].low == "says") { // "I said, Ray, call her" was said to Ray another time
		return false
	}
	open := i == 0 || strings.HasSuffix(before, ",") || strings.ContainsAny(before, ".!?—-") || i > 0 && (toks[i-1].low == "oh" || toks[i-1].low == "dear" || toks[i-1].low == "my" || toks[i-1].low == "hello" || toks[i-1].low == "hey" || toks[i-1].low == "no" || toks[i-1].low == "yes")
	closed := after != "" && strings.ContainsAny(after[:1], ",.!?—-;") || i+n == len(toks) || strings.HasPrefix(after, "…")
	return open && closed && !toks[i+n-1].possessive
}

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
