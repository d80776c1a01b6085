package piper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"radioplay/internal/onnx"
	"radioplay/internal/ort"
)

// noiseInput is the input that FeedNoise adds to the graph.
const noiseInput = "radioplay/noise"

// noiseLength is the number of draws made for a sentence. It is prime, so that no draw comes back at the same place of a frame.
const noiseLength = 262_139

// model is a voice, ready to speak from any goroutine.
type model struct {
	session   *ort.Session
	audio     string // output: samples
	durations string // output: frames of each symbol
	speakers  bool   // it wants the number of one
	noise     bool   // it wants noise
}

// openModel loads a voice. Its graph is changed on the way: its noise comes from outside, so that a line sounds the same
// every time, and it tells how long each symbol lasts, which gives the words their times.
func openModel(lib *ort.Library, path string) (*model, error) {
	g, err := onnx.Read(path)
	if err != nil {
		return nil, err
	}
	m := &model{}
	constant := func(name string) bool { // some exports list their weights among the inputs
		return slices.ContainsFunc(g.Graph.Initializers, func(t *onnx.Tensor) bool { return t.Name == name })
	}
	m.speakers = slices.ContainsFunc(g.Graph.Inputs, func(v onnx.Value) bool { return v.Name == "sid" }) && !constant("sid")
	for _, n := range g.Graph.Nodes {
		if n.Op == "Ceil" { // durations are rounded up to whole frames there, and nothing else is
			if m.durations != "" {
				return nil, fmt.Errorf("%s is no Piper voice: durations are rounded in more than one place of its graph", path)
			}
			m.durations = n.Outputs[0]
		}
	}
	if m.durations == "" || len(g.Graph.Outputs) == 0 {
		return nil, fmt.Errorf("%s is no Piper voice: its graph gives no durations", path)
	}
	m.audio = g.Graph.Outputs[0].Name
	if !slices.ContainsFunc(g.Graph.Outputs, func(v onnx.Value) bool { return v.Name == m.durations }) {
		g.Graph.Outputs = append(g.Graph.Outputs, onnx.NewValue(m.durations, onnx.Float))
	}
	drawn, err := g.FeedNoise(noiseInput, noiseLength)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	m.noise = drawn > 0
	var changed bytes.Buffer
	if _, err := g.WriteTo(&changed); err != nil {
		return nil, err
	}
	m.session, err = lib.NewSessionOf(changed.Bytes(), path, ort.Options{})
	return m, err
}

// scales steer a voice: how much the sound and the timing vary, and how long everything lasts.
type scales struct{ noise, length, noiseW float32 }

// speak gives the samples of a sentence and how many of them each symbol lasts.
func (m *model) speak(ctx context.Context, ids []int64, speaker int64, s scales, seed uint64) ([]float32, []int, error) {
	inputs := []ort.Tensor{
		{Name: "input", Shape: []int64{1, int64(len(ids))}, Data: ids},
		{Name: "input_lengths", Data: []int64{int64(len(ids))}},
		{Name: "scales", Data: []float32{s.noise, s.length, s.noiseW}},
	}
	if m.speakers {
		inputs = append(inputs, ort.Tensor{Name: "sid", Data: []int64{speaker}})
	}
	if m.noise {
		inputs = append(inputs, ort.Tensor{Name: noiseInput, Data: draw(seed)})
	}
	out, err := m.session.Run(ctx, inputs, m.audio, m.durations)
	if err != nil {
		return nil, nil, err
	}
	samples, frames := out[0].Floats(), out[1].Floats()
	total := 0
	for _, f := range frames {
		total += int(f)
	}
	if len(frames) != len(ids) || total == 0 || len(samples)%total != 0 || len(samples) == 0 {
		return nil, nil, errors.New("the model's durations do not fit its audio")
	}
	lasts := make([]int, len(frames))
	for i, f := range frames {
		lasts[i] = int(f) * (len(samples) / total)
	}
	return samples, lasts, nil
}

func draw(seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, 0))
	x := make([]float32, noiseLength)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

// seedOf makes the noise of a sentence depend on what is said and by whom, so that no two lines share their chances.
func seedOf(voice string, ids []int64) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, voice, ids)
	return h.Sum64()
}
