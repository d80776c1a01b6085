package elevenlabs

import (
	"fmt"
	"strings"
	"testing"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func (f *fake) open(t *testing.T, change func(o *Options)) *Backend {
	t.Helper()
	o := Options{URL: f.URL, Key: secret, Format: "pcm_24000"}
	if change != nil {
		change(&o)
	}
	b, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (f *fake) last() asked { return f.asked[len(f.asked)-1] }

func TestBackend(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return f.open(t, nil) },
		voicetest.Options{Voices: []string{"Rachel", "George", "Sam2Sam2Sam2Sam2Sam2"}})
}

const rain = "The rain had stopped by the time she reached the bridge."

func utterance(text, voice string) voices.Utterance {
	return voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}}
}

func TestFormats(t *testing.T) {
	f := serve(t)
	for format, hz := range map[string]int{"": 44100, "mp3_22050_32": 22050, "pcm_16000": 16000, "wav_44100": 44100} {
		b := f.open(t, func(o *Options) { o.Format = format })
		c, err := b.Synthesize(t.Context(), utterance(rain, "Rachel"))
		if d := c.Duration().Seconds(); err != nil || c.Rate != hz || b.Limits().Rate != hz || d < 2 || d > 6 {
			t.Errorf("%s: %d Hz, %g s, %v", format, c.Rate, d, err)
		}
	}
}

func TestWhatIsSent(t *testing.T) {
	f := serve(t)
	lexicon := map[string]string{"Siobhan": "/ʃɪˈvɔːn/", "Ann": "Anne"}
	for _, c := range []struct {
		name, model, text, instructions string
		d                               voices.Delivery
		want                            string
	}{
		{"plain", "", "I *did*, Ann.", "", voices.Delivery{}, "I did, Anne."},
		{"stress", "", "I *never* did *it*.", "", voices.Delivery{}, "I NEVER did it."},
		{"stress in an older model", "eleven_multilingual_v2", "I *never* did.", "", voices.Delivery{}, "I never did."},
		{"a manner", "", "Come.", "", voices.Delivery{Manner: "whispered", Intensity: 1}, "[whispers] Come."},
		{"a strong one", "eleven_v3", "Ha!", "", voices.Delivery{Manner: "laughing", Intensity: 0.9}, "[laughs harder] Ha!"},
		{"the next model", "eleven_v4", "Ha!", "", voices.Delivery{Manner: "laughing", Intensity: 0.3}, "[laughs] Ha!"},
		{"an accent", "", "Come.", "[strong French accent]", voices.Delivery{Manner: "sung"}, "[strong French accent] [sings] Come."},
		{"instructions in prose", "", "Come.", "A tired queen.", voices.Delivery{}, "Come."},
		{"brackets are no tags", "", "He [sic] said <b>no</b>.", "", voices.Delivery{}, "He (sic) said (b)no(/b)."},
		{"an older model has no tags", "eleven_multilingual_v2", "Come.", "[strong French accent]", voices.Delivery{Manner: "shouted"}, "Come."},
		{"nor markup", "eleven_multilingual_v2", `a < b <break time="3s"/> c`, "", voices.Delivery{}, `a < b (break time="3s"/) c`},
		{"IPA", "eleven_flash_v2", "Siobhan came.", "", voices.Delivery{}, `<phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> came.`},
		{"IPA that is not read", "eleven_flash_v2_5", "Siobhan came.", "", voices.Delivery{}, "Siobhan came."},
	} {
		m := c.model
		if m == "" {
			m = "eleven_v3"
		}
		u := utterance(c.text, "George")
		u.Delivery, u.Lexicon, u.Voice.Model, u.Voice.Instructions = c.d, lexicon, c.model, c.instructions
		s := write(modelOf(m), u)
		if s.text != c.want {
			t.Errorf("%s: %q is sent, want %q", c.name, s.text, c.want)
		}
		if strings.Contains(s.text, " < ") {
			continue // the fake knows no lone sign from markup
		}
		if _, err := f.open(t, nil).Synthesize(t.Context(), u); err != nil || f.last().Model != m || f.last().Text != c.want {
			t.Errorf("%s: %+v, %v", c.name, f.last(), err)
		}
	}
}

