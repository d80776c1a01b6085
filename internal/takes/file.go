package takes

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"math"
	"os"

	"radioplay/voices"
)

// floor keeps minus infinity out of JSON, which has no word for it.
func floor(db float64) float64 { return max(db, -200) }

// A take's file is one line of JSON, the samples as 16-bit integers scaled by
// the clip's own peak (so that overs survive and soft clips keep 16 bits), and the
// SHA-256 of all that. Half the size of floats, and readable without any library.
type header struct {
	Format   string
	Rate     int
	Frames   int
	Scale    float64 // full scale of the integers
	LUFS     float64
	PeakDBFS float64
	Marks    []voices.Mark
	Shape    *Shape `json:",omitempty"`
}

const fileFormat = "radioplay take 1"

func (h header) take(key, path, sum string, cached bool) Take {
	return Take{Key: key, Path: path, Rate: h.Rate, Frames: h.Frames, LUFS: h.LUFS, PeakDBFS: h.PeakDBFS, Marks: h.Marks, Shape: h.Shape, Sum: sum, Cached: cached}
}

// write gives the checksum, in hexadecimal.
func write(w io.Writer, h header, samples []float32) (string, error) {
	h.Format = fileFormat
	b, err := json.Marshal(h)
	if err != nil {
		return "", err
	}
	b = append(b, '\n')
	for _, x := range samples {
		v := 0.0
		if h.Scale > 0 {
			v = math.Round(float64(x) / h.Scale * 32767)
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(v)))
	}
	sum := sha256.Sum256(b)
	_, err = w.Write(append(b, sum[:]...))
	return hex.EncodeToString(sum[:]), err
}

// readFile checks a whole take and gives its checksum, in hexadecimal; it gives the samples only when they are wanted.
func readFile(path string, want bool) (h header, sum string, samples []float32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, "", nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return header{}, "", nil, err
	}
	h, sum, samples, err = read(bufio.NewReaderSize(f, 1<<16), info.Size(), want)
	if err != nil {
		return header{}, "", nil, fmt.Errorf("%w: %s: %w", ErrDamaged, path, err)
	}
	return h, sum, samples, nil
}

func read(r *bufio.Reader, size int64, want bool) (header, string, []float32, error) {
	var h header
	sum := sha256.New()
	line, err := r.ReadBytes('\n')
	if err != nil {
		return h, "", nil, errors.New("no header")
	}
	sum.Write(line)
	if err := json.Unmarshal(line, &h); err != nil || h.Format != fileFormat {
		return h, "", nil, errors.New("not a take's header")
	}
	if int64(len(line))+2*int64(h.Frames)+sha256.Size != size || h.Frames < 0 {
		return h, "", nil, errors.New("cut short")
	}
	samples, err := readSamples(io.TeeReader(r, sum), h, want)
	if err != nil {
		return h, "", nil, err
	}
	return h, hex.EncodeToString(sum.Sum(nil)), samples, checkSum(r, sum)
}

func readSamples(r io.Reader, h header, want bool) ([]float32, error) {
	if !want {
		_, err := io.CopyN(io.Discard, r, 2*int64(h.Frames))
		return nil, err
	}
	raw := make([]byte, 2*h.Frames)
	if _, err := io.ReadFull(r, raw); err != nil {
		return nil, err
	}
	samples := make([]float32, h.Frames)
	k := h.Scale / 32767
	for i := range samples {
		samples[i] = float32(float64(int16(binary.LittleEndian.Uint16(raw[2*i:]))) * k)
	}
	return samples, nil
}

func checkSum(r io.Reader, sum hash.Hash) error {
	var want [sha256.Size]byte
	if _, err := io.ReadFull(r, want[:]); err != nil {
		return err
	}
	if !bytes.Equal(want[:], sum.Sum(nil)) {
		return errors.New("the checksum differs")
	}
	return nil
}
