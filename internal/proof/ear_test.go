package proof

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"radioplay/internal/takes"
	"radioplay/voices"
	"radioplay/voices/openai"
)

const secret = "sk-very-secret"

// asked is a request as a server sees it.
type asked struct {
	path, key, model, language, format, temperature string
	wav                                             []byte
}

func read(t *testing.T, r *http.Request) asked {
	f, _, err := r.FormFile("file")
	if err != nil {
		t.Errorf("no file: %v", err)
		return asked{}
	}
	b, _ := io.ReadAll(f)
	return asked{r.URL.Path, r.Header.Get("Authorization"), r.FormValue("model"), r.FormValue("language"), r.FormValue("response_format"), r.FormValue("temperature"), b}
}

func recogniser(t *testing.T, url string) *Recogniser {
	t.Helper()
	o, err := openai.OpenTranscriber(openai.TranscriberOptions{BaseURL: url + "/v1", Model: "whisper-base", Language: "en", Key: secret, KeyEnv: "LISTEN_KEY"})
	if err != nil {
		t.Fatal(err)
	}
	return &Recogniser{Transcriber: o, Deadline: 2 * time.Second, Retry: voices.Retry{First: time.Millisecond, Longest: 5 * time.Second}}
}

func clip(rate, n int) voices.Clip {
	c := voices.Clip{Rate: rate, Samples: make([]float32, n)}
	for i := range c.Samples {
		c.Samples[i] = 0.5 * float32(1-2*(i/40%2))
	}
	return c
}

// TestRequestIsAsDocumented: a form with file, model, language and format, as OpenAI's reference has it, and WAV at 16 kHz that says so.
func TestRequestIsAsDocumented(t *testing.T) {
	var got asked
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = read(t, r)
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"text":" It is not late. ","usage":{"type":"duration","seconds":3}}`)
	}))
	defer s.Close()
	text, err := recogniser(t, s.URL).Hear(t.Context(), clip(24000, 24000))
	if err != nil || text != "It is not late." {
		t.Fatalf("%q %v", text, err)
	}
	if got.path != "/v1/audio/transcriptions" || got.key != "Bearer "+secret || got.model != "whisper-base" || got.language != "en" || got.format != "json" || got.temperature != "0" {
		t.Errorf("%+v", got)
	}
	i := strings.Index(string(got.wav), "fmt ")
	if !strings.HasPrefix(string(got.wav), "RIFF") || i < 0 || binary.LittleEndian.Uint32(got.wav[i+12:]) != 16000 || len(got.wav) < 2*16000 || len(got.wav) > 2*16000+200 {
		t.Errorf("a second of audio came as %d bytes", len(got.wav))
	}
}

// TestFaults: what a server can do wrong, and what comes of it. None shows the key.
func TestFaults(t *testing.T) {
	for _, x := range []struct {
		name    string
		answer  func(call int32, w http.ResponseWriter)
		wantErr string // empty: it is heard in the end
		calls   int32
	}{
		{"429 once", func(n int32, w http.ResponseWriter) {
			if n == 1 {
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(429)
				return
			}
			fmt.Fprint(w, `{"text":"yes"}`)
		}, "", 2},
		{"429 for ever", func(_ int32, w http.ResponseWriter) {
			w.WriteHeader(429)
			fmt.Fprint(w, `{"error":{"message":"slow down"}}`)
		}, "slow down", 4},
		{"429 for an hour", func(_ int32, w http.ResponseWriter) { w.Header().Set("Retry-After", "3600"); w.WriteHeader(429) }, "wait", 1},
		{"500 twice", func(n int32, w http.ResponseWriter) {
			if n < 3 {
				w.WriteHeader(500)
				return
			}
			fmt.Fprint(w, `{"text":"yes"}`)
		}, "", 3},
		{"401", func(_ int32, w http.ResponseWriter) {
			w.WriteHeader(401)
			fmt.Fprint(w, `{"error":{"message":"Incorrect key `+secret+`"}}`)
		}, "LISTEN_KEY", 1},
		{"404", func(_ int32, w http.ResponseWriter) { w.WriteHeader(404) }, "/v1", 1},
		{"a web page", func(_ int32, w http.ResponseWriter) { fmt.Fprint(w, "<html><body>Welcome</body></html>") }, "no JSON of a transcript", 1},
		{"an error with 200", func(_ int32, w http.ResponseWriter) { fmt.Fprint(w, `{"error":{"message":"model not loaded"}}`) }, "model not loaded", 1},
		{"other JSON", func(_ int32, w http.ResponseWriter) { fmt.Fprint(w, `{"result":"yes"}`) }, "has no text", 1},
		{"cut", func(_ int32, w http.ResponseWriter) {
			w.Header().Set("Content-Length", "400")
			fmt.Fprint(w, `{"text":"ye`)
		}, "", 0},
		{"too slow", func(_ int32, w http.ResponseWriter) { time.Sleep(600 * time.Millisecond) }, "no answer in", 2},
		{"nothing heard", func(_ int32, w http.ResponseWriter) { fmt.Fprint(w, `{"text":""}`) }, "", 1},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			var calls atomic.Int32
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				w.Header().Set("Content-Type", "application/json")
				x.answer(calls.Add(1), w)
			}))
			defer s.Close()
			r := recogniser(t, s.URL)
			if x.name == "too slow" {
				r.Deadline, r.Retry.Attempts = 200*time.Millisecond, 2
			}
			_, err := r.Hear(t.Context(), clip(16000, 8000))
			switch {
			case x.name == "cut" && err == nil:
				t.Error("half an answer was taken for a whole one")
			case x.name == "cut":
			case x.wantErr == "" && err != nil, x.wantErr != "" && (err == nil || !strings.Contains(err.Error(), x.wantErr)):
				t.Errorf("%v", err)
			}
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("the key is shown: %v", err)
			}
			if n := calls.Load(); x.calls > 0 && n != x.calls {
				t.Errorf("asked %d times, not %d", n, x.calls)
			}
		})
	}
	if _, err := recogniser(t, "http://127.0.0.1:1").Hear(t.Context(), clip(16000, 8000)); err == nil || !strings.Contains(err.Error(), "--listen-url") {
		t.Errorf("nobody there: %v", err)
	}
}

