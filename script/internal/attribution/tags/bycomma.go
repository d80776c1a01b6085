package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// tagByComma reads a tag without a verb of speech. A quotation that ends in a comma has its sentence go on, and whoever
// that is about speaks: "No," Ada shrugged. "No," Ada, shivering, said. "No," Ada had to admit. So has one that a dash
// interrupts: "It's"—Ada took a breath—"too late."
func tagByComma(t *lang.Text, c *people.Cast, p *lang.Para, s int) Tag {
	toks := p.Toks[s+1]
	if !goesOnInto(t, p, s) || len(toks) == 0 || lang.Conjunction[toks[0].Low] || leadsOn(t, p, s) {
		return NoTag
	}
	i := 0
	for i < len(toks) && i < 2 && (adverbAt(c, toks, i) || toks[i].Low == "then") {
		i++
	}
	if i == len(toks) || toks[i].Capital && lang.Nominative[toks[i].Low] && !toks[i].IsI() || toks[i].Low == "it" || toks[i].Possessive && lang.Nominative[toks[i].Low] {
		return NoTag
	}
	g, n := subject(c, toks, i)
	if n == 0 {
		g, n = adorned(c, toks, i)
	}
	next := i + n
	if n == 0 || next >= len(toks) || g.Indefinite && g.Pronoun == "" && g.Gender == "" && !people.Describing[toks[next].Low] {
		return NoTag
	}
	switch k := &toks[next]; {
	case k.Before == "" && (lang.Preposition[k.Low] && !people.Describing[k.Low] || lang.Conjunction[k.Low] || lang.Relative[k.Low] && k.Low != "who" || lang.Determiner[k.Low]):
		return NoTag
	case k.Before == "" && next+1 < len(toks) && (passive(toks, next+1) || lang.Auxiliary[k.Low] && told[toks[next+1].Low]), k.Before != "" && k.Before != ",":
		return NoTag
	}
	g.Cue = prose.Span{Start: toks[i].Start, End: toks[next].End}
	return g
}

// told are verbs for what is said to the subject: "Ada was told".
var told = lang.Set("told asked informed warned reminded assured given")

// goesOnInto reports whether the sentence of quotation s goes on behind it and did not begin in front of it.
func goesOnInto(t *lang.Text, p *lang.Para, s int) bool {
	if s > 0 && p.Segs[s-1].Kind == prose.Narration {
		front := strings.TrimRight(t.Doc.Slice(p.Segs[s-1].Span), " \n*_")
		if front != "" && !strings.ContainsAny(front[len(front)-1:], ".!?") {
			return false
		}
	}
	toks := p.Toks[s+1]
	if len(toks) == 0 {
		return false
	}
	inner := strings.TrimRight(t.Doc.Slice(p.Segs[s].Inner), " \n")
	if strings.HasSuffix(inner, ",") && toks[0].Before == "" || toks[0].Before == "," {
		return true
	}
	return dash(toks[0].Before) && dash(toks[len(toks)-1].After) && s+2 < len(p.Segs) && p.Segs[s+2].Kind == prose.Quote
}

func dash(mark string) bool { return mark == "—" || mark == "–" || mark == "--" || mark == "-" }
