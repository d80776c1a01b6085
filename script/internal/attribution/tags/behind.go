package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// endsOpen reports whether a quotation ends so that a tag may follow in the same sentence.
func endsOpen(t *lang.Text, p *lang.Para, s int) bool {
	inner := strings.TrimRight(t.Doc.Slice(p.Segs[s].Inner), " \n")
	return !strings.HasSuffix(inner, ".") || strings.HasSuffix(inner, "...")
}

// tagBehind reads "said Ada", "Ada said", "the old man then asked" at the beginning of the words.
func tagBehind(c *people.Cast, toks []lang.Token, open bool) Tag {
	if len(toks) == 0 || toks[0].Before != "" && toks[0].Before != "," && toks[0].Before != "—" && toks[0].Before != "--" && toks[0].Before != "-" {
		return NoTag
	}
	i := 0
	for i < len(toks) && i < 2 && (adverbAt(c, toks, i) || toks[i].Low == "and" || toks[i].Low == "then" || degree[toks[i].Low]) {
		i++
	}
	if i < len(toks) && (prose.SpeechVerb(toks[i].Low) || pointedOut(toks, i)) && (open || !toks[i].Capital) {
		j := i + 1
		for j < len(toks) && j < i+3 && toks[j].Before == "" && (adverbAt(c, toks, j) || lang.Particle[toks[j].Low] || toks[j].Low == "to") {
			j++
		}
		if j < len(toks) && (toks[j].Before == "" || toks[j].Before == "," && j == i+1) {
			g, n := subject(c, toks, j)
			if n == 0 {
				g, n = adorned(c, toks, j)
			}
			if n > 0 && !object(toks[j].Low) {
				g.Cue = prose.Span{Start: toks[i].Start, End: toks[j+n-1].End}
				return g
			}
		}
	}
	if i < len(toks) && toks[i].Capital && (lang.Nominative[toks[i].Low] && toks[i].Text != "I" || lang.Determiner[toks[i].Low] || lang.Counts[toks[i].Low] && !beginsName(c, toks, i)) {
		open = false // "Is it?" He turned
	}
	if i < len(toks) && !toks[i].Capital {
		switch toks[i].Low {
		case "was", "is":
			return tagAfterWas(c, toks[i:])
		case "came", "comes":
			return tagAfterCame(c, toks[i:])
		}
	}
	if i+1 < len(toks) && toks[i].Possessive && lang.Nominative[toks[i].Low] && toks[i+1].Before == "" && prose.Speaking(toks[i+1].Low) { // "she's shouting"
		return Tag{Who: -1, Pronoun: toks[i].Low, At: toks[i].Start, Cue: prose.Span{Start: toks[i].Start, End: toks[i+1].End}}
	}
	if g := whoItWas(c, toks); g.Found() {
		return g
	}
	g, n := subject(c, toks, i)
	if n == 0 {
		g, n = adorned(c, toks, i)
	}
	if n == 0 {
		return NoTag
	}
	if toks[i+n-1].Possessive && i+n < len(toks) && prose.Speaking(toks[i+n].Low) {
		g.Cue = prose.Span{Start: toks[i].Start, End: toks[i+n].End}
		return g
	}
	if h := heardSay(c, toks, i+n, g); h.Found() {
		h.Cue = prose.Span{Start: toks[i].Start, End: h.Cue.End}
		return h
	}
	if v := interrupted(toks, i+n); v > 0 && open {
		g.Cue = prose.Span{Start: toks[i].Start, End: toks[v].End}
		return g
	}
	many := plural(toks, i) // "I whisper", "they shout"
	for j := i + n; j < len(toks) && j < i+n+5 && toks[j].Before == ""; j++ {
		w := toks[j].Low
		if prose.SpeechVerb(w) || many && prose.SpeechStem(w) || j > i+n && (prose.Speaking(w) && lang.Progressive[toks[j-1].Low] || bareVerb(w) && lang.Auxiliary[toks[j-1].Low]) || phrasal(toks, j) {
			if !open && lang.WeakVerb(w) || reports(toks, j, open) || passive(toks, j) {
				return NoTag // "He laughed." after a full stop is an act of its own
			}
			g.Cue = prose.Span{Start: toks[i].Start, End: toks[j].End}
			return g
		}
		if !lang.Adverb(w) && !lang.Auxiliary[w] && !lang.Progressive[w] {
			break
		}
	}
	return NoTag
}

// plural reports whether the subject at word i has its verb in the present without an ending: "I whisper", "they whisper".
func plural(toks []lang.Token, i int) bool {
	w := toks[i].Low
	return toks[i].IsI() || w == "we" || w == "you" || w == "they" || people.GroupPhrase(toks, i) > 0
}

// beginsName reports whether a name stands at word i.
func beginsName(c *people.Cast, toks []lang.Token, i int) bool {
	_, n := c.NameAt(toks, i)
	return n > 0
}

// passive reports whether the verb of speech j is what was done to the subject: "it was said", "Ada was told".
func passive(toks []lang.Token, j int) bool {
	w := toks[j-1].Low
	return toks[j].Before == "" && prose.SpeechVerb(toks[j].Low) && (w == "was" || w == "were" || w == "is" || w == "be" || w == "been" || w == "being")
}

// reports reports whether the verb of speech j tells of other words than the quotation's: "Ada said
// that", "Ada began to".
func reports(toks []lang.Token, j int, open bool) bool {
	if j+1 >= len(toks) || toks[j+1].Before != "" {
		return false
	}
	next := toks[j+1].Low
	return next == "that" || (next == "about" || next == "of") && (toks[j].Low == "thought" || toks[j].Low == "think" || toks[j].Low == "thinks") || next == "to" && (toks[j].Low == "began" || toks[j].Low == "continued" || toks[j].Low == "begins") || !open && (lang.Determiner[next] || lang.Nominative[next] && !(next == "it" && manner(toks, j+2)) || next == "how" || next == "why" || next == "what" || next == "if")
}

