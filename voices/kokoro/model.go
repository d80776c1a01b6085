package kokoro

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"radioplay/internal/components"
	"radioplay/internal/ort"
	"radioplay/voices"
)

// frame is the samples of one step of durations; F0 and energy have two values a frame.
const (
	frame         = 600
	curvesPerStep = 2
	contentRows   = 512
)

// model is the two halves, ready to run from any goroutine.
type model struct {
	vocab       vocab
	front, back *ort.Session
	gate        *gate
}

// openModel loads the halves. Every byte is compared with what was installed
// first: damaged weights would speak, only wrongly.
func openModel(dir, runtimeDir string) (*model, error) {
	for _, part := range []struct {
		dir   string
		files []string
	}{
		{dir, []string{components.KokoroFirst, components.KokoroSecond, components.KokoroVocab}},
		{runtimeDir, []string{components.RuntimeLibrary()}},
	} {
		err := components.Verify(part.dir, part.files...)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w: %w; run: %s", voices.ErrNotInstalled, err, components.InstallCommand)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", voices.ErrNotInstalled, err)
		}
	}
	m := &model{gate: newGate()}
	var err error
	if m.vocab, err = readVocab(filepath.Join(dir, components.KokoroVocab)); err != nil {
		return nil, err
	}
	lib, err := ort.Open(filepath.Join(runtimeDir, components.RuntimeLibrary()))
	if err != nil {
		return nil, fmt.Errorf("%w: %w; run: %s", voices.ErrNotInstalled, err, components.InstallCommand)
	}
	if m.front, err = lib.NewSession(filepath.Join(dir, components.KokoroFirst), ort.Options{}); err != nil {
		return nil, err
	}
	if m.back, err = lib.NewSession(filepath.Join(dir, components.KokoroSecond), ort.Options{}); err != nil {
		m.front.Close()
		return nil, err
	}
	return m, nil
}

func (m *model) close() error { return errors.Join(m.front.Close(), m.back.Close()) }

// prosody is what passes between the halves: how long, how high, how strong.
type prosody struct {
	durations []int     // frames of each symbol, the pads before and after included
	content   []float32 // contentRows x frames
	f0        []float32 // Hz, near 0 where unvoiced; two a frame
	energy    []float32 // about -10 in silence, 2 to 10 in speech; two a frame
}

func (p *prosody) frames() int {
	n := 0
	for _, d := range p.durations {
		n += d
	}
	return n
}

// start is the frame at which a symbol of the phrase begins; one past the last symbol, where that ends.
func (p *prosody) start(symbol int) int {
	n := 0
	for _, d := range p.durations[:symbol+1] { // the pad before the symbols is the first
		n += d
	}
	return n
}

// first runs the first half.
func (m *model) first(ctx context.Context, p phrase, style []float32, speed float64) (*prosody, error) {
	tokens := make([]int64, 0, len(p.symbols)+2)
	tokens = append(tokens, pad)
	for _, s := range p.symbols {
		tokens = append(tokens, s.id)
	}
	tokens = append(tokens, pad)
	out, err := m.front.Run(ctx, []ort.Tensor{
		{Name: "tokens", Shape: []int64{1, int64(len(tokens))}, Data: tokens},
		{Name: "style", Shape: []int64{1, styleSize}, Data: style},
		{Name: "speed", Shape: []int64{1}, Data: []float32{float32(speed)}},
	}, components.KokoroDurations, components.KokoroContent, components.KokoroF0, components.KokoroEnergy)
	if err != nil {
		return nil, err
	}
	pr := &prosody{content: out[1].Floats(), f0: out[2].Floats(), energy: out[3].Floats()}
	for _, d := range out[0].Floats() {
		pr.durations = append(pr.durations, int(d))
	}
	n := pr.frames()
	if len(pr.durations) != len(tokens) || len(pr.content) != contentRows*n || len(pr.f0) != curvesPerStep*n || len(pr.energy) != curvesPerStep*n {
		return nil, fmt.Errorf("the model's first half gave %d durations for %d symbols and %d F0 values for %d frames",
			len(pr.durations), len(tokens), len(pr.f0), n)
	}
	return pr, nil
}

// second runs the second half.
func (m *model) second(ctx context.Context, p *prosody, style []float32) ([]float32, error) {
	if err := m.gate.enter(ctx, p.frames()); err != nil {
		return nil, err
	}
	defer m.gate.leave(p.frames())
	n := int64(p.frames())
	out, err := m.back.Run(ctx, []ort.Tensor{
		{Name: "style", Shape: []int64{1, styleSize}, Data: style},
		{Name: components.KokoroContent, Shape: []int64{1, contentRows, n}, Data: p.content},
		{Name: components.KokoroF0, Shape: []int64{1, curvesPerStep * n}, Data: p.f0},
		{Name: components.KokoroEnergy, Shape: []int64{1, curvesPerStep * n}, Data: p.energy},
	}, "audio")
	if err != nil {
		return nil, err
	}
	samples := out[0].Floats()
	if int64(len(samples)) != n*frame {
		return nil, fmt.Errorf("the model gave %d samples for %d frames of %d", len(samples), n, frame)
	}
	return samples, nil
}
