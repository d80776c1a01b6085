package attribution

import "strings"

// apposed finds a name beside an epithet: "his sister, Ada,", "Ada, the sister of", "a man called Ivo", "Wyn the cooper",
// "Ada was the judge".
func (c *cast) apposed(toks []token, i, n int) int {
	j := i + n
	if j+1 < len(toks) && toks[j].before == "" && (toks[j].low == "called" || toks[j].low == "named") {
		if who, k := c.nameAt(toks, j+1); k > 0 && !toks[j+k].possessive {
			return who
		}
	}
	if j < len(toks) && (toks[j].before == "," || toks[j].before == "") && toks[j].capital {
		if who, k := c.nameAt(toks, j); k > 0 && !toks[j+k-1].possessive && (toks[j].before == "" || strings.HasPrefix(toks[j+k-1].after, ",") || strings.HasPrefix(toks[j+k-1].after, ".")) {
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

// namesOwner reads "Her name was Ada." at the beginning of a sentence: who is named, or -1.
func (c *cast) namesOwner(sent []token) int {
	if len(sent) < 4 || sent[0].low != "his" && sent[0].low != "her" || sent[1].low != "name" || sent[2].low != "was" && sent[2].low != "is" {
		return -1
	}
	who, _ := c.nameAt(sent, 3)
	return who
}
