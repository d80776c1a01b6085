package azure

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

func TestBackend(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return open(t, f) }, voicetest.Options{})
}

func TestFormats(t *testing.T) {
	f := serve(t)
	for format, hz := range map[string]int{"riff-48khz-16bit-mono-pcm": 48000, "audio-24khz-96kbitrate-mono-mp3": 24000} {
		b, err := f.open(format)
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Synthesize(t.Context(), utterance("The rain had stopped by the time she reached the bridge.", "en-GB-RyanNeural"))
		if d := c.Duration().Seconds(); err != nil || c.Rate != hz || b.Limits().Rate != hz || d < 2 || d > 6 {
			t.Errorf("%s: %d Hz, %g s, %v", format, c.Rate, d, err)
		}
	}
}

func utterance(text, voice string) voices.Utterance {
	return voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}}
}

func open(t *testing.T, f *fake) *Backend {
	t.Helper()
	b, err := f.open("")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRateAndPitch(t *testing.T) {
	b := open(t, serve(t))
	u := utterance("The rain had stopped by the time she reached the bridge, and the lamps were lit.", "en-US-GuyNeural")
	voicetest.KeepsRate(t, b, u)
	voicetest.KeepsPitch(t, b, u)
}

func TestDocument(t *testing.T) {
	b := open(t, serve(t))
	lexicon := map[string]string{"Siobhan": "/ʃɪˈvɔːn/", "Ann": "Anne & co"}
	for _, c := range []struct {
		name, voice, text string
		rate              float64
		d                 voices.Delivery
		want              string // inside the voice
	}{
		{"plain", "en-US-JennyNeural", "Tom & <I> *did*.", 0, voices.Delivery{}, "Tom &amp; &lt;I&gt; did."},
		{"a voice that stresses", "en-US-GuyNeural", "I *did*.", 0, voices.Delivery{}, "I <emphasis>did</emphasis>."},
		{"lexicon", "en-US-JennyNeural", "Siobhan, Ann.", 0, voices.Delivery{},
			`<phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme>, <sub alias="Anne &amp; co">Ann</sub>.`},
		{"a style", "en-US-JennyNeural", "Come.", 0, voices.Delivery{Manner: "whispered", Intensity: 0.8},
			`<mstts:express-as style="whispering" styledegree="1.56">Come.</mstts:express-as>`},
		{"a style and a rate", "en-US-JennyNeural", "Come.", 1.1, voices.Delivery{Manner: "afraid"},
			`<mstts:express-as style="terrified" styledegree="0.60"><prosody rate="+10.0%">Come.</prosody></mstts:express-as>`},
		{"the second nearest style", "en-GB-RyanNeural", "Come.", 0, voices.Delivery{Manner: "exclaimed", Intensity: 9},
			`<mstts:express-as style="cheerful" styledegree="1.80">Come.</mstts:express-as>`},
		{"no style for it", "en-US-GuyNeural", "*Come*.", 0, voices.Delivery{Manner: "whispered", Intensity: 1},
			`<prosody rate="-8.0%">Come.</prosody>`},
		{"no style for it, and quiet", "en-US-GuyNeural", "Come.", 0, voices.Delivery{Manner: "murmured", Intensity: 1},
			`<prosody rate="-8.0%" pitch="-1.0st" volume="-49.9%">Come.</prosody>`},
		{"bounds", "en-US-GuyNeural", "Come.", 9, voices.Delivery{}, `<prosody rate="+100.0%">Come.</prosody>`},
		{"a voice with its own prosody", "en-US-Ava:DragonHDLatestNeural", "Come.", 1.5, voices.Delivery{Manner: "shouted"}, "Come."},
		{"a role", "en-GB-RyanNeural/Boy", "Come.", 0, voices.Delivery{}, `<mstts:express-as style="chat" role="Boy">Come.</mstts:express-as>`},
		{"a role and a style", "en-GB-RyanNeural/SeniorMale", "Come.", 0, voices.Delivery{Manner: "laughing", Intensity: 0.5},
			`<mstts:express-as style="cheerful" styledegree="1.20" role="SeniorMale">Come.</mstts:express-as>`},
	} {
		u := utterance(c.text, c.voice)
		u.Voice.Rate, u.Delivery, u.Lexicon = c.rate, c.d, lexicon
		v, role, err := b.find(t.Context(), b.base, c.voice)
		if err != nil {
			t.Fatal(err)
		}
		doc := document(v, role, u)
		_, after, _ := strings.Cut(doc, `<voice name="`+v.ShortName+`">`)
		if got, ok := strings.CutSuffix(after, "</voice></speak>"); !ok || got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, doc, c.want)
		}
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestVoices(t *testing.T) {
	list, err := open(t, serve(t)).Voices(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, v := range list {
		names = append(names, v.Name)
	}
	if got := strings.Join(names, " "); got != "en-GB-RyanNeural en-GB-RyanNeural/Boy en-GB-RyanNeural/SeniorMale en-US-AnaNeural en-US-Ava:DragonHDLatestNeural en-US-GuyNeural en-US-JennyNeural" {
		t.Errorf("voices %s", got)
	}
	if v := list[2]; v.Gender != "M" || v.Age != "old" || v.Accent != "en-GB" {
		t.Errorf("a role: %+v", v)
	}
	if v := list[3]; v.Age != "child" || v.Gender != "F" {
		t.Errorf("a child: %+v", v)
	}
	if v := list[6]; v.Gender != "F" || !strings.Contains(v.About, "whispering") {
		t.Errorf("a voice with styles: %+v", v)
	}
}

func TestWhispers(t *testing.T) {
	b := open(t, serve(t))
	for voice, want := range map[string]bool{"en-US-JennyNeural": true, "en-US-GuyNeural": false, "en-GB-RyanNeural/Boy": false} {
		u := utterance("Come.", voice)
		u.Delivery.Manner = "whispered"
		if _, err := b.Synthesize(t.Context(), u); err != nil || b.Whispered(u) != want {
			t.Errorf("%s whispers: %v, %v", voice, !want, err)
		}
	}
}

func TestFaults(t *testing.T) {
	sound := voicetest.WAV(voices.Clip{Rate: 24000, Samples: make([]float32, 48000)})
	u := utterance("Siobhan was there.", "en-US-GuyNeural")
	u.Lexicon = map[string]string{"Siobhan": "/ʃɪˈvɔːn/"}
	for _, c := range []struct {
		name      string
		answer    http.HandlerFunc
		temporary bool
		after     time.Duration
		is        error
		want      string
	}{
		{"a sound unknown", status(400), false, 0, nil, "look at the pronunciations of Siobhan /ʃɪˈvɔːn/"},
		{"a voice gone", body(400, `{"error":{"code":"BadRequest","message":"Unsupported voice en-US-GuyNeural."}}`), false, 0, voices.ErrNoVoice, "Unsupported voice"},
		{"key refused", status(401), false, 0, nil, "check the key in AZURE_SPEECH_KEY"},
		{"forbidden", body(403, secret), false, 0, nil, "key for this region"},
		{"wrong type", status(415), false, 0, nil, "status 415"},
		{"busy", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3")
			w.WriteHeader(429)
		}, true, 3 * time.Second, nil, "status 429"},
		{"bad gateway", status(502), true, 0, nil, "status 502"},
		{"unavailable", status(503), true, 0, nil, "status 503"},
		{"a web page", body(200, "<!DOCTYPE html><title>Sign in</title>"), true, 0, nil, "web page"},
		{"nothing", body(200, ""), true, 0, nil, "nothing in it"},
		{"cut in its header's eyes", body(200, string(sound[:len(sound)/2])), true, 0, nil, "cut short"},
		{"another rate", body(200, string(voicetest.WAV(voices.Clip{Rate: 8000, Samples: make([]float32, 8000)}))), true, 0, nil, "24000 Hz were asked for"},
		{"cut in HTTP's eyes", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "96044")
			_, _ = w.Write(sound[:5000])
		}, true, 0, nil, "cut off after 5000 bytes"},
		{"sent elsewhere", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://elsewhere.example/", http.StatusTemporaryRedirect)
		}, false, 0, nil, "it is at https://elsewhere.example/ now"},
	} {
		f := serve(t)
		f.answer = func(w http.ResponseWriter, r *http.Request) bool {
			if r.Method != http.MethodPost {
				return false
			}
			c.answer(w, r)
			return true
		}
		_, err := open(t, f).Synthesize(t.Context(), u)
		after, temporary := voices.Temporary(err)
		if err == nil || !strings.HasPrefix(err.Error(), "azure: ") || !strings.Contains(err.Error(), c.want) || temporary != c.temporary || after != c.after || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: %v (temporary %v, after %v)", c.name, err, temporary, after)
		}
		if strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the key is in %v", c.name, err)
		}
	}
}

