package elevenlabs

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

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
func TestMarks(t *testing.T) {
	f := serve(t)
	for _, withTags := range []bool{true, false} {
		for _, model := range []string{"eleven_v3", "eleven_flash_v2"} {
			f.withTags = withTags
			u := utterance("Whispers *of* Ann Lee’s café, whispers, Siobhan!", "Rachel")
			u.Lexicon = map[string]string{"Ann Lee": "Annalee", "Siobhan": "/ʃɪˈvɔːn/"}
			u.Voice.Model, u.Delivery.Manner = model, "whispered"
			b := f.open(t, nil)
			c, err := b.Synthesize(t.Context(), u)
			if err != nil {
				t.Fatal(err)
			}
			spoken := []rune("Whispers of Annalee’s café, whispers, Siobhan!")
			per := c.Duration().Seconds() / float64(len(spoken))
			want := []struct {
				word     string
				from, to int
			}{{"Whispers", 0, 8}, {"of", 9, 11}, {"Ann Lee’s", 12, 21}, {"café", 22, 26}, {"whispers", 28, 36}, {"Siobhan", 38, 45}}
			if len(c.Marks) != len(want) {
				t.Fatalf("%s: %d marks: %+v", model, len(c.Marks), c.Marks)
			}
			for i, m := range c.Marks {
				if got := u.Text[m.From:m.To]; got != want[i].word || math.Abs(m.Start.Seconds()-per*float64(want[i].from)) > 0.002 || math.Abs(m.End.Seconds()-per*float64(want[i].to)) > 0.002 {
					t.Errorf("%s, tags %v: %q from %v to %v, want %q from %.3f to %.3f", model, withTags, got, m.Start, m.End, want[i].word, per*float64(want[i].from), per*float64(want[i].to))
				}
			}
		}
	}
}

// FuzzWrite: whatever the text and the lexicon hold, the words are where it says, and a model with tags finds none in the text.
func FuzzWrite(f *testing.F) {
	f.Add("Ann's [sic] *Lee* <b>", "ann", "An]", true)
	f.Add("a\xff < b <i x>é", "b", "/ə\"<>/", false)
	f.Fuzz(func(t *testing.T, text, word, say string, tags bool) {
		m := modelOf("eleven_flash_v2")
		if tags {
			m = modelOf("eleven_v3")
		}
		s := write(m, voices.Utterance{Text: text, Lexicon: map[string]string{word: say}})
		if tags && strings.ContainsAny(s.text, "[]") {
			t.Fatalf("%q is sent as %q", text, s.text)
		}
		last := voices.Mark{}
		a := spread(s.text, 3)
		for _, k := range a.marks(s, 3*time.Second) {
			if k.From < last.To || k.To <= k.From || k.To > len(text) || k.Start < last.Start || k.End < k.Start {
				t.Fatalf("%q: mark %+v after %+v", s.text, k, last)
			}
			last = k
		}
		spread(text, 3).marks(s, time.Second) // one that does not fit
	})
}

