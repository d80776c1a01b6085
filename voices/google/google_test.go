package google

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// secret must never be seen in an error.
const secret = "AIza-very-secret"

func TestBackend(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return f.open(t) }, voicetest.Options{})
}

func TestDirectedVoices(t *testing.T) {
	f := serve(t)
	voicetest.Run(t, func(t *testing.T) voices.Backend { return f.with(t, Options{Model: promptModel}) }, voicetest.Options{Voices: []string{"Kore"}})
}

func utterance(text, voice string) voices.Utterance {
	return voices.Utterance{Text: text, Voice: voices.Voice{Name: voice}}
}

func TestRateAndPitch(t *testing.T) {
	b := serve(t).open(t)
	u := utterance("The rain had stopped by the time she reached the bridge, and the lamps were lit.", "en-GB-Neural2-B")
	voicetest.KeepsRate(t, b, u)
	voicetest.KeepsPitch(t, b, u)
	u.Voice.Name = "en-US-Chirp3-HD-Kore"
	voicetest.KeepsRate(t, b, u)
}

// TestWhatIsAsked: every kind of voice gets what it reads, and nothing that it refuses.
func TestWhatIsAsked(t *testing.T) {
	f := serve(t)
	b := f.open(t)
	for _, c := range []struct {
		voice, model, text string
		rate, pitch        float64 // sent
		ssml, prompt       string
	}{
		{"en-US-Wavenet-C", "", "", 1.1 * 0.92, 2, `<speak><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> <emphasis>did</emphasis>.</speak>`, ""},
		{"en-US-Studio-O", "", "", 1.1 * 0.92, 0, `<speak><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> did.</speak>`, ""},
		{"en-US-Chirp3-HD-Kore", "", "", 1.1 * 0.92, 0, `<speak><sub alias="Anne &amp; co">Ann</sub> <phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> did.</speak>`, ""},
		{"en-US-Chirp-HD-D", "", "Anne & co Siobhan did.", 0, 0, "", ""},
		{"en-AU-Marvel-7", "", "Anne & co Siobhan did.", 0, 0, "", ""},
		{"Kore", promptModel, "Anne & co Siobhan did.", 0, 0, "", "A tired queen. Delivery: whispered (under her breath)."},
	} {
		u := utterance("Ann Siobhan *did*.", c.voice)
		u.Lexicon = map[string]string{"Ann": "Anne & co", "Siobhan": "/ʃɪˈvɔːn/"}
		u.Voice.Rate, u.Voice.PitchST, u.Voice.Model, u.Voice.Instructions = 1.1, 2, c.model, "A tired queen."
		u.Delivery = voices.Delivery{Manner: "whispered", Intensity: 1, Words: "under her breath"}
		if _, err := b.Synthesize(t.Context(), u); err != nil {
			t.Errorf("%s: %v", c.voice, err)
			continue
		}
		q := f.asked[len(f.asked)-1]
		if q.Input.GetText() != c.text || q.Input.GetSsml() != c.ssml || q.Input.GetPrompt() != c.prompt || fmt.Sprintf("%.3f %.1f", q.AudioConfig.GetSpeakingRate(), q.AudioConfig.GetPitch()) != fmt.Sprintf("%.3f %.1f", c.rate, c.pitch) {
			t.Errorf("%s was asked %v %v", c.voice, q.Input, q.AudioConfig)
		}
	}
	u := utterance("Tom & <I> did.", "en-US-Wavenet-C") // plain text needs no SSML
	if _, err := b.Synthesize(t.Context(), u); err != nil || f.asked[len(f.asked)-1].Input.GetText() != u.Text {
		t.Errorf("%v, asked %v", err, f.asked[len(f.asked)-1].Input)
	}
}

