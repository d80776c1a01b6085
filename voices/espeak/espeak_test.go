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

// pitch is the median pitch of the voiced frames in Hz, and the share of frames that are voiced, by autocorrelation.
func pitch(c voices.Clip) (hz, voiced float64) {
	frame, hop := c.Rate/20, c.Rate/40
	var found []float64
	frames := 0
	for at := 0; at+frame < len(c.Samples); at += hop {
		x := c.Samples[at : at+frame]
		var energy float64
		for _, s := range x {
			energy += float64(s) * float64(s)
		}
		if energy/float64(frame) < 1e-4 {
			continue
		}
		frames++
		best, lag := 0.0, 0
		for l := c.Rate / 400; l < c.Rate/55; l++ {
			var r, e float64
			for i := 0; i+l < frame; i++ {
				r += float64(x[i]) * float64(x[i+l])
				e += float64(x[i])*float64(x[i]) + float64(x[i+l])*float64(x[i+l])
			}
			if r = 2 * r / e; r > best+0.02 {
				best, lag = r, l
			}
		}
		if best > 0.6 {
			found = append(found, float64(c.Rate)/float64(lag))
		}
	}
	if frames == 0 || len(found) == 0 {
		return 0, 0
	}
	for i := range found { // a few hundred at most
		for j := i; j > 0 && found[j] < found[j-1]; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	return found[len(found)/2], float64(len(found)) / float64(frames)
}

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
		if hz, _ := pitch(c); testing.Verbose() {
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
	quick := speak(t, b, voices.Utterance{Text: line, Voice: voices.Voice{Rate: 1.5}})
	if r := plain.Duration().Seconds() / quick.Duration().Seconds(); r < 1.3 || r > 1.7 {
		t.Errorf("at rate 1.5 it is %.2f times as quick", r)
	}
	low, _ := pitch(plain)
	high, _ := pitch(speak(t, b, voices.Utterance{Text: line, Voice: voices.Voice{PitchST: 5}}))
	if st := 12 * math.Log2(high/low); st < 3.5 || st > 6.5 {
		t.Errorf("pitch +5 semitones gave %+.1f (%.0f to %.0f Hz)", st, low, high)
	}
}

func TestDelivery(t *testing.T) {
	b := open(t)
	say := func(manner string) voices.Clip {
		return speak(t, b, voices.Utterance{Text: line, Delivery: voices.Delivery{Manner: manner, Intensity: 1}})
	}
	plain := say("")
	_, voiced := pitch(plain)
	if _, w := pitch(say("whispered")); w > voiced/3 {
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
