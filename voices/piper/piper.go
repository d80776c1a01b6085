// Package piper speaks with Piper's voices (VITS models): in this process, with any English voice that Piper can use,
// or by asking Piper's own HTTP server. Start reading at Synthesize.
package piper

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"radioplay/internal/components"
	"radioplay/internal/ort"
	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// algorithm counts changes here that change samples; it is part of Version.
const algorithm = 1

// Options for Open. The zero value has the voice that can be installed.
type Options struct {
	Folder  string       // of more voices: NAME.onnx, each with its NAME.onnx.json
	Runtime string       // folder of the runtime's set; default: where it is installed
	Log     *slog.Logger // default: discards
}

// Backend is the engine. Voices are loaded at their first Synthesize and kept.
type Backend struct {
	runtime string
	log     *slog.Logger
	files   []voiceFile
	rate    int // of every voice; 0 where they differ

	mu      sync.Mutex // guards what is loaded at first use
	speaker *phonemes.Speaker
	models  map[string]*model
	sums    map[string]string
}

var (
	_ voices.Backend   = (*Backend)(nil)
	_ voices.Versioned = (*Backend)(nil)
)

// Open looks which voices are there; nothing is loaded yet. The error wraps voices.ErrNotInstalled when there is none, or
// something else that is needed is missing.
func Open(o Options) (*Backend, error) {
	b := &Backend{runtime: o.Runtime, log: o.Log, models: map[string]*model{}, sums: map[string]string{}}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	if b.runtime == "" {
		dir, ok, err := components.Installed(components.Runtime())
		if err != nil || !ok {
			return nil, fmt.Errorf("piper: onnxruntime is %w (%v); run: %s", voices.ErrNotInstalled, err, components.InstallCommand)
		}
		b.runtime = dir
	}
	if _, err := phonemes.Find(""); err != nil {
		return nil, fmt.Errorf("piper: %w", err)
	}
	dir, ok, err := components.Installed(components.Piper())
	if err != nil {
		return nil, fmt.Errorf("piper: %w: %w", voices.ErrNotInstalled, err)
	}
	folders := []string{o.Folder}
	if ok {
		folders = append(folders, dir)
	}
	for _, f := range folders {
		if f == "" {
			continue
		}
		found, err := scan(f)
		if err != nil {
			return nil, fmt.Errorf("piper: %w", err)
		}
		b.files = append(b.files, found...)
	}
	if len(b.files) == 0 {
		return nil, fmt.Errorf("piper: %w: no English voice is there; run: %s, or name a folder of voices with --piper-voices",
			voices.ErrNotInstalled, components.Piper().Command())
	}
	b.rate = b.files[0].settings.Audio.SampleRate
	for _, v := range b.files {
		if v.settings.Audio.SampleRate != b.rate {
			b.rate = 0
		}
	}
	return b, nil
}

// Name is "piper".
func (*Backend) Name() string { return "piper" }

// Version names the runtime and what is done with the voices; VersionOf also names the voice's file.
func (*Backend) Version() string {
	return fmt.Sprintf("piper onnxruntime-%s-%s algorithm-%d", components.RuntimeVersion, runtime.GOARCH, algorithm)
}

// VersionOf adds the SHA-256 of the voice's model, so that a voice replaced by another of its name is noticed.
func (b *Backend) VersionOf(u voices.Utterance) string {
	v, _, err := b.find(u.Voice.Name)
	if err != nil {
		return b.Version()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.sums[v.model] == "" {
		if b.sums[v.model], err = sum(v.model); err != nil {
			return b.Version() // Synthesize will say what is wrong with the file
		}
	}
	return b.Version() + " " + b.sums[v.model]
}

func sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return fmt.Sprintf("%.12x", h.Sum(nil)), err
}

// Limits of the engine.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: b.rate, Parallel: runtime.GOMAXPROCS(0), Deterministic: true, Marks: true, Draws: true}
}

// Voices lists every voice, and every speaker of those with many as VOICE/SPEAKER.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) {
	var out []voices.Info
	for i := range b.files {
		out = append(out, b.files[i].infos()...)
	}
	return out, nil
}

