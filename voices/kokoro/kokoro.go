// Package kokoro speaks with Kokoro-82M, in this process: text to phonemes, to
// durations, F0 and energy (the model's first half), bent to the delivery, to
// samples (its second half). Start reading at Synthesize.
package kokoro

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"sync"

	"radioplay/internal/components"
	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// algorithm counts changes here that change samples; it is part of Version.
const algorithm = 5

// rate of the model's audio in Hz.
const rate = 24000

// Options for Open. The zero value is good.
type Options struct {
	Dir          string            // folder of the Kokoro set; default: where it is installed
	Runtime      string            // folder of the runtime's set; default: where it is installed
	Dictionaries string            // folder of the dictionaries' set; default: where it is installed
	Speaker      *phonemes.Speaker // shared with other engines, and not closed by Close; default: its own
	Log          *slog.Logger      // default: discards
}

// Backend is the engine. Models are loaded at the first Synthesize.
type Backend struct {
	dir, runtime, dictionaries string
	log                        *slog.Logger

	mu         sync.Mutex // guards what is loaded at first use
	model      *model
	speaker    *phonemes.Speaker
	ownSpeaker bool
	styles     styles
}

var _ voices.Backend = (*Backend)(nil)

// Open looks whether everything is there; nothing is loaded yet. The error
// wraps voices.ErrNotInstalled when something is missing, and names the command that installs it.
func Open(o Options) (*Backend, error) {
	b := &Backend{dir: o.Dir, runtime: o.Runtime, dictionaries: o.Dictionaries, log: o.Log, speaker: o.Speaker}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	for _, need := range []struct {
		dir *string
		set components.Set
	}{{&b.dir, components.Kokoro()}, {&b.runtime, components.Runtime()}, {&b.dictionaries, components.Dictionaries()}} {
		if *need.dir != "" {
			continue
		}
		dir, ok, err := components.Installed(need.set)
		if err != nil {
			return nil, fmt.Errorf("kokoro: %w: %w", voices.ErrNotInstalled, err)
		}
		if !ok {
			return nil, fmt.Errorf("kokoro: %s is %w; run: %s", need.set.Name, voices.ErrNotInstalled, components.InstallCommand)
		}
		*need.dir = dir
	}
	if b.speaker == nil {
		if _, err := phonemes.Find(""); err != nil {
			return nil, fmt.Errorf("kokoro: %w", err)
		}
	}
	b.styles.dir = b.dir
	return b, nil
}

// Name implements voices.Backend.
func (b *Backend) Name() string { return "kokoro" }

// Version implements voices.Backend. Another runtime or another kind of
// processor rounds otherwise, so both are in it.
func (b *Backend) Version() string {
	return fmt.Sprintf("kokoro-82m-%.12s onnxruntime-%s-%s algorithm-%d",
		components.KokoroModelSHA256, components.RuntimeVersion, runtime.GOARCH, algorithm)
}

// VersionOf implements voices.Versioned.
func (b *Backend) VersionOf(u voices.Utterance) string {
	if n := revisions[u.Delivery.Manner]; n > 0 && u.Delivery.Tune == "" {
		return fmt.Sprintf("%s %s-%d", b.Version(), u.Delivery.Manner, n)
	}
	return b.Version()
}

// Limits implements voices.Backend.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: rate, Parallel: runtime.GOMAXPROCS(0), Deterministic: true, Marks: true}
}

// Voices implements voices.Backend.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) { return Infos(), nil }

// Synthesize implements voices.Backend. A long text is spoken in parts that end
// where a reader would breathe, and joined with the pause that stands there.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	mix, err := parseBlend(u.Voice.Name)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
	}
	m, speaker, err := b.load()
	if err != nil {
		return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
	}
	words, err := speaker.Phonemes(ctx, u.Text, mix.accent(), u.Lexicon)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
	}
	phrases, err := m.vocab.phrases(words, mix.accent())
	if err != nil {
		return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
	}
	marked(phrases, words, u.Text)
	how := directionFor(u)
	tune, err := newTune(u)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
	}
	j := joiner{sung: u.Delivery.Manner == "sung"}
	for _, p := range phrases {
		style, err := b.styles.row(mix, len(p.symbols))
		if err != nil {
			return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
		}
		pr, err := m.first(ctx, p, style, how.speed)
		if err != nil {
			return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
		}
		how.apply(p, pr, tune)
		samples, err := m.second(ctx, pr, style)
		if err != nil {
			return voices.Clip{}, fmt.Errorf("kokoro: %w", err)
		}
		p.hiss(pr, samples)
		how.colour(samples)
		j.add(p, pr, samples, how.speed)
	}
	return j.clip(words), nil
}

// load opens what is opened at first use.
func (b *Backend) load() (*model, *phonemes.Speaker, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.model == nil {
		m, err := openModel(b.dir, b.runtime)
		if err != nil {
			return nil, nil, err
		}
		b.model = m
		b.log.Debug("kokoro loaded", "dir", b.dir)
	}
	if b.speaker == nil {
		s, err := phonemes.Open(phonemes.Options{Dictionaries: b.dictionaries, Log: b.log})
		if err != nil {
			return nil, nil, err
		}
		b.speaker, b.ownSpeaker = s, true
	}
	return b.model, b.speaker, nil
}

// Close implements voices.Backend.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var err error
	if b.model != nil {
		err = b.model.close()
		b.model = nil
	}
	if b.ownSpeaker {
		if e := b.speaker.Close(); err == nil {
			err = e
		}
		b.speaker, b.ownSpeaker = nil, false
	}
	return err
}
