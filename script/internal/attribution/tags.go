package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// tag is what stands beside a quotation: "said Ada", "he murmured", "a voice called".
type tag struct {
	who        int    // who is named, or -1
	pronoun    string // he, she, they, I, we
	indefinite bool   // "a voice", "someone", "they all"
	named      bool   // by a name, not by an epithet
	gender     string // of somebody indefinite, where the words tell it: "a man's voice"
	epithet    string // key of the epithet, when it may stand for somebody with a name
	strength   int    // 3 right behind the quotation, 2 in front of it
	cue        prose.Span
	at         int // byte where the subject stands
}

var noTag = tag{who: -1}

// readTag reads the tag of the quotation in segment s: behind it, else in front.
func readTag(t *text, c *cast, p *para, s int) tag {
	if s+1 < len(p.segs) && p.segs[s+1].Kind == prose.Narration {
		if g := tagBehind(c, p.toks[s+1], endsOpen(t, p, s)); g.found() && !leadsOn(t, p, s) && !storyGoesOn(c, p, s) {
			g.strength = 3
			return g
		}
		if g := tagByComma(t, c, p, s); g.found() {
			g.strength = 3
			return g
		}
	}
	if s > 0 && p.segs[s-1].Kind == prose.Narration {
		toks := p.toks[s-1]
		if who, ok := c.labels[chatLabel(t, p)]; ok && s == 1 && len(toks) > 0 {
			return tag{who: who, named: true, strength: 3, cue: prose.Span{Start: toks[0].start, End: toks[len(toks)-1].end}, at: toks[0].start}
		}
		if g := label(c, toks); s == 1 && g.found() {
			return g
		}
		if g := tagInFront(c, toks); g.found() {
			g.strength = 2
			return g
		}
	}
	if s == 0 && firstQuote(p) == 0 && p.index > 0 {
		if g := tagAbove(c, t.paras[p.index-1]); g.found() {
			g.strength = 2
			return g
		}
	}
	return noTag
}

// leadsOn reports whether the words behind segment s are a sentence of their own that the next
// quotation belongs to: "I see." Ada turned and asked, "And now?"
func leadsOn(t *text, p *para, s int) bool {
	toks := p.toks[s+1]
	if s+2 >= len(p.segs) || len(toks) == 0 {
		return false
	}
	after := toks[len(toks)-1].after
	if !strings.HasSuffix(after, ",") && !strings.HasSuffix(after, ":") || len(sentences(toks)) > 1 {
		return false
	}
	return toks[0].low == "and" || !endsOpen(t, p, s) || toks[0].capital && nominative[toks[0].low] && toks[0].text != "I"
}

// storyGoesOn reports whether the words behind segment s only go on with the sentence that its tag in front began:
// `Ada said, "No," and he went out.`
func storyGoesOn(c *cast, p *para, s int) bool {
	if low := p.toks[s+1][0].low; low != "and" && low != "but" || s == 0 || p.segs[s-1].Kind != prose.Narration {
		return false
	}
	return speechVerbIn(p.toks[s-1]) >= 0 && tagInFront(c, p.toks[s-1]).found()
}

// label reads "Maya:" in front of a chat line.
func label(c *cast, toks []token) tag {
	if len(toks) == 0 || !strings.HasPrefix(strings.TrimLeft(toks[len(toks)-1].after, "*_"), ":") {
		return noTag
	}
	g, n := subject(c, toks, 0)
	if n != len(toks) {
		return noTag
	}
	g.cue, g.strength = prose.Span{Start: toks[0].start, End: toks[n-1].end}, 3
	return g
}

func (g tag) found() bool { return g.who >= 0 || g.pronoun != "" || g.indefinite }