func TestVoices(t *testing.T) {
	f := serve(t)
	b := f.open(t, nil)
	list, err := b.Voices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []voices.Info{
		{Name: "Rachel", Gender: "F", Age: "young", Accent: "en-US", Grade: 0.9, About: "Rachel: Calm."},
		{Name: "George", Gender: "M", Age: "adult", Accent: "en-GB", Grade: 0.9, About: "George - Warm Storyteller"},
		{Name: "Sam1Sam1Sam1Sam1Sam1", Accent: "en-AU", Grade: 0.8, About: "Sam"},
		{Name: "Sam2Sam2Sam2Sam2Sam2", Age: "old", Grade: 0.8, About: "sam"},
	}
	if fmt.Sprintf("%+v", list) != fmt.Sprintf("%+v", want) {
		t.Errorf("voices\n%+v, want\n%+v", list, want)
	}
	for name, id := range map[string]string{"rachel": "21m00Tcm4TlvDq8ikWAM", "George - warm storyteller": "JBFqnCBsd6RMkjVDRZzb", "LibraryLibraryLibra0": "LibraryLibraryLibra0"} {
		if _, err := b.Synthesize(t.Context(), utterance("Yes.", name)); err != nil || f.last().voice != id {
			t.Errorf("%s is %s, %v", name, f.last().voice, err)
		}
	}
	for name, want := range map[string]string{"Sam": "2 voices are called", "Hans": "voices list --engine elevenlabs", "NobodyNobodyNobody00": "was not found", "": "voices list"} {
		if _, err := b.Synthesize(t.Context(), utterance("Yes.", name)); !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestKeyGoesNowhereElse(t *testing.T) {
	b := serve(t).open(t, nil)
	voicetest.KeyStaysHome(t, secret, func(baseURL string) error {
		u := utterance("Yes.", "Rachel")
		u.Voice.BaseURL = baseURL
		_, err := b.Synthesize(t.Context(), u)
		return err
	})
}

func TestFaults(t *testing.T) {
	raw, err := json.Marshal(reply{Audio: base64.StdEncoding.EncodeToString(make([]byte, 3001))})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		answer    http.HandlerFunc
		temporary bool
		after     time.Duration
		is        error
		want      string
	}{
		{"quota", detail(401, `{"status":"quota_exceeded","message":"This request exceeds your quota of 10000. You have 0 credits remaining."}`), false, 0, nil, "You have 0 credits remaining"},
		{"key refused", detail(401, `{"status":"invalid_api_key","message":"Invalid API key"}`), false, 0, nil, "check the key in ELEVENLABS_API_KEY"},
		{"key repeated", detail(403, `{"status":"missing_permissions","message":"`+secret+` may not"}`), false, 0, nil, "may not"},
		{"voice gone", detail(400, `{"status":"voice_not_found","message":"A voice with voice_id x was not found."}`), false, 0, voices.ErrNoVoice, "was not found"},
		{"too long", detail(400, `{"status":"max_character_limit_exceeded","message":"This request's text has 9000 characters and exceeds the character limit of 5000."}`), false, 0, voices.ErrTooLong, "9000 characters"},
		{"model", detail(400, `{"type":"validation_error","code":"unsupported_model","message":"Not yet supported with the 'eleven_v9' model.","status":"unsupported_model","param":"model_id"}`), false, 0, nil, "eleven_v9"},
		{"validation", detail(422, `[{"loc":["body","seed"],"msg":"Input should be less than 4294967296","type":"less_than"}]`), false, 0, nil, "Input should be less than"},
		{"busy", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "2")
			refuse(w, 429, "too_many_concurrent_requests", "Too many concurrent requests.")
		}, true, 2 * time.Second, nil, "Too many concurrent"},
		{"overloaded", detail(429, `{"status":"system_busy","message":"Our system is experiencing heavy traffic."}`), true, 0, nil, "heavy traffic"},
		{"broken", detail(500, `"oh"`), true, 0, nil, "status 500"},
		{"a web page", write200("<!DOCTYPE html>"), true, 0, nil, "web page"},
		{"nothing", write200(""), true, 0, nil, "nothing in it"},
		{"half an answer", write200(string(raw[:1000])), true, 0, nil, "JSON"},
		{"no sound", write200(`{"audio_base64":"","alignment":null}`), true, 0, nil, "JSON"},
		{"another form", write200(`{"audio_base64":7}`), true, 0, nil, "JSON"},
		{"damaged", write200(`{"audio_base64":"%%%"}`), true, 0, nil, "damaged"},
		{"half a sample", write200(string(raw)), true, 0, nil, "3001 bytes"},
		{"cut", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "4000")
			_, _ = w.Write(raw[:1000])
		}, true, 0, nil, "cut off after 1000 bytes"},
	} {
		f := serve(t)
		f.answer = func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method == http.MethodPost {
				c.answer(w, r)
			}
			return r.Method == http.MethodPost
		}
		_, err := f.open(t, nil).Synthesize(t.Context(), utterance(rain, "Rachel"))
		after, temporary := voices.Temporary(err)
		if err == nil || !strings.HasPrefix(err.Error(), "elevenlabs: ") || !strings.Contains(err.Error(), c.want) || temporary != c.temporary || after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v (temporary %v, after %v)", c.name, err, temporary, after)
		}
		if err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the key is in %v", c.name, err)
		}
	}
}

func detail(status int, detail string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"detail":` + detail + `}`))
	}
}

func write200(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(s)) }
}

// TestCharge: what the service says it charged, tags included, is in the log, and the key is not.
func TestCharge(t *testing.T) {
	var log bytes.Buffer
	f := serve(t)
	b := f.open(t, func(o *Options) {
		o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	for _, text := range []string{"Yes.", "No!"} {
		u := utterance(text, "Rachel")
		u.Delivery.Manner = "whispered"
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil || !strings.Contains(log.String(), "lines=2 characters=29 credits=29") || strings.Contains(log.String(), secret) {
		t.Errorf("%v: %s", err, log.String())
	}
}

func TestOpen(t *testing.T) {
	for _, c := range []struct {
		o    Options
		is   error
		want string
	}{
		{Options{}, voices.ErrNotInstalled, "ELEVENLABS_API_KEY"},
		{Options{Key: secret, Format: "opus_48000_32"}, nil, "is not decoded here"},
		{Options{Key: secret, Style: new(1.5)}, nil, "style 1.5 is outside 0 to 1"},
		{Options{Key: secret, URL: "http://api.example.org"}, nil, "https://"},
	} {
		if _, err := Open(c.o); err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) || strings.Contains(err.Error(), secret) {
			t.Errorf("%+v: %v", c.o, err)
		}
	}
	b, err := Open(Options{Key: secret, URL: DefaultURL + "/v1/"})
	if err != nil || b.o.URL != DefaultURL || strings.Contains(b.Version(), secret) {
		t.Errorf("%q, %q, %v", b.o.URL, b.Version(), err)
	}
	if _, err := b.Synthesize(t.Context(), utterance(strings.Repeat("word ", mostRunes), "Rachel")); !errors.Is(err, voices.ErrTooLong) {
		t.Errorf("too long: %v", err)
	}
}
