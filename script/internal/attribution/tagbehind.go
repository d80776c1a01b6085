package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

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
	for i < len(toks) && i < 2 && (adverbAt(c, toks, i) || toks[i].low == "and" || toks[i].low == "then" || degree[toks[i].low]) {
		i++
	}
	if i < len(toks) && (prose.SpeechVerb(toks[i].low) || pointedOut(toks, i)) && (open || !toks[i].capital) {
		j := i + 1
		for j < len(toks) && j < i+3 && toks[j].before == "" && (adverbAt(c, toks, j) || particle[toks[j].low] || toks[j].low == "to") {
			j++
		}
		if j < len(toks) && (toks[j].before == "" || toks[j].before == "," && j == i+1) {
			g, n := subject(c, toks, j)
			if n == 0 {
				g, n = adorned(c, toks, j)
			}
			if n > 0 && !object(toks[j].low) {
				g.cue = prose.Span{Start: toks[i].start, End: toks[j+n-1].end}
				return g
			}
		}
	}
	if i < len(toks) && toks[i].capital && (nominative[toks[i].low] && toks[i].text != "I" || determiner[toks[i].low] || counts[toks[i].low] && !beginsName(c, toks, i)) {
		open = false // "Is it?" He turned
	}
	if i < len(toks) && !toks[i].capital {
		switch toks[i].low {
		case "was", "is":
			return tagAfterWas(c, toks[i:])
		case "came", "comes":
			return tagAfterCame(c, toks[i:])
		}
	}
	if i+1 < len(toks) && toks[i].possessive && nominative[toks[i].low] && toks[i+1].before == "" && prose.Speaking(toks[i+1].low) { // "she's shouting"
		return tag{who: -1, pronoun: toks[i].low, at: toks[i].start, cue: prose.Span{Start: toks[i].start, End: toks[i+1].end}}
	}
	if g := whoItWas(c, toks); g.found() {
		return g
	}
	g, n := subject(c, toks, i)
	if n == 0 {
		g, n = adorned(c, toks, i)
	}
	if n == 0 {
		return noTag
	}
	if toks[i+n-1].possessive && i+n < len(toks) && prose.Speaking(toks[i+n].low) {
		g.cue = prose.Span{Start: toks[i].start, End: toks[i+n].end}
		return g
	}
	if h := heardSay(c, toks, i+n, g); h.found() {
		h.cue = prose.Span{Start: toks[i].start, End: h.cue.End}
		return h
	}
	if v := interrupted(toks, i+n); v > 0 && open {
		g.cue = prose.Span{Start: toks[i].start, End: toks[v].end}
		return g
	}
	many := plural(toks, i) // "I whisper", "they shout"
	for j := i + n; j < len(toks) && j < i+n+5 && toks[j].before == ""; j++ {
		w := toks[j].low
		if prose.SpeechVerb(w) || many && prose.SpeechStem(w) || j > i+n && (prose.Speaking(w) && progressive[toks[j-1].low] || bareVerb(w) && auxiliary[toks[j-1].low]) || phrasal(toks, j) {
			if !open && weakVerb(w) || reports(toks, j, open) || passive(toks, j) {
				return noTag // "He laughed." after a full stop is an act of its own
			}
			g.cue = prose.Span{Start: toks[i].start, End: toks[j].end}
			return g
		}
		if !adverb(w) && !auxiliary[w] && !progressive[w] {
			break
		}
	}
	return noTag
}

// plural reports whether the subject at word i has its verb in the present without an ending: "I whisper", "they whisper".
func plural(toks []token, i int) bool {
	w := toks[i].low
	return toks[i].isI() || w == "we" || w == "you" || w == "they" || groupPhrase(toks, i) > 0
}

// beginsName reports whether a name stands at word i.
func beginsName(c *cast, toks []token, i int) bool {
	_, n := c.nameAt(toks, i)
	return n > 0
}

// passive reports whether the verb of speech j is what was done to the subject: "it was said", "Ada was told".
func passive(toks []token, j int) bool {
	w := toks[j-1].low
	return toks[j].before == "" && prose.SpeechVerb(toks[j].low) && (w == "was" || w == "were" || w == "is" || w == "be" || w == "been" || w == "being")
}

// reports reports whether the verb of speech j tells of other words than the quotation's: "Ada said
// that", "Ada began to".
func reports(toks []token, j int, open bool) bool {
	if j+1 >= len(toks) || toks[j+1].before != "" {
		return false
	}
	next := toks[j+1].low
	return next == "that" || (next == "about" || next == "of") && (toks[j].low == "thought" || toks[j].low == "think" || toks[j].low == "thinks") || next == "to" && (toks[j].low == "began" || toks[j].low == "continued" || toks[j].low == "begins") || !open && (determiner[next] || nominative[next] && !(next == "it" && manner(toks, j+2)) || next == "how" || next == "why" || next == "what" || next == "if")
}

