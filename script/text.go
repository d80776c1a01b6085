package script

import (
	"strings"
	"unicode"
)

// reading turns a stretch of prose into what is read: wrapped lines joined,
// _emphasis_ as *emphasis*, Markdown's quoting signs and escapes gone.
func reading(s string, markdown bool) string {
	if markdown {
		s = unquote(s)
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == 0x1A
	}), " ")
	return stars(s)
}

// unquote takes "> " from line starts and backslashes from before punctuation.
func unquote(s string) string {
	if !strings.ContainsAny(s, ">\\") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimLeft(strings.TrimLeft(l, " "), ">")
	}
	s = strings.Join(lines, "\n")
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`\*_#>-+.!()[]{}`+"`", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// stars rewrites paired underscores at the edges of words as asterisks.
func stars(s string) string {
	if strings.Count(s, "_") < 2 {
		return s
	}
	b := []byte(s)
	open := -1
	for i := range b {
		if b[i] != '_' {
			continue
		}
		before := i > 0 && wordByte(b[i-1])
		after := i+1 < len(b) && (wordByte(b[i+1]))
		switch {
		case open < 0 && !before && i+1 < len(b) && b[i+1] != ' ' && b[i+1] != '_':
			open = i
		case open >= 0 && !after && b[i-1] != ' ' && b[i-1] != '_':
			b[open], b[i] = '*', '*'
			open = -1
		}
	}
	return string(b)
}

func wordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func hasWords(s string) bool { return strings.IndexFunc(s, isWord) >= 0 }

// key is a text's letters and digits in small letters: what makes it the same
// line when marks, wrapping or typography change.
func key(s string) string {
	var b strings.Builder
	for _, r := range s {
		if isWord(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// headingText is a heading without its signs.
func headingText(s string) string {
	s = strings.TrimSpace(strings.TrimLeft(s, "# \t\uFEFF"))
	return strings.TrimSpace(strings.TrimRight(s, "#="))
}
