package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// reciting verbs announce words that follow in a paragraph of their own.
var reciting = lang.Set("sang sings sing chanted chants recited recites intoned intones")

// sings finds who the narration before the turn says began to sing or recite: the first who does.
func sings(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para-1].Talks() {
		return -1
	}
	p := t.Paras[u.Para-1]
	for s, toks := range p.Narration() {
		for i := 1; i < len(toks); i++ {
			if !reciting[toks[i].Low] || toks[i].Before != "" {
				continue
			}
			for k := range p.Mentions {
				if m := &p.Mentions[k]; m.Seg == s && m.Acts && m.At < toks[i].Start && toks[i].Start-m.At < 30 {
					return whoIs(t, c, p, m)
				}
			}
		}
	}
	return -1
}

// standsThere finds who comes into sight behind byte at of a paragraph: "The door opened, and there stood Ada." -1 for nobody.
func standsThere(c *people.Cast, p *lang.Para, at int) int {
	for _, toks := range p.Narration() {
		for i := 2; i < len(toks); i++ {
			if toks[i].Start < at || toks[i-2].Low != "there" || toks[i].Before != "" {
				continue
			}
			switch toks[i-1].Low {
			case "was", "is", "stood", "stands", "sat", "sits":
				if who, n := c.NameAt(toks, i); n > 0 && !toks[i+n-1].Possessive {
					return who
				}
			}
		}
	}
	return -1
}
