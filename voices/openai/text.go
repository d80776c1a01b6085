package openai

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"radioplay/voices"
)

// spoken is the text as it is sent: without emphasis marks, names respelled as the
// lexicon says (IPA between slashes is for engines that read it, and is left out).
func spoken(u voices.Utterance) string {
	text := strings.NewReplacer("*", "", "_", "").Replace(u.Text)
	for w, say := range u.Lexicon {
		if strings.HasPrefix(say, "/") {
			continue
		}
		re := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(w) + `\b`)
		text = re.ReplaceAllLiteralString(text, say)
	}
	return text
}

// instructions joins the voice's own with how this line is said.
func instructions(own string, d voices.Delivery) string {
	var parts []string
	if own != "" {
		parts = append(parts, own)
	}
	if d.Manner != "" {
		how := "Delivery: " + d.Manner
		if d.Words != "" {
			how += " (" + d.Words + ")"
		}
		parts = append(parts, how+".")
	}
	return strings.Join(parts, " ")
}

// split cuts a text into pieces of at most most characters: at the last sentence end
// that fits, else at the last space, else (a word longer than that) between letters. No character is lost.
func split(text string, most int) []string {
	var out []string
	for utf8.RuneCountInString(text) > most {
		sentence, space, n, hard := 0, 0, 0, 0
		for i, r := range text {
			if n == most {
				hard = i
				break
			}
			n++
			if r == ' ' || r == '\n' {
				space = i + 1
				if i > 0 && strings.ContainsRune(".!?…\"”", lastRune(text[:i])) {
					sentence = i + 1
				}
			}
		}
		at := hard
		if sentence > 0 {
			at = sentence
		} else if space > 0 {
			at = space
		}
		out = append(out, strings.TrimSpace(text[:at]))
		text = text[at:]
	}
	return append(out, strings.TrimSpace(text))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
