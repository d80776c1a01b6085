package ort_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"radioplay/internal/components"
	"radioplay/internal/onnx"
	"radioplay/internal/ort"
)

func library(t *testing.T) *ort.Library {
	t.Helper()
	dir, ok, err := components.Installed(components.Runtime())
	if err != nil || !ok {
		if os.Getenv("CI") != "" {
			t.Fatalf("the runtime is not installed (%v); run: %s", err, components.InstallCommand)
		}
		t.Skip("needs the model runtime: " + components.InstallCommand)
	}
	l, err := ort.Open(filepath.Join(dir, components.RuntimeLibrary()))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// doubler is y = x + x.
func doubler(t *testing.T) string {
	t.Helper()
	m := onnx.New(onnx.Graph{
		Inputs:  []onnx.Value{onnx.NewValue("x", onnx.Float)},
		Outputs: []onnx.Value{onnx.NewValue("y", onnx.Float)},
		Nodes:   []*onnx.Node{{Op: "Add", Inputs: []string{"x", "x"}, Outputs: []string{"y"}}},
	}, 9, 20)
	path := filepath.Join(t.TempDir(), "doubler.onnx")
	if err := m.Write(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestManyGoroutinesShareASession(t *testing.T) {
	l := library(t)
	if l.Version() != components.RuntimeVersion {
		t.Errorf("the runtime calls itself %s, %s is pinned", l.Version(), components.RuntimeVersion)
	}
	s, err := l.NewSession(doubler(t), ort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for n := 1; n < 60; n++ {
				x := slices.Repeat([]float32{float32(g)}, n*100)
				out, err := s.Run(context.Background(), []ort.Tensor{{Name: "x", Data: x}}, "y")
				if err != nil {
					t.Error(err)
					return
				}
				if y := out[0].Floats(); len(y) != len(x) || y[0] != float32(2*g) || y[len(y)-1] != float32(2*g) {
					t.Errorf("goroutine %d got %d values, the first %v", g, len(y), y[:1])
				}
			}
		})
	}
	wait.Wait()
}

func TestAModelFromMemory(t *testing.T) {
	l := library(t)
	b, err := os.ReadFile(doubler(t))
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.NewSessionOf(b, "doubler", ort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	clear(b) // the session has its own
	out, err := s.Run(t.Context(), []ort.Tensor{{Name: "x", Data: []float32{21}}}, "y")
	if err != nil || out[0].Floats()[0] != 42 {
		t.Errorf("%v, %v", out, err)
	}
	for name, b := range map[string][]byte{"text": []byte("no model"), "nothing": nil} {
		if _, err := l.NewSessionOf(b, name, ort.Options{}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheRuntimesWordsBecomeErrors(t *testing.T) {
	l := library(t)
	s, err := l.NewSession(doubler(t), ort.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := ort.Tensor{Name: "x", Data: []float32{1}}
	for name, c := range map[string]struct {
		in   []ort.Tensor
		out  string
		want string
	}{
		"no such output": {[]ort.Tensor{x}, "z", "z"},
		"no such input":  {[]ort.Tensor{{Name: "w", Data: []float32{1}}}, "y", "w"},
		"no input":       {nil, "y", "x"},
		"another type":   {[]ort.Tensor{{Name: "x", Data: []int64{1}}}, "y", "type"},
		"a wrong shape":  {[]ort.Tensor{{Name: "x", Shape: []int64{2, 2}, Data: []float32{1}}}, "y", "shape [2 2] does not fit"},
		"not a tensor":   {[]ort.Tensor{{Name: "x", Data: "text"}}, "y", "no tensor of string"},
	} {
		if _, err := s.Run(t.Context(), c.in, c.out); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Run(cancelled, []ort.Tensor{x}, "y"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error(err)
	}
	if _, err := s.Run(t.Context(), []ort.Tensor{x}, "y"); !errors.Is(err, ort.ErrClosed) {
		t.Errorf("closed: %v", err)
	}
}

func TestWhatIsNotThereOrNotAModel(t *testing.T) {
	if _, err := ort.Open(filepath.Join(t.TempDir(), "none.so")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no library: %v", err)
	}
	text := filepath.Join(t.TempDir(), "text.so")
	if err := os.WriteFile(text, []byte("not a library"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ort.Open(text); err == nil || !strings.Contains(err.Error(), "text.so") {
		t.Errorf("a text file as library: %v", err)
	}
	l := library(t)
	var e *ort.Error
	if _, err := l.NewSession(text, ort.Options{}); !errors.As(err, &e) || e.Message == "" {
		t.Errorf("a text file as model: %v", err)
	}
	if _, err := l.NewSession(filepath.Join(t.TempDir(), "none.onnx"), ort.Options{}); !errors.As(err, &e) {
		t.Errorf("no model: %v", err)
	}
}
