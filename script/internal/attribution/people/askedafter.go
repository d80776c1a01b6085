package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// bindAskedAfter binds what somebody is to the name that the answer to a question after them repeats it by: "Where's my squire?"
// "Ivo? I passed him on the stair."
func (c *Cast) bindAskedAfter(t *lang.Text) {
	if !c.short {
		return
	}
	for i, p := range t.Paras[:max(0, len(t.Paras)-1)] {
		q := t.Paras[i+1]
		if !p.Talks() || !q.Talks() || lang.FirstQuote(q) != 0 || len(q.Toks[0]) < 2 {
			continue
		}
		toks := p.Toks[p.Quotes[len(p.Quotes)-1]]
		last := len(toks) - 1
		if last < 2 || last > 3 || toks[0].Low != "where" && toks[0].Low != "where's" || !lang.Determiner[toks[last-1].Low] || !strings.HasPrefix(toks[last].After, "?") || !c.isPersonNoun(toks[last].Low) {
			continue
		}
		if who, n := c.NameAt(q.Toks[0], 0); n > 0 && strings.HasPrefix(q.Toks[0][n-1].After, "?") {
			c.Epithets[toks[last].Low], c.Certain[toks[last].Low] = who, true
		}
	}
}
