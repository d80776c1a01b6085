package phonemes

import (
	"context"
	"strings"
)

// Tokens gives the words of a text as they are to be spoken, for engines that read text: normalised, and with the lexicon
// applied. It errs only where a respelling cannot be turned into sounds.
func (s *Speaker) Tokens(ctx context.Context, text, accent string, lexicon map[string]string) ([]Token, error) {
	return s.respell(ctx, Normalize(text), text, accentOf(accent), lexicon)
}

// Mnemonics writes a token the way espeak-ng reads it as text: the word itself or, where the token
// knows better, its sounds in espeak-ng's own mnemonics between double brackets.
func (t Token) Mnemonics(accent string) string {
	ipa := t.IPA
	switch {
	case strings.HasPrefix(ipa, spelledMark):
		ipa = letterIPA(strings.TrimPrefix(ipa, spelledMark), accentOf(accent))
	case ipa != "":
		ipa = inAccent(ipa, accentOf(accent))
	case t.dropH:
		return t.Say[1:]
	case t.dropG:
		return strings.TrimSuffix(t.Say, "g")
	default:
		return t.Say
	}
	return Mnemonics(ipa)
}

// Mnemonics writes IPA in espeak-ng's own mnemonics, each word between double brackets.
func Mnemonics(ipa string) string {
	var b strings.Builder
	for _, word := range strings.Fields(ipa) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("[[" + mnemonics.Replace(word) + "]]")
	}
	return b.String()
}

// mnemonics are espeak-ng's names of the sounds of English (its documentation, "Text to phoneme translation"), by their IPA.
var mnemonics = strings.NewReplacer("͡", "", "ˈ", "'", "ˌ", ",", "tʃ", "tS", "dʒ", "dZ", "aɪ", "aI", "aʊ", "aU", "eɪ", "eI", "ɔɪ", "OI", "oʊ", "oU",
	"əʊ", "oU", "ɑː", "A:", "ɔː", "O:", "ɜː", "3:", "iː", "i:", "uː", "u:", "ɑ", "A:", "ɔ", "O:", "ɜ", "3:", "ɚ", "3", "ə", "@", "ɐ", "a#", "ʌ", "V", "ɪ", "I",
	"ᵻ", "I2", "ʊ", "U", "ɛ", "E", "æ", "a", "ɒ", "0", "ð", "D", "θ", "T", "ŋ", "N", "ʃ", "S", "ʒ", "Z", "ɹ", "r", "ɾ", "t#", "ɡ", "g", "ː", ":")
