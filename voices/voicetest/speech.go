package voicetest

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"testing"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Speech is what a fake service says: real speech, by espeak-ng.
type Speech struct {
	Voice string  // of espeak-ng; empty: en
	Rate  float64 // factor on its own rate; 0: 1
	Pitch float64 // in semitones from its own
	Hz    int
}

// Say speaks a text.
func (s Speech) Say(ctx context.Context, text string) (voices.Clip, error) {
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
		return voices.Clip{}, fmt.Errorf("espeak-ng: %w", err)
	}
	a, err := pcm.Decode(wav)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("espeak-ng: %w", err)
	}
	return voices.Clip{Rate: s.Hz, Samples: pcm.Resample(a.Mono(), a.Rate, s.Hz)}, nil
}

// MP3 is a clip as an MP3 file, made by ffmpeg.
func MP3(ctx context.Context, c voices.Clip) ([]byte, error) {
	encode := exec.CommandContext(ctx, "ffmpeg", "-v", "error", "-i", "-", "-f", "mp3", "-")
	encode.Stdin = bytes.NewReader(WAV(c))
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
