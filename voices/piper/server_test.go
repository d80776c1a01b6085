package piper_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"radioplay/internal/components"
	"radioplay/voices"
	"radioplay/voices/piper"
	"radioplay/voices/voicetest"
)

// startServer runs Piper's own server with the installed voice.
func startServer(t *testing.T) string {
	t.Helper()
	dir, ok, err := components.Installed(components.Piper())
	if err != nil || !ok {
		voicetest.Missing(t, fmt.Errorf("the voice: %v; run: %s", err, components.Piper().Command()))
	}
	bin := voicetest.Install(t, "piper-http-1.8.0", "piper-tts[http]==1.8.0")
	port := voicetest.FreePort(t)
	url := fmt.Sprintf("http://127.0.0.1:%d", port)
	voicetest.Serve(t, func() error {
		res, err := http.Get(url + "/voices")
		if err == nil {
			res.Body.Close()
		}
		return err
	}, exec.Command(filepath.Join(bin, "python"), "-m", "piper.http_server", "--host", "127.0.0.1", "--port", fmt.Sprint(port),
		"-m", filepath.Join(dir, components.PiperVoiceModel), "--data-dir", dir))
	return url
}

func TestRealServer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a speech server")
	}
	s, err := piper.OpenServer(startServer(t))
	if err != nil {
		t.Fatal(err)
	}
	voicetest.Run(t, func(*testing.T) voices.Backend { return s }, voicetest.Options{})
	one, half := say(t, s, voices.Utterance{Text: rain}), say(t, s, voices.Utterance{Text: rain, Voice: voices.Voice{Rate: 0.5}})
	if r := half.Duration().Seconds() / one.Duration().Seconds(); r < 1.6 || r > 2.4 {
		t.Errorf("at half the rate it lasts %.2f times as long", r)
	}
}

func TestServersFaults(t *testing.T) {
	const list = `{"en_US-x":{"audio":{"sample_rate":22050},"espeak":{"voice":"en-us"},"num_speakers":2,"speaker_id_map":{"eve":1}},"de_DE-y":{"espeak":{"voice":"de"}}}`
	for name, c := range map[string]struct {
		voice, voices string
		status        int
		body, want    string
		temporary     bool
	}{
		"no list of voices":  {"en_US-x", "<html>", 200, "", "is this a Piper server", false},
		"only German":        {"en_US-x", `{"de_DE-y":{"espeak":{"voice":"de"}}}`, 200, "", "no English voice", false},
		"an unknown voice":   {"en_US-z", list, 200, "", "no such voice", false},
		"an unknown speaker": {"en_US-x/adam", list, 200, "", "no such voice", false},
		"a web page":         {"en_US-x/eve", list, 200, "<html>", "web page", true},
		"nothing":            {"en_US-x", list, 200, "", "nothing in it", true},
		"a fault":            {"en_US-x", list, 500, "", "500", true},
		"another server":     {"en_US-x", list, 405, "", "405", false},
	} {
		t.Run(name, func(t *testing.T) {
			f := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/voices" {
					fmt.Fprint(w, c.voices)
					return
				}
				w.WriteHeader(c.status)
				fmt.Fprint(w, c.body)
			}))
			defer f.Close()
			s, err := piper.OpenServer(f.URL + "/")
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Voice: voices.Voice{Name: c.voice}})
			if _, temporary := voices.Temporary(err); err == nil || !strings.Contains(err.Error(), c.want) || temporary != c.temporary {
				t.Errorf("%v (temporary %v), want %q", err, temporary, c.want)
			}
		})
	}
	s, err := piper.OpenServer(fmt.Sprintf("http://127.0.0.1:%d", voicetest.FreePort(t)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Voices(t.Context())
	if _, temporary := voices.Temporary(err); !temporary || !strings.Contains(err.Error(), "start it") {
		t.Errorf("no server: %v", err)
	}
	if _, err := piper.OpenServer(""); !errors.Is(err, voices.ErrNotInstalled) {
		t.Errorf("no address: %v", err)
	}
}
