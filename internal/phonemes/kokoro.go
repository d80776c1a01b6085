package phonemes

import (
	"regexp"
	"strings"
)

// kokoroSymbols are the sounds of English in the alphabet Kokoro's English voices were trained with: that of the misaki front
// end, which writes diphthongs and affricates as one letter. Stress and length marks are among them.
var kokoroSymbols = map[string]string{
	American: "AIOWYTbdfhijklmnpstuvwzæðŋɑɔəɛɜɡɪɹʃʊʌʒʤʧˈˌθᵊᵻɐ",
	British:  "AIQWYabdfhijklmnpstuvwzðŋɑɒɔəɛɜɡɪɹʃʊʌʒʤʧˈˌːθᵊɐ",
}

// Sounds that are written as two letters in IPA and as one in Kokoro's alphabet. "e͡ə" is "air".
var (
	pairs = map[string][]string{
		American: {"aɪ", "I", "aʊ", "W", "eɪ", "A", "ɔɪ", "Y", "tʃ", "ʧ", "dʒ", "ʤ", "oʊ", "O", "əʊ", "O", "əl", "ᵊl", "eə", "ɛɹ"},
		British:  {"aɪ", "I", "aʊ", "W", "eɪ", "A", "ɔɪ", "Y", "tʃ", "ʧ", "dʒ", "ʤ", "oʊ", "Q", "əʊ", "Q", "əl", "ᵊl", "eə", "ɛː", "iə", "ɪə"},
	}
	tied   = map[string]*strings.Replacer{American: tie(pairs[American]), British: tie(pairs[British])}
	untied = map[string]*strings.Replacer{American: strings.NewReplacer(without(pairs[American], "əl")...),
		British: strings.NewReplacer(without(pairs[British], "əl")...)}
)

// What is left, letter by letter: sounds English voices lack become their nearest.
var (
	singles = map[string]*strings.Replacer{
		American: strings.NewReplacer(append([]string{"ɜːɹ", "ɜɹ", "ɜː", "ɜɹ", "ɝ", "ɜɹ", "ɚɹ", "əɹ", "ɚ", "əɹ", "ɾ", "T", "ɒ", "ɑ", "a", "æ", "ː", ""},
			nearest...)...),
		British: strings.NewReplacer(append([]string{"ɝ", "ɜː", "ɚ", "ə", "ɾ", "t", "æ", "a", "ᵻ", "ɪ"}, nearest...)...),
	}
	nearest = []string{"g", "ɡ", "r", "ɹ", "ɻ", "ɹ", "ʁ", "ɹ", "ʀ", "ɹ", "x", "k", "ç", "h", "χ", "k", "ɣ", "ɡ", "ɬ", "l", "ɫ", "l", "ʎ", "lj", "ʔ", "t",
		"e", "A", "o", "ɔ", "y", "u", "ʉ", "u", "ɯ", "u", "ø", "ɜ", "œ", "ɜ", "ɵ", "ə", "ɘ", "ə", "ɨ", "ɪ", "ɤ", "ʌ", "ʍ", "w", "ʋ", "v", "β", "v", "ɸ", "f",
		"ɲ", "nj", "ʝ", "j", "ɕ", "ʃ", "ʑ", "ʒ", "ʂ", "ʃ", "ʐ", "ʒ", "ʦ", "ts", "ʣ", "dz", "c", "k", "ɟ", "ʤ", "q", "k", "ɖ", "d", "ʈ", "t", "'", "ˈ"}
)

var (
	syllabicRE   = regexp.MustCompile(`(\pL)\x{0329}`)
	doubleRRE    = regexp.MustCompile(`ɹ+`)
	earlyRE      = regexp.MustCompile(`([ˈˌ])([bdfhjklmnpstvwzðŋɡɹʃʒʤʧθT]+)`)
	contractedRE = regexp.MustCompile(`([dt])nt$`)
	weakRE       = regexp.MustCompile(`ɐ`)
)

// Kokoro is the word in the symbols of Kokoro's English voices: as its dictionary has it, else rewritten from IPA.
func (w Word) Kokoro(accent string) string {
	if w.Symbols != "" {
		return w.Symbols
	}
	return Kokoro(w.IPA, accent)
}

// Kokoro rewrites IPA as espeak-ng or a lexicon gives it into the symbols of Kokoro's English voices; accent is American or British.
// Symbols that have no likeness there are left out. Spaces stay.
func Kokoro(ipa, accent string) string {
	accent = accentOf(accent)
	s := ipa
	if strings.Contains(s, "͡") {
		s = strings.ReplaceAll(tied[accent].Replace(s), "͡", "")
	} else {
		s = untied[accent].Replace(s)
	}
	if stem, ok := strings.CutSuffix(s, "ɪ"); ok && stem != "" { // "happy", and "the" before a vowel: tense at the end of a word
		s = stem + "i"
	}
	s = contractedRE.ReplaceAllString(s, "${1}ᵊnt") // "didn't"
	s = syllabicRE.ReplaceAllString(s, "ᵊ$1")
	if s != "ɐ" && s != "ɐn" { // the article keeps its own symbol; elsewhere it is a schwa
		s = weakRE.ReplaceAllString(s, "ə")
	}
	s = singles[accent].Replace(s)
	s = doubleRRE.ReplaceAllString(s, "ɹ")
	s = earlyRE.ReplaceAllString(s, "$2$1") // dictionaries put the mark before the syllable, Kokoro before the vowel
	known := kokoroSymbols[accent] + " "
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(known, c) {
			return c
		}
		return -1
	}, s)
}

// tie puts the tie bar into the two-letter sounds of a list of replacements.
func tie(list []string) *strings.Replacer {
	out := append([]string(nil), list...)
	for i := 0; i < len(out); i += 2 {
		r := []rune(out[i])
		out[i] = string(r[0]) + "͡" + string(r[1])
	}
	return strings.NewReplacer(out...)
}

// without leaves one sound out: untied, a schwa and an l are mostly two sounds.
func without(list []string, sound string) []string {
	var out []string
	for i := 0; i < len(list); i += 2 {
		if list[i] != sound {
			out = append(out, list[i], list[i+1])
		}
	}
	return out
}
