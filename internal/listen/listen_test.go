package listen

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"radioplay/internal/pcm"
)

func tone(t *testing.T, seconds float64) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tone.wav")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := pcm.NewWAVWriter(f, 48000, 1, 16)
	if err := errors.Join(err, w.Write(make([]float32, int(seconds*48000))), w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPlaysAStretch(t *testing.T) {
	if _, err := exec.LookPath("ffplay"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("ffplay is missing")
		}
		t.Skip("ffplay is not installed; it is the player this test plays with")
	}
	t.Setenv("SDL_AUDIODRIVER", "dummy")
	began := time.Now()
	if err := Play(t.Context(), tone(t, 30), 10*time.Second, 11*time.Second); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took < 500*time.Millisecond || took > 20*time.Second {
		t.Errorf("a second of sound took %v", took)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if err := Play(ctx, tone(t, 30), 0, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an interrupted play ended with %v", err)
	}
}

func TestSaysPlainlyWhatIsMissing(t *testing.T) {
	path := tone(t, 0.1)
	t.Setenv("SDL_AUDIODRIVER", "dummy")
	t.Setenv("PATH", t.TempDir())
	if err := Play(t.Context(), path, 0, 0); !errors.Is(err, ErrNoPlayer) {
		t.Errorf("without a player: %v", err)
	}
	if _, err := os.Stat("/dev/snd"); err != nil {
		for _, v := range []string{"SDL_AUDIODRIVER", "PULSE_SERVER", "PIPEWIRE_REMOTE", "XDG_RUNTIME_DIR"} {
			t.Setenv(v, "")
		}
		if err := Play(t.Context(), path, 0, 0); !errors.Is(err, ErrNoSound) {
			t.Errorf("without a sound device: %v", err)
		}
	}
	if err := Play(t.Context(), path+".none", 0, 0); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a file: %v", err)
	}
}
