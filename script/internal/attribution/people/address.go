package people

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// RoleCalled finds the only person who is called by what they are at word i: "Yes, Captain.", "Driver, stop!"
// -1 when it calls nobody, or may be one of several.
func (c *Cast) RoleCalled(toks []lang.Token, i int) int {
	w := toks[i].Low
	if !c.isPersonNoun(w) && !lang.IsTitle(w) || lang.Generic[w] || lang.Groups[w] || lang.Civil[w] || lang.KinNouns[w] && lang.KinForms[w] == "" || lang.Ages[w] != "" && lang.KinForms[w] == "" || !names.VocativeAt(toks, i, 1) {
		return -1
	}
	if _, n := c.NameAt(toks, i); n > 0 {
		return -1
	}
	if who := c.bindTitle(w); who >= 0 {
		return who
	}
	if who, ok := c.Epithets[w]; ok {
		return who
	}
	return c.kinCalled(w)
}

// Vocatives is how often somebody is called by any of their names.
func Vocatives(p *Person) (v int) {
	for _, n := range p.Names {
		v += n.Vocative
	}
	return v
}

// Forms of address that tell the gender of who is spoken to.
var Forms = map[string]string{"sir": "M", "gentlemen": "M", "mister": "M", "man": "M", "boy": "M", "father": "M", "papa": "M", "dad": "M", "brother": "M", "uncle": "M", "son": "M", "lad": "M",
	"madam": "F", "ma'am": "F", "miss": "F", "mother": "F", "mamma": "F", "mama": "F", "mum": "F", "mom": "F", "aunt": "F", "sister": "F", "girl": "F", "child": "", "daughter": "F",
	"lady": "F", "lass": "F", "missus": "F"}
