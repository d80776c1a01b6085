package phonemes

import (
	"fmt"
	"maps"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"radioplay/voices"
)

// Plain writes an utterance for programs that know ASCII and little else: numbers, abbreviations and shouting as words,
// abbreviations that are spelled as single capitals, respelled where the lexicon says so (IPA is left out), and no
// punctuation but , ; : . ! and ?. The error wraps voices.ErrUnspeakable when there is no word or one of letters that
// are not Latin.
func Plain(u voices.Utterance) (string, error) {
	u.Lexicon = maps.Clone(u.Lexicon)
	for w, say := range u.Lexicon {
		u.Lexicon[w] = strings.ToLower(say) // capitals mean stress, and would be spelled out
	}
	text := u.Plain()
	var b strings.Builder
	tokens := Normalize(text)
	for i, t := range tokens {
		word, err := ascii(t.plain(text))
		if err != nil {
			return "", err
		}
		b.WriteString(word)
		b.WriteString(plainMark(t.Punct))
		if i < len(tokens)-1 {
			b.WriteByte(' ')
		}
	}
	if b.Len() == 0 {
		return "", fmt.Errorf("%w in %q", voices.ErrUnspeakable, u.Text)
	}
	return b.String(), nil
}

// plain is the word itself.
func (t Token) plain(text string) string {
	switch letters, spelled := strings.CutPrefix(t.IPA, spelledMark); {
	case spelled:
		return strings.Join(strings.Split(strings.ToUpper(letters), ""), " ")
	case t.IPA != "" || t.Stutter: // a noise, or the start of a word, as it is written
		return strings.ToLower(text[t.From:t.To])
	case t.dropH:
		return t.Say[1:]
	}
	return t.Say
}

func plainMark(p string) string {
	switch p {
	case "—":
		return ","
	case "…":
		return "..."
	case "?!", "…?":
		return "?"
	case "…!":
		return "!"
	}
	return p
}

// folded are the letters that do not come apart into an ASCII one and a mark.
var folded = strings.NewReplacer("’", "'", "‘", "'", "ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L",
	"đ", "d", "ð", "th", "Ð", "Th", "þ", "th", "Þ", "Th", "ı", "i")

// ascii takes the marks off letters.
func ascii(word string) (string, error) {
	var b strings.Builder
	for _, r := range norm.NFKD.String(folded.Replace(word)) {
		switch {
		case r < unicode.MaxASCII:
			b.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return "", fmt.Errorf("%w: %q has letters this engine cannot read; respell it in the cast file", voices.ErrUnspeakable, word)
		}
	}
	return b.String(), nil
}
