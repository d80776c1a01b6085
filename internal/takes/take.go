// Package takes records utterances and keeps the recordings: a take is made once
// and found again by the hash of everything that shaped it.
package takes

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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
	Shape        *Shape   // nil for a take that was kept before shapes were; Measure its clip then
	Sum          string   // SHA-256 of all that is kept of it, in hexadecimal: another recording under the same key has another
	Cached       bool     // it was there before this run
	Retake       int      // 0: the first; else the number of the retake that was chosen in its stead
	Instead      *Instead // another voice spoke it than was asked to
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
	h, _, samples, err := readFile(t.Path, true)
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
	h, sum, _, err := readFile(path, false)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return Take{}, false, nil
	case err != nil:
		return Take{}, false, err
	}
	return h.take(key, path, sum, true), true, nil
}

// Put measures a clip and keeps it. The file appears whole or not at all.
func (s *Store) Put(key string, c voices.Clip) (Take, error) {
	shape := Measure(c)
	h := header{Rate: c.Rate, Frames: len(c.Samples), Marks: c.Marks, Shape: &shape}
	var peak float32
	for _, x := range c.Samples {
		peak = max(peak, x, -x)
	}
	h.Scale = float64(peak)
	h.PeakDBFS = floor(20 * math.Log10(float64(peak)))
	h.LUFS = floor(loudness.Speech(c.Samples, c.Rate))
	path := s.path(key)
	var sum string
	err := s.replace(path, func(f *os.File) (err error) {
		sum, err = write(f, h, c.Samples)
		return err
	})
	if err != nil {
		return Take{}, fmt.Errorf("keeping a take in %s: %w", s.dir, err)
	}
	return h.take(key, path, sum, false), nil
}

// replace writes a file beside itself and renames it.
func (s *Store) replace(path string, fill func(*os.File) error) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".take-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
