package phonemes

import (
	"errors"
	"testing"

	"radioplay/voices"
)

func TestPlain(t *testing.T) {
	lexicon := map[string]string{"Siobhan": "shiv-AWN", "Zoë": "/zoʊi/"}
	for text, want := range map[string]string{
		"“It’s £5.50,” Siobhan said.":      "It's five pounds and fifty pence, shiv awn said.",
		"The FBI—*really*?! Naïve Zoë…":    "The F B I, really? Naive Zoe...",
		"MY GOD, w-what? Hmm. Pfft!":       "my god, w, what? hmm. pfft!",
		"Chapter IV. Ørsted & Straße; 'em": "Chapter four. Orsted and Strasse; 'em",
	} {
		if got, err := Plain(voices.Utterance{Text: text, Lexicon: lexicon}); err != nil || got != want {
			t.Errorf("%s\n got %q, %v\nwant %q", text, got, err, want)
		}
	}
	for _, text := range []string{"...", "Привет!"} {
		if got, err := Plain(voices.Utterance{Text: text}); !errors.Is(err, voices.ErrUnspeakable) {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}
