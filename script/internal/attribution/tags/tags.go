// Package tags reads dialogue tags: who is said to speak beside a quotation.
package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// Tag is what stands beside a quotation: "said Ada", "he murmured", "a voice called".
type Tag struct {
	Who        int    // who is named, or -1
	Pronoun    string // he, she, they, I, we
	Indefinite bool   // "a voice", "someone", "they all"
	Named      bool   // by a name, not by an epithet
	Gender     string // of somebody indefinite, where the words tell it: "a man's voice"
	Epithet    string // key of the epithet, when it may stand for somebody with a name
	Mouth      bool   // it names whose mouth speaks, which may be another through them: "said Ada's mouth"
	Strength   int    // 3 right behind the quotation, 2 in front of it
	Cue        prose.Span
	At         int // byte where the subject stands
}

// NoTag is what stands where no tag is.
var NoTag = Tag{Who: -1}

// Read reads the tag of the quotation in segment s: behind it, else in front.
func Read(t *lang.Text, c *people.Cast, p *lang.Para, s int) Tag {
	if s+1 < len(p.Segs) && p.Segs[s+1].Kind == prose.Narration {
		if g := tagBehind(c, p.Toks[s+1], endsOpen(t, p, s)); g.Found() && !leadsOn(t, p, s) && !storyGoesOn(c, p, s) {
			g.Strength = 3
			return g
		}
		if g := tagByComma(t, c, p, s); g.Found() {
			g.Strength = 3
			return g
		}
	}
	if s > 0 && p.Segs[s-1].Kind == prose.Narration {
		toks := p.Toks[s-1]
		if who, ok := c.Labels[lang.ChatLabel(t, p)]; ok && s == 1 && len(toks) > 0 {
			return Tag{Who: who, Named: true, Strength: 3, Cue: prose.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}, At: toks[0].Start}
		}
		if g := label(c, toks); s == 1 && g.Found() {
			return g
		}
		if g := tagInFront(c, toks); g.Found() {
			g.Strength = 2
			return g
		}
	}
	if s == 0 && lang.FirstQuote(p) == 0 && p.Index > 0 {
		if g := tagAbove(c, t.Paras[p.Index-1]); g.Found() {
			g.Strength = 2
			return g
		}
	}
	return NoTag
}

// leadsOn reports whether the words behind segment s are a sentence of their own that the next
// quotation belongs to: "I see." Ada turned and asked, "And now?"
func leadsOn(t *lang.Text, p *lang.Para, s int) bool {
	toks := p.Toks[s+1]
	if s+2 >= len(p.Segs) || len(toks) == 0 {
		return false
	}
	after := toks[len(toks)-1].After
	if !strings.HasSuffix(after, ",") && !strings.HasSuffix(after, ":") || len(lang.Sentences(toks)) > 1 {
		return false
	}
	return toks[0].Low == "and" || !endsOpen(t, p, s) || toks[0].Capital && lang.Nominative[toks[0].Low] && toks[0].Text != "I"
}

// storyGoesOn reports whether the words behind segment s only go on with the sentence that its tag in front began:
// `Ada said, "No," and he went out.`
func storyGoesOn(c *people.Cast, p *lang.Para, s int) bool {
	if low := p.Toks[s+1][0].Low; low != "and" && low != "but" || s == 0 || p.Segs[s-1].Kind != prose.Narration {
		return false
	}
	return speechVerbIn(p.Toks[s-1]) >= 0 && tagInFront(c, p.Toks[s-1]).Found()
}

// label reads "Maya:" in front of a chat line.
func label(c *people.Cast, toks []lang.Token) Tag {
	if len(toks) == 0 || !strings.HasPrefix(strings.TrimLeft(toks[len(toks)-1].After, "*_"), ":") {
		return NoTag
	}
	g, n := subject(c, toks, 0)
	if n != len(toks) {
		return NoTag
	}
	g.Cue, g.Strength = prose.Span{Start: toks[0].Start, End: toks[n-1].End}, 3
	return g
}

// Found reports whether there is a tag.
func (g Tag) Found() bool { return g.Who >= 0 || g.Pronoun != "" || g.Indefinite }
