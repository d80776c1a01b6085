package voices

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Speakable reports whether a text holds a letter or a digit. Engines refuse others with ErrUnspeakable.
func Speakable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Words finds the words of a text: where each begins and ends, in bytes. Apostrophes, hyphens, points and emphasis marks
// between two letters or digits are inside a word ("don't", "well-known", "3.14").
func Words(text string) [][2]int {
	var out [][2]int
	inside, joint := false, false
	for i, r := range text {
		switch {
		case letter(r) || inside && unicode.IsMark(r):
			if !inside {
				out = append(out, [2]int{i, i})
			}
			inside, joint = true, false
			out[len(out)-1][1] = i + utf8.RuneLen(r)
		case inside && !joint && strings.ContainsRune("'’-.,:*_", r):
			joint = true
		default:
			inside = false
		}
	}
	return out
}

// Plain is the utterance for an engine that reads plain text: without emphasis marks, and with words respelled as
// the lexicon says. IPA between slashes is for engines that read it, and is left out here.
func (u Utterance) Plain() string {
	var b strings.Builder
	for _, p := range u.Pieces() {
		if _, ipa := p.IPA(); ipa || p.Say == "" {
			b.WriteString(p.Text)
		} else {
			b.WriteString(p.Say)
		}
	}
	return b.String()
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
