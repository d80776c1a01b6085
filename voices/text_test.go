package voices

import (
	"slices"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		text, want string
		lexicon    map[string]string
	}{
		{"Hello *there*, _you_.", "Hello there, you.", nil},
		{"Siobhan saw siobhan's Siobhans.", "Shivawn saw Shivawn's Siobhans.", map[string]string{"Siobhan": "Shivawn"}},
		{"Ann Lee and Ann.", "Annalee and An.", map[string]string{"Ann": "An", "Ann Lee": "Annalee"}},
		{"The end.", "The end.", map[string]string{"The": "/ðiː/"}},
	} {
		if got := (Utterance{Text: c.text, Lexicon: c.lexicon}).Plain(); got != c.want {
			t.Errorf("%q is sent as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSplitText(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want []string
	}{
		{"Short.", 10, []string{"Short."}},
		{"One two. Three four.", 12, []string{"One two.", "Three four."}},
		{"one two three four", 9, []string{"one two", "three", "four"}},
		{"äöüäöüäöü", 4, []string{"äöüä", "öüäö", "ü"}},
		{"“Go!” he said. “Now.”", 15, []string{"“Go!” he said.", "“Now.”"}},
	} {
		if got := SplitText(c.text, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%q at most %d: %q, want %q", c.text, c.most, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"“Don’t,” she said—softly. 3.14, well-known...": {"Don’t", "she", "said", "softly", "3.14", "well-known"},
		"un*believ*able *cafe\u0301*, o'clock -":        {"un*believ*able", "cafe\u0301", "o'clock"},
		" ... ":                                         nil,
	} {
		var got []string
		for _, w := range Words(text) {
			got = append(got, text[w[0]:w[1]])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has the words %q, want %q", text, got, want)
		}
	}
}

func TestSpeakable(t *testing.T) {
	for text, want := range map[string]bool{"Yes.": true, "7": true, "...": false, " — ?!": false, "": false, "ж": true} {
		if Speakable(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