// manner reports whether what goes on at word i tells how something was said: "said it quietly", "said it to the window."
func manner(toks []token, i int) bool {
	if i >= len(toks) || toks[i].before != "" {
		return true
	}
	w := toks[i].low
	return adverb(w) || w == "like" || w == "as" || w == "with" || w == "without" || w == "to" || w == "so" || w == "in" || w == "again"
}

// degree words stand in front of adverbs: "very quietly said Ada".
var degree = words("very quite rather so")

// pointedOut reports whether the words at i are "pointed out".
func pointedOut(toks []token, i int) bool {
	return (toks[i].low == "pointed" || toks[i].low == "points") && i+1 < len(toks) && toks[i+1].low == "out" && toks[i+1].before == ""
}

// phrasal reports whether a verb that is none of speech is one with what follows: "got out", "wanted to know".
func phrasal(toks []token, j int) bool {
	next := func(k int) string {
		if j+k < len(toks) && toks[j+k].before == "" {
			return toks[j+k].low
		}
		return ""
	}
	switch toks[j].low {
	case "got", "gets", "choked", "chokes", "bit", "bites", "ground", "grinds", "spat", "forced":
		return next(1) == "out" && next(2) != "of"
	case "sent", "sends", "wrote", "writes": // a message
		return next(1) == "" || next(1) == "back"
	case "shot", "shoots", "fired", "fires", "called":
		return next(1) == "back"
	case "chipped", "chips", "chimed", "chimes", "joined", "joins", "cut", "cuts", "butted", "butts", "broke", "breaks", "weighed", "weighs":
		return next(1) == "in"
	case "pointed", "points", "point", "let", "lets":
		return next(1) == "out" && (j+2 == len(toks) || toks[j+2].before != "" || adverb(toks[j+2].low) || next(2) == "to")
	case "trailed", "trails":
		return next(1) == "off"
	case "started", "starts", "start":
		return j+1 == len(toks) || toks[j+1].before != ""
	case "wanted", "wants":
		return next(1) == "to" && next(2) == "know"
	}
	return false
}

// tagAfterCame reads "came Ada's voice", "came a voice from below": whose voice it is.
func tagAfterCame(c *cast, toks []token) tag {
	if len(toks) < 2 || toks[1].before != "" {
		return noTag
	}
	for i := 2; i+1 < len(toks) && i < 6 && toks[i].before == ""; i++ { // "came the answer from Ada"
		if toks[i].low != "from" || !answers[toks[i-1].low] && toks[i-1].low != "voice" {
			continue
		}
		if who, n := c.nameAt(toks, i+1); n > 0 && !toks[i+n].possessive {
			return tag{who: who, named: true, at: toks[i+1].start, cue: prose.Span{Start: toks[0].start, End: toks[i+n].end}}
		}
	}
	g, n := subject(c, toks, 1)
	if n == 0 {
		return noTag
	}
	for _, k := range toks[1 : 1+n] {
		if k.low == "voice" || k.low == "voices" || k.low == "whisper" || answers[k.low] {
			g.cue = prose.Span{Start: toks[0].start, End: toks[n].end}
			return g
		}
	}
	return noTag
}

// tagAfterWas reads "was all she said" and "was Ada's quick answer".
func tagAfterWas(c *cast, toks []token) tag {
	if len(toks) > 2 && (toks[1].low == "all" || toks[1].low == "what" || toks[1].low == "how") {
		return tagBehind(c, toks[2:], true)
	}
	if len(toks) < 3 || toks[1].before != "" {
		return noTag
	}
	if who, n := c.nameAt(toks, 1); n > 0 && toks[n].possessive && n+1 < len(toks) && toks[n+1].before == "" {
		return tag{who: who, named: true, at: toks[1].start, cue: prose.Span{Start: toks[0].start, End: toks[n+1].end}}
	}
	if toks[1].low == "his" || toks[1].low == "her" {
		return tag{who: -1, pronoun: map[string]string{"his": "he", "her": "she"}[toks[1].low], at: toks[1].start, cue: prose.Span{Start: toks[0].start, End: toks[2].end}}
	}
	return noTag
}

// answers are nouns for what somebody says.
var answers = words("answer reply response rejoinder retort comment remark verdict question greeting advice reasoning address injunction exclamation cry whisper words opinion conclusion suggestion explanation")

// adverbAt reports whether word i is an adverb, and not somebody called Dolly.
func adverbAt(c *cast, toks []token, i int) bool {
	if !adverb(toks[i].low) {
		return false
	}
	_, n := c.nameAt(toks, i)
	return n == 0
}

func object(w string) bool {
	return w == "him" || w == "them" || w == "me" || w == "us" || w == "himself" || w == "herself" || w == "nothing"
}
