package openai

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// secret must never be seen in an error.
const secret = "sk-very-secret"

// fake is a server that behaves as each test wants. It keeps the requests' bodies.
type fake struct {
	*httptest.Server
	asked []map[string]any
	auth  []string
}

func serve(t *testing.T, answer http.HandlerFunc) *fake {
	f := &fake{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			b, _ := io.ReadAll(r.Body)
			var m map[string]any
			if err := json.Unmarshal(b, &m); err != nil || r.URL.Path != "/v1/audio/speech" {
				t.Errorf("%s %s: %s", r.Method, r.URL.Path, b)
			}
			f.asked = append(f.asked, m)
			f.auth = append(f.auth, r.Header.Get("Authorization"))
		}
		answer(w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func (f *fake) backend(t *testing.T, format string) *Backend {
	t.Helper()
	b, err := Open(Options{BaseURL: f.URL + "/v1", Key: secret, Format: format})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sound is n samples of a square wave as 16-bit PCM.
func sound(n int) []byte {
	b := make([]byte, 0, 2*n)
	for i := range n {
		v := int16(8000)
		if i/50%2 == 1 {
			v = -8000
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func pcmAnswer(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(sound(24000)) }

func utterance(text string) voices.Utterance {
	return voices.Utterance{Text: text, Voice: voices.Voice{Name: "nova"}}
}

func TestWhatIsAsked(t *testing.T) {
	f := serve(t, pcmAnswer)
	u := utterance("Hello *there*, Siobhan.")
	u.Lexicon = map[string]string{"Siobhan": "Shivawn", "there": "/ðɛə/"}
	u.Voice.Rate = 1.2
	u.Voice.Instructions = "A tired queen."
	u.Delivery = voices.Delivery{Manner: "whispered", Intensity: 0.8, Words: "barely above a whisper"}
	c, err := f.backend(t, "pcm").Synthesize(t.Context(), u)
	if err != nil || c.Rate != 24000 || len(c.Samples) != 24000 {
		t.Fatalf("%d Hz, %d samples, %v", c.Rate, len(c.Samples), err)
	}
	q := f.asked[0]
	if q["input"] != "Hello there, Shivawn." || q["voice"] != "nova" || q["model"] != "gpt-4o-mini-tts" || q["speed"] != 1.2 || q["response_format"] != "pcm" {
		t.Errorf("asked %v", q)
	}
	if how, _ := q["instructions"].(string); !strings.Contains(how, "A tired queen.") || !strings.Contains(how, "barely above a whisper") {
		t.Errorf("instructions %q", q["instructions"])
	}
	if f.auth[0] != "Bearer "+secret {
		t.Errorf("authorization %q", f.auth[0])
	}
	u.Voice.Model = "tts-1"
	if _, err := f.backend(t, "pcm").Synthesize(t.Context(), u); err != nil || f.asked[1]["instructions"] != nil || f.asked[1]["model"] != "tts-1" {
		t.Errorf("tts-1 was asked %v, %v", f.asked[1], err)
	}
	other := serve(t, pcmAnswer)
	u.Voice.BaseURL = other.URL + "/v1"
	if _, err := f.backend(t, "pcm").Synthesize(t.Context(), u); err != nil || len(other.asked) != 1 || strings.Contains(other.auth[0], secret) {
		t.Errorf("the voice's own server was asked %d times, with %q, %v", len(other.asked), other.auth, err)
	}
}

func TestLongTextsAreRefused(t *testing.T) {
	f := serve(t, pcmAnswer)
	b := f.backend(t, "pcm")
	if _, err := b.Synthesize(t.Context(), utterance(strings.Repeat("word ", mostRunes/5+1))); !errors.Is(err, voices.ErrTooLong) || len(f.asked) > 0 {
		t.Errorf("%d calls, %v", len(f.asked), err)
	}
	if n := b.Limits().MaxRunes; n != mostRunes {
		t.Errorf("the longest text it tells is %d", n)
	}
}

func TestRepliesAreTakenForWhatTheyAre(t *testing.T) {
	f := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Sample-Rate", "22050")
		_, _ = w.Write(sound(22050))
	})
	if c, err := f.backend(t, "pcm").Synthesize(t.Context(), utterance("Hello.")); err != nil || c.Rate != 22050 || c.Duration() != time.Second {
		t.Errorf("declared rate: %d Hz, %v, %v", c.Rate, c.Duration(), err)
	}
	for name, c := range map[string]struct {
		body string
		want error
	}{
		"a web page": {"<!DOCTYPE html><title>502</title>", pcm.ErrNotAudio},
		"JSON":       {`{"error":"quota exceeded"}`, pcm.ErrNotAudio},
		"nothing":    {"", pcm.ErrNotAudio},
		"half a WAV": {"RIFF\xff\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x80\x3e\x00\x00\x02\x00\x10\x00data\x40\x00\x00\x00\x01\x02", pcm.ErrTruncated},
	} {
		f := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, c.body) })
		if _, err := f.backend(t, "mp3").Synthesize(t.Context(), utterance("Hello.")); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name      string
		answer    http.HandlerFunc
		want      string
		temporary time.Duration // -1: not temporary
		is        error
	}{
		{"too many", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "7")
			http.Error(w, `{"error":{"message":"slow down"}}`, http.StatusTooManyRequests)
		}, "slow down", 7 * time.Second, nil},
		{"broken", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "oops", http.StatusInternalServerError) }, "500", 0, nil},
		{"key", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"bad key"}}`, http.StatusUnauthorized)
		}, "OPENAI_API_KEY", -1, nil},
		{"address", func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }, "/v1", -1, nil},
		{"voice", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, `{"error":{"message":"unknown voice nova"}}`, http.StatusBadRequest)
		}, "render voices list", -1, voices.ErrNoVoice},
		{"cut off", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100000")
			_, _ = w.Write(sound(100))
		}, "cut off", 0, nil},
	} {
		f := serve(t, c.answer)
		_, err := f.backend(t, "mp3").Synthesize(t.Context(), utterance("Hello."))
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		after, temporary := voices.Temporary(err)
		if temporary != (c.temporary >= 0) || temporary && after != c.temporary || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: temporary %v after %v: %v", c.name, temporary, after, err)
		}
	}
	gone := serve(t, pcmAnswer)
	b := gone.backend(t, "mp3")
	gone.Close()
	if _, err := b.Synthesize(t.Context(), utterance("Hello.")); err == nil || !strings.Contains(err.Error(), "start it") {
		t.Errorf("no server: %v", err)
	}
	none, err := Open(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := none.Synthesize(t.Context(), utterance("Hello.")); !errors.Is(err, voices.ErrNotInstalled) {
		t.Errorf("neither key nor server: %v", err)
	}
	if _, err := Open(Options{Format: "aac"}); err == nil {
		t.Error("aac was accepted")
	}
}

func TestServersListTheirVoices(t *testing.T) {
	for body, want := range map[string]string{
		`{"voices":["one","two"]}`:                      "one",
		`{"voices":[{"id":"v1","name":"One"}]}`:         "v1",
		`{"data":[{"name":"Three","gender":"female"}]}`: "Three",
	} {
		f := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, body)
		})
		list, err := f.backend(t, "mp3").Voices(t.Context())
		if err != nil || len(list) == 0 || list[0].Name != want {
			t.Errorf("%s: %v, %v", body, list, err)
		}
	}
	f := serve(t, func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })
	if list, err := f.backend(t, "mp3").Voices(t.Context()); err != nil || len(list) != len(documented) {
		t.Errorf("a server without a list: %d voices, %v", len(list), err)
	}
}
