package pcm

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	mp3 "github.com/hajimehoshi/go-mp3"
)

// mp3Reader wraps go-mp3, which always gives 16-bit stereo. The encoder's delay
// (some 25 to 50 ms of silence in front) stays in: it is part of the file as players play it.
type mp3Reader struct {
	d   *mp3.Decoder
	raw []byte
}

func newMP3(r io.Reader) (*mp3Reader, error) {
	d, err := mp3.NewDecoder(r)
	if err != nil {
		return nil, fmt.Errorf("MP3: %w", err)
	}
	return &mp3Reader{d: d}, nil
}

func (m *mp3Reader) format() Format { return Format{Rate: m.d.SampleRate(), Channels: 2} }

func (m *mp3Reader) frames() int64 {
	if n := m.d.Length(); n >= 0 {
		return n / 4
	}
	return -1
}

func (m *mp3Reader) read(buf []float32) (int, error) {
	need := len(buf) / 2 * 4
	if cap(m.raw) < need {
		m.raw = make([]byte, need)
	}
	n, err := io.ReadFull(m.d, m.raw[:need])
	if n < 4 {
		if err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, io.EOF
		}
		return 0, fmt.Errorf("MP3: %w", err)
	}
	n = n / 4 * 2
	for i := range buf[:n] {
		buf[i] = float32(int16(binary.LittleEndian.Uint16(m.raw[i*2:]))) / (1 << 15)
	}
	return n, nil
}
