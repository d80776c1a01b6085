package names

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// NameAt tells how many words from i are one name.
func nameAt(toks []lang.Token, i int, cases map[string]*wordCase) (int, bool) {
	n := 0
	if lang.KinTitle[toks[i].Low] && !toks[i].Capital { // "aunt Norris"
		if i > 0 && toks[i].Before == "" && lang.Possessing[toks[i-1].Low] {
			return 0, false // "my cousin Ada" is Ada, and my cousin
		}
		if i+1 < len(toks) && toks[i+1].Before == "" && !toks[i].Possessive && namePart(&toks[i+1], cases) {
			k, ok := nameAt(toks, i+1, cases)
			return k + 1, ok
		}
		return 0, false
	}
	the := toks[i].Low == "the" && i+1 < len(toks) && toks[i+1].Capital && !toks[i+1].First && lang.Titles[lang.CanonicalTitle(toks[i+1].Text)] != "" && toks[i+1].Before == ""
	if the { // "the King" is a name of its own, unless more of a name follows
		if i+2 < len(toks) && toks[i+2].Before == "" && namePart(&toks[i+2], cases) {
			return 0, false
		}
		return 2, true
	}
	if office(toks, i, cases) {
		return 2, true
	}
	for i+n < len(toks) {
		k := &toks[i+n]
		if p := Particles(toks, i+n); n > 0 && p > 0 && !romance[toks[i+n].Low] && namePart(&toks[i+n+p], cases) && !toks[i+n-1].Possessive {
			n += p
			continue
		}
		if n > 0 {
			prev := &toks[i+n-1]
			gap := k.Before
			abbreviated := gap == "." && (lang.Titles[lang.CanonicalTitle(prev.Text)] != "" || lang.IsTitle(prev.Low) || len(prev.Text) == 1)
			if gap != "" && !abbreviated || prev.Possessive {
				break
			}
		}
		if lang.IsTitle(k.Low) && k.Capital && i+n+1 < len(toks) && n == 0 {
			next := &toks[i+n+1]
			if (next.Before == "" || next.Before == ".") && namePart(next, cases) {
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
		if n == 0 && lang.DropTitles[k.Low] && i+1 < len(toks) && toks[i+1].Before == "" && namePart(&toks[i+1], cases) && toks[i+1].Capital {
			return 0, false
		}
		var next *lang.Token
		if i+n+1 < len(toks) {
			next = &toks[i+n+1]
		}
		if n > 0 && (k.Capital && lang.Counts[k.Low] && !toks[i].First || figures(k.Low)) { // "Unit Nine", "Unit 9"
			n++
			continue
		}
		if !namePart(k, cases) && !(n == 0 && (cases[k.Low].odd(k, next) || roleWord(k) && next != nil && next.Capital && next.Before == "" && namePart(next, cases))) {
			break
		}
		n++
	}
	if n == 1 && lang.IsTitle(toks[i].Low) && !loneTitle(&toks[i], cases) || n == 2 && toks[i].Low == "detective" && detectives[toks[i+1].Low] {
		return 0, false // "Detective Sergeant" is nobody's name
	}
	if spelled(toks, i, n) {
		return 0, false
	}
	return n, n > 0
}

// spelled reports whether the name of n words at word i is letters of those that spell one: "C. O. L. D." Two may be what somebody is called.
func spelled(toks []lang.Token, i, n int) bool {
	from, to := i, i
	for to < len(toks) && len(toks[to].Text) == 1 && toks[to].Capital {
		to++
	}
	for from > 0 && len(toks[from-1].Text) == 1 && toks[from-1].Capital {
		from--
	}
	return i+n <= to && to-from > 2
}

// roleWord reports whether a word may stand in front of a surname like a title, without being one: "Coach Penhale".
func roleWord(k *lang.Token) bool {
	_, person := lang.PersonNouns[k.Low]
	return person && k.Capital && !k.Shout && !k.Possessive && !lang.IsTitle(k.Low) && !lang.NotNames[k.Low] && !lang.Generic[k.Low] && !lang.Creatures[k.Low] && lang.KinForms[k.Low] == ""
}

// nameParticles stand in small letters within names.
var nameParticles = lang.Set("de da di del della der den van von la le du dos das bin ibn al el ap ten ter")

// romance are those of them that stand in the names of streets and houses as well: "Rue de la Paix".
var romance = lang.Set("de da di del della du la le el dos das")

// Particles is how many particles of a name stand at word i in front of more of it: "van der Berg". 0 for none.
func Particles(toks []lang.Token, i int) int {
	n := 0
	for i+n < len(toks) && n < 3 && nameParticles[toks[i+n].Low] && !toks[i+n].Capital && toks[i+n].Before == "" {
		n++
	}
	if i+n >= len(toks) || toks[i+n].Before != "" || !toks[i+n].Capital {
		return 0
	}
	return n
}

// loneTitle accepts "Mother", "Captain" as a name of its own where it is used like one.
func loneTitle(k *lang.Token, cases map[string]*wordCase) bool {
	c := cases[k.Low]
	if k.Capital && !k.Shout && c.beside > 0 && (!lang.Civil[k.Low] || k.Low == "miss") {
		return true // "Captain said"
	}
	return k.Capital && !k.Shout && (k.Low == "mother" || k.Low == "father" || k.Low == "grandfather" || k.Low == "grandmother" || k.Low == "granny" || k.Low == "grandma" || k.Low == "grandpa") && c.mid > 0
}

// namePart decides whether a word can be part of a name.
func namePart(k *lang.Token, cases map[string]*wordCase) bool {
	c := cases[k.Low]
	if c.surname > 0 && k.Capital && !k.Shout {
		return !k.First || c.low < c.mid+c.surname
	}
	if at := strings.LastIndex(k.Low, "'"); at > 0 && (lang.Contracting[k.Low[at:]] || k.Low[at:] == "'t" || k.Low[at:] == "'m") {
		return false // "It'd"
	}
	if !k.Capital || lang.NotNames[k.Low] || len(k.Low) < 2 && !(len(k.Text) == 1 && k.After != "" && k.After[0] == '.') && c.beside == 0 {
		return false
	}
	if k.Shout { // words in capitals are names only where the text also writes them as one, or has them speak
		return c.mid > 0 && c.low <= c.mid || c.beside > 0 && (len(k.Text) <= 4 || strings.ContainsAny(k.Text, "0123456789"))
	}
	if one, other, ok := strings.Cut(k.Low, "-"); ok && (lang.Common(one) || lang.NotNames[one]) && (lang.Common(other) || lang.NotNames[other]) {
		return false // "Ninety-eight"
	}
	given := Given(k.Low)
	switch {
	case c.low == 0:
		return c.mid > 0 || given || Nicknames[k.Low] != nil || len(k.Low) > 2 && !strings.HasSuffix(k.Low, "ly") && !strings.HasSuffix(k.Low, "ing") && !lang.Common(k.Low)
	case k.First:
		return c.mid > c.low || given && c.mid > 0
	}
	return c.mid >= c.low || given
}
