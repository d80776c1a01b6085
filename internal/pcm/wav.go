package pcm

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// wav reads RIFF and RF64 WAVE: 8 to 32-bit integers and 32 or 64-bit floats.
// (The reader of beep v1.1.0 halves 16- and 24-bit samples.)
type wav struct {
	r     *bufio.Reader
	f     Format
	bits  int
	float bool
	total int64 // frames; -1 when the header was written by a stream that did not know
	left  int64
	raw   []byte
}

const unknownSize = 0xFFFFFFFF

// streamed reports whether a data size is what programs write that send WAV down a pipe and cannot go back to put
// the true one: the largest number there is or, like espeak-ng and sox, one just under 2 GB.
func streamed(size int64) bool {
	return size == unknownSize || size >= 0x7FFFF000 && size <= 0x7FFFFFFF
}

func newWAV(src io.Reader) (*wav, error) {
	w := &wav{r: bufio.NewReaderSize(src, 1<<16)}
	var head [12]byte
	if _, err := io.ReadFull(w.r, head[:]); err != nil || string(head[8:]) != "WAVE" {
		return nil, fmt.Errorf("%w: a RIFF file that is not WAVE", ErrNotAudio)
	}
	pos := int64(12)
	dataSize64 := int64(-1)
	for {
		var ch [8]byte
		if _, err := io.ReadFull(w.r, ch[:]); err != nil {
			return nil, fmt.Errorf("WAV: %w: no data chunk before byte %d", ErrTruncated, pos)
		}
		pos += 8
		id, size := string(ch[:4]), int64(binary.LittleEndian.Uint32(ch[4:]))
		if id == "data" {
			return w, w.begin(pos, size, dataSize64)
		}
		if size > 1<<20 && (id == "fmt " || id == "ds64") {
			return nil, fmt.Errorf("WAV: chunk %q at byte %d claims %d bytes", id, pos-8, size)
		}
		switch id {
		case "fmt ", "ds64":
			b := make([]byte, size)
			if _, err := io.ReadFull(w.r, b); err != nil {
				return nil, fmt.Errorf("WAV: %w in chunk %q at byte %d", ErrTruncated, id, pos)
			}
			if id == "ds64" && size >= 16 {
				dataSize64 = int64(binary.LittleEndian.Uint64(b[8:]))
			}
			if id == "fmt " {
				if err := w.parseFormat(b); err != nil {
					return nil, err
				}
			}
		default:
			if _, err := io.CopyN(io.Discard, w.r, size); err != nil {
				return nil, fmt.Errorf("WAV: %w in chunk %q at byte %d", ErrTruncated, id, pos)
			}
		}
		if size%2 == 1 {
			_, _ = w.r.Discard(1)
			size++
		}
		pos += size
	}
}

func (w *wav) parseFormat(b []byte) error {
	if len(b) < 16 {
		return fmt.Errorf("WAV: format chunk of %d bytes", len(b))
	}
	tag := binary.LittleEndian.Uint16(b)
	w.f = Format{Rate: int(binary.LittleEndian.Uint32(b[4:])), Channels: int(binary.LittleEndian.Uint16(b[2:]))}
	w.bits = int(binary.LittleEndian.Uint16(b[14:]))
	if tag == 0xFFFE && len(b) >= 26 { // extensible: the real tag leads the sub-format
		tag = binary.LittleEndian.Uint16(b[24:])
	}
	w.float = tag == 3
	known := tag == 1 && (w.bits == 8 || w.bits == 16 || w.bits == 24 || w.bits == 32) || tag == 3 && (w.bits == 32 || w.bits == 64)
	if !known {
		return fmt.Errorf("WAV: coding %d with %d bits is not read here; plain PCM and floats are", tag, w.bits)
	}
	if w.f.Rate < 1000 || w.f.Rate > 768000 || w.f.Channels < 1 || w.f.Channels > 32 {
		return fmt.Errorf("WAV: %d Hz and %d channels make no sense", w.f.Rate, w.f.Channels)
	}
	return nil
}

func (w *wav) begin(pos, size, size64 int64) error {
	if w.f.Rate == 0 {
		return fmt.Errorf("WAV: data at byte %d before any format", pos)
	}
	w.total = -1
	switch {
	case size == unknownSize && size64 >= 0:
		size = size64
		fallthrough
	case !streamed(size) && size > 0:
		w.total = size / w.frameBytes()
	}
	if size == 0 { // a stream's placeholder, unless nothing follows
		if _, err := w.r.Peek(1); err == io.EOF {
			w.total = 0
		}
	}
	w.left = w.total
	return nil
}

func (w *wav) frameBytes() int64 { return int64(w.f.Channels * w.bits / 8) }
func (w *wav) format() Format    { return w.f }
func (w *wav) frames() int64     { return w.total }

func (w *wav) read(buf []float32) (int, error) {
	want := int64(len(buf) / w.f.Channels)
	if w.total >= 0 {
		want = min(want, w.left)
	}
	if want == 0 {
		return 0, io.EOF
	}
	need := int(want * w.frameBytes())
	if cap(w.raw) < need {
		w.raw = make([]byte, need)
	}
	n, err := io.ReadFull(w.r, w.raw[:need])
	got := int64(n) / w.frameBytes()
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return 0, fmt.Errorf("WAV: %w", err)
	}
	if got < want && w.total >= 0 {
		return 0, fmt.Errorf("WAV: %w: %d of %d frames are there", ErrTruncated, w.total-w.left+got, w.total)
	}
	if got == 0 {
		return 0, io.EOF
	}
	w.left -= got
	samples := int(got) * w.f.Channels
	w.convert(buf[:samples], w.raw)
	return samples, nil
}

func (w *wav) convert(dst []float32, b []byte) {
	for i := range dst {
		switch {
		case w.float && w.bits == 32:
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[i*4:]))
		case w.float:
			dst[i] = float32(math.Float64frombits(binary.LittleEndian.Uint64(b[i*8:])))
		case w.bits == 8:
			dst[i] = float32(int(b[i])-128) / 128
		case w.bits == 16:
			dst[i] = float32(int16(binary.LittleEndian.Uint16(b[i*2:]))) / (1 << 15)
		case w.bits == 24:
			v := int32(b[i*3])<<8 | int32(b[i*3+1])<<16 | int32(b[i*3+2])<<24
			dst[i] = float32(v>>8) / (1 << 23)
		default:
			dst[i] = float32(float64(int32(binary.LittleEndian.Uint32(b[i*4:]))) / (1 << 31))
		}
	}
}
