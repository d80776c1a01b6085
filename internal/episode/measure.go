package episode

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"radioplay/internal/config"
	"radioplay/internal/place"
	"radioplay/internal/voiceprint"
	"radioplay/voices"
	"radioplay/voices/all"
)

// MeasureVoices has every voice of an engine say one sentence and keeps what is measured, for casting. Voices that were measured with this
// version of the engine are left alone unless again is set. What was measured before an error or a cancelled context is kept.
// onProgress is called from one goroutine at a time.
func MeasureVoices(ctx context.Context, s config.Settings, engine string, again bool, onProgress func(done, total int)) (measured int, err error) {
	b, err := all.Open(engine, engineSettings(s))
	if err != nil {
		return 0, err
	}
	defer b.Close()
	dir, err := place.Facts()
	if err != nil {
		return 0, err
	}
	infos, err := b.Voices(ctx)
	if err != nil {
		return 0, fmt.Errorf("%s: listing its voices: %w", b.Name(), err)
	}
	known := voiceprint.Load(dir, b.Name())
	m := &measuring{backend: b, dir: dir, known: known, report: onProgress}
	for _, v := range infos {
		if again || known[v.Name].Version != voices.VersionOf(b, sample(b, v.Name)) {
			m.wanted = append(m.wanted, v.Name)
		}
	}
	return m.run(ctx)
}

// sample is what a voice is asked to say.
func sample(b voices.Backend, voice string) voices.Utterance {
	return voices.Utterance{Text: voiceprint.Sentence, Voice: voices.Voice{Backend: b.Name(), Name: voice}}
}

// measuring is a run of MeasureVoices.
type measuring struct {
	backend voices.Backend
	dir     string
	wanted  []string
	report  func(done, total int)

	mu    sync.Mutex // guards what follows
	known voiceprint.Records
	done  int
}

func (m *measuring) run(ctx context.Context) (int, error) {
	if len(m.wanted) == 0 {
		return 0, nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	queue := make(chan string)
	var wg sync.WaitGroup
	for range min(len(m.wanted), max(1, m.backend.Limits().Parallel)) {
		wg.Go(func() {
			for voice := range queue {
				if err := m.one(ctx, voice); err != nil {
					cancel(err) // the first cause stays
				}
			}
		})
	}
	for _, voice := range m.wanted {
		select {
		case queue <- voice:
			continue
		case <-ctx.Done():
		}
		break
	}
	close(queue)
	wg.Wait()
	err := context.Cause(ctx)
	if m.done > 0 {
		err = errors.Join(err, m.known.Save(m.dir, m.backend.Name()))
	}
	return m.done, err
}

func (m *measuring) one(ctx context.Context, voice string) error {
	u := sample(m.backend, voice)
	c, err := m.backend.Synthesize(ctx, u)
	if err != nil {
		return fmt.Errorf("measuring the voice %s: %w", voice, err)
	}
	f, err := voiceprint.Measure(c)
	if err != nil {
		return fmt.Errorf("measuring the voice %s: %s: %w", voice, m.backend.Name(), err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known[voice] = voiceprint.Record{Version: voices.VersionOf(m.backend, u), Facts: f}
	m.done++
	if m.report != nil {
		m.report(m.done, len(m.wanted))
	}
	return nil
}

// described are an engine's voices with what was measured of them.
func described(b voices.Backend, infos []voices.Info) []voices.Info {
	dir, err := place.Facts()
	if err != nil { // then nothing can have been kept
		return infos
	}
	return voiceprint.Load(dir, b.Name()).Describe(infos)
}
