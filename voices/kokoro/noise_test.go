package kokoro

import (
	"testing"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

func TestNoisesAreFoundByWhatTheyAreWrittenAs(t *testing.T) {
	b, _ := ready(t)
	found := map[string]bool{}
	for _, text := range []string{"Shh.", "Pfft.", "Pff.", "Psst!", "Tss.", "Mmm."} {
		words, err := b.speaker.Phonemes(t.Context(), text, phonemes.American, nil)
		if err != nil {
			t.Fatal(err)
		}
		if noises[words[0].IPA] == "" {
			t.Errorf("%s is spoken as %s, which is no noise", text, words[0].IPA)
		}
		found[words[0].IPA] = true
	}
	for ipa := range noises {
		if !found[ipa] {
			t.Errorf("nothing that people write gives the noise %s", ipa)
		}
	}
}

func TestNoisesSoundLikeWhatTheyAre(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		voiced bool
	}{{"Shh.", false}, {"Pfft.", false}, {"Psst!", false}, {"Mmm.", true}} {
		x := act(t, c.text, "af_heart", voices.Delivery{}).Samples
		share, tilt := voicing(x), tiltDB(x)
		t.Logf("%s %.2f voiced, tilt %.1f dB, %v", c.text, share, tilt, timeOf(len(x)))
		if c.voiced && (share < 0.6 || tilt > -9) {
			t.Errorf("%s %.2f voiced, tilt %.1f dB: a hum is voiced and dark", c.text, share, tilt)
		}
		if !c.voiced && (share > 0.1 || tilt < 0) {
			t.Errorf("%s %.2f voiced, tilt %.1f dB: a hiss has no voice and lies high", c.text, share, tilt)
		}
	}
}

func TestDrawnOutWordsLastLonger(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{{"That is so good.", "That is sooo good."}, {"Shh.", "Shhhhh."}, {"Mm.", "Mmm."}} {
		short, long := act(t, c[0], "af_heart", voices.Delivery{}), act(t, c[1], "af_heart", voices.Delivery{})
		if more := long.Duration() - short.Duration(); more.Milliseconds() < 100 {
			t.Errorf("%q lasts %v longer than %q; want at least 100 ms", c[1], more, c[0])
		}
	}
}

func TestNoiseAmongWordsKeepsThem(t *testing.T) {
	t.Parallel()
	text := "Pfft, nobody asked you. Shh."
	c := act(t, text, "bm_george", voices.Delivery{})
	if len(c.Marks) != 5 {
		t.Fatalf("%d marks for 5 words: %+v", len(c.Marks), c.Marks)
	}
	for i, m := range c.Marks {
		if m.End <= m.Start || i > 0 && m.Start < c.Marks[i-1].End {
			t.Errorf("mark %d %+v", i, m)
		}
	}
}
