package tags

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// pairAt reads a pair that speaks as one at word i.
func pairAt(c *people.Cast, toks []lang.Token, i int) (Tag, int) {
	if len(c.Groups) == 0 || !toks[i].Capital {
		return NoTag, 0
	}
	key, n := c.PairOfNames(toks, i)
	who, ok := c.Groups[key]
	if n == 0 || !ok {
		return NoTag, 0
	}
	return Tag{Who: who, At: toks[i].Start}, n
}

// groupAt reads a group at word i: who they are when they have spoken as one, else somebody indefinite.
func groupAt(c *people.Cast, toks []lang.Token, i int) (Tag, int) {
	n := people.GroupPhrase(toks, i)
	if n == 0 {
		return pairAt(c, toks, i)
	}
	g := Tag{Who: -1, At: toks[i].Start, Indefinite: true}
	if who, ok := c.Groups[people.GroupKey(toks, i, n)]; ok {
		g.Who, g.Indefinite = who, false
	}
	return g, n
}
