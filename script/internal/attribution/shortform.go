package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/attribution/people"
)

// shortened finds the only person of the narration whose name the called name x is a short form of, or -1.
func (s *scene) shortened(x int) int {
	found := -1
	for b, q := range s.c.People {
		if b == x || q.Epithet != "" || people.GenderClash(s.c.People[x].Gender, q.Gender) || s.calledTogether(x, b) || !shortForm(s.c, x, b) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = b
	}
	return found
}

// shortForm reports whether a name of x is a short form of a name of b.
func shortForm(c *people.Cast, x, b int) bool {
	for _, n := range c.People[x].Names {
		for _, m := range c.People[b].Names {
			if n.Title != "" || len(n.Parts) != 1 || len(m.Parts) == 0 || people.Calling(n) || people.Calling(m) || c.Pairs.Of(n.Key, m.Key).Apart > 0 {
				continue
			}
			if shortens(plainLetters(n.Parts[0]), plainLetters(m.Parts[0])) && !(names.Given(n.Parts[0]) && names.Given(m.Parts[0])) {
				return true
			}
		}
	}
	return false
}

// shortens reports whether a can be short for the name b: it begins alike, stands in it, or has its consonants.
func shortens(a, b string) bool {
	stem := a
	for _, end := range []string{"ie", "y", "i", "o", "s"} {
		if cut, ok := strings.CutSuffix(a, end); ok && len(cut) >= 3 {
			stem = cut
			if len(stem) > 3 && stem[len(stem)-1] == stem[len(stem)-2] { // "Denny"
				stem = stem[:len(stem)-1]
			}
			break
		}
	}
	if len(stem) < 3 || len(b) < len(stem)+1 {
		return false
	}
	if strings.Contains(b, stem) {
		return true
	}
	if p, q := petStem(a), petStem(b); len(p) >= 4 && p == q {
		return true
	}
	x, y := consonants(stem), consonants(b)
	return stem[0] == b[0] && len(x) >= 3 && strings.HasPrefix(y, x)
}

// petStem is what is left of a name without the ending that makes it one for family and friends, in whatever language.
func petStem(name string) string {
	for _, end := range []string{"eczka", "chka", "inho", "inha", "ito", "ita", "cia", "sia", "sha", "kins", "ek", "us", "ka", "ko"} {
		if cut, ok := strings.CutSuffix(name, end); ok {
			return cut
		}
	}
	return name
}

func consonants(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouy", r) {
			return -1
		}
		return r
	}, s)
}

// plainLetters is a word in small letters without accents.
func plainLetters(s string) string {
	return accents.Replace(s)
}

var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "å", "a", "ã", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "ý", "y", "š", "s", "č", "c", "ž", "z", "ł", "l", "ś", "s", "ć", "c")