func TestKeyGoesNowhereElse(t *testing.T) {
	b := open(t, serve(t))
	voicetest.KeyStaysHome(t, secret, func(baseURL string) error {
		u := utterance("Yes.", "en-US-GuyNeural")
		u.Voice.BaseURL = baseURL
		_, err := b.Synthesize(t.Context(), u)
		return err
	})
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func body(code int, s string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = w.Write([]byte(s))
	}
}

func TestOpen(t *testing.T) {
	for _, c := range []struct {
		o    Options
		is   error
		want string
	}{
		{Options{}, voices.ErrNotInstalled, "azure.region"},
		{Options{Region: "westeurope"}, voices.ErrNotInstalled, "AZURE_SPEECH_KEY"},
		{Options{Region: "West Europe", Key: secret}, nil, "is no region"},
		{Options{Region: "evil.example/", Key: secret}, nil, "is no region"},
		{Options{URL: "http://api.example.org", Key: secret}, nil, "https://"},
		{Options{Region: "eastus", Key: secret, Format: "ogg-24khz-16bit-mono-opus"}, nil, "is not decoded here"},
	} {
		_, err := Open(c.o)
		if err == nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) || strings.Contains(err.Error(), secret) {
			t.Errorf("%+v: %v", c.o, err)
		}
	}
	a, err := Open(Options{Region: "eastus", Key: secret})
	b, err2 := Open(Options{Region: "westus2", Key: "another"})
	if err != nil || err2 != nil || a.Version() != b.Version() || a.base != "https://eastus.tts.speech.microsoft.com" || strings.Contains(a.Version(), secret) {
		t.Errorf("%v %v: version %q at %s, %q", err, err2, a.Version(), a.base, b.Version())
	}
	u := utterance(strings.Repeat("word ", mostRunes), "en-US-GuyNeural")
	if _, err := a.Synthesize(t.Context(), u); !errors.Is(err, voices.ErrTooLong) {
		t.Errorf("too long: %v", err)
	}
}