func TestContext(t *testing.T) {
	f := serve(t)
	u := utterance("Come in.", "Rachel")
	u.Before, u.After = "A *knock*. "+strings.Repeat("And another one. ", 30), "He came in. "+strings.Repeat("It was Ben. ", 40)
	u.Lexicon = map[string]string{"Ben": "Benn"}
	alone := u
	alone.Before, alone.After = "", ""

	v2 := f.open(t, func(o *Options) { o.Model = "eleven_multilingual_v2" })
	if _, err := v2.Synthesize(t.Context(), u); err != nil {
		t.Fatal(err)
	}
	a := f.last()
	if a.Previous == nil || a.Next == nil || len(*a.Previous) > mostContext || len(*a.Next) > mostContext ||
		!strings.HasSuffix(*a.Previous, "And another one.") && !strings.HasSuffix(*a.Previous, "And another one. ") || !strings.HasPrefix(*a.Next, "He came in. It was Benn.") {
		t.Errorf("context %q, %q", *a.Previous, *a.Next)
	}
	other := u
	other.After = "Nobody came."
	if v2.VersionOf(u) == v2.VersionOf(alone) || v2.VersionOf(u) == v2.VersionOf(other) || v2.VersionOf(alone) != v2.Version() {
		t.Error("a take does not hang on its context, which the model heard")
	}
	for name, b := range map[string]*Backend{"eleven_v3": f.open(t, nil), "context: false": f.open(t, func(o *Options) { o.Model, o.NoContext = "eleven_multilingual_v2", true })} {
		if _, err := b.Synthesize(t.Context(), u); err != nil || f.last().Previous != nil || f.last().Next != nil || b.VersionOf(u) != b.Version() {
			t.Errorf("%s: %+v, %v, version %q", name, f.last(), err, b.VersionOf(u))
		}
	}
	u.Voice.Model = "eleven_v3" // a character's own model
	if v2.VersionOf(u) != v2.Version() {
		t.Error("a take hangs on a context that its own model does not take")
	}
}

func TestSettings(t *testing.T) {
	f := serve(t)
	for _, c := range []struct {
		name, model, voice string
		rate               float64
		manner             string
		set                func(o *Options)
		want               string
	}{
		{"nothing set", "eleven_multilingual_v2", "Rachel", 0, "", nil, "none"},
		{"the voice's own stability is between the steps", "eleven_v3", "Rachel", 0, "", nil, "stability 0.5 similarity 0.8 style 0.1 boost false speed 1"},
		{"a rate", "eleven_multilingual_v2", "Rachel", 1.1, "", nil, "stability 0.6 similarity 0.8 style 0.1 boost false speed 1.1"},
		{"bounds", "eleven_multilingual_v2", "George", 3, "", nil, "speed 1.2"},
		{"a manner's pace", "eleven_multilingual_v2", "George", 0, "exhausted", nil, "speed 0.894"},
		{"a tag has its pace", "eleven_v3", "George", 0, "exhausted", nil, "none"},
		{"set for all", "eleven_v3", "George", 0, "", func(o *Options) { o.Stability, o.Style = new(0.2), new(0.4) }, "stability 0 style 0.4"},
	} {
		b := f.open(t, func(o *Options) {
			if o.Model = c.model; c.set != nil {
				c.set(o)
			}
		})
		u := utterance("Come in, whoever you are.", c.voice)
		u.Voice.Rate, u.Delivery.Manner = c.rate, c.manner
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := f.last().Settings.String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func (s *setting) String() string {
	if s == nil {
		return "none"
	}
	var out []string
	for _, x := range []struct {
		name string
		x    *float64
	}{{"stability", s.Stability}, {"similarity", s.Similarity}, {"style", s.Style}} {
		if x.x != nil {
			out = append(out, fmt.Sprintf("%s %g", x.name, *x.x))
		}
	}
	if s.Boost != nil {
		out = append(out, fmt.Sprintf("boost %v", *s.Boost))
	}
	if s.Speed != nil {
		out = append(out, fmt.Sprintf("speed %.3g", *s.Speed))
	}
	return strings.Join(out, " ")
}

func TestSeed(t *testing.T) {
	f := serve(t)
	seeds := map[int64]bool{}
	for _, c := range []struct {
		text, voice string
		seed        int
		new         bool
	}{{rain, "Rachel", 0, true}, {rain, "rachel", 0, false}, {rain, "George", 0, true}, {"Yes.", "Rachel", 0, true}, {rain, "Rachel", 1, true}} {
		if _, err := f.open(t, func(o *Options) { o.Seed = c.seed }).Synthesize(t.Context(), utterance(c.text, c.voice)); err != nil {
			t.Fatal(err)
		}
		if s := *f.last().Seed; seeds[s] == c.new {
			t.Errorf("%+v: seed %d", c, s)
		} else {
			seeds[s] = true
		}
	}
}

// TestMarks: the words are where the fake says that their characters are, whether it gives the times of tags or not.
// FuzzWrite: whatever the text and the lexicon hold, the words are where it says, and a model with tags finds none in the text.
// TestCharge: what the service says it charged, tags included, is in the log, and the key is not.
