package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// subject reads who is meant at word i: a pronoun, a name, an epithet; n is its length, 0 for none.
func subject(c *cast, toks []token, i int) (tag, int) {
	g := noTag
	if i >= len(toks) {
		return g, 0
	}
	k := &toks[i]
	g.at = k.start
	if g, n := groupAt(c, toks, i); n > 0 {
		return g, n
	}
	if had, ok := strings.CutSuffix(k.low, "'d"); ok && nominative[had] && had != "i" && had != "we" && had != "it" { // "she'd said"
		g.pronoun = had
		return g, 1
	}
	if nominative[k.low] && !k.possessive || k.isI() || c.second && k.low == "you" {
		g.pronoun = k.low
		if k.isI() {
			g.pronoun = "i"
		}
		if c.narrator >= 0 && (g.pronoun == "i" && !c.second || k.low == "you") {
			g.who, g.named = c.narrator, true
		}
		g.indefinite = k.low == "we"
		return g, 1
	}
	if k.low == "you" && i+1 < len(toks) && toks[i+1].before == "" && (prose.SpeechVerb(toks[i+1].low) || toks[i+1].low == "will" || toks[i+1].low == "would") || k.low == "you'll" || k.low == "you'd" { // in a letter
		g.pronoun, g.indefinite = "you", true
		return g, 1
	}
	if who, n := c.nameAt(toks, i); n > 0 {
		g.who, g.named = who, true
		if toks[i+n-1].possessive { // "Ada's voice said"
			if i+n < len(toks) && (toks[i+n].low == "voice" || toks[i+n].low == "whisper") {
				return g, n + 1
			}
			if i+n < len(toks) && toks[i+n].before == "" && (prose.Speaking(toks[i+n].low) || toks[i+n].low == "like" && i+n+1 == len(toks)) { // "Ada's saying", "and Ada's like,"
				return g, n
			}
			if _, kin := c.kinOfNamed(toks, i); kin == 0 {
				return noTag, 0
			}
			g.who, g.named = -1, false // "Ada's mother"
		} else {
			return g, n
		}
	}
	if n := oneOf(toks, i); n > 0 {
		g.indefinite = true
		return g, n
	}
	if (k.low == "somebody" || k.low == "someone") && k.possessive && i+1 < len(toks) && toks[i+1].low == "voice" {
		g.indefinite = true
		return g, 2
	}
	if (k.low == "his" || k.low == "her") && i+1 < len(toks) && (toks[i+1].low == "voice" || toks[i+1].low == "reply" || toks[i+1].low == "answer") {
		g.pronoun = map[string]string{"his": "he", "her": "she"}[k.low]
		return g, 2
	}
	if key, noun, n, _ := c.epithetAt(toks, i); n > 0 {
		known := true
		if toks[i+n-1].possessive {
			if i+n >= len(toks) || toks[i+n].low != "voice" && toks[i+n].low != "whisper" {
				return noTag, 0
			}
			n++
			known = !generic[noun] || k.low != "a" && k.low != "an" // "a man's voice" is no man's that was told of
		}
		if who, ok := c.epithets[key]; ok && known {
			g.who = who
			if !c.certain[key] {
				g.epithet = key
			}
			return g, n
		}
		g.indefinite, g.gender = true, personNouns[noun] // nobody's epithet, or one that says nothing
		for _, k := range toks[i : i+n] {
			if h := voices[k.low]; h != "" {
				g.gender = h
			}
		}
		return g, n
	}
	return g, 0
}

// seniority stands with a capital in front of titles: "First Officer Bexley".
var seniority = words("first second third chief senior junior acting deputy assistant vice")

// voices tell whose they are: "a male voice".
var voices = map[string]string{"male": "M", "female": "F", "masculine": "M", "feminine": "F"}

// capitalAdjective are words that nicknames begin with: "Big Ada".
var capitalAdjective = words("big little old young poor mad fat red black long good great wee")

// adorned reads a name behind adjectives: "dour Major Orme", "the agonised Harriet".
func adorned(c *cast, toks []token, i int) (tag, int) {
	k := i
	if k < len(toks) && (toks[k].low == "the" || toks[k].low == "a" || toks[k].low == "an") {
		k++
	}
	for from := k; k < len(toks) && k <= from+2 && (k == i || toks[k].before == "" || toks[k].before == ","); k++ {
		if toks[k].capital && !(k == i && seniority[toks[k].low]) {
			who, n := c.nameAt(toks, k)
			if n == 0 && capitalAdjective[toks[k].low] {
				continue
			}
			if n == 0 || k == i || toks[k+n-1].possessive {
				break
			}
			return tag{who: who, named: true, at: toks[k].start}, k + n - i
		}
		if w := toks[k].low; w == "very" || w == "rather" {
			continue
		} else if adverbAt(c, toks, k) || preposition[w] || determiner[w] || phraseEnds[w] || object(w) || isVerb(w) && !strings.HasSuffix(w, "ed") || auxiliary[w] || w == "it" {
			break
		}
	}
	return noTag, 0
}