// manner reports whether what goes on at word i tells how something was said: "said it quietly", "said it to the window."
func manner(toks []lang.Token, i int) bool {
	if i >= len(toks) || toks[i].Before != "" {
		return true
	}
	w := toks[i].Low
	return lang.Adverb(w) || w == "like" || w == "as" || w == "with" || w == "without" || w == "to" || w == "so" || w == "in" || w == "again"
}

// degree words stand in front of adverbs: "very quietly said Ada".
var degree = lang.Set("very quite rather so")

// pointedOut reports whether the words at i are "pointed out".
func pointedOut(toks []lang.Token, i int) bool {
	return (toks[i].Low == "pointed" || toks[i].Low == "points") && i+1 < len(toks) && toks[i+1].Low == "out" && toks[i+1].Before == ""
}

// phrasal reports whether a verb that is none of speech is one with what follows: "got out", "wanted to know".
func phrasal(toks []lang.Token, j int) bool {
	next := func(k int) string {
		if j+k < len(toks) && toks[j+k].Before == "" {
			return toks[j+k].Low
		}
		return ""
	}
	switch toks[j].Low {
	case "got", "gets", "choked", "chokes", "bit", "bites", "ground", "grinds", "spat", "forced":
		return next(1) == "out" && next(2) != "of"
	case "sent", "sends", "wrote", "writes": // a message
		return next(1) == "" || next(1) == "back"
	case "shot", "shoots", "fired", "fires", "called":
		return next(1) == "back"
	case "chipped", "chips", "chimed", "chimes", "joined", "joins", "cut", "cuts", "butted", "butts", "broke", "breaks", "weighed", "weighs":
		return next(1) == "in"
	case "pointed", "points", "point", "let", "lets":
		return next(1) == "out" && (j+2 == len(toks) || toks[j+2].Before != "" || lang.Adverb(toks[j+2].Low) || next(2) == "to")
	case "trailed", "trails":
		return next(1) == "off"
	case "started", "starts", "start":
		return j+1 == len(toks) || toks[j+1].Before != ""
	case "wanted", "wants":
		return next(1) == "to" && next(2) == "know"
	}
	return false
}

// tagAfterCame reads "came Ada's voice", "came a voice from below": whose voice it is.
func tagAfterCame(c *people.Cast, toks []lang.Token) Tag {
	if len(toks) < 2 || toks[1].Before != "" {
		return NoTag
	}
	for i := 2; i+1 < len(toks) && i < 6 && toks[i].Before == ""; i++ { // "came the answer from Ada"
		if toks[i].Low != "from" || !answers[toks[i-1].Low] && toks[i-1].Low != "voice" {
			continue
		}
		if who, n := c.NameAt(toks, i+1); n > 0 && !toks[i+n].Possessive {
			return Tag{Who: who, Named: true, At: toks[i+1].Start, Cue: prose.Span{Start: toks[0].Start, End: toks[i+n].End}}
		}
	}
	g, n := subject(c, toks, 1)
	if n == 0 && lang.Determiner[toks[1].Low] && len(toks) > 4 && answers[toks[2].Low] && from[toks[3].Low] { // "came the cry from the back"
		return Tag{Who: -1, Indefinite: true, At: toks[1].Start, Cue: prose.Span{Start: toks[0].Start, End: toks[2].End}}
	}
	if n == 0 {
		return NoTag
	}
	for _, k := range toks[1 : 1+n] {
		if k.Low == "voice" || k.Low == "voices" || k.Low == "whisper" || answers[k.Low] {
			g.Cue = prose.Span{Start: toks[0].Start, End: toks[n].End}
			return g
		}
	}
	return NoTag
}

// tagAfterWas reads "was all she said" and "was Ada's quick answer".
func tagAfterWas(c *people.Cast, toks []lang.Token) Tag {
	if len(toks) > 2 && (toks[1].Low == "all" || toks[1].Low == "what" || toks[1].Low == "how") {
		return tagBehind(c, toks[2:], true)
	}
	if len(toks) < 3 || toks[1].Before != "" {
		return NoTag
	}
	if who, n := c.NameAt(toks, 1); n > 0 && toks[n].Possessive && n+1 < len(toks) && toks[n+1].Before == "" {
		return Tag{Who: who, Named: true, At: toks[1].Start, Cue: prose.Span{Start: toks[0].Start, End: toks[n+1].End}}
	}
	if toks[1].Low == "his" || toks[1].Low == "her" {
		return Tag{Who: -1, Pronoun: map[string]string{"his": "he", "her": "she"}[toks[1].Low], At: toks[1].Start, Cue: prose.Span{Start: toks[0].Start, End: toks[2].End}}
	}
	return NoTag
}

// from are the words for where a voice comes from.
var from = lang.Set("from at in behind")

// answers are nouns for what somebody says.
var answers = lang.Set("answer reply response rejoinder retort comment remark verdict question greeting advice reasoning address injunction exclamation cry whisper words opinion conclusion suggestion explanation")

// adverbAt reports whether word i is an adverb, and not somebody called Dolly.
func adverbAt(c *people.Cast, toks []lang.Token, i int) bool {
	if !lang.Adverb(toks[i].Low) {
		return false
	}
	_, n := c.NameAt(toks, i)
	return n == 0
}

func object(w string) bool {
	return w == "him" || w == "them" || w == "me" || w == "us" || w == "himself" || w == "herself" || w == "nothing"
}
