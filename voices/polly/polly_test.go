package polly

import (
	"errors"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/internal/ssml"
	"radioplay/voices/voicetest"
)

func TestBackend(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return f.open(t, Options{}) }, voicetest.Options{Voices: []string{"Joanna", "Russell", "Aditi"}})
}

func TestPCM(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return f.open(t, Options{Format: "pcm", Engine: "generative"}) }, voicetest.Options{Voices: []string{"Joanna"}})
}

func utterance(text, voice string) voices.Utterance {
	return voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}}
}

func TestRateAndPitch(t *testing.T) {
	b := serve(t).open(t, Options{NoMarks: true})
	u := utterance("The rain had stopped by the time she reached the bridge, and the lamps were lit.", "Russell")
	voicetest.KeepsRate(t, b, u)
	voicetest.KeepsPitch(t, b, u)
	u.Voice.Name = "Brian"
	voicetest.KeepsRate(t, b, u)
}

// TestWhatIsAsked: every engine gets what it reads.
func TestWhatIsAsked(t *testing.T) {
	f := serve(t)
	b := f.open(t, Options{NoMarks: true})
	for _, c := range []struct{ voice, model, manner, engine, text string }{
		{"Joanna", "", "", "neural", `<speak><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> did.</speak>`},
		{"joanna", "generative", "whispered", "generative", `<speak><prosody rate="92%"><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> did.</prosody></speak>`},
		{"Russell", "", "whispered", "standard", `<speak><amazon:effect name="whispered"><prosody rate="92%"><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> <emphasis>did</emphasis>.</prosody></amazon:effect></speak>`},
		{"Brian", "standard", "murmured", "standard", `<speak><amazon:effect phonation="soft"><prosody rate="92%" pitch="-5.6%"><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> <emphasis>did</emphasis>.</prosody></amazon:effect></speak>`},
	} {
		u := utterance("Ann Siobhan *did*.", c.voice)
		u.Lexicon = map[string]string{"Ann": "Anne & co", "Siobhan": "/ʃɪˈvɔːn/"}
		u.Voice.Model, u.Delivery = c.model, voices.Delivery{Manner: c.manner, Intensity: 1}
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Errorf("%s: %v", c.voice, err)
			continue
		}
		if q := f.asked[len(f.asked)-1]; q.Engine != c.engine || q.Text != c.text {
			t.Errorf("%s was asked %+v", c.voice, q)
		}
		if did, known := voices.Whispered(b, u); did != (c.engine == "standard") || !known {
			t.Errorf("%s whispers: %v, %v", c.voice, did, known)
		}
	}
}

// TestTimesOfWords are those that the service tells, on the words of the text.
func TestTimesOfWords(t *testing.T) {
	f := serve(t)
	u := utterance("“*Well*, Ann Lee's un*believ*able, Siobhan & I—no.”", "Brian")
	u.Lexicon = map[string]string{"Ann Lee": "Anna Lee Jones", "Siobhan": "/ʃɪ/"}
	c, err := f.open(t, Options{Format: "pcm"}).Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	step := c.Duration() * 4 / 5 / 9 // nine words are heard: three of the alias, and its 's
	want := []struct {
		word string
		at   int
	}{{"Well", 0}, {"Ann Lee's", 1}, {"un*believ*able", 5}, {"Siobhan", 6}, {"I", 7}, {"no", 8}}
	if len(c.Marks) != len(want) {
		t.Fatalf("%d marks: %+v", len(c.Marks), c.Marks)
	}
	for i, m := range c.Marks {
		at := 100*time.Millisecond + time.Duration(want[i].at)*step
		if got := u.Text[m.From:m.To]; got != want[i].word || (m.Start-at).Abs() > 2*time.Millisecond || (m.End-at-step/2).Abs() > 2*time.Millisecond {
			t.Errorf("%q from %v to %v, want %q at %v", got, m.Start, m.End, want[i].word, at)
		}
	}
	if n := len(f.asked); n != 2 || f.asked[1].OutputFormat != "json" || f.asked[1].Text != f.asked[0].Text {
		t.Errorf("asked %+v", f.asked)
	}
}

func TestTimesThatCannotBe(t *testing.T) {
	words := []ssml.Word{{From: 0, To: 3, At: 7, End: 10}}
	for body, want := range map[string]string{
		"":       "no times of words",
		"<html>": "cannot be read",
		`{"time":900,"type":"word","start":7,"end":10,"value":"Yes"}`: "before its last word",
	} {
		if _, err := place([]byte(body), words, 500*time.Millisecond); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", body, err)
		}
	}
}

func TestLongTexts(t *testing.T) {
	f := serve(t)
	b := voices.WithSplit(f.open(t, Options{}))
	u := utterance(strings.TrimSpace(strings.Repeat("“Siobhan's here,” said Ann. ", 130)), "Brian")
	u.Lexicon = map[string]string{"Siobhan": "/ʃɪˈvɔːn/", "Ann": "Anne"}
	c, err := b.Synthesize(t.Context(), u)
	if err != nil || len(c.Marks) != 4*130 || len(f.asked) < 6 {
		t.Errorf("%d marks of %d requests, %v", len(c.Marks), len(f.asked), err)
	}
}

func TestVoices(t *testing.T) {
	f := serve(t)
	for engine, want := range map[string]string{"": "Aditi Brian Ivy Joanna Russell", "neural": "Brian Ivy Joanna", "generative": "Joanna", "long-form": ""} {
		list, err := f.open(t, Options{Engine: engine}).Voices(t.Context())
		var names []string
		for _, v := range list {
			names = append(names, v.Name)
			if v.Name == "Ivy" && (v.Age != "child" || v.Gender != "F" || v.Accent != "en-US") || v.Name == "Aditi" && v.Accent != "en-IN" {
				t.Errorf("%+v", v)
			}
		}
		if got := strings.Join(names, " "); err != nil || got != want {
			t.Errorf("%q: %s, %v", engine, got, err)
		}
	}
}

func TestNames(t *testing.T) {
	f := serve(t)
	b := f.open(t, Options{})
	for _, v := range []voices.Voice{{}, {Name: "Nova"}, {Name: "Brian", Model: "generative"}, {Name: "Brian", Model: "best"}} {
		if _, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Voice: v}); !errors.Is(err, voices.ErrNoVoice) {
			t.Errorf("%+v: %v", v, err)
		}
	}
	voicetest.KeyStaysHome(t, "AKIDEXAMPLE", func(base string) error {
		u := utterance("Yes.", "Brian")
		u.Voice.BaseURL = base
		_, err := b.Synthesize(t.Context(), u)
		return err
	})
	if len(f.asked) > 0 {
		t.Errorf("asked %+v", f.asked)
	}
}

func TestPrices(t *testing.T) {
	for _, c := range []struct {
		o     Options
		model string
		want  float64
	}{{Options{}, "", 32}, {Options{NoMarks: true}, "", 16}, {Options{Engine: "generative"}, "", 30}, {Options{Engine: "generative"}, "standard", 8}, {Options{NoMarks: true}, "long-form", 100}} {
		b, err := Open(c.o)
		if err != nil {
			t.Fatal(err)
		}
		if p, known := voices.PriceOf(b, voices.Voice{Name: "Brian", Model: c.model}); !known || p.PerMillion != c.want || p.AsOf == "" {
			t.Errorf("%+v %s: %+v, %v", c.o, c.model, p, known)
		}
	}
}
