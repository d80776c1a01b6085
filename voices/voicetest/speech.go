package voicetest

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os/exec"
	"testing"

	"radioplay/internal/pcm"
)

// Speech is what a fake service says: real speech, by espeak-ng.
type Speech struct {
	Voice string  // of espeak-ng; empty: en
	Rate  float64 // factor on its own rate; 0: 1
	Pitch float64 // in semitones from its own
	Hz    int
}

// Say speaks a text: 16-bit samples, mono, little-endian.
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
	a, err := pcm.Decode(wav)
	if err != nil {
		return nil, fmt.Errorf("espeak-ng: %w", err)
	}
	var out []byte
	for _, x := range pcm.Resample(a.Mono(), a.Rate, s.Hz) {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(32767*min(1, max(-1, x)))))
	}
	return out, nil
}

// RIFF makes a WAV file of such samples.
func RIFF(sound []byte, hz int) []byte {
	b := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(36+len(sound)))
	b = binary.LittleEndian.AppendUint32(append(b, "WAVEfmt "...), 16)
	b = binary.LittleEndian.AppendUint32(append(b, 1, 0, 1, 0), uint32(hz))
	b = binary.LittleEndian.AppendUint32(b, uint32(2*hz))
	b = binary.LittleEndian.AppendUint32(append(b, 2, 0, 16, 0, 'd', 'a', 't', 'a'), uint32(len(sound)))
	return append(b, sound...)
}

// MP3 makes an MP3 file of such samples with ffmpeg.
func MP3(ctx context.Context, sound []byte, hz int) ([]byte, error) {
	encode := exec.CommandContext(ctx, "ffmpeg", "-v", "error", "-f", "s16le", "-ac", "1", "-ar", fmt.Sprint(hz), "-i", "-", "-f", "mp3", "-")
	encode.Stdin = bytes.NewReader(sound)
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
