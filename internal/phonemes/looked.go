package phonemes

import (
	"context"
	"strings"
)

// looked finds words in the dictionary and asks espeak-ng, word by word, for those that are not there.
func (s *Speaker) looked(ctx context.Context, d *dictionary, tokens []Token, text, accent string) ([]Word, error) {
	found := make([]pronunciation, len(tokens))
	for i := len(tokens) - 1; i >= 0; i-- { // from the end: small words lean on the sound after them
		t := tokens[i]
		if t.IPA != "" || t.Say == "" {
			continue
		}
		next := ""
		if t.Punct == "" && i+1 < len(tokens) {
			next = firstSound(tokens[i+1], found[i+1], accent)
		}
		symbols, sure := d.spoken(tokens, i, next)
		if symbols != "" {
			found[i] = pronunciation{fromKokoro.Replace(symbols), symbols, !sure}
			continue
		}
		stem, e := withoutClitic(t.Say)
		ipa, err := s.single(ctx, stem, accent)
		if err != nil {
			return nil, err
		}
		found[i] = pronunciation{ipa: e.sound(ipa, accent), guessed: true}
	}
	return s.finish(ctx, tokens, found, text, accent)
}

// firstSound is how the next word begins, in whatever alphabet it is known.
func firstSound(t Token, found pronunciation, accent string) string {
	p := found.symbols
	switch {
	case strings.HasPrefix(t.IPA, spelledMark):
		p = letterIPA(strings.TrimPrefix(t.IPA, spelledMark), accent)
	case t.IPA != "":
		p = t.IPA
	case p == "":
		p = found.ipa
	}
	if t.dropH {
		p = strings.Replace(p, "h", "", 1)
	}
	return strings.TrimLeft(p, "ˈˌ")
}

// spoken is tokens[i] in Kokoro's alphabet as it sounds where it stands, or "" when the dictionary lacks it. It is not
// sure of a name that was put together from two words. next is the sound after it.
func (d *dictionary) spoken(tokens []Token, i int, next string) (symbols string, sure bool) {
	t := tokens[i]
	small := strings.ToLower(strings.ReplaceAll(t.Say, "’", "'"))
	if p, ok := leaning[small]; ok {
		return p(d, t, next), true
	}
	s, whole := d.find(t.Say)
	if s == nil {
		return "", false
	}
	if len(s) == 1 {
		return s[plain], whole || small == t.Say
	}
	_, leans := s[alone]
	switch {
	case leans && (next == "" || t.Emphasis):
		return s[alone], true
	case leans:
		return s[plain], true
	}
	c := around(tokens, i)
	if _, ok := s[pointing]; ok {
		if t.Emphasis || c.stopped || c.opens || prepositions[c.before] || beForms[c.after] {
			return s[pointing], true
		}
		return s[plain], true
	}
	return c.sense(s), true
}

// leaning are the small words that change with the sound after them, or have no stress of their own.
var leaning = map[string]func(d *dictionary, t Token, next string) string{
	"the": func(_ *dictionary, t Token, next string) string {
		if t.Emphasis || startsWithVowel(next) {
			return "ði"
		}
		return "ðə"
	},
	"a": func(_ *dictionary, t Token, next string) string {
		if t.Emphasis || next == "" {
			return "A"
		}
		return "ɐ"
	},
	"an": func(d *dictionary, t Token, _ string) string {
		if t.Emphasis {
			return d.words["an"]
		}
		return "ɐn"
	},
	"i": func(*dictionary, Token, string) string { return "ˌI" },
	"to": func(d *dictionary, t Token, next string) string {
		switch {
		case t.Emphasis || next == "":
			return d.words["to"]
		case startsWithVowel(next):
			return "tʊ"
		}
		return "tə"
	},
}

func startsWithVowel(sound string) bool {
	for _, c := range sound {
		return strings.ContainsRune(vowels+"ᵊ", c)
	}
	return false
}

// fromKokoro writes Kokoro's alphabet as IPA, for a reader and for espeak-ng.
var fromKokoro = strings.NewReplacer("A", "e͡ɪ", "I", "a͡ɪ", "O", "o͡ʊ", "Q", "ə͡ʊ", "W", "a͡ʊ", "Y", "ɔ͡ɪ", "ʧ", "t͡ʃ", "ʤ", "d͡ʒ", "T", "ɾ", "ᵊ", "ə", "ᵻ", "ɪ")