// find finds a voice by name, and the number of its speaker.
func (b *Backend) find(name string) (*voiceFile, int64, error) {
	if name == "" {
		return &b.files[0], 0, nil
	}
	file, speaker, many := strings.Cut(name, "/")
	for i := range b.files {
		v := &b.files[i]
		if v.name != file {
			continue
		}
		if !many {
			return v, 0, nil
		}
		if id, ok := v.settings.speaker(speaker); ok {
			return v, id, nil
		}
	}
	return nil, 0, fmt.Errorf("piper: %w: %q; 'render voices list --engine piper' shows those there are, %q for one",
		voices.ErrNoVoice, name, b.files[0].infos()[0].Name)
}

// pause stands between sentences, as long as Piper's own program leaves it.
const pause = 200 * time.Millisecond

// Synthesize implements voices.Backend: text to phonemes, sentence by sentence to samples.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	v, id, err := b.find(u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("piper: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	m, speaker, err := b.load(v)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("piper: %w", err)
	}
	words, err := speaker.Phonemes(ctx, u.Text, v.settings.accent(), u.Lexicon)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("piper: %w", err)
	}
	sentences, err := v.settings.sentences(words)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("piper: %w", err)
	}
	in := v.settings.Inference
	s := scales{or(in.NoiseScale, defaultNoiseScale), or(in.LengthScale, defaultLengthScale) / float32(u.Bend().Rate), or(in.NoiseW, defaultNoiseW)}
	clip := voices.Clip{Rate: v.settings.Audio.SampleRate}
	for i, one := range sentences {
		if i > 0 {
			clip.Samples = append(clip.Samples, make([]float32, int(pause.Seconds()*float64(clip.Rate)))...)
		}
		samples, lasts, err := m.speak(ctx, one.ids, id, s, seedOf(u.Voice.Name, one.ids)+uint64(u.Again))
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return voices.Clip{}, err
		}
		if err != nil {
			return voices.Clip{}, fmt.Errorf("piper: %s: %w", v.name, err)
		}
		mark(&clip, one, words[one.first:], lasts)
		clip.Samples = append(clip.Samples, samples...)
	}
	return clip, nil
}

// noPause is the most time that the symbol between two words lasts while speech goes on; it is part of both.
const noPause = 100 * time.Millisecond

// mark adds the times of a sentence's words, which begins where the clip's samples end.
func mark(c *voices.Clip, s sentence, words []phonemes.Word, lasts []int) {
	starts := make([]int, len(lasts)+1)
	starts[0] = len(c.Samples)
	for i, n := range lasts {
		starts[i+1] = starts[i] + n
	}
	at := func(i int) time.Duration {
		return time.Duration(int64(starts[i]) * int64(time.Second) / int64(c.Rate))
	}
	for i, w := range s.spans {
		m := voices.Mark{Start: at(w.from), End: at(w.to), From: words[i].From, To: words[i].To}
		if n := len(c.Marks); n > 0 {
			last := &c.Marks[n-1]
			if last.From == m.From && last.To == m.To {
				last.End = m.End // one written word, spoken as several
				continue
			}
			if gap := m.Start - last.End; gap < noPause {
				last.End += gap / 2
				m.Start = last.End
			}
		}
		c.Marks = append(c.Marks, m)
	}
}

// load opens what is opened at first use.
func (b *Backend) load(v *voiceFile) (*model, *phonemes.Speaker, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.speaker == nil {
		// Without dictionaries: the voices were trained with what espeak-ng says.
		s, err := phonemes.Open(phonemes.Options{Log: b.log})
		if err != nil {
			return nil, nil, err
		}
		b.speaker = s
	}
	if m := b.models[v.model]; m != nil {
		return m, b.speaker, nil
	}
	lib, err := ort.Open(filepath.Join(b.runtime, components.RuntimeLibrary()))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w; run: %s", voices.ErrNotInstalled, err, components.InstallCommand)
	}
	m, err := openModel(lib, v.model)
	if err != nil {
		return nil, nil, err
	}
	if m.speakers != (v.settings.NumSpeakers > 1) {
		return nil, nil, errors.Join(fmt.Errorf("%s does not belong to its model: it tells of %d speakers", v.name+settingsSuffix, v.settings.NumSpeakers), m.session.Close())
	}
	b.models[v.model] = m
	b.log.Debug("piper voice loaded", "voice", v.name)
	return m, b.speaker, nil
}

// Close implements voices.Backend.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var errs []error
	for _, m := range b.models {
		errs = append(errs, m.session.Close())
	}
	clear(b.models)
	if b.speaker != nil {
		errs = append(errs, b.speaker.Close())
		b.speaker = nil
	}
	return errors.Join(errs...)
}
