package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// tagByComma reads a tag without a verb of speech. A quotation that ends in a comma has its sentence go on, and whoever
// that is about speaks: "No," Ada shrugged. "No," Ada, shivering, said. "No," Ada had to admit. So has one that a dash
// interrupts: "It's"—Ada took a breath—"too late."
func tagByComma(t *text, c *cast, p *para, s int) tag {
	toks := p.toks[s+1]
	if !goesOnInto(t, p, s) || len(toks) == 0 || conjunction[toks[0].low] || leadsOn(t, p, s) {
		return noTag
	}
	i := 0
	for i < len(toks) && i < 2 && (adverbAt(c, toks, i) || toks[i].low == "then") {
		i++
	}
	if i == len(toks) || toks[i].capital && nominative[toks[i].low] && !toks[i].isI() || toks[i].low == "it" || toks[i].possessive && nominative[toks[i].low] {
		return noTag
	}
	g, n := subject(c, toks, i)
	if n == 0 {
		g, n = adorned(c, toks, i)
	}
	next := i + n
	if n == 0 || next >= len(toks) || g.indefinite && g.pronoun == "" && g.gender == "" && !describing[toks[next].low] {
		return noTag
	}
	switch k := &toks[next]; {
	case k.before == "" && (preposition[k.low] && !describing[k.low] || conjunction[k.low] || relative[k.low] && k.low != "who" || determiner[k.low]):
		return noTag
	case k.before == "" && next+1 < len(toks) && (passive(toks, next+1) || auxiliary[k.low] && told[toks[next+1].low]), k.before != "" && k.before != ",":
		return noTag
	}
	g.cue = prose.Span{Start: toks[i].start, End: toks[next].end}
	return g
}

// told are verbs for what is said to the subject: "Ada was told".
var told = words("told asked informed warned reminded assured given")

// goesOnInto reports whether the sentence of quotation s goes on behind it and did not begin in front of it.
func goesOnInto(t *text, p *para, s int) bool {
	if s > 0 && p.segs[s-1].Kind == prose.Narration {
		front := strings.TrimRight(t.doc.Slice(p.segs[s-1].Span), " \n*_")
		if front != "" && !strings.ContainsAny(front[len(front)-1:], ".!?") {
			return false
		}
	}
	toks := p.toks[s+1]
	if len(toks) == 0 {
		return false
	}
	inner := strings.TrimRight(t.doc.Slice(p.segs[s].Inner), " \n")
	if strings.HasSuffix(inner, ",") && toks[0].before == "" || toks[0].before == "," {
		return true
	}
	return dash(toks[0].before) && dash(toks[len(toks)-1].after) && s+2 < len(p.segs) && p.segs[s+2].Kind == prose.Quote
}

func dash(mark string) bool { return mark == "—" || mark == "–" || mark == "--" || mark == "-" }
