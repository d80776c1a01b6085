// Package replay plays recordings made by people: a folder of files, each found by the number or the words of its line. Lines
// that nobody recorded fall to another engine.
package replay

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Options of the engine.
type Options struct {
	Folder string // of recordings; every folder in it is a voice of its own
	// Fallback is ENGINE/VOICE for lines that were not recorded; empty: they are an error. A voice may name its own: "anna else kokoro/bf_emma".
	Fallback string
	// Open opens the engine of a fallback.
	Open func(name string) (voices.Backend, error)
	Log  *slog.Logger // default: discards
}

// own is the voice of the recordings that lie in the folder itself.
const own = "recordings"

// Backend is the engine.
type Backend struct {
	o       Options
	names   []string // voices in order
	folders map[string][]recording

	mu     sync.Mutex
	opened map[string]voices.Backend // fallback engines
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
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Backend{o: o, folders: map[string][]recording{}, opened: map[string]voices.Backend{}}
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

// VersionOf adds the recording's SHA-256 or, for a line without one, who speaks instead. So a line is taken anew when it has
// been recorded since, or recorded again, and no other line is.
func (b *Backend) VersionOf(u voices.Utterance) string {
	r, there, err := b.find(u)
	if err != nil {
		return b.Version() // Synthesize will say what is wrong
	}
	if there {
		data, err := os.ReadFile(r.path)
		if err != nil {
			return b.Version()
		}
		return fmt.Sprintf("%s %.12x", b.Version(), sha256.Sum256(data))
	}
	f, stand, err := b.fallback(u)
	if err != nil {
		return b.Version()
	}
	return fmt.Sprintf("%s else %s/%s %s", b.Version(), f.Name(), stand.Voice.Name, voices.VersionOf(f, stand))
}

// Limits of the engine. What falls to another engine is that one's, so little is promised.
func (*Backend) Limits() voices.Limits { return voices.Limits{Parallel: runtime.NumCPU()} }

// Voices lists the folders with recordings.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) {
	var out []voices.Info
	for _, name := range b.names {
		out = append(out, voices.Info{Name: name, Grade: 1, About: fmt.Sprintf("%d recordings", len(b.folders[name]))})
	}
	return out, nil
}

// Close closes the engines that stood in.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var errs []error
	for name, f := range b.opened {
		errs = append(errs, f.Close())
		delete(b.opened, name)
	}
	return errors.Join(errs...)
}

// split parts a voice's name from its own fallback.
func split(name string) (voice, fallback string) {
	voice, fallback, _ = strings.Cut(name, " else ")
	return strings.TrimSpace(voice), strings.TrimSpace(fallback)
}

// find finds the recording of an utterance, if there is one.
func (b *Backend) find(u voices.Utterance) (recording, bool, error) {
	if !voices.Speakable(u.Text) {
		return recording{}, false, fmt.Errorf("replay: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	name, _ := split(u.Voice.Name)
	if name == "" {
		name = b.names[0]
	}
	all, ok := b.folders[name]
	if !ok {
		return recording{}, false, fmt.Errorf("replay: %w: %q; the folders with recordings are %s", voices.ErrNoVoice, name, strings.Join(b.names, ", "))
	}
	r, there, err := find(all, u.Text, u.Line)
	if err != nil {
		err = fmt.Errorf("replay: %w", err)
	}
	return r, there, err
}

// Synthesize plays the recording of u or has it spoken by the fallback. Rate, pitch and delivery are the recording's own.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	r, there, err := b.find(u)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return voices.Clip{}, err
	}
	if !there {
		f, stand, err := b.fallback(u)
		if err != nil {
			return voices.Clip{}, err
		}
		b.o.Log.Info("not recorded", "line", u.Line, "speaks", f.Name()+"/"+stand.Voice.Name)
		c, err := f.Synthesize(ctx, stand)
		if err != nil {
			return voices.Clip{}, fmt.Errorf("replay: standing in: %w", err)
		}
		return c, nil
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

// fallback is the engine that speaks what was not recorded, and what it is asked.
func (b *Backend) fallback(u voices.Utterance) (voices.Backend, voices.Utterance, error) {
	name, wish := split(u.Voice.Name)
	if wish == "" {
		wish = b.o.Fallback
	}
	engine, voice, _ := strings.Cut(wish, "/")
	switch engine {
	case "":
		return nil, u, fmt.Errorf("replay: nobody recorded %.60q; record it as %04d.wav, or have another engine speak it: voice: %s else kokoro/af_heart, or --replay-fallback",
			u.Text, u.Line, name)
	case "replay":
		return nil, u, errors.New("replay: it cannot be its own fallback")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	f := b.opened[engine]
	if f == nil {
		var err error
		if f, err = b.o.Open(engine); err != nil {
			return nil, u, fmt.Errorf("replay: the fallback %s: %w", wish, err)
		}
		b.opened[engine] = f
	}
	u.Voice.Backend, u.Voice.Name = f.Name(), voice
	return f, u, nil
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
