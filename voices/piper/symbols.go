package piper

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// sentence is what the model reads at once.
type sentence struct {
	ids   []int64
	spans []span // one a word, in order
	first int    // the number of its first word in the text
}

// span is the range of a word's symbols among the ids, the later one excluded.
type span struct{ from, to int }

// Bounds of a sentence in words: above the first it ends at the next mark, at the second it ends anyhow.
const longSentence, longestSentence = 60, 100

// sentences writes words in the voice's symbols, one sentence after the other: a symbol at the start and at the end,
// and a pad after every symbol but the last, as the voices were trained.
func (s *settings) sentences(words []phonemes.Word) ([]sentence, error) {
	var out []sentence
	var b builder
	for i, w := range words {
		if len(b.ids) == 0 {
			b = builder{symbols: s.Symbols, sentence: sentence{first: i}}
			b.add("^")
		}
		if err := b.word(w); err != nil {
			return nil, err
		}
		n := len(b.spans)
		last := i == len(words)-1
		mark := punctuation(w.Punct, last)
		b.add(mark)
		if last || strings.ContainsAny(mark, ".!?") && w.Punct != "…" || n >= longSentence && mark != "" || n >= longestSentence {
			out = append(out, b.end())
			b = builder{}
		} else if !w.Joined {
			b.add(" ")
		}
	}
	return out, nil
}

// punctuation is a mark as the voices know it.
func punctuation(p string, last bool) string {
	switch p {
	case "—":
		return ","
	case "…":
		return "."
	case "?!", "…?":
		return "?"
	case "…!":
		return "!"
	case "":
		if last {
			return "." // or the last word would be swallowed
		}
	}
	return p
}

type builder struct {
	symbols map[string][]int64
	sentence
}

// add appends a symbol and its pad. It reports whether the voice has it.
func (b *builder) add(symbol string) bool {
	ids, ok := b.symbols[symbol]
	if ok {
		b.ids = append(append(b.ids, ids...), b.symbols["_"]...)
	}
	return ok
}

func (b *builder) end() sentence {
	b.ids = append(b.ids, b.symbols["$"]...)
	return b.sentence
}

// word appends the sounds of a word. A sound the voice has no symbol for is an error, and a mark on one is left out.
func (b *builder) word(w phonemes.Word) error {
	from := len(b.ids)
	ipa := strings.ReplaceAll(w.IPA, "͡", "")
	if w.Long {
		ipa = drawnOut(ipa)
	}
	for _, r := range norm.NFD.String(ipa) {
		if !b.add(string(r)) && unicode.IsLetter(r) && !unicode.Is(unicode.Lm, r) {
			return fmt.Errorf("%w: the voice has no symbol for the sound %c in %q (/%s/); give the word another pronunciation in the cast file",
				voices.ErrUnspeakable, r, w.Say, w.IPA)
		}
	}
	if len(b.ids) == from {
		return fmt.Errorf("%w: the voice has no symbol for any sound of %q (/%s/)", voices.ErrUnspeakable, w.Say, w.IPA)
	}
	b.spans = append(b.spans, span{from, len(b.ids)})
	return nil
}

// vowels of English as espeak-ng writes them.
const vowels = "aeiouyæɐɑɒɔəɚɛɜɪʊʌᵻ"

// drawnOut lengthens the first vowel after the main stress or, without one, the first of all.
func drawnOut(ipa string) string {
	at := max(0, strings.Index(ipa, "ˈ"))
	v := strings.IndexAny(ipa[at:], vowels)
	if v < 0 {
		return ipa
	}
	at += v
	for i := range ipa[at:] {
		if i > 0 { // the start of the next rune
			return ipa[:at+i] + "ːː" + ipa[at+i:]
		}
	}
	return ipa + "ːː"
}
