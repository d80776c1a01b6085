// Package takes records utterances and keeps the recordings: a take is made once
// and found again by the hash of everything that shaped it.
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
	"path/filepath"
	"sort"
	"strings"
	"time"

	"radioplay/internal/loudness"
	"radioplay/voices"
)

// Take is a finished recording in the store. It holds no samples; Open reads them.
type Take struct {
	Key          string
	Path         string
	Rate, Frames int
	LUFS         float64 // by loudness.Speech
	PeakDBFS     float64
	Marks        []voices.Mark
	Cached       bool // it was there before this run
	Instead      *Instead
}

// Instead tells of a take that another voice spoke than was asked to.
type Instead struct {
	Voice voices.Voice // that spoke
	Err   error        // why the one that was asked did not
}

// Duration of the take.
func (t Take) Duration() time.Duration {
	if t.Rate == 0 {
		return 0
	}
	return time.Duration(int64(t.Frames) * int64(time.Second) / int64(t.Rate))
}

// ErrDamaged is wrapped by errors about a take that is not what was written.
var ErrDamaged = errors.New("damaged take")

// Open reads the samples and checks them.
func (t Take) Open() (voices.Clip, error) {
	h, samples, err := readFile(t.Path, true)
	if err != nil {
		return voices.Clip{}, err
	}
	return voices.Clip{Rate: h.Rate, Samples: samples, Marks: h.Marks}, nil
}

// Key is the name of the take of u by an engine of that version: the SHA-256 of
// everything that shapes the samples. Gain and pan are the mix's and do not count, so turning somebody down records nothing again.
func Key(b voices.Backend, u voices.Utterance) string {
	v := u.Voice
	rate := v.Rate
	if rate == 0 {
		rate = 1
	}
	h := sha256.New()
	field := func(parts ...string) {
		for _, p := range parts {
			fmt.Fprintf(h, "%d:%s;", len(p), p)
		}
	}
	field("take 1", b.Name(), voices.VersionOf(b, u), u.Text, v.Name, fmt.Sprint(rate), fmt.Sprint(v.PitchST), v.BaseURL, v.Model, v.Instructions)
	field(u.Delivery.Manner, fmt.Sprint(u.Delivery.Intensity), u.Delivery.Words)
	if v.FormantST != 0 || v.Breath != 0 {
		field("timbre", fmt.Sprint(v.FormantST), fmt.Sprint(v.Breath))
	}
	if u.Delivery.Tune != "" {
		field("tune", u.Delivery.Tune)
	}
	var words []string
	low := strings.ToLower(u.Text)
	for w := range u.Lexicon {
		if strings.Contains(low, strings.ToLower(w)) {
			words = append(words, w)
		}
	}
	sort.Strings(words)
	for _, w := range words {
		field(w, u.Lexicon[w])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Store is a folder of takes.
type Store struct{ dir string }

// NewStore uses dir, which is made when the first take is put there.
func NewStore(dir string) *Store { return &Store{dir} }

func (s *Store) path(key string) string { return filepath.Join(s.dir, key[:2], key+".take") }

// Get finds a take. A missing one is no error: ok is false. A damaged one is an
// error that wraps ErrDamaged; it has been deleted, so that it can be recorded again.
func (s *Store) Get(key string) (t Take, ok bool, err error) {
	t, ok, err = s.look(key)
	if errors.Is(err, ErrDamaged) {
		err = errors.Join(err, os.Remove(s.path(key)))
	}
	return t, ok, err
}

func (s *Store) look(key string) (t Take, ok bool, err error) {
	path := s.path(key)
	h, _, err := readFile(path, false)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return Take{}, false, nil
	case err != nil:
		return Take{}, false, err
	}
	return h.take(key, path, true), true, nil
}

// Put measures a clip and keeps it. The file appears whole or not at all.
func (s *Store) Put(key string, c voices.Clip) (t Take, err error) {
	h := header{Rate: c.Rate, Frames: len(c.Samples), Marks: c.Marks}
	var peak float32
	for _, x := range c.Samples {
		peak = max(peak, x, -x)
	}
	h.Scale = float64(peak)
	h.PeakDBFS = floor(20 * math.Log10(float64(peak)))
	h.LUFS = floor(loudness.Speech(c.Samples, c.Rate))
	path := s.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return Take{}, fmt.Errorf("keeping a take: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".take-*")
	if err != nil {
		return Take{}, fmt.Errorf("keeping a take: %w", err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("keeping a take in %s: %w", s.dir, err)
		}
	}()
	if err := write(f, h, c.Samples); err != nil {
		return Take{}, err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return Take{}, err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return Take{}, err
	}
	return h.take(key, path, false), nil
}

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
}

const fileFormat = "radioplay take 1"

func (h header) take(key, path string, cached bool) Take {
	return Take{Key: key, Path: path, Rate: h.Rate, Frames: h.Frames, LUFS: h.LUFS, PeakDBFS: h.PeakDBFS, Marks: h.Marks, Cached: cached}
}

func write(w io.Writer, h header, samples []float32) error {
	h.Format = fileFormat
	b, err := json.Marshal(h)
	if err != nil {
		return err
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
	return err
}

// readFile checks a whole take; it gives the samples only when they are wanted.
func readFile(path string, want bool) (header, []float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return header{}, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return header{}, nil, err
	}
	h, samples, err := read(bufio.NewReaderSize(f, 1<<16), info.Size(), want)
	if err != nil {
		return header{}, nil, fmt.Errorf("%w: %s: %w", ErrDamaged, path, err)
	}
	return h, samples, nil
}

func read(r *bufio.Reader, size int64, want bool) (header, []float32, error) {
	var h header
	sum := sha256.New()
	line, err := r.ReadBytes('\n')
	if err != nil {
		return h, nil, errors.New("no header")
	}
	sum.Write(line)
	if err := json.Unmarshal(line, &h); err != nil || h.Format != fileFormat {
		return h, nil, errors.New("not a take's header")
	}
	if int64(len(line))+2*int64(h.Frames)+sha256.Size != size || h.Frames < 0 {
		return h, nil, errors.New("cut short")
	}
	samples, err := readSamples(io.TeeReader(r, sum), h, want)
	if err != nil {
		return h, nil, err
	}
	return h, samples, checkSum(r, sum)
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
