package attribution

import "radioplay/script/internal/prose"

// breaks reports whether a quotation with tag g begins a turn of its own inside a paragraph.
func breaks(t *text, c *cast, p *para, s int, cur *turn, g tag) bool {
	if s > 0 && p.segs[s-1].Kind == prose.Quote && p.segs[s-1].Span.End <= p.segs[s].Span.Start && !p.segs[s-1].Open {
		return true // nothing stands between: somebody else answers
	}
	if g.found() && g.strength == 2 && s >= 2 && p.segs[s-2].Kind == prose.Quote && answersThere(p.toks[s-1]) && g.cue != cur.tag.cue {
		return true
	}
	if !g.found() || !cur.tag.found() || g.cue == cur.tag.cue {
		return false
	}
	if g.who >= 0 && cur.tag.who >= 0 {
		return g.who != cur.tag.who
	}
	if h, k := genderFor[g.pronoun], genderFor[cur.tag.pronoun]; h != "" && k != "" {
		return h != k
	}
	if w, h := nameAndPronoun(g, cur.tag); w >= 0 && h != "" && same(c.people[w].gender, h) == 2 {
		return true
	}
	return g.strength == 3 && cur.tag.strength == 3 && (g.who >= 0) != (cur.tag.who >= 0) && g.pronoun == "" && cur.tag.pronoun == "" && len(p.quotes) > 2
}

// answersThere reports whether the narration between two quotations begins with somebody else's
// turn: "And Ada, who had woken, cried,".
func answersThere(toks []token) bool {
	if len(toks) < 3 || !toks[0].capital {
		return false
	}
	return toks[0].low == "and" || toks[0].low == "but" || toks[0].low == "to" && toks[1].low == "which"
}

// nameAndPronoun is whom one of two tags names, and the gender of the other's pronoun.
func nameAndPronoun(a, b tag) (int, string) {
	switch {
	case a.who >= 0 && b.who < 0:
		return a.who, genderFor[b.pronoun]
	case b.who >= 0 && a.who < 0:
		return b.who, genderFor[a.pronoun]
	}
	return -1, ""
}

// better prefers names over pronouns over nothing.
func better(a, b tag) bool {
	rank := func(g tag) int {
		switch {
		case g.who >= 0 && !g.indefinite:
			return 3
		case g.pronoun != "":
			return 2
		case g.indefinite:
			return 1
		}
		return 0
	}
	return rank(a) > rank(b)
}
