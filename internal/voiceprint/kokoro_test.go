package voiceprint

import (
	"encoding/json"
	"errors"
	"flag"
	"math"
	"os"
	"testing"

	"radioplay/voices"
	"radioplay/voices/kokoro"
)

var update = flag.Bool("update", false, "measure every voice of Kokoro anew into internal/casting/testdata (some minutes)")

// The fixtures that casting is tested with: Kokoro's voices by the sentence that is measured at install, and by another.
var fixtures = []struct{ path, sentence string }{
	{"../casting/testdata/kokoro.facts.json", Sentence},
	{"../casting/testdata/kokoro.other.json", "Has the rain stopped? Then open the door, and let them all in."},
}

// TestKokoroIsAsItWasMeasured: the facts that casting is tested with are those of the real voices.
func TestKokoroIsAsItWasMeasured(t *testing.T) {
	b, err := kokoro.Open(kokoro.Options{})
	if errors.Is(err, voices.ErrNotInstalled) && os.Getenv("CI") == "" {
		t.Skipf("this test wants the real voices: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	speak := func(voice, text string) voices.Facts {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}})
		if err != nil {
			t.Fatal(err)
		}
		return measure(t, c)
	}
	for _, f := range fixtures {
		known := map[string]voices.Facts{}
		if *update {
			for _, v := range kokoro.Infos() {
				known[v.Name] = speak(v.Name, f.sentence)
			}
			out, err := json.Marshal(known)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(f.path, append(out, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		in, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(in, &known); err != nil {
			t.Fatal(err)
		}
		for _, voice := range []string{"bm_lewis"} {
			want, got := known[voice], speak(voice, f.sentence)
			if math.Abs(got.F0Hz/want.F0Hz-1) > 0.03 || got.MFCCDistance(want) > 1 || math.Abs(got.Pace/want.Pace-1) > 0.1 {
				t.Errorf("%s is %+v, and was %+v; measure anew with -update and read the figures in docs/casting.md again", voice, got, want)
			}
		}
	}
}
