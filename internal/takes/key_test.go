package takes

import (
	"testing"

	"radioplay/voices"
	"radioplay/voices/tone"
)

// TestKeyHoldsWhatIsHeard: a voice that is built otherwise is another take; where it stands and how loud it is in the mix is not.
func TestKeyHoldsWhatIsHeard(t *testing.T) {
	u := voices.Utterance{Text: "Good morning.", Voice: voices.Voice{Backend: "tone", Name: "220hz"}}
	plain := Key(tone.New(), u)
	for what, change := range map[string]func(*voices.Voice){
		"rate":    func(v *voices.Voice) { v.Rate = 0.9 },
		"pitch":   func(v *voices.Voice) { v.PitchST = 1 },
		"formant": func(v *voices.Voice) { v.FormantST = 1 },
		"breath":  func(v *voices.Voice) { v.Breath = 0.2 },
	} {
		w := u
		change(&w.Voice)
		if Key(tone.New(), w) == plain {
			t.Errorf("another %s, the same take", what)
		}
	}
	w := u
	w.Voice.Pan, w.Voice.GainDB, w.Voice.Rate = 0.5, 3, 1
	if Key(tone.New(), w) != plain {
		t.Error("the place in the mix makes another take")
	}
}
