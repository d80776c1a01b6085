package onnx_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"radioplay/internal/components"
	"radioplay/internal/onnx"
	"radioplay/internal/ort"
)

// run runs a model in the runtime itself.
func run(t *testing.T, m *onnx.Model, inputs []ort.Tensor, outputs ...string) []ort.Tensor {
	t.Helper()
	dir, ok, err := components.Installed(components.Runtime())
	if err != nil || !ok {
		if os.Getenv("CI") != "" {
			t.Fatalf("the runtime is not installed (%v); run: %s", err, components.InstallCommand)
		}
		t.Skip("needs the model runtime: " + components.InstallCommand)
	}
	lib, err := ort.Open(filepath.Join(dir, components.RuntimeLibrary()))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "model.onnx")
	if err := m.Write(path); err != nil {
		t.Fatal(err)
	}
	s, err := lib.NewSession(path, ort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out, err := s.Run(context.Background(), inputs, outputs...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reread is what onnx.Parse makes of what WriteTo wrote.
func reread(t *testing.T, m *onnx.Model) *onnx.Model {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	again, err := onnx.Parse(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again
}

type conv struct {
	in, out, kernel    int
	stride, dilation   int64
	padLeft, padRight  int64
	weights            onnx.DataType
	weightZero, inZero uint8
	noZeros            bool
}

// model makes a graph of one integer convolution with random weights.
func (c conv) model(r *rand.Rand) *onnx.Model {
	w := make([]byte, c.out*c.in*c.kernel)
	for i := range w {
		w[i] = byte(r.Uint32())
	}
	g := onnx.Graph{
		Inputs:       []onnx.Value{onnx.NewValue("x", onnx.Uint8)},
		Outputs:      []onnx.Value{onnx.NewValue("y", onnx.Int32)},
		Initializers: []*onnx.Tensor{{Name: "w", Type: c.weights, Dims: []int64{int64(c.out), int64(c.in), int64(c.kernel)}, Data: w}},
	}
	inputs := []string{"x", "w"}
	if !c.noZeros {
		zero := &onnx.Tensor{Name: "wz", Type: c.weights, Data: []byte{c.weightZero}}
		g.Initializers = append(g.Initializers, &onnx.Tensor{Name: "xz", Type: onnx.Uint8, Data: []byte{c.inZero}}, zero)
		inputs = append(inputs, "xz", "wz")
	}
	g.Nodes = []*onnx.Node{{Op: "ConvInteger", Name: "conv", Inputs: inputs, Outputs: []string{"y"}, Attributes: []onnx.Attribute{
		onnx.IntsAttribute("dilations", c.dilation), onnx.IntsAttribute("pads", c.padLeft, c.padRight), onnx.IntsAttribute("strides", c.stride),
		onnx.IntsAttribute("kernel_shape", int64(c.kernel)), onnx.IntAttribute("group", 1)}}}
	return onnx.New(g, 9, 20)
}

func TestRewrittenConvolutionsGiveTheSameIntegers(t *testing.T) {
	for i, c := range []conv{
		{in: 3, out: 16, kernel: 1, stride: 1, dilation: 1, weights: onnx.Uint8, weightZero: 128, inZero: 7},
		{in: 5, out: 17, kernel: 3, stride: 1, dilation: 1, padLeft: 1, padRight: 1, weights: onnx.Uint8, weightZero: 131, inZero: 200},
		{in: 8, out: 32, kernel: 7, stride: 1, dilation: 3, padLeft: 9, padRight: 9, weights: onnx.Uint8, weightZero: 0, inZero: 0},
		{in: 4, out: 16, kernel: 11, stride: 1, dilation: 5, padLeft: 25, padRight: 25, weights: onnx.Uint8, weightZero: 255, inZero: 255},
		{in: 4, out: 16, kernel: 4, stride: 1, dilation: 2, padLeft: 4, padRight: 1, weights: onnx.Uint8, weightZero: 99, inZero: 30},
		{in: 6, out: 24, kernel: 5, stride: 1, dilation: 1, padLeft: 2, padRight: 2, noZeros: true, weights: onnx.Uint8},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(i), 1))
			m := c.model(r)
			const length = 64
			x := make([]uint8, c.in*length)
			for k := range x {
				x[k] = uint8(r.Uint32())
			}
			input := []ort.Tensor{{Name: "x", Shape: []int64{1, int64(c.in), length}, Data: x}}
			want := run(t, m, input, "y")
			n, err := m.Rewrite()
			if err != nil || n != 1 {
				t.Fatalf("rewrote %d convolutions (%v), want 1", n, err)
			}
			if got := run(t, reread(t, m), input, "y"); !reflect.DeepEqual(got, want) {
				t.Errorf("shape %v, want %v; the integers differ", got[0].Shape, want[0].Shape)
			}
		})
	}
}

