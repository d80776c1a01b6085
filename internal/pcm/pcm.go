// Package pcm decodes and writes plain audio (WAV, FLAC, and MP3 for reading)
// without any other program, and changes sample rates. Full scale is -1 to 1.
package pcm

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Audio is a decoded recording, its channels interleaved.
type Audio struct {
	Rate, Channels int
	Samples        []float32
}

// Frames is the number of samples of one channel.
func (a Audio) Frames() int {
	if a.Channels == 0 {
		return 0
	}
	return len(a.Samples) / a.Channels
}

// Mono averages the channels.
func (a Audio) Mono() []float32 {
	if a.Channels == 1 {
		return a.Samples
	}
	out := make([]float32, a.Frames())
	for i := range out {
		var sum float32
		for _, s := range a.Samples[i*a.Channels : (i+1)*a.Channels] {
			sum += s
		}
		out[i] = sum / float32(a.Channels)
	}
	return out
}

// ErrNotAudio is wrapped by errors about data that is no audio this room knows.
var ErrNotAudio = errors.New("not audio")

// ErrTruncated is wrapped by errors about audio that ends before its own header says.
var ErrTruncated = errors.New("audio cut short")

// Decode decodes a whole WAV, FLAC or MP3, told apart by content. Data that
// ends early is an error that wraps ErrTruncated, never silence.
func Decode(b []byte) (Audio, error) {
	d, err := decoderFor(bytes.NewReader(b))
	if err != nil {
		return Audio{}, err
	}
	f := d.format()
	a := Audio{Rate: f.Rate, Channels: f.Channels}
	if n := d.frames(); n > 0 {
		a.Samples = make([]float32, 0, min(n, int64(len(b))*4)*int64(f.Channels))
	}
	buf := make([]float32, 4096*f.Channels)
	for {
		n, err := d.read(buf)
		a.Samples = append(a.Samples, buf[:n]...)
		if err == io.EOF {
			return a, nil
		}
		if err != nil {
			return Audio{}, err
		}
	}
}

// Format is what the samples of a decoder mean.
type Format struct{ Rate, Channels int }

// decoder is one format's reader. read fills buf with whole interleaved frames
// and returns io.EOF only after the last of them, with n 0.
type decoder interface {
	format() Format
	frames() int64 // -1 when the header does not tell
	read(buf []float32) (n int, err error)
}

func decoderFor(r io.ReadSeeker) (decoder, error) {
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		if err == io.EOF {
			return nil, fmt.Errorf("%w: there is nothing in it", ErrNotAudio)
		}
		return nil, err
	}
	head = head[:n]
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("RIFF")), bytes.HasPrefix(head, []byte("RF64")):
		return newWAV(r)
	case bytes.HasPrefix(head, []byte("fLaC")):
		return newFLAC(r)
	case isMP3(head):
		return newMP3(r)
	}
	return nil, fmt.Errorf("%w: %s", ErrNotAudio, describe(head))
}

func isMP3(h []byte) bool {
	return bytes.HasPrefix(h, []byte("ID3")) ||
		len(h) > 2 && h[0] == 0xFF && h[1]&0xE0 == 0xE0 && h[1]&0x06 == 0x02 // frame sync, layer III
}

// describe says what data is instead of audio, for people who got a web page where they expected sound.
func describe(h []byte) string {
	t := bytes.ToLower(bytes.TrimSpace(h))
	switch {
	case bytes.HasPrefix(t, []byte("<!doctype")), bytes.HasPrefix(t, []byte("<html")):
		return "it is a web page"
	case bytes.HasPrefix(t, []byte("{")), bytes.HasPrefix(t, []byte("[")):
		return "it is JSON: " + clip(t)
	case bytes.HasPrefix(h, []byte("OggS")):
		return "it is Ogg; WAV, FLAC and MP3 are read here"
	case len(h) > 8 && string(h[4:8]) == "ftyp":
		return "it is MP4; WAV, FLAC and MP3 are read here"
	case utf8.Valid(h) && !bytes.ContainsRune(h, 0):
		return "it is text: " + clip(t)
	}
	return fmt.Sprintf("it begins with bytes % x", h[:min(8, len(h))])
}

func clip(b []byte) string { return fmt.Sprintf("%.80q", string(b)) }
