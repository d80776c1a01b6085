package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// set marks stand around what is put between: "his sister—Ada—sat".
var set = map[string]bool{"—": true, "–": true, "(": true}

// apposed finds a name beside an epithet: "his sister, Ada,", "Ada, the sister of", "a man called Ivo", "Wyn the cooper",
// "Ada was the judge".
func (c *Cast) apposed(toks []lang.Token, i, n int) int {
	j := i + n
	if named := namesBehind(toks, i, j); named > 0 && j+named < len(toks) {
		if who, k := c.NameAt(toks, j+named); k > 0 && !toks[j+named+k-1].Possessive {
			return who
		}
	}
	if toks[j-1].Possessive {
		return -1
	}
	if j < len(toks) && (toks[j].Before == "," || toks[j].Before == "" || set[toks[j].Before]) && toks[j].Capital {
		if who, k := c.NameAt(toks, j); k > 0 && !toks[j+k-1].Possessive && (toks[j].Before == "" || set[toks[j].Before] && (toks[j+k-1].After == toks[j].Before || toks[j+k-1].After == ")") || strings.HasPrefix(toks[j+k-1].After, ",") || strings.HasPrefix(toks[j+k-1].After, ".")) {
			return who
		}
	}
	if who := c.calledAside(toks, j); who >= 0 {
		return who
	}
	if i == 0 || toks[i].Low == "his" || toks[i].Low == "her" {
		return -1
	}
	if toks[i].Before == "," || toks[i].Before == "" && toks[i].Low == "the" {
		if who := c.nameEndingAt(toks, i); who >= 0 {
			return who
		}
	}
	if been := i - 1; toks[i].Before == "" && (toks[been].Low == "was" || toks[been].Low == "is" || toks[been].Low == "been" || toks[been].Low == "became") {
		if toks[been].Low == "been" {
			been--
		}
		if been > 0 && toks[been].Before == "" && (j == len(toks) || toks[j].First || lang.Preposition[toks[j].Low]) {
			if who := c.nameEndingAt(toks, been); who >= 0 {
				return who
			}
		}
	}
	return -1
}

// calledAside reads what is put between behind an epithet, with a name at its end: "the clerk, a farmer's son called Ivo,".
func (c *Cast) calledAside(toks []lang.Token, j int) int {
	if j >= len(toks) || toks[j].Before != "," || toks[j].Low != "a" && toks[j].Low != "an" {
		return -1
	}
	for k := j + 2; k+1 < len(toks) && k < j+7 && toks[k].Before == ""; k++ {
		if toks[k].Low == "called" || toks[k].Low == "named" {
			who, _ := c.NameAt(toks, k+1)
			return who
		}
	}
	return -1
}

// nameEndingAt finds whose name ends right before word i.
func (c *Cast) nameEndingAt(toks []lang.Token, i int) int {
	for k := max(0, i-3); k < i; k++ {
		if who, m := c.NameAt(toks, k); m > 0 && k+m == i && !toks[i-1].Possessive {
			return who
		}
	}
	return -1
}

// namingWords stand between somebody and what they are called.
var namingWords = func() (out [][]string) {
	for line := range strings.Lines(`called
		named
		nicknamed
		whose name was
		whose name is
		by the name of
		who was called
		who was named
		who is called
		who went by
		who went by the name of
		who answered to
		who was known as
		known as
		known only as
		i knew as
		i knew only as
		he knew as
		he knew only as
		she knew as
		she knew only as
		they called
		we called
		everyone called
		everybody called
		who called REFLEXIVE
		introduced REFLEXIVE as
		gave POSSESSIVE name as
		said POSSESSIVE name was
		told me POSSESSIVE name was
		told him POSSESSIVE name was
		told her POSSESSIVE name was
		told them POSSESSIVE name was`) {
		out = append(out, strings.Fields(strings.NewReplacer("REFLEXIVE", "himself", "POSSESSIVE", "his").Replace(line)))
		if strings.ContainsAny(line, "RP") {
			out = append(out, strings.Fields(strings.NewReplacer("REFLEXIVE", "herself", "POSSESSIVE", "her").Replace(line)))
		}
	}
	return out
}()

// namesBehind is how many words stand between an epithet at words i to j and the name it is given: "a boy named", "the cook's name was",
// "the name of the cook was". 0 when it is given none.
func namesBehind(toks []lang.Token, i, j int) int {
	if toks[j-1].Possessive {
		if j+1 < len(toks) && toks[j].Low == "name" && (toks[j+1].Low == "was" || toks[j+1].Low == "is") {
			return 2
		}
		return 0
	}
	if i > 1 && j < len(toks) && toks[i-1].Low == "of" && toks[i-2].Low == "name" && (toks[j].Low == "was" || toks[j].Low == "is") {
		return 1
	}
	best := 0
	for _, words := range namingWords {
		ok := j+len(words) < len(toks) && (toks[j].Before == "" || toks[j].Before == "," && len(words) > 1)
		for k := 0; ok && k < len(words); k++ {
			ok = toks[j+k].Low == words[k] && (k == 0 || toks[j+k].Before == "")
		}
		if ok {
			best = max(best, len(words))
		}
	}
	return best
}

// namesOwner reads "Her name was Ada.", "She was called Ada." and "Everyone called her Ada." at the beginning of a sentence: who is named, or -1.
func (c *Cast) namesOwner(sent []lang.Token) int {
	if len(sent) < 4 {
		return -1
	}
	if w := sent[0].Low; (w == "he" || w == "she") && sent[1].Low == "was" && (sent[2].Low == "called" || sent[2].Low == "named") || everybody[w] && callsThem(sent[:3]) {
		who, _ := c.NameAt(sent, 3)
		return who
	}
	if sent[0].Low != "his" && sent[0].Low != "her" {
		return -1
	}
	for k := 1; k+2 < len(sent) && k < 4; k++ { // "Her badge said Ada."
		if badges[sent[k].Low] && reading[sent[k+1].Low] {
			who, _ := c.NameAt(sent, k+2)
			return who
		}
	}
	if sent[1].Low != "name" || sent[2].Low != "was" && sent[2].Low != "is" {
		return -1
	}
	who, _ := c.NameAt(sent, 3)
	return who
}

// What has its wearer's name on it, and the verbs for what stands there.
var badges, reading = lang.Set("badge tag nametag"), lang.Set("said says read reads")
