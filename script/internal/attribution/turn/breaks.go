package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/tags"
	"radioplay/script/internal/prose"
)

// breaks reports whether a quotation with tag g begins a turn of its own inside a paragraph.
func breaks(t *lang.Text, c *people.Cast, p *lang.Para, s int, cur *Turn, g tags.Tag) bool {
	if s > 0 && p.Segs[s-1].Kind == prose.Quote && p.Segs[s-1].Span.End <= p.Segs[s].Span.Start && !p.Segs[s-1].Open {
		return true // nothing stands between: somebody else answers
	}
	if g.Found() && g.Strength == 2 && s >= 2 && p.Segs[s-2].Kind == prose.Quote && answersThere(p.Toks[s-1]) && g.Cue != cur.Tag.Cue {
		return true
	}
	if !g.Found() || !cur.Tag.Found() || g.Cue == cur.Tag.Cue {
		return false
	}
	if g.Who >= 0 && cur.Tag.Who >= 0 {
		return g.Who != cur.Tag.Who
	}
	if h, k := lang.GenderFor[g.Pronoun], lang.GenderFor[cur.Tag.Pronoun]; h != "" && k != "" {
		return h != k
	}
	if w, h := nameAndPronoun(g, cur.Tag); w >= 0 && h != "" && people.Same(c.People[w].Gender, h) == 2 {
		return true
	}
	return g.Strength == 3 && cur.Tag.Strength == 3 && (g.Who >= 0) != (cur.Tag.Who >= 0) && g.Pronoun == "" && cur.Tag.Pronoun == "" && len(p.Quotes) > 2
}

// answersThere reports whether the narration between two quotations begins with somebody else's
// turn: "And Ada, who had woken, cried,".
func answersThere(toks []lang.Token) bool {
	if len(toks) < 3 || !toks[0].Capital {
		return false
	}
	return toks[0].Low == "and" || toks[0].Low == "but" || toks[0].Low == "to" && toks[1].Low == "which"
}

// nameAndPronoun is whom one of two tags names, and the gender of the other's pronoun.
func nameAndPronoun(a, b tags.Tag) (int, string) {
	switch {
	case a.Who >= 0 && b.Who < 0:
		return a.Who, lang.GenderFor[b.Pronoun]
	case b.Who >= 0 && a.Who < 0:
		return b.Who, lang.GenderFor[a.Pronoun]
	}
	return -1, ""
}

// better prefers names over pronouns over nothing.
func better(a, b tags.Tag) bool {
	rank := func(g tags.Tag) int {
		switch {
		case g.Who >= 0 && !g.Indefinite:
			return 3
		case g.Pronoun != "":
			return 2
		case g.Indefinite:
			return 1
		}
		return 0
	}
	return rank(a) > rank(b)
}