// TestLongTexts: the service counts bytes and markup, which the splitter around every engine does not.
func TestLongTexts(t *testing.T) {
	f := serve(t)
	b := voices.WithSplit(f.open(t))
	u := utterance(strings.TrimSpace(strings.Repeat("“Siobhan’s here,” said Ann. ", 130)), "en-US-Wavenet-C")
	u.Lexicon = map[string]string{"Siobhan": "Shi-vawn", "Ann": "/æn/"}
	c, err := b.Synthesize(t.Context(), u)
	if err != nil || c.Duration().Seconds() < 100 {
		t.Fatalf("%v, %v", c.Duration(), err)
	}
	said := ""
	for _, q := range f.asked {
		s, err := voicetest.ReadSSML(q.Input.GetSsml())
		if n := len(q.Input.GetSsml()); err != nil || n > mostBytes {
			t.Errorf("%d bytes, %v", n, err)
		}
		said += s.Said + " "
	}
	if want := strings.ReplaceAll(u.Text, "Siobhan", "Shi-vawn"); strings.TrimSpace(said) != want || len(f.asked) < 3 {
		t.Errorf("%d characters became %d", len(want), len(said))
	}
}

func TestVoices(t *testing.T) {
	f := serve(t)
	for _, c := range []struct{ model, want string }{
		{"", "en-AU-Marvel-7 en-GB-Neural2-B en-US-Chirp-HD-D en-US-Chirp3-HD-Kore en-US-Studio-O en-US-Wavenet-C"},
		{promptModel, "Kore en-AU-Marvel-7 en-GB-Neural2-B en-US-Chirp-HD-D en-US-Chirp3-HD-Kore en-US-Studio-O en-US-Wavenet-C"},
	} {
		list, err := f.with(t, Options{Model: c.model}).Voices(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, v := range list {
			names = append(names, v.Name)
			if v.Name == "en-GB-Neural2-B" && (v.Gender != "M" || v.Accent != "en-GB" || v.Grade != 0.8) || v.Name == "Kore" && v.Gender != "F" {
				t.Errorf("%+v", v)
			}
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("with model %q: %s", c.model, got)
		}
	}
}

func TestWhispers(t *testing.T) {
	b := serve(t).open(t)
	for voice, want := range map[string]bool{"Kore": true, "en-US-Chirp3-HD-Kore": false, "en-GB-Neural2-B": false} {
		if did, known := voices.Whispered(b, utterance("Come.", voice)); did != want || !known {
			t.Errorf("%s: %v, %v", voice, did, known)
		}
	}
}

func TestNames(t *testing.T) {
	f := serve(t)
	b := f.open(t)
	for _, name := range []string{"", "Kore", "en-US-Neural2-ZZ", "nova"} {
		if _, err := b.Synthesize(t.Context(), utterance("Yes.", name)); !errors.Is(err, voices.ErrNoVoice) {
			t.Errorf("%q: %v", name, err)
		}
	}
	u := utterance("Yes.", "en-GB-Neural2-B")
	u.Voice.BaseURL = "https://elsewhere.example"
	if _, err := b.Synthesize(t.Context(), u); err == nil || !strings.Contains(err.Error(), "google.endpoint") {
		t.Errorf("an address in the cast file: %v", err)
	}
	u = utterance("Yes.", "Kore")
	u.Voice.Model, u.Voice.Instructions = promptModel, strings.Repeat("slowly ", 700)
	if _, err := b.Synthesize(t.Context(), u); err == nil || errors.Is(err, voices.ErrTooLong) || !strings.Contains(err.Error(), "instructions") {
		t.Errorf("long instructions: %v", err)
	}
}

func TestOpen(t *testing.T) {
	for address, want := range map[string]string{
		"": defaultWhere, "https://eu-texttospeech.googleapis.com": "eu-texttospeech.googleapis.com:443", "https://host:8443/": "host:8443", "http://127.0.0.1": "127.0.0.1:80",
		"http://texttospeech.googleapis.com": "", "texttospeech.googleapis.com": "", "https://host/v1": "",
	} {
		b, err := Open(Options{Endpoint: address, Key: secret, Model: promptModel})
		if (err == nil) != (want != "") || err == nil && (b.where != want || strings.Contains(b.Version(), secret) || !strings.Contains(b.Version(), promptModel)) {
			t.Errorf("%q: %v", address, err)
		}
	}
}
