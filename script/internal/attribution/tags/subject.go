package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// subject reads who is meant at word i: a pronoun, a name, an epithet; n is its length, 0 for none.
func subject(c *people.Cast, toks []lang.Token, i int) (Tag, int) {
	g := NoTag
	if i >= len(toks) {
		return g, 0
	}
	k := &toks[i]
	g.At = k.Start
	if g, n := groupAt(c, toks, i); n > 0 {
		return g, n
	}
	if had, ok := strings.CutSuffix(k.Low, "'d"); ok && lang.Nominative[had] && had != "i" && had != "we" && had != "it" { // "she'd said"
		g.Pronoun = had
		return g, 1
	}
	if lang.Nominative[k.Low] && !k.Possessive || k.IsI() || c.Second && k.Low == "you" {
		g.Pronoun = k.Low
		if k.IsI() {
			g.Pronoun = "i"
		}
		if c.Narrator >= 0 && (g.Pronoun == "i" && !c.Second || k.Low == "you") {
			g.Who, g.Named = c.Narrator, true
		}
		g.Indefinite = k.Low == "we"
		return g, 1
	}
	if k.Low == "you" && i+1 < len(toks) && toks[i+1].Before == "" && (prose.SpeechVerb(toks[i+1].Low) || toks[i+1].Low == "will" || toks[i+1].Low == "would") || k.Low == "you'll" || k.Low == "you'd" { // in a letter
		g.Pronoun, g.Indefinite = "you", true
		return g, 1
	}
	if who, n := c.NameAt(toks, i); n > 0 {
		g.Who, g.Named = who, true
		if toks[i+n-1].Possessive { // "Ada's voice said"
			if i+n < len(toks) && (toks[i+n].Low == "voice" || toks[i+n].Low == "whisper") {
				return g, n + 1
			}
			if i+n < len(toks) && toks[i+n].Before == "" && lang.Mouths[toks[i+n].Low] {
				g.Mouth = true
				return g, n + 1
			}
			if i+n < len(toks) && toks[i+n].Before == "" && (prose.Speaking(toks[i+n].Low) || toks[i+n].Low == "like" && i+n+1 == len(toks)) { // "Ada's saying", "and Ada's like,"
				return g, n
			}
			if _, kin := c.KinOfNamed(toks, i); kin == 0 {
				return NoTag, 0
			}
			g.Who, g.Named = -1, false // "Ada's mother"
		} else {
			return g, n
		}
	}
	if n := people.OneOf(toks, i); n > 0 {
		g.Indefinite = true
		return g, n
	}
	if (k.Low == "somebody" || k.Low == "someone") && k.Possessive && i+1 < len(toks) && toks[i+1].Low == "voice" {
		g.Indefinite = true
		return g, 2
	}
	if (k.Low == "his" || k.Low == "her") && i+1 < len(toks) && (toks[i+1].Low == "voice" || toks[i+1].Low == "reply" || toks[i+1].Low == "answer") {
		g.Pronoun = map[string]string{"his": "he", "her": "she"}[k.Low]
		return g, 2
	}
	if key, noun, n, indefinite := c.EpithetAt(toks, i); n > 0 {
		known := n > 1 || !indefinite // "somebody said" is not "said the somebody"
		if toks[i+n-1].Possessive {
			if i+n >= len(toks) || toks[i+n].Low != "voice" && toks[i+n].Low != "whisper" {
				return NoTag, 0
			}
			n++
			known = known && (!lang.Generic[noun] || k.Low != "a" && k.Low != "an") // "a man's voice" is no man's that was told of
		}
		if who, ok := c.Epithets[key]; ok && known {
			g.Who = who
			if !c.Certain[key] {
				g.Epithet = key
			}
			return g, n
		}
		g.Indefinite, g.Gender = true, lang.PersonNouns[noun] // nobody's epithet, or one that says nothing
		for _, k := range toks[i : i+n] {
			if h := voices[k.Low]; h != "" {
				g.Gender = h
			}
		}
		return g, n
	}
	return g, 0
}

// voices tell whose they are: "a male voice".
var voices = map[string]string{"male": "M", "female": "F", "masculine": "M", "feminine": "F"}

// adorned reads a name behind adjectives or what somebody is to another: "dour Major Orme", "the agonised Harriet", "my cousin Ada".
func adorned(c *people.Cast, toks []lang.Token, i int) (Tag, int) {
	k := i
	if k < len(toks) && (toks[k].Low == "the" || toks[k].Low == "a" || toks[k].Low == "an" || lang.Possessing[toks[k].Low]) {
		k++
	}
	for from := k; k < len(toks) && k <= from+2 && (k == i || toks[k].Before == "" || toks[k].Before == ","); k++ {
		if toks[k].Capital && !(k == i && lang.RankWords[toks[k].Low]) {
			who, n := c.NameAt(toks, k)
			if n == 0 && (lang.Nicknaming[toks[k].Low] || lang.DropTitles[toks[k].Low]) {
				continue
			}
			if n == 0 || k == i || toks[k+n-1].Possessive {
				break
			}
			return Tag{Who: who, Named: true, At: toks[k].Start}, k + n - i
		}
		if w := toks[k].Low; w == "very" || w == "rather" {
			continue
		} else if adverbAt(c, toks, k) || lang.Preposition[w] || lang.Determiner[w] || lang.PhraseEnds[w] || object(w) || lang.IsVerb(w) && !strings.HasSuffix(w, "ed") || lang.Auxiliary[w] || w == "it" {
			break
		}
	}
	return NoTag, 0
}
