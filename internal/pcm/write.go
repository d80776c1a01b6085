package pcm

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// WAVWriter writes WAVE as samples come and completes the header on Close. Files
// that outgrow RIFF's 4 GiB become RF64 (EBU Tech 3306), for which room is kept in front.
type WAVWriter struct {
	ws             io.WriteSeeker
	w              *bufio.Writer
	rate, channels int
	bits           int // 16, 24, or 32 for floats
	frames         int64
	raw            []byte
}

const (
	junkSize  = 28                             // as large as ds64
	headBytes = 12 + 8 + junkSize + 8 + 16 + 8 // up to the first sample
)

// NewWAVWriter begins a file of 16- or 24-bit integers, or 32-bit floats.
func NewWAVWriter(ws io.WriteSeeker, rate, channels, bits int) (*WAVWriter, error) {
	if bits != 16 && bits != 24 && bits != 32 || channels < 1 || rate < 1 {
		return nil, fmt.Errorf("WAV: %d channels of %d bits at %d Hz are not written here", channels, bits, rate)
	}
	w := &WAVWriter{ws: ws, w: bufio.NewWriterSize(ws, 1<<16), rate: rate, channels: channels, bits: bits}
	_, err := w.w.Write(w.header())
	return w, err
}

func (w *WAVWriter) header() []byte {
	size := w.frames * int64(w.channels*w.bits/8)
	b := make([]byte, 0, headBytes)
	u16 := func(v int) { b = binary.LittleEndian.AppendUint16(b, uint16(v)) }
	u32 := func(v int64) { b = binary.LittleEndian.AppendUint32(b, uint32(v)) }
	u64 := func(v int64) { b = binary.LittleEndian.AppendUint64(b, uint64(v)) }
	large := size+headBytes >= unknownSize
	if large {
		b = append(b, "RF64"...)
		u32(unknownSize)
		b = append(b, "WAVEds64"...)
		u32(junkSize)
		u64(size + headBytes - 8)
		u64(size)
		u64(w.frames)
		u32(0)
	} else {
		b = append(b, "RIFF"...)
		u32(size + size%2 + headBytes - 8)
		b = append(b, "WAVEJUNK"...)
		u32(junkSize)
		b = append(b, make([]byte, junkSize)...)
	}
	b = append(b, "fmt "...)
	u32(16)
	tag := 1
	if w.bits == 32 {
		tag = 3
	}
	u16(tag)
	u16(w.channels)
	u32(int64(w.rate))
	u32(int64(w.rate * w.channels * w.bits / 8))
	u16(w.channels * w.bits / 8)
	u16(w.bits)
	b = append(b, "data"...)
	if large {
		u32(unknownSize)
	} else {
		u32(size)
	}
	return b
}

// Write takes whole interleaved frames. Integers hold samples beyond full scale at it; floats keep them.
func (w *WAVWriter) Write(x []float32) error {
	w.raw = w.raw[:0]
	for _, s := range x {
		switch w.bits {
		case 16:
			w.raw = binary.LittleEndian.AppendUint16(w.raw, uint16(quantise(s, 16)))
		case 24:
			v := quantise(s, 24)
			w.raw = append(w.raw, byte(v), byte(v>>8), byte(v>>16))
		default:
			w.raw = binary.LittleEndian.AppendUint32(w.raw, math.Float32bits(s))
		}
	}
	w.frames += int64(len(x) / w.channels)
	_, err := w.w.Write(w.raw)
	return err
}

// Close completes the header; the file itself stays the caller's to close.
func (w *WAVWriter) Close() error {
	if w.frames*int64(w.channels*w.bits/8)%2 == 1 {
		if err := w.w.WriteByte(0); err != nil {
			return err
		}
	}
	if err := w.w.Flush(); err != nil {
		return err
	}
	if _, err := w.ws.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := w.ws.Write(w.header()); err != nil {
		return err
	}
	_, err := w.ws.Seek(0, io.SeekEnd)
	return err
}

func quantise(s float32, bits int) int32 {
	full := float64(int64(1) << (bits - 1))
	return int32(math.Round(max(-full, min(full-1, float64(s)*full))))
}
