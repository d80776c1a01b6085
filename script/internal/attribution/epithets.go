package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// epithetAt reads "the old man", "a constable", "his sister" at word i: the key of the
// epithet, its words, and whether it is indefinite. n is 0 when there is none.
func (c *cast) epithetAt(toks []token, i int) (key, noun string, n int, indefinite bool) {
	w := toks[i].low
	if (w == "someone" || w == "somebody" || w == "another" || w == "everyone" || w == "everybody") && !toks[i].possessive {
		return w, w, 1, true
	}
	if groups[w] && (w == "all" || w == "both" || w == "others") {
		return w, w, 1, true
	}
	det := w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "my" || w == "your" || w == "our" || w == "their" || w == "another" || w == "one" || w == "this" || w == "that"
	if !det {
		noun, n := c.kinOfNamed(toks, i)
		return noun, noun, n, false
	}
	adj := ""
	for k := i + 1; k < len(toks) && k <= i+4; k++ {
		if toks[k].before != "" && toks[k].before != "-" && toks[k].before != "," {
			break
		}
		l := toks[k].low
		if nominative[l] { // "on the bridge they met"
			break
		}
		if (titles[canonicalTitle(l)] == "" || toks[k].capital) && isTitle(l) && k+1 < len(toks) && toks[k+1].capital && toks[k+1].before == "" {
			break // the title belongs to the name behind it
		}
		person := c.isPersonNoun(l) || l == "one" && adj != "no" && standsAlone(toks, k)
		if person || groups[l] {
			if k+1 < len(toks) && !toks[k].possessive && toks[k+1].before == "" && c.isPersonNoun(toks[k+1].low) && !prose.SpeechVerb(toks[k+1].low) {
				adj = l
				continue
			}
			key = l
			if d := described(toks, k, func(words string) bool { return c.nouns[words] }); d > 0 {
				if key = phrase(toks[k : k+d]); adj != "" {
					key = adj + " " + key
				}
				return key, l, k - i + d, false
			}
			if generic[l] && adj != "" {
				key = adj + " " + l
			}
			if _, rank := personNouns[adj+"-"+l]; rank { // "the ward sister" is nobody's sister
				key = adj + "-" + l
			}
			return key, l, k - i + 1, saysNothing(w, l)
		}
		if toks[k].capital && !toks[k].first && !c.origin(toks, k) || prose.SpeechVerb(l) && k > i+1 || pastVerbs[l] || preposition[l] || determiner[l] || relative[l] {
			break
		}
		adj = l
	}
	return "", "", 0, false
}

// standsAlone reports whether "one" at word k is somebody: "the short one", "the one with the cap".
func standsAlone(toks []token, k int) bool {
	if k+1 == len(toks) || toks[k+1].before != "" {
		return true
	}
	next := toks[k+1].low
	return describing[next] || prose.SpeechVerb(next) || pastVerbs[next]
}

// origin reports whether the capital at word k tells where somebody comes from: "the French boy".
func (c *cast) origin(toks []token, k int) bool {
	if _, n := c.nameAt(toks, k); n > 0 || k+1 >= len(toks) || toks[k+1].before != "" || toks[k+1].capital {
		return false
	}
	return c.isPersonNoun(toks[k+1].low)
}

// isPersonNoun knows what people are, and what else speaks in this text.
func (c *cast) isPersonNoun(w string) bool {
	_, ok := personNouns[w]
	return ok || c.nouns[w]
}

// saysNothing reports whether an epithet could be anybody: "a voice", "another man", "the others".
func saysNothing(det, noun string) bool {
	return groups[noun] || indefinite[noun] && noun != "stranger" && noun != "figure" && det != "the" || noun == "voice" || det == "another"
}

// The classes of epithet: what anybody can be called, what they are to somebody,
// what they do for a living, and a word of the first class with a description.
const (
	classGeneric = iota
	classKin
	classRole
	classDescribed
)

func epithetClass(epithet string) int {
	noun := headNoun(epithet)
	switch {
	case kinNouns[noun]:
		return classKin
	case generic[noun] && noun == epithet:
		return classGeneric
	case generic[noun]:
		return classDescribed
	}
	return classRole
}

func headNoun(epithet string) string {
	head := ""
	for w := range strings.FieldsSeq(epithet) {
		if describing[w] {
			break
		}
		head = w
	}
	return head
}

func (c *cast) nounGender(epithet string) string { return personNouns[headNoun(epithet)] }

// human reports whether a noun means people and nothing else.
func (c *cast) human(noun string) bool {
	_, known := personNouns[noun]
	return known && !creatures[noun]
}
