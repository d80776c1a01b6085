package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// EpithetAt reads "the old man", "a constable", "his sister" at word i: the key of the
// epithet, its words, and whether it is indefinite. n is 0 when there is none.
func (c *Cast) EpithetAt(toks []lang.Token, i int) (key, noun string, n int, indefinite bool) {
	w := toks[i].Low
	if (w == "someone" || w == "somebody" || w == "another" || w == "everyone" || w == "everybody") && !toks[i].Possessive {
		return w, w, 1, true
	}
	if lang.Groups[w] && (w == "all" || w == "both" || w == "others") {
		return w, w, 1, true
	}
	det := w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "my" || w == "your" || w == "our" || w == "their" || w == "another" || w == "one" || w == "this" || w == "that"
	if !det {
		noun, n := c.KinOfNamed(toks, i)
		return noun, noun, n, false
	}
	adj := ""
	for k := i + 1; k < len(toks) && k <= i+4; k++ {
		if toks[k].Before != "" && toks[k].Before != "-" && toks[k].Before != "," {
			break
		}
		l := toks[k].Low
		if lang.Nominative[l] { // "on the bridge they met"
			break
		}
		if (lang.Titles[lang.CanonicalTitle(l)] == "" || toks[k].Capital) && lang.IsTitle(l) && k+1 < len(toks) && toks[k+1].Capital && toks[k+1].Before == "" {
			break // the title belongs to the name behind it
		}
		if w == "the" && k == i+1 && (l == "somebody" || l == "someone") && !toks[k].Possessive { // who has been somebody before
			return l, l, 2, false
		}
		person := c.isPersonNoun(l) || l == "one" && adj != "no" && standsAlone(toks, k)
		if person || lang.Groups[l] {
			if k+1 < len(toks) && !toks[k].Possessive && toks[k+1].Before == "" && c.isPersonNoun(toks[k+1].Low) && !prose.SpeechVerb(toks[k+1].Low) {
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
			if lang.Generic[l] && adj != "" {
				key = adj + " " + l
			}
			if _, rank := lang.PersonNouns[adj+"-"+l]; rank { // "the ward sister" is nobody's sister
				key = adj + "-" + l
			}
			return key, l, k - i + 1, saysNothing(w, l)
		}
		if toks[k].Capital && !toks[k].First && !c.origin(toks, k) || prose.SpeechVerb(l) && k > i+1 || lang.PastVerbs[l] || lang.Preposition[l] || lang.Determiner[l] || lang.Relative[l] {
			break
		}
		adj = l
	}
	return "", "", 0, false
}

// standsAlone reports whether "one" at word k is somebody: "the short one", "the one with the cap".
func standsAlone(toks []lang.Token, k int) bool {
	if k+1 == len(toks) || toks[k+1].Before != "" {
		return true
	}
	next := toks[k+1].Low
	return Describing[next] || prose.SpeechVerb(next) || lang.PastVerbs[next]
}

// origin reports whether the capital at word k tells where somebody comes from: "the French boy".
func (c *Cast) origin(toks []lang.Token, k int) bool {
	if _, n := c.NameAt(toks, k); n > 0 || k+1 >= len(toks) || toks[k+1].Before != "" || toks[k+1].Capital {
		return false
	}
	return c.isPersonNoun(toks[k+1].Low)
}

// isPersonNoun knows what people are, and what else speaks in this text.
func (c *Cast) isPersonNoun(w string) bool {
	_, ok := lang.PersonNouns[w]
	return ok || c.nouns[w] || lang.Compounded(w) != ""
}

// saysNothing reports whether an epithet could be anybody: "a voice", "another man", "the others".
func saysNothing(det, noun string) bool {
	return lang.Groups[noun] || lang.Indefinite[noun] && noun != "stranger" && noun != "figure" && det != "the" || noun == "voice" || det == "another"
}

// The classes of epithet: what anybody can be called, what they are to somebody,
// what they do for a living, and a word of the first class with a description.
const (
	ClassGeneric = iota
	ClassKin
	ClassRole
	ClassDescribed
)

// EpithetClass tells what sort of epithet one is: one of the Class constants.
func EpithetClass(epithet string) int {
	noun := HeadNoun(epithet)
	switch {
	case lang.KinNouns[noun]:
		return ClassKin
	case lang.Generic[noun] && noun == epithet:
		return ClassGeneric
	case lang.Generic[noun]:
		return ClassDescribed
	}
	return ClassRole
}

// HeadNoun is the noun of an epithet that says what somebody is: "man" of "man with the black beard".
func HeadNoun(epithet string) string {
	head := ""
	for w := range strings.FieldsSeq(epithet) {
		if Describing[w] {
			break
		}
		head = w
	}
	return head
}

// NounGender is the gender that an epithet's noun tells, or empty.
func (c *Cast) NounGender(epithet string) string { return lang.PersonNouns[HeadNoun(epithet)] }

// Human reports whether a noun means people and nothing else.
func (c *Cast) Human(noun string) bool {
	_, known := lang.PersonNouns[noun]
	return known && !lang.Creatures[noun]
}

// Carries reports whether w is only what a voice comes out of: the telephone.
func (c *Cast) Carries(w int) bool {
	e := c.People[w].Epithet
	return lang.Carrying[e] && !c.Human(e)
}
