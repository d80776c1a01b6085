package proof

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// recogniserRate is what recognisers work at, in Hz; more would only be sent.
const recogniserRate = 16000

// Recogniser is an Ear at the other end of a transcription server.
type Recogniser struct {
	*openai.Transcriber
	Deadline time.Duration // of one request
	Retry    voices.Retry
}

// Hear asks the server, patiently.
func (r *Recogniser) Hear(ctx context.Context, c voices.Clip) (text string, err error) {
	wav, err := encode(c)
	if err != nil {
		return "", err
	}
	err = r.Retry.Do(ctx, func(ctx context.Context) error {
		one, cancel := context.WithTimeout(ctx, r.Deadline)
		defer cancel()
		text, err = r.Transcribe(one, wav)
		if err != nil && ctx.Err() == nil && one.Err() != nil {
			return &voices.TemporaryError{Err: fmt.Errorf("listen: %s: no answer in %v", r.Where(), r.Deadline)}
		}
		return err
	})
	return strings.TrimSpace(text), err
}

// encode makes a WAV file of a clip: 16 bits, mono.
func encode(c voices.Clip) ([]byte, error) {
	x := c.Samples
	if c.Rate > recogniserRate {
		x, c.Rate = pcm.Resample(x, c.Rate, recogniserRate), recogniserRate
	}
	var f memory
	w, err := pcm.NewWAVWriter(&f, c.Rate, 1, 16)
	if err == nil {
		err = errors.Join(w.Write(x), w.Close())
	}
	return f.b, err
}

// memory is a file in memory.
type memory struct {
	b  []byte
	at int
}

func (m *memory) Write(p []byte) (int, error) {
	if grow := m.at + len(p) - len(m.b); grow > 0 {
		m.b = append(m.b, make([]byte, grow)...)
	}
	m.at += copy(m.b[m.at:], p)
	return len(p), nil
}

func (m *memory) Seek(offset int64, whence int) (int64, error) {
	base := map[int]int{io.SeekStart: 0, io.SeekCurrent: m.at, io.SeekEnd: len(m.b)}[whence]
	if m.at = base + int(offset); m.at < 0 || m.at > len(m.b) {
		return 0, fmt.Errorf("seek to %d of %d bytes", m.at, len(m.b))
	}
	return int64(m.at), nil
}
