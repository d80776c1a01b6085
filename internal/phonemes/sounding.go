package phonemes

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	vowels     = "aeiouæɑɐɒɔəɚɛɜɪʊʌᵻøœɵAIOQWY" // Kokoro's capitals for diphthongs among them
	consonants = "bdfhjklmnprstvwzðŋɡɹɾʃʒθxçʔɬ"
)

// stressed gives a pronunciation a main stress if it has none: on its secondary stress, else on its first vowel.
func stressed(ipa string) string {
	if strings.Contains(ipa, "ˈ") {
		return ipa
	}
	if strings.Contains(ipa, "ˌ") {
		return strings.Replace(ipa, "ˌ", "ˈ", 1)
	}
	if i := strings.IndexAny(ipa, vowels); i >= 0 {
		return ipa[:i] + "ˈ" + ipa[i:]
	}
	return ipa
}

// onset is the beginning of a word as somebody who stutters says it: its first consonant (all of them if more are written) and a
// neutral vowel, or its first vowel.
func onset(ipa, written string) string {
	var lead, rest strings.Builder
	for _, c := range ipa {
		switch {
		case strings.ContainsRune("ˈˌ", c) && rest.Len() == 0:
		case strings.ContainsRune(consonants+"͡", c) && rest.Len() == 0:
			lead.WriteRune(c)
		case strings.ContainsRune(vowels+"ː͡", c):
			rest.WriteRune(c)
		default:
			if rest.Len() > 0 {
				return join(lead.String(), rest.String(), written)
			}
		}
		if rest.Len() > 0 && strings.ContainsRune(consonants, c) {
			break
		}
	}
	return join(lead.String(), rest.String(), written)
}

func join(lead, vowel, written string) string {
	hasVowel := strings.ContainsAny(strings.ToLower(written), "aeiou")
	switch {
	case lead == "":
		return vowel
	case hasVowel:
		return lead + vowel
	}
	if len([]rune(written)) == 1 || digraphs[strings.ToLower(written)] {
		lead = firstConsonant(lead)
	}
	return lead + "ə"
}

var digraphs = wordSet(`th sh ch wh ph kn wr gh`)

// firstConsonant keeps an affricate (t͡ʃ) together.
func firstConsonant(lead string) string {
	runes := []rune(lead)
	n := 1
	for n+1 < len(runes) && runes[n] == '͡' {
		n += 2
	}
	return string(runes[:n])
}

var letterSounds = strings.NewReplacer("ch", "t͡ʃ", "sh", "ʃ", "th", "ð", "ph", "f", "wh", "w", "ck", "k", "qu", "kw", "kn", "n", "wr", "ɹ",
	"c", "k", "g", "ɡ", "j", "d͡ʒ", "q", "k", "r", "ɹ", "x", "z", "y", "j")

// fragmentIPA is the sound of consonants at which a word was broken off: "Th—".
func fragmentIPA(letters string) string {
	return letterSounds.Replace(strings.ToLower(plainLetters(letters))) + "ə"
}

// plainLetters takes the accents off letters and leaves out what is no Latin letter.
func plainLetters(s string) string {
	return strings.Map(func(c rune) rune {
		if c < unicode.MaxASCII && unicode.IsLetter(c) {
			return c
		}
		return -1
	}, norm.NFKD.String(s))
}

var toBritish = strings.NewReplacer("oʊ", "əʊ", "ɑːɹ", "ɑː", "ɜːɹ", "ɜː", "ɔːɹ", "ɔː", "ɪɹ", "ɪə", "ɚ", "ə", "ɾ", "t", "ˈɑːt", "ˈɒt")

// received mends words in -one, to which espeak-ng's British voices give a northern vowel.
func received(word, ipa string) string {
	if w, _, _ := strings.Cut(strings.ToLower(word), "'"); w == "one" || w == "ones" || w == "none" || w == "someone" || w == "anyone" || w == "everyone" {
		return strings.NewReplacer("ɒn", "ʌn", "ˈɒn", "ˈʌn").Replace(ipa)
	}
	return ipa
}

// inAccent turns an American pronunciation of our own into a British one.
func inAccent(ipa, accent string) string {
	if accent == British {
		return toBritish.Replace(ipa)
	}
	return ipa
}

// respell applies a lexicon. What it says stands in place of espeak-ng's answer.
func (s *Speaker) respell(ctx context.Context, tokens []Token, text, accent string, lexicon map[string]string) ([]Token, error) {
	if len(lexicon) == 0 {
		return tokens, nil
	}
	entries := newLexicon(lexicon)
	var out []Token
	for i := 0; i < len(tokens); {
		e, n, possessive := entries.match(tokens[i:], text)
		if n == 0 {
			out = append(out, tokens[i])
			i++
			continue
		}
		ipa, err := s.entryIPA(ctx, e.say, accent)
		if err != nil {
			return nil, err
		}
		if possessive && ipa != "" {
			ipa = withS(ipa, accent)
		}
		t := tokens[i]
		t.To, t.Punct, t.IPA = tokens[i+n-1].To, tokens[i+n-1].Punct, ipa
		t.dropG, t.dropH, t.Stutter = false, false, false
		out = append(out, t)
		i += n
	}
	return out, nil
}
