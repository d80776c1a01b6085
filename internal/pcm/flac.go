package pcm

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/mewkiz/flac"
	"github.com/mewkiz/flac/frame"
	"github.com/mewkiz/flac/meta"
)

type flacReader struct {
	s     *flac.Stream
	scale float32
	block *frame.Frame
	at    int // next frame of block
	done  int64
}

func newFLAC(r io.Reader) (*flacReader, error) {
	s, err := flac.New(bufio.NewReaderSize(r, 1<<16))
	if err != nil {
		return nil, fmt.Errorf("FLAC: %w", err)
	}
	return &flacReader{s: s, scale: 1 / float32(int64(1)<<(s.Info.BitsPerSample-1))}, nil
}

func (f *flacReader) format() Format {
	return Format{Rate: int(f.s.Info.SampleRate), Channels: int(f.s.Info.NChannels)}
}

func (f *flacReader) frames() int64 {
	if f.s.Info.NSamples == 0 {
		return -1
	}
	return int64(f.s.Info.NSamples)
}

func (f *flacReader) read(buf []float32) (int, error) {
	ch := int(f.s.Info.NChannels)
	n := 0
	for n+ch <= len(buf) {
		if f.block == nil || f.at >= int(f.block.BlockSize) {
			b, err := f.s.ParseNext()
			if err != nil {
				return f.ended(n, err)
			}
			f.block, f.at = b, 0
		}
		for ; f.at < int(f.block.BlockSize) && n+ch <= len(buf); f.at++ {
			for c := range ch {
				buf[n+c] = float32(f.block.Subframes[c].Samples[f.at]) * f.scale
			}
			n += ch
			f.done++
		}
	}
	return n, nil
}

func (f *flacReader) ended(n int, err error) (int, error) {
	early := f.frames() >= 0 && f.done < f.frames()
	switch {
	case early && (errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)):
		return 0, fmt.Errorf("FLAC: %w: %d of %d frames are there", ErrTruncated, f.done, f.frames())
	case errors.Is(err, io.EOF) && n > 0:
		return n, nil
	case errors.Is(err, io.EOF):
		return 0, io.EOF
	}
	return 0, fmt.Errorf("FLAC: after frame %d: %w", f.done, err)
}

// FLACWriter writes FLAC as samples come. When w can seek, Close puts length
// and checksum into the header.
type FLACWriter struct {
	enc      *flac.Encoder
	rate     int
	channels int
	bits     int
	pending  []float32
}

const flacBlock = 4096

// NewFLACWriter begins a FLAC stream of 16 or 24 bits with one or two channels.
func NewFLACWriter(w io.Writer, rate, channels, bits int) (*FLACWriter, error) {
	if channels < 1 || channels > 2 || bits != 16 && bits != 24 {
		return nil, fmt.Errorf("FLAC: %d channels of %d bits are not written here", channels, bits)
	}
	enc, err := flac.NewEncoder(notCloser(w), &meta.StreamInfo{BlockSizeMin: 16, BlockSizeMax: 65535,
		SampleRate: uint32(rate), NChannels: uint8(channels), BitsPerSample: uint8(bits)})
	if err != nil {
		return nil, fmt.Errorf("FLAC: %w", err)
	}
	return &FLACWriter{enc: enc, rate: rate, channels: channels, bits: bits}, nil
}

// Write takes whole interleaved frames. Samples beyond full scale are held at it.
func (f *FLACWriter) Write(x []float32) error {
	f.pending = append(f.pending, x...)
	for len(f.pending) >= flacBlock*f.channels {
		if err := f.block(f.pending[:flacBlock*f.channels]); err != nil {
			return err
		}
		f.pending = append(f.pending[:0], f.pending[flacBlock*f.channels:]...)
	}
	return nil
}

func (f *FLACWriter) block(x []float32) error {
	n := len(x) / f.channels
	layout := frame.ChannelsMono
	if f.channels == 2 {
		layout = frame.ChannelsLR
	}
	fr := &frame.Frame{Header: frame.Header{BlockSize: uint16(n), SampleRate: uint32(f.rate), Channels: layout, BitsPerSample: uint8(f.bits)}}
	for c := range f.channels {
		s := make([]int32, n)
		for i := range s {
			s[i] = quantise(x[i*f.channels+c], f.bits)
		}
		fr.Subframes = append(fr.Subframes, &frame.Subframe{SubHeader: frame.SubHeader{Pred: frame.PredVerbatim}, Samples: s, NSamples: n})
	}
	if err := f.enc.WriteFrame(fr); err != nil {
		return fmt.Errorf("FLAC: %w", err)
	}
	return nil
}

// notCloser hides Close from the encoder, which would close a file that is not its own.
func notCloser(w io.Writer) io.Writer {
	if ws, ok := w.(io.WriteSeeker); ok {
		return struct{ io.WriteSeeker }{ws}
	}
	return struct{ io.Writer }{w}
}

// Close writes what is left and completes the header; the file itself stays the caller's to close.
func (f *FLACWriter) Close() error {
	if len(f.pending) > 0 {
		if err := f.block(f.pending); err != nil {
			return err
		}
		f.pending = nil
	}
	if err := f.enc.Close(); err != nil {
		return fmt.Errorf("FLAC: %w", err)
	}
	return nil
}
