//go:build speaker

package listen

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/faiface/beep"
	"github.com/faiface/beep/speaker"

	"radioplay/internal/pcm"
)

// play uses beep's speaker for what this program decodes by itself, and a player program for the rest.
func play(ctx context.Context, path string, from, to time.Duration) error {
	switch filepath.Ext(path) {
	case ".wav", ".flac", ".mp3":
	default:
		return playWithProgram(ctx, path, from, to)
	}
	f, err := pcm.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rate := beep.SampleRate(f.Format().Rate)
	if err := speaker.Init(rate, rate.N(time.Second/10)); err != nil {
		return fmt.Errorf("%w (%w)", ErrNoSound, err)
	}
	defer speaker.Clear()
	buf := make([][2]float64, 4096)
	for skip := rate.N(from); skip > 0; {
		n, ok := f.Stream(buf[:min(skip, len(buf))])
		if !ok {
			return f.Err()
		}
		skip -= n
	}
	var s beep.Streamer = f
	if to > 0 {
		s = beep.Take(rate.N(to-from), f)
	}
	done := make(chan struct{})
	speaker.Play(beep.Seq(s, beep.Callback(func() { close(done) })))
	select {
	case <-done:
	case <-ctx.Done():
		return ctx.Err()
	}
	return f.Err()
}
