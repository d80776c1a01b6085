package rest

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
)

const secret = "sk-very-secret"

func client() *Client {
	c := New("harp", secret)
	c.URLHint, c.KeyHint = "start it", "check the key in HARP_KEY"
	c.Message = func(b []byte) (string, string) { return "", string(b) }
	return c
}

func ask(t *testing.T, ctx context.Context, url string) ([]byte, error) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Key", secret)
	b, _, err := client().Do(ctx, r)
	return b, err
}

func TestWhatAnswersMean(t *testing.T) {
	for _, c := range []struct {
		name      string
		status    int
		body      string
		header    [2]string
		temporary bool
		after     time.Duration
		want      string
	}{
		{"fine", 200, "sound", [2]string{}, false, 0, ""},
		{"key refused", 401, "no such key: " + secret, [2]string{}, false, 0, "status 401: no such key: [key]; check the key in HARP_KEY"},
		{"busy", 429, "slower", [2]string{"Retry-After", "7"}, true, 7 * time.Second, "status 429: slower"},
		{"busy, fractions", 429, "", [2]string{"Retry-After", "0.5"}, true, 500 * time.Millisecond, "Too Many Requests"},
		{"busy until", 503, "", [2]string{"Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)}, true, time.Hour, "503"},
		{"nonsense", 503, "", [2]string{"Retry-After", "soon"}, true, 0, "503"},
		{"broken", 500, "oh\nno", [2]string{}, true, 0, "status 500: oh no"},
		{"wrong", 400, strings.Repeat("long ", 100), [2]string{}, false, 0, "long ..."},
		{"moved", 307, "", [2]string{"Location", "https://elsewhere.example/" + secret}, false, 0, "it is at https://elsewhere.example/[key] now"},
	} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			if c.header[0] != "" {
				w.Header().Set(c.header[0], c.header[1])
			}
			w.WriteHeader(c.status)
			_, _ = w.Write([]byte(c.body))
		}))
		b, err := ask(t, t.Context(), s.URL)
		s.Close()
		if c.want == "" {
			if err != nil || string(b) != c.body {
				t.Errorf("%s: %q, %v", c.name, b, err)
			}
			continue
		}
		after, temporary := voices.Temporary(err)
		if temporary != c.temporary || (c.after-after).Abs() > 5*time.Second || err == nil || !strings.HasPrefix(err.Error(), "harp: ") ||
			!strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: %v (temporary %v, after %v), want %q", c.name, err, temporary, after, c.want)
		}
		var refused *StatusError
		if !errors.As(err, &refused) || refused.Status != c.status {
			t.Errorf("%s: %v is no refusal with its status", c.name, err)
		}
	}
}

func TestAnswersThatNeverCome(t *testing.T) {
	cut := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte("half"))
	}))
	defer cut.Close()
	if _, err := ask(t, t.Context(), cut.URL); err == nil || !strings.Contains(err.Error(), "cut off after 4 bytes") || !isTemporary(err) {
		t.Errorf("a cut answer: %v", err)
	}
	gone := httptest.NewServer(nil)
	gone.Close()
	if _, err := ask(t, t.Context(), gone.URL); err == nil || !strings.Contains(err.Error(), "nobody answers at "+gone.URL) || !strings.HasSuffix(err.Error(), "; start it") || !isTemporary(err) {
		t.Errorf("nobody there: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }))
	defer slow.Close()
	if _, err := ask(t, ctx, slow.URL); !errors.Is(err, context.Canceled) || isTemporary(err) {
		t.Errorf("cancelled: %v", err)
	}
}

func isTemporary(err error) bool { _, ok := voices.Temporary(err); return ok }

func TestBase(t *testing.T) {
	for address, want := range map[string]string{
		"https://api.example.org/v1/": "https://api.example.org/v1", "http://127.0.0.1:8080": "http://127.0.0.1:8080",
		"http://localhost/": "http://localhost", "http://10.0.0.7": "http://10.0.0.7", "http://tts:5000": "http://tts:5000", "http://nas.local": "http://nas.local",
		"http://api.example.org": "", "api.example.org": "", "https://me:pass@api.example.org": "", "ftp://x": "", "https://x?key=1": "", "https://%zz": "",
	} {
		if got, err := Base("harp", address); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", address, got, err)
		}
	}
}