func TestConvolutionsThatStayAsTheyAre(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for name, c := range map[string]conv{
		"stride 2":    {in: 2, out: 16, kernel: 3, stride: 2, dilation: 1, weights: onnx.Uint8},
		"few outputs": {in: 16, out: 1, kernel: 3, stride: 1, dilation: 1, weights: onnx.Uint8},
	} {
		m := c.model(r)
		if n, err := m.Rewrite(); err != nil || n != 0 || len(m.Graph.Nodes) != 1 {
			t.Errorf("%s: rewrote %d (%v), want it left alone", name, n, err)
		}
	}
	m := conv{in: 2, out: 16, kernel: 3, stride: 1, dilation: 1, weights: onnx.Uint8}.model(r)
	m.Graph.Initializers[0].Data = m.Graph.Initializers[0].Data[1:]
	if _, err := m.Rewrite(); !errors.Is(err, onnx.ErrFormat) {
		t.Errorf("weights one byte short gave %v, want ErrFormat", err)
	}
}

// chain is y = -(abs(a) + b), z = a * a: two branches from a.
func chain() *onnx.Model {
	node := func(op, out string, in ...string) *onnx.Node {
		return &onnx.Node{Op: op, Name: "make " + out, Inputs: in, Outputs: []string{out}}
	}
	return onnx.New(onnx.Graph{
		Inputs:       []onnx.Value{onnx.NewValue("a", onnx.Float), onnx.NewValue("unused", onnx.Float)},
		Outputs:      []onnx.Value{onnx.NewValue("y", onnx.Float)},
		Initializers: []*onnx.Tensor{{Name: "b", Type: onnx.Float, Data: []byte{0, 0, 0x80, 0x3f}}}, // 1
		Nodes: []*onnx.Node{node("Abs", "abs", "a"), node("Mul", "z", "a", "a"), node("Add", "sum", "abs", "b"),
			node("Neg", "y", "sum")},
	}, 9, 20)
}

func TestHalvesOfACutGiveTheWhole(t *testing.T) {
	m := chain()
	first, second, err := m.Split([]string{"abs"}, "z")
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Graph.Nodes) != 2 || len(second.Graph.Nodes) != 2 || len(first.Graph.Initializers) != 0 ||
		len(first.Graph.Inputs) != 1 || len(second.Graph.Inputs) != 1 {
		t.Fatalf("first %+v, second %+v hold more or less than they need", first.Graph, second.Graph)
	}
	a := ort.Tensor{Name: "a", Shape: []int64{3}, Data: []float32{1, -2, 3}}
	whole := run(t, m, []ort.Tensor{a}, "y")
	middle := run(t, first, []ort.Tensor{a}, "abs", "z")
	if got := middle[1].Floats(); !reflect.DeepEqual(got, []float32{1, 4, 9}) {
		t.Errorf("z is %v", got)
	}
	end := run(t, second, middle[:1], "y")
	if !reflect.DeepEqual(end, whole) || !reflect.DeepEqual(end[0].Floats(), []float32{-2, -3, -4}) {
		t.Errorf("the halves give %v, the whole %v", end, whole)
	}
	if _, _, err := m.Split([]string{"nowhere"}); err == nil {
		t.Error("a cut at a value that is not there is no error")
	}
}
