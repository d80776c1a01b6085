package attribution

import "strings"

// set marks stand around what is put between: "his sister—Ada—sat".
var set = map[string]bool{"—": true, "–": true, "(": true}

// apposed finds a name beside an epithet: "his sister, Ada,", "Ada, the sister of", "a man called Ivo", "Wyn the cooper",
// "Ada was the judge".
func (c *cast) apposed(toks []token, i, n int) int {
	j := i + n
	if named := namesBehind(toks, i, j); named > 0 && j+named < len(toks) {
		if who, k := c.nameAt(toks, j+named); k > 0 && !toks[j+named+k-1].possessive {
			return who
		}
	}
	if toks[j-1].possessive {
		return -1
	}
	if j < len(toks) && (toks[j].before == "," || toks[j].before == "" || set[toks[j].before]) && toks[j].capital {
		if who, k := c.nameAt(toks, j); k > 0 && !toks[j+k-1].possessive && (toks[j].before == "" || set[toks[j].before] && (toks[j+k-1].after == toks[j].before || toks[j+k-1].after == ")") || strings.HasPrefix(toks[j+k-1].after, ",") || strings.HasPrefix(toks[j+k-1].after, ".")) {
			return who
		}
	}
	if i == 0 || toks[i].low == "his" || toks[i].low == "her" {
		return -1
	}
	if toks[i].before == "," || toks[i].before == "" && toks[i].low == "the" {
		if who := c.nameEndingAt(toks, i); who >= 0 {
			return who
		}
	}
	if been := i - 1; toks[i].before == "" && (toks[been].low == "was" || toks[been].low == "is" || toks[been].low == "been" || toks[been].low == "became") {
		if toks[been].low == "been" {
			been--
		}
		if been > 0 && toks[been].before == "" && (j == len(toks) || toks[j].first || preposition[toks[j].low]) {
			if who := c.nameEndingAt(toks, been); who >= 0 {
				return who
			}
		}
	}
	return -1
}

// nameEndingAt finds whose name ends right before word i.
func (c *cast) nameEndingAt(toks []token, i int) int {
	for k := max(0, i-3); k < i; k++ {
		if who, m := c.nameAt(toks, k); m > 0 && k+m == i && !toks[i-1].possessive {
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
func namesBehind(toks []token, i, j int) int {
	if toks[j-1].possessive {
		if j+1 < len(toks) && toks[j].low == "name" && (toks[j+1].low == "was" || toks[j+1].low == "is") {
			return 2
		}
		return 0
	}
	if i > 1 && j < len(toks) && toks[i-1].low == "of" && toks[i-2].low == "name" && (toks[j].low == "was" || toks[j].low == "is") {
		return 1
	}
	best := 0
	for _, words := range namingWords {
		ok := j+len(words) < len(toks) && (toks[j].before == "" || toks[j].before == "," && len(words) > 1)
		for k := 0; ok && k < len(words); k++ {
			ok = toks[j+k].low == words[k] && (k == 0 || toks[j+k].before == "")
		}
		if ok {
			best = max(best, len(words))
		}
	}
	return best
}

// namesOwner reads "Her name was Ada.", "She was called Ada." and "Everyone called her Ada." at the beginning of a sentence: who is named, or -1.
func (c *cast) namesOwner(sent []token) int {
	if len(sent) < 4 {
		return -1
	}
	if w := sent[0].low; (w == "he" || w == "she") && sent[1].low == "was" && (sent[2].low == "called" || sent[2].low == "named") || everybody[w] && callsThem(sent[:3]) {
		who, _ := c.nameAt(sent, 3)
		return who
	}
	if sent[0].low != "his" && sent[0].low != "her" {
		return -1
	}
	for k := 1; k+2 < len(sent) && k < 4; k++ { // "Her badge said Ada."
		if badges[sent[k].low] && reading[sent[k+1].low] {
			who, _ := c.nameAt(sent, k+2)
			return who
		}
	}
	if sent[1].low != "name" || sent[2].low != "was" && sent[2].low != "is" {
		return -1
	}
	who, _ := c.nameAt(sent, 3)
	return who
}

// What has its wearer's name on it, and the verbs for what stands there.
var badges, reading = words("badge tag nametag"), words("said says read reads")
