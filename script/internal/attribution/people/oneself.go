package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// folded finds the shorter epithets that fuller ones go on as: "a boy in a wet coat" is "the boy" from then on, where the
// text describes no other boy so. It is only asked of short texts.
func folded(uses map[string]int) map[string]string {
	described := map[string]int{} // how many descriptions a noun has
	for key := range uses {
		if descriptive(key) {
			described[HeadNoun(key)]++
		}
	}
	out := map[string]string{}
	for key := range uses {
		short := undescribed(key)
		if short != key && described[HeadNoun(key)] == 1 && uses[short] > 0 {
			out[key] = short
		}
	}
	return out
}

// undescribed is an epithet without its description: "old man" of "old man with the rosette".
func undescribed(key string) string {
	fields := strings.Fields(key)
	for i, w := range fields {
		if Describing[w] {
			return strings.Join(fields[:i], " ")
		}
	}
	return key
}

// besides finds the epithet that stands beside another for the same person: "the groom, a mild young baron, looked up". A list
// names several: "the baker, the butcher and a smith".
func (c *Cast) besides(toks []lang.Token, i, n int) string {
	j := i + n
	if j >= len(toks) || toks[j].Before != "," || toks[i].Low == "a" || toks[i].Low == "an" {
		return ""
	}
	key, _, m, indef := c.EpithetAt(toks, j)
	end := j + m
	if m == 0 || indef || toks[j].Low != "a" && toks[j].Low != "an" || toks[end-1].Possessive {
		return ""
	}
	if end+1 < len(toks) && toks[end].Before == "" && (toks[end].Low == "called" || toks[end].Low == "named") && toks[end+1].Capital {
		return key // "his partner, a tall woman called Ines"
	}
	if end == len(toks) || !strings.HasPrefix(toks[end].Before, ",") || toks[end].Low == "and" || toks[end].Low == "or" || lang.Determiner[toks[end].Low] {
		return ""
	}
	return key
}
