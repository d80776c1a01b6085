package voices

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Speakable reports whether a text holds a letter or a digit. Engines refuse others with ErrUnspeakable.
func Speakable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Plain is the utterance for an engine that reads plain text: without emphasis marks, and with words respelled as
// the lexicon says. IPA between slashes is for engines that read it, and is left out here.
func (u Utterance) Plain() string {
	text := strings.NewReplacer("*", "", "_", "").Replace(u.Text)
	var words []string
	for w, say := range u.Lexicon {
		if !strings.HasPrefix(say, "/") {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { // "Ann Lee" before "Ann"
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for _, w := range words {
		text = regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(w)+`\b`).ReplaceAllLiteralString(text, u.Lexicon[w])
	}
	return text
}

// SplitText cuts a text into pieces of at most most characters: at the last sentence end that fits, else at the
// last space, else (a word longer than that) between letters. Nothing but the space at the cuts is lost.
func SplitText(text string, most int) []string {
	var out []string
	for utf8.RuneCountInString(text) > most {
		at := cut(text, most)
		out = append(out, strings.TrimSpace(text[:at]))
		text = text[at:]
	}
	return append(out, strings.TrimSpace(text))
}

// cut is the byte offset of the best place to part a text that is longer than most characters.
func cut(text string, most int) int {
	sentence, space, n := 0, 0, 0
	for i, r := range text {
		if n == most {
			switch {
			case sentence > 0:
				return sentence
			case space > 0:
				return space
			}
			return i
		}
		n++
		if r == ' ' || r == '\n' {
			space = i + 1
			if last, _ := utf8.DecodeLastRuneInString(text[:i]); strings.ContainsRune(".!?…\"”", last) {
				sentence = i + 1
			}
		}
	}
	return len(text)
}
