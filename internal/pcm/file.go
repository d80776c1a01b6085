package pcm

import (
	"fmt"
	"io"
	"os"

	"github.com/faiface/beep"
)

// File streams an audio file from disk as stereo, with flat memory. It is a
// beep.StreamCloser; mono is given to both sides.
type File struct {
	f    *os.File
	d    decoder
	buf  []float32
	err  error
	done bool
}

var _ beep.StreamCloser = (*File)(nil)

// Open opens a WAV, FLAC or MP3 file.
func Open(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	d, err := decoderFor(f)
	if err == nil && d.format().Channels > 2 {
		err = fmt.Errorf("%d channels; mono and stereo are read here", d.format().Channels)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &File{f: f, d: d}, nil
}

// Format is the file's own sample rate and channel count.
func (f *File) Format() Format { return f.d.format() }

// Frames is the length the header tells, or -1.
func (f *File) Frames() int64 { return f.d.frames() }

// Stream implements beep.Streamer.
func (f *File) Stream(out [][2]float64) (int, bool) {
	if f.done || len(out) == 0 {
		return 0, !f.done
	}
	ch := f.d.format().Channels
	if cap(f.buf) < len(out)*ch {
		f.buf = make([]float32, len(out)*ch)
	}
	n, err := f.d.read(f.buf[:len(out)*ch])
	if err != nil {
		f.done = true
		if err != io.EOF {
			f.err = fmt.Errorf("%s: %w", f.f.Name(), err)
		}
		return 0, false
	}
	for i := range n / ch {
		out[i] = [2]float64{float64(f.buf[i*ch]), float64(f.buf[i*ch+ch-1])}
	}
	return n / ch, true
}

// Err tells what ended the stream early, if anything did.
func (f *File) Err() error { return f.err }

// Close closes the file.
func (f *File) Close() error { return f.f.Close() }
