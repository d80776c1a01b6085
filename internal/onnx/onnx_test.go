package onnx

import (
	"bytes"
	"errors"
	"reflect"
	"testing"
)

// reread is what Parse makes of what WriteTo wrote.
func reread(t *testing.T, m *Model) *Model {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	again, err := Parse(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return again
}

// small is one product of an input and a constant.
func small() *Model {
	return New(Graph{
		Inputs:       []Value{NewValue("a", Float)},
		Outputs:      []Value{NewValue("y", Float)},
		Initializers: []*Tensor{{Name: "b", Type: Float, Data: []byte{0, 0, 0x80, 0x3f}}},
		Nodes:        []*Node{{Op: "Mul", Inputs: []string{"a", "b"}, Outputs: []string{"y"}}},
	}, 9, 20)
}

func TestUnknownFieldsAreKept(t *testing.T) {
	m := small()
	m.rest = appendString(m.rest, 1000, "of the model")
	m.Graph.rest = appendString(m.Graph.rest, 1001, "of the graph")
	m.Graph.Nodes[0].rest = appendString(nil, 1002, "of a node")
	m.Graph.Initializers[0].rest = appendString(nil, 12, "of a tensor")
	if again := reread(t, m); !reflect.DeepEqual(again, reread(t, again)) ||
		string(again.Graph.Nodes[0].rest) != string(m.Graph.Nodes[0].rest) ||
		string(again.Graph.Initializers[0].rest) != string(m.Graph.Initializers[0].rest) ||
		string(again.rest) != string(m.rest) || string(again.Graph.rest) != string(m.Graph.rest) {
		t.Error("writing and reading lost something")
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("%PDF-1.7 and so on"), {0x3a, 0x05, 1}, {0x3a, 0x02, 0x0a, 0x7f}} {
		if _, err := Parse(b); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: %v, want ErrFormat", b, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	var b bytes.Buffer
	if _, err := small().WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Parse(b)
		if err != nil {
			return
		}
		if _, err := m.WriteTo(&bytes.Buffer{}); err != nil {
			t.Error(err)
		}
		_, _ = m.Rewrite()
	})
}
