package voices

import (
	"strings"
	"unicode"
)

// syllables bounds the number of syllables of an English text: what it has at the least, and what it may have when
// figures, initials and held letters are spoken out.
func syllables(text string) (least, most int) {
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '–' || r == '—' }) {
		groups, letters, digits, signs, held := 0, 0, 0, 0, 0
		vowel := false
		var last rune
		for _, r := range strings.ToLower(w) {
			v := strings.ContainsRune("aeiouyàáâäæèéêëìíîïòóôöøœùúûü", r)
			switch {
			case unicode.IsDigit(r):
				digits++
			case unicode.IsLetter(r):
				letters++
			case unicode.IsSymbol(r) || strings.ContainsRune("&%@#/", r):
				signs++
			}
			if v && !vowel {
				groups++
			}
			if r == last && unicode.IsLetter(r) {
				held++
			}
			vowel, last = v, r
		}
		least += groups
		if groups > 1 && last == 'e' { // mostly silent
			least--
		}
		switch {
		case groups == 0 || letters > 1 && w == strings.ToUpper(w): // may be spelled
			most += max(letters, groups)
		default:
			most += 2 * groups // vowels side by side may be two syllables, and endings may be spoken
		}
		most += 6*digits + 3*signs + held
	}
	return least, most
}