// echo hears what it is told to, and counts.
type echo struct {
	text  string
	err   error
	calls atomic.Int32
}

func (*echo) Name() string { return "echo" }
func (e *echo) Hear(context.Context, voices.Clip) (string, error) {
	e.calls.Add(1)
	return e.text, e.err
}

// TestHeardOnce: a take is listened to once, another recording under the same key anew; what was heard before an error stays.
func TestHeardOnce(t *testing.T) {
	store := takes.NewStore(t.TempDir())
	var lines []Line
	for i, text := range []string{"It is not late.", "It is not late."} {
		tk, err := store.Put(strings.Repeat(fmt.Sprint(i), 64), clip(24000, 24000+100*i))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, Line{N: i + 1, Speaker: "Ada", Text: text, Take: tk})
	}
	ear := &echo{text: "It was great."}
	l := Listener{Ear: ear, Dir: t.TempDir(), Parallel: 2, Tolerance: 0.1}
	if p := l.Plan(lines); p.Kept != 0 || p.Audio != lines[0].Take.Duration()+lines[1].Take.Duration() {
		t.Errorf("plan %+v", p)
	}
	for range 2 {
		got, err := l.Listen(t.Context(), lines)
		if err != nil || len(got) != 2 || got[0].Errors != 3 || !got[0].Suspect || got[1].N != 2 || ear.calls.Load() != 2 {
			t.Fatalf("%+v %v, asked %d times", got, err, ear.calls.Load())
		}
	}
	if p := l.Plan(lines); p.Kept != 2 || p.Audio != 0 {
		t.Errorf("plan %+v", p)
	}
	for heard, want := range map[string][2]bool{"It is not great.": {false, true}, "It is not late": {false, false}, "": {true, true}, "It was late.": {true, true}} {
		for i, tolerance := range []float64{0.1, 0} { // one word is not enough, unless nothing is tolerated
			one := Listener{Ear: &echo{text: heard}, Dir: t.TempDir(), Tolerance: tolerance}
			if h, err := one.One(t.Context(), lines[0]); err != nil || h.Suspect != want[i] {
				t.Errorf("heard %q, tolerance %g: suspect %v, %v", heard, tolerance, h.Suspect, err)
			}
		}
	}
	tk, err := store.Put(lines[0].Take.Key, clip(24000, 30000))
	if err != nil {
		t.Fatal(err)
	}
	lines[0].Take = tk
	ear.err = errors.New("no more")
	if _, err := l.Listen(t.Context(), lines); err == nil || !strings.Contains(err.Error(), "line 1 (Ada): no more") || ear.calls.Load() != 3 {
		t.Errorf("%v, asked %d times", err, ear.calls.Load())
	}
}
