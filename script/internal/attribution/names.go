package attribution

import "strings"

// nameAt tells how many words from i are one name.
func nameAt(toks []token, i int, cases map[string]*wordCase) (int, bool) {
	n := 0
	if kinTitle[toks[i].low] && !toks[i].capital { // "aunt Norris"
		if i+1 < len(toks) && toks[i+1].before == "" && !toks[i].possessive && namePart(&toks[i+1], cases) {
			k, ok := nameAt(toks, i+1, cases)
			return k + 1, ok
		}
		return 0, false
	}
	the := toks[i].low == "the" && i+1 < len(toks) && toks[i+1].capital && !toks[i+1].first && titles[canonicalTitle(toks[i+1].text)] != "" && toks[i+1].before == ""
	if the { // "the King" is a name of its own, unless more of a name follows
		if i+2 < len(toks) && toks[i+2].before == "" && namePart(&toks[i+2], cases) {
			return 0, false
		}
		return 2, true
	}
	for i+n < len(toks) {
		k := &toks[i+n]
		if p := particles(toks, i+n); n > 0 && p > 0 && !romance[toks[i+n].low] && namePart(&toks[i+n+p], cases) && !toks[i+n-1].possessive {
			n += p
			continue
		}
		if n > 0 {
			prev := &toks[i+n-1]
			gap := k.before
			abbreviated := gap == "." && (titles[canonicalTitle(prev.text)] != "" || isTitle(prev.low) || len(prev.text) == 1)
			if gap != "" && !abbreviated || prev.possessive {
				break
			}
		}
		if isTitle(k.low) && k.capital && i+n+1 < len(toks) && n == 0 {
			next := &toks[i+n+1]
			if (next.before == "" || next.before == ".") && namePart(next, cases) {
				n++
				continue
			}
		}
		if k := ranks(toks, i, cases); n == 0 && k > 1 {
			n += k
			continue
		}
		if n == 0 && nicknamed(toks, i, cases) {
			n++
			continue
		}
		if n == 0 && dropTitles[k.low] && i+1 < len(toks) && toks[i+1].before == "" && namePart(&toks[i+1], cases) && toks[i+1].capital {
			return 0, false
		}
		var next *token
		if i+n+1 < len(toks) {
			next = &toks[i+n+1]
		}
		if n > 0 && (k.capital && counts[k.low] && !toks[i].first || figures(k.low)) { // "Unit Nine", "Unit 9"
			n++
			continue
		}
		if !namePart(k, cases) && !(n == 0 && (cases[k.low].odd(k, next) || roleWord(k) && next != nil && next.capital && next.before == "" && namePart(next, cases))) {
			break
		}
		n++
	}
	if n == 1 && isTitle(toks[i].low) && !loneTitle(&toks[i], cases) {
		return 0, false
	}
	return n, n > 0
}

// roleWord reports whether a word may stand in front of a surname like a title, without being one: "Coach Penhale".
func roleWord(k *token) bool {
	_, person := personNouns[k.low]
	return person && k.capital && !k.shout && !k.possessive && !isTitle(k.low) && !notNames[k.low] && !generic[k.low] && !creatures[k.low] && kinForms[k.low] == ""
}

// nameParticles stand in small letters within names.
var nameParticles = words("de da di del della der den van von la le du dos das bin ibn al el ap ten ter")

// romance are those of them that stand in the names of streets and houses as well: "Rue de la Paix".
var romance = words("de da di del della du la le el dos das")

// particles is how many particles of a name stand at word i in front of more of it: "van der Berg". 0 for none.
func particles(toks []token, i int) int {
	n := 0
	for i+n < len(toks) && n < 3 && nameParticles[toks[i+n].low] && !toks[i+n].capital && toks[i+n].before == "" {
		n++
	}
	if i+n >= len(toks) || toks[i+n].before != "" || !toks[i+n].capital {
		return 0
	}
	return n
}

// loneTitle accepts "Mother", "Captain" as a name of its own where it is used like one.
func loneTitle(k *token, cases map[string]*wordCase) bool {
	c := cases[k.low]
	if k.capital && !k.shout && c.beside > 0 && (!civil[k.low] || k.low == "miss") {
		return true // "Captain said"
	}
	return k.capital && !k.shout && (k.low == "mother" || k.low == "father" || k.low == "grandfather" || k.low == "grandmother" || k.low == "granny" || k.low == "grandma" || k.low == "grandpa") && c.mid > 0
}

// namePart decides whether a word can be part of a name.
func namePart(k *token, cases map[string]*wordCase) bool {
	c := cases[k.low]
	if c.surname > 0 && k.capital && !k.shout {
		return !k.first || c.low < c.mid+c.surname
	}
	if at := strings.LastIndex(k.low, "'"); at > 0 && (contracting[k.low[at:]] || k.low[at:] == "'t" || k.low[at:] == "'m") {
		return false // "It'd"
	}
	if !k.capital || notNames[k.low] || len(k.low) < 2 && !(len(k.text) == 1 && k.after != "" && k.after[0] == '.') && c.beside == 0 {
		return false
	}
	if k.shout { // words in capitals are names only where the text also writes them as one, or has them speak
		return c.mid > 0 && c.low <= c.mid || c.beside > 0 && (len(k.text) <= 4 || strings.ContainsAny(k.text, "0123456789"))
	}
	if one, other, ok := strings.Cut(k.low, "-"); ok && (common(one) || notNames[one]) && (common(other) || notNames[other]) {
		return false // "Ninety-eight"
	}
	given := given(k.low)
	switch {
	case c.low == 0:
		return c.mid > 0 || given || nicknames[k.low] != nil || len(k.low) > 2 && !strings.HasSuffix(k.low, "ly") && !strings.HasSuffix(k.low, "ing") && !common(k.low)
	case k.first:
		return c.mid > c.low || given && c.mid > 0
	}
	return c.mid >= c.low || given
}
