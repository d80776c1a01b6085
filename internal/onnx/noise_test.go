package onnx_test

import (
	"slices"
	"testing"

	"radioplay/internal/onnx"
	"radioplay/internal/ort"
)

// drawing is y = x + noise, z = y + other noise.
func drawing(attributes ...onnx.Attribute) *onnx.Model {
	return onnx.New(onnx.Graph{
		Inputs:  []onnx.Value{onnx.NewValue("x", onnx.Float)},
		Outputs: []onnx.Value{onnx.NewValue("z", onnx.Float)},
		Nodes: []*onnx.Node{
			{Op: "RandomNormalLike", Inputs: []string{"x"}, Outputs: []string{"n"}, Attributes: attributes},
			{Op: "Add", Inputs: []string{"x", "n"}, Outputs: []string{"y"}},
			{Op: "RandomNormalLike", Inputs: []string{"y"}, Outputs: []string{"k"}},
			{Op: "Add", Inputs: []string{"y", "k"}, Outputs: []string{"z"}},
		},
	}, 9, 15)
}

func TestNoiseIsWhatIsFed(t *testing.T) {
	m := drawing(onnx.IntAttribute("dtype", 1))
	if n, err := m.FeedNoise("noise", 4); err != nil || n != 2 {
		t.Fatalf("%d replaced, %v", n, err)
	}
	out := run(t, reread(t, m), []ort.Tensor{
		{Name: "x", Shape: []int64{2, 3}, Data: []float32{0, 0, 0, 10, 10, 10}},
		{Name: "noise", Data: []float32{1, 2, 3, 4}},
	}, "z")
	if got, want := out[0].Floats(), []float32{2, 4, 6, 18, 12, 14}; !slices.Equal(got, want) || !slices.Equal(out[0].Shape, []int64{2, 3}) {
		t.Errorf("%v of shape %v, want %v", got, out[0].Shape, want)
	}
}

func TestDrawsThatCannotBeFed(t *testing.T) {
	if _, err := drawing(onnx.IntAttribute("dtype", 10)).FeedNoise("noise", 4); err == nil {
		t.Error("half precision was taken for float32")
	}
	m := onnx.New(onnx.Graph{Nodes: []*onnx.Node{{Op: "RandomUniformLike", Inputs: []string{"x"}, Outputs: []string{"y"}}}}, 9, 15)
	if _, err := m.FeedNoise("noise", 4); err == nil {
		t.Error("a uniform draw was taken for a normal one")
	}
	if n, err := onnx.New(onnx.Graph{}, 9, 15).FeedNoise("noise", 4); n != 0 || err != nil {
		t.Errorf("a graph without noise: %d, %v", n, err)
	}
}
