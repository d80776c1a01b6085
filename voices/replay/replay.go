// Package replay plays recordings made by people: a folder of files, each found by the number or the words of its line. A line
// that nobody recorded is an error, for another engine to speak it.
package replay

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Options of the engine.
type Options struct {
	Folder string // of recordings; every folder in it is a voice of its own
}

// ErrNotRecorded is wrapped by the error about a line without a recording.
var ErrNotRecorded = errors.New("nobody recorded it")

// own is the voice of the recordings that lie in the folder itself.
const own = "recordings"

// Backend is the engine.
type Backend struct {
	o       Options
	names   []string // voices in order
	folders map[string][]recording
}

var (
	_ voices.Backend   = (*Backend)(nil)
	_ voices.Versioned = (*Backend)(nil)
)

// Open reads the names of the recordings. The error wraps voices.ErrNotInstalled when no folder is set.
func Open(o Options) (*Backend, error) {
	if o.Folder == "" {
		return nil, fmt.Errorf("replay: %w: no folder of recordings is set; set one with --replay-folder", voices.ErrNotInstalled)
	}
	b := &Backend{o: o, folders: map[string][]recording{}}
	entries, err := os.ReadDir(o.Folder)
	if err != nil {
		return nil, fmt.Errorf("replay: the folder of recordings: %w", err)
	}
	add := func(name, folder string) error {
		found, err := scan(folder)
		if err == nil && len(found) > 0 {
			b.names = append(b.names, name)
			b.folders[name] = found
		}
		return err
	}
	if err := add(own, o.Folder); err != nil {
		return nil, fmt.Errorf("replay: %w", err)
	}
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") || e.Name() == own {
			continue
		}
		if err := add(e.Name(), filepath.Join(o.Folder, e.Name())); err != nil {
			return nil, fmt.Errorf("replay: %w", err)
		}
	}
	if len(b.names) == 0 {
		return nil, fmt.Errorf("replay: %s holds no WAV, FLAC or MP3, and no folder in it does", o.Folder)
	}
	return b, nil
}

// Name is "replay".
func (*Backend) Name() string { return "replay" }

// Version is that of what is done here; VersionOf also names the recording.
func (*Backend) Version() string { return "replay 1" }

// VersionOf adds the recording's SHA-256, so that a line is taken anew when it has been recorded again, and no other line is.
func (b *Backend) VersionOf(u voices.Utterance) string {
	r, err := b.find(u)
	if err != nil {
		return b.Version() // Synthesize will say what is wrong
	}
	data, err := os.ReadFile(r.path)
	if err != nil {
		return b.Version()
	}
	return fmt.Sprintf("%s %.12x", b.Version(), sha256.Sum256(data))
}

// Limits of the engine.
func (*Backend) Limits() voices.Limits { return voices.Limits{Parallel: runtime.NumCPU()} }

// Voices lists the folders with recordings.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) {
	var out []voices.Info
	for _, name := range b.names {
		out = append(out, voices.Info{Name: name, Grade: 1, About: fmt.Sprintf("%d recordings", len(b.folders[name]))})
	}
	return out, nil
}

// Close does nothing.
func (*Backend) Close() error { return nil }

// find finds the recording of an utterance.
func (b *Backend) find(u voices.Utterance) (recording, error) {
	if !voices.Speakable(u.Text) {
		return recording{}, fmt.Errorf("replay: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	name := u.Voice.Name
	if name == "" {
		name = b.names[0]
	}
	all, ok := b.folders[name]
	if !ok {
		return recording{}, fmt.Errorf("replay: %w: %q; the folders with recordings are %s", voices.ErrNoVoice, name, strings.Join(b.names, ", "))
	}
	r, there, err := find(all, u.Text, u.Line)
	switch {
	case err != nil:
		return recording{}, fmt.Errorf("replay: %w", err)
	case !there:
		return recording{}, fmt.Errorf("replay: %w: %.60q; record it as %04d.wav, or have another engine speak it: voice: %s else kokoro/af_heart, or --replay-fallback",
			ErrNotRecorded, u.Text, u.Line, name)
	}
	return r, nil
}

// Synthesize plays the recording of u. Rate, pitch and delivery are the recording's own.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	r, err := b.find(u)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return voices.Clip{}, err
	}
	data, err := os.ReadFile(r.path)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("replay: %w", err)
	}
	a, err := pcm.Decode(data)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("replay: %s: %w", r.path, err)
	}
	samples := trim(a.Mono(), a.Rate)
	if len(samples) == 0 {
		return voices.Clip{}, fmt.Errorf("replay: %s is silent", r.path)
	}
	return voices.Clip{Rate: a.Rate, Samples: samples}, nil
}

// What is kept of the silence around a recording, and what counts as silence.
const (
	margin = 120 * time.Millisecond
	block  = 10 * time.Millisecond
	quiet  = 1e-5 // of the loudest block's power: -50 dB
)

// trim takes the silence off both ends: the gaps of a production are the mix's.
func trim(x []float32, rate int) []float32 {
	n := int(block.Seconds() * float64(rate))
	var levels []float64 // mean squares
	loudest := 0.0
	for at := 0; at < len(x); at += n {
		sum := 0.0
		part := x[at:min(at+n, len(x))]
		for _, s := range part {
			sum += float64(s) * float64(s)
		}
		levels = append(levels, sum/float64(len(part)))
		loudest = max(loudest, levels[len(levels)-1])
	}
	if loudest == 0 {
		return nil
	}
	first, last := -1, 0
	for i, l := range levels {
		if l >= quiet*loudest {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	keep := int(margin.Seconds() * float64(rate))
	return x[max(0, first*n-keep):min(len(x), (last+1)*n+keep)]
}
