package command

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var placeholders = []string{"{text}", "{voice}", "{rate}", "{pitch}", "{model}", "{instructions}", "{out}"}

var bracedRE = regexp.MustCompile(`\{[a-z_]+\}`)

// checkPlaceholders refuses misspelt ones, which a program would otherwise read as they stand.
func checkPlaceholders(args []string) error {
	for _, a := range args {
		for _, p := range bracedRE.FindAllString(a, -1) {
			if !slices.Contains(placeholders, p) {
				return fmt.Errorf("no placeholder %s; there are %s", p, strings.Join(placeholders, " "))
			}
		}
	}
	return nil
}

// split parts a line into words at spaces. Quotes of either kind keep what they hold together; nothing else means
// anything: no escapes (a backslash parts a path on Windows), no variables, no patterns.
func split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	var quote rune
	began := false // a word may be empty: ''
	for _, r := range line {
		switch {
		case r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, began = r, true
		case unicode.IsSpace(r):
			if began {
				words = append(words, word.String())
				word.Reset()
				began = false
			}
		default:
			word.WriteRune(r)
			began = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("the quote %c in %q is not closed", quote, line)
	}
	if began {
		words = append(words, word.String())
	}
	return words, nil
}
