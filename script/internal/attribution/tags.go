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
	epithet    string // key of the epithet, when it may stand for somebody with a name
	strength   int    // 3 right behind the quotation, 2 in front of it
	cue        prose.Span
	at         int // byte where the subject stands
}

var noTag = tag{who: -1}

// readTag reads the tag of the quotation in segment s: behind it, else in front.
func readTag(t *text, c *cast, p *para, s int) tag {
	if s+1 < len(p.segs) && p.segs[s+1].Kind == prose.Narration {
		if g := tagBehind(c, p.toks[s+1], endsOpen(t, p, s)); g.found() {
			g.strength = 3
			return g
		}
	}
	if s > 0 && p.segs[s-1].Kind == prose.Narration {
		toks := p.toks[s-1]
		if who, ok := c.labels[t.chatLabel(p)]; ok && s == 1 && len(toks) > 0 {
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
	if s == firstQuote(p) && s == 0 && p.index > 0 { // the paragraph before ends in "he said:"
		q := t.paras[p.index-1]
		if n := len(q.toks); n > 0 && !q.talks() && len(q.toks[n-1]) > 0 {
			toks := q.toks[n-1]
			if strings.HasSuffix(toks[len(toks)-1].after, ":") {
				if g := tagInFront(c, toks); g.found() {
					g.strength = 2
					return g
				}
			}
		}
	}
	return noTag
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

func firstQuote(p *para) int {
	if len(p.quotes) == 0 {
		return -1
	}
	return p.quotes[0]
}

func (g tag) found() bool { return g.who >= 0 || g.pronoun != "" || g.indefinite }

// endsOpen reports whether a quotation ends so that a tag may follow in the same sentence.
func endsOpen(t *text, p *para, s int) bool {
	inner := strings.TrimRight(t.doc.Slice(p.segs[s].Inner), " \n")
	return !strings.HasSuffix(inner, ".") || strings.HasSuffix(inner, "...")
}

// tagBehind reads "said Ada", "Ada said", "the old man then asked" at the beginning of the words.
func tagBehind(c *cast, toks []token, open bool) tag {
	if len(toks) == 0 || toks[0].before != "" && toks[0].before != "," && toks[0].before != "—" && toks[0].before != "--" && toks[0].before != "-" {
		return noTag
	}
	i := 0
	for i < len(toks) && i < 2 && (adverb(toks[i].low) || toks[i].low == "and" || toks[i].low == "then") {
		i++
	}
	if i < len(toks) && prose.SpeechVerb(toks[i].low) && (open || !toks[i].capital) {
		j := i + 1
		for j < len(toks) && j < i+3 && toks[j].before == "" && (adverb(toks[j].low) || toks[j].low == "out" || toks[j].low == "back" || toks[j].low == "to") {
			j++
		}
		if j < len(toks) && (toks[j].before == "" || toks[j].before == "," && j == i+1) {
			if g, n := subject(c, toks, j); n > 0 && !object(toks[j].low) {
				g.cue = prose.Span{Start: toks[i].start, End: toks[j+n-1].end}
				return g
			}
		}
	}
	g, n := subject(c, toks, i)
	if n == 0 {
		return noTag
	}
	for j := i + n; j < len(toks) && j < i+n+5 && toks[j].before == ""; j++ {
		w := toks[j].low
		if prose.SpeechVerb(w) {
			if !open && weakVerb(w) {
				return noTag // "He laughed." after a full stop is an act of its own
			}
			g.cue = prose.Span{Start: toks[i].start, End: toks[j].end}
			return g
		}
		if !adverb(w) && !auxiliary[w] {
			break
		}
	}
	return noTag
}

var auxiliary = words("had has have was is then would could will just only never always at last also all both finally suddenly now again still almost")

func adverb(w string) bool {
	return strings.HasSuffix(w, "ly") && len(w) > 4 || w == "then" || w == "again" || w == "softly" || w == "only" || w == "just" || w == "too" || w == "at"
}

func object(w string) bool {
	return w == "him" || w == "them" || w == "me" || w == "us" || w == "himself" || w == "herself" || w == "nothing"
}

// weakVerb says something besides speaking, and is a tag only within the quotation's sentence.
func weakVerb(w string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(w, "s"), "ed") {
	case "smile", "smil", "laugh", "nodd", "nod", "grin", "grinn", "sigh", "frown", "went", "goe", "go", "put", "broke", "burst", "cut", "came", "began", "begin", "read",
		"wept", "sob", "sobb", "mock", "yawn", "gasp", "breath", "breathe", "puff", "sniff", "pant", "press", "spat", "call", "pray", "mourn", "call for", "thought", "think", "wonder", "told", "order", "direct", "speak", "spoke", "tell":
		return true
	}
	return false
}

// tagInFront reads "Ada said," and "he turned and whispered:" at the end of the words.
func tagInFront(c *cast, toks []token) tag {
	ss := sentences(toks)
	if len(ss) == 0 {
		return noTag
	}
	last := ss[len(ss)-1]
	end := last[len(last)-1].after
	if strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") {
		return noTag
	}
	verb := -1
	for i := len(last) - 1; i >= 0; i-- {
		if prose.SpeechVerb(last[i].low) {
			verb = i
			break
		}
	}
	if verb < 0 && !strings.HasSuffix(end, ":") && !strings.HasSuffix(end, ",") {
		return noTag
	}
	if verb < 0 {
		verb = len(last)
	}
	// The nearest nominative before the verb; "Ada turned and said" has it at the front.
	for i := verb - 1; i >= 0; i-- {
		g, n := subject(c, last, i)
		if n == 0 || i+n > verb || i > 0 && preposition[last[i-1].low] {
			continue
		}
		g.cue = prose.Span{Start: last[i].start, End: last[min(verb, len(last)-1)].end}
		return g
	}
	if verb+1 < len(last) { // "Then said the king:"
		if g, n := subject(c, last, verb+1); n > 0 {
			g.cue = prose.Span{Start: last[verb].start, End: last[verb+n].end}
			return g
		}
	}
	return noTag
}

var preposition = words("to at of for with by from in on upon over under beside behind before after into near like toward towards against about than and's told asked")

// subject reads who is meant at word i: a pronoun, a name, an epithet; n is its length, 0 for none.
func subject(c *cast, toks []token, i int) (tag, int) {
	g := noTag
	if i >= len(toks) {
		return g, 0
	}
	k := &toks[i]
	g.at = k.start
	if nominative[k.low] && k.low != "it" && !k.possessive || k.text == "I" {
		g.pronoun = k.low
		if k.low == "i" && c.narrator >= 0 {
			g.who, g.named = c.narrator, true
		}
		if k.low == "we" || k.low == "they" && i+1 < len(toks) && (toks[i+1].low == "all" || toks[i+1].low == "both") {
			g.indefinite = true
		}
		return g, 1
	}
	if who, n := c.nameAt(toks, i); n > 0 {
		g.who, g.named = who, true
		if toks[i+n-1].possessive { // "Ada's voice said"
			if i+n < len(toks) && (toks[i+n].low == "voice" || toks[i+n].low == "whisper") {
				return g, n + 1
			}
			return noTag, 0
		}
		return g, n
	}
	if (k.low == "his" || k.low == "her") && i+1 < len(toks) && (toks[i+1].low == "voice" || toks[i+1].low == "reply" || toks[i+1].low == "answer") {
		g.pronoun = map[string]string{"his": "he", "her": "she"}[k.low]
		return g, 2
	}
	if key, _, n, _ := c.epithetAt(toks, i); n > 0 {
		if toks[i+n-1].possessive {
			if i+n >= len(toks) || toks[i+n].low != "voice" && toks[i+n].low != "whisper" {
				return noTag, 0
			}
			n++
		}
		if who, ok := c.epithets[key]; ok {
			g.who = who
			if !c.certain[key] {
				g.epithet = key
			}
			return g, n
		}
		g.indefinite = true // nobody's epithet, or one that says nothing
		return g, n
	}
	return g, 0
}
