package voicetest

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"testing"
)

// Speech is what a fake service says: real speech, by espeak-ng.
type Speech struct {
	Voice  string  // of espeak-ng; empty: en
	Rate   float64 // factor on its own rate; 0: 1
	Pitch  float64 // in semitones from its own
	Format string  // of ffmpeg: s16le, mp3, ...
	Hz     int
}

// Say speaks a text and encodes it with ffmpeg.
func (s Speech) Say(ctx context.Context, text string) ([]byte, error) {
	if s.Voice == "" {
		s.Voice = "en"
	}
	if s.Rate == 0 {
		s.Rate = 1
	}
	// espeak-ng's pitch of 50 is a voice's own; 50 more are about an octave.
	speak := exec.CommandContext(ctx, "espeak-ng", "--stdout", "-v", s.Voice, "-s", fmt.Sprint(int(175*s.Rate)), "-p", fmt.Sprint(min(99, max(0, int(50+4.2*s.Pitch)))), "--stdin")
	speak.Stdin = bytes.NewReader([]byte(text))
	wav, err := speak.Output()
	if err != nil {
		return nil, fmt.Errorf("espeak-ng: %w", err)
	}
	encode := exec.CommandContext(ctx, "ffmpeg", "-v", "error", "-i", "-", "-ac", "1", "-ar", fmt.Sprint(s.Hz), "-f", s.Format, "-")
	encode.Stdin = bytes.NewReader(wav)
	var complaints bytes.Buffer
	encode.Stderr = &complaints
	out, err := encode.Output()
	if err != nil {
		return nil, fmt.Errorf("ffmpeg: %w: %s", err, complaints.Bytes())
	}
	return out, nil
}

// NeedsSpeech skips a test, or fails it in CI, where espeak-ng or ffmpeg is missing.
func NeedsSpeech(t *testing.T) {
	t.Helper()
	for _, p := range []string{"espeak-ng", "ffmpeg"} {
		if _, err := exec.LookPath(p); err != nil {
			Missing(t, err)
		}
	}
}
