package espeak

import (
	"context"
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"radioplay/internal/phonemes"
	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func open(t *testing.T) *Backend {
	t.Helper()
	b, err := Open(Options{})
	if errors.Is(err, voices.ErrNotInstalled) && os.Getenv("CI") == "" {
		t.Skip("espeak-ng is not installed: " + phonemes.InstallCommand())
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func speak(t *testing.T, b *Backend, u voices.Utterance) voices.Clip {
	t.Helper()
	c, err := b.Synthesize(context.Background(), u)
	if err != nil {
		t.Fatalf("%q in %q: %v", u.Text, u.Voice.Name, err)
	}
	return c
}

const line = "The lamp was out, and nobody on the shore had seen it go."

func rms(c voices.Clip) float64 {
	var e float64
	for _, s := range c.Samples {
		e += float64(s) * float64(s)
	}
	return math.Sqrt(e / float64(len(c.Samples)))
}

func TestVoicesAreDistinct(t *testing.T) {
	b := open(t)
	list, err := b.Voices(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	women, men := 0, 0
	seen := map[string]string{}
	for _, v := range list {
		c := speak(t, b, voices.Utterance{Text: "Good evening.", Voice: voices.Voice{Name: v.Name}})
		sound := string(samples(c))
		if other, ok := seen[sound]; ok {
			t.Errorf("%s sounds as %s does", v.Name, other)
		}
		seen[sound] = v.Name
		if hz, _ := voicetest.Pitch(c); testing.Verbose() {
			t.Logf("%-22s %s %-5s %3.0f Hz", v.Name, v.Gender, v.Age, hz)
		}
		if v.Gender == "F" {
			women++
		} else {
			men++
		}
	}
	if women < 6 || men < 6 {
		t.Errorf("%d women and %d men are too few for a cast", women, men)
	}
}

func samples(c voices.Clip) []byte {
	out := make([]byte, 0, 2*len(c.Samples))
	for _, s := range c.Samples {
		v := int16(s * 32767)
		out = append(out, byte(v), byte(v>>8))
	}
	return out
}

func TestRateAndPitch(t *testing.T) {
	b := open(t)
	plain := speak(t, b, voices.Utterance{Text: line})
	again := speak(t, b, voices.Utterance{Text: line})
	if string(samples(plain)) != string(samples(again)) {
		t.Error("the same utterance gave other samples")
	}
	voicetest.KeepsRate(t, b, voices.Utterance{Text: line})
	voicetest.KeepsPitch(t, b, voices.Utterance{Text: line})
}

func TestDelivery(t *testing.T) {
	b := open(t)
	say := func(manner string) voices.Clip {
		return speak(t, b, voices.Utterance{Text: line, Delivery: voices.Delivery{Manner: manner, Intensity: 1}})
	}
	plain := say("")
	_, voiced := voicetest.Pitch(plain)
	if _, w := voicetest.Pitch(say("whispered")); w > voiced/3 {
		t.Errorf("whispered: %.0f %% of the frames are voiced, plainly spoken %.0f %%", 100*w, 100*voiced)
	}
	if loud, soft := rms(say("shouted")), rms(say("murmured")); loud < 1.5*rms(plain) || soft > 0.8*rms(plain) {
		t.Errorf("level shouted %.3f, plain %.3f, murmured %.3f", loud, rms(plain), soft)
	}
	if slow := say("exhausted"); slow.Duration() < plain.Duration()*11/10 {
		t.Errorf("exhausted takes %v, plain %v", slow.Duration(), plain.Duration())
	}
}

func TestSSML(t *testing.T) {
	b := open(t)
	for _, c := range []struct{ text, want string }{
		{"It cost $3.50.", "It cost three dollars and fifty cents."},
		{"Tom & <Jerry>", "Tom and Jerry"},
		{"*Never* again", "<emphasis>Never</emphasis> again"},
		{"Siobhan left", "[[SIv'O:n]] left"},
		{"W-what?", "[[w@]], what?"},
		{"I should—", "I should — "},
	} {
		got, _, err := b.ssml(context.Background(), voices.Utterance{Text: c.text, Lexicon: map[string]string{"Siobhan": "/ʃɪvˈɔːn/"}}, b.voices[0])
		if want := `<speak><prosody range="medium">` + c.want + "</prosody></speak>"; err != nil || got != want {
			t.Errorf("%s\n got %s %v\nwant %s", c.text, got, err, want)
		}
	}
}

func TestRefusals(t *testing.T) {
	b := open(t)
	ctx := context.Background()
	if _, err := b.Synthesize(ctx, voices.Utterance{Text: "Hello", Voice: voices.Voice{Name: "af_heart"}}); !errors.Is(err, voices.ErrNoVoice) {
		t.Errorf("unknown voice: %v", err)
	}
	if _, err := b.Synthesize(ctx, voices.Utterance{Text: "…!"}); !errors.Is(err, voices.ErrUnspeakable) {
		t.Errorf("no word: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := b.Synthesize(stopped, voices.Utterance{Text: "Hello"}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := Open(Options{Program: "no-such-espeak"}); !errors.Is(err, voices.ErrNotInstalled) {
		t.Errorf("missing: %v", err)
	}
	if _, err := b.read(os.DevNull, 3, 170); err == nil {
		t.Error("an empty reply was taken")
	}
	long := strings.Repeat("And then the rain came down upon the roof. ", 100)
	if c := speak(t, b, voices.Utterance{Text: long}); c.Duration().Seconds() < 180 {
		t.Errorf("900 words in %v: some are missing", c.Duration())
	}
}
