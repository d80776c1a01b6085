package onnx

import (
	"errors"
	"fmt"

	"google.golang.org/protobuf/encoding/protowire"
)

// ErrFormat says that bytes are not an ONNX model.
var ErrFormat = errors.New("not an ONNX model")

// field is one field of a message: its number, its value and all its bytes.
type field struct {
	num   protowire.Number
	typ   protowire.Type
	value []byte // of length-delimited fields
	int   int64  // of varint fields
	all   []byte // tag and value
}

// fields calls do for every field of a message in order.
func fields(b []byte, do func(field) error) error {
	for len(b) > 0 {
		num, typ, n := protowire.ConsumeTag(b)
		if n < 0 {
			return fmt.Errorf("%w: %w", ErrFormat, protowire.ParseError(n))
		}
		f := field{num: num, typ: typ}
		v := protowire.ConsumeFieldValue(num, typ, b[n:])
		if v < 0 {
			return fmt.Errorf("%w: field %d: %w", ErrFormat, num, protowire.ParseError(v))
		}
		switch typ {
		case protowire.BytesType:
			f.value, _ = protowire.ConsumeBytes(b[n:])
		case protowire.VarintType:
			x, _ := protowire.ConsumeVarint(b[n:])
			f.int = int64(x)
		}
		f.all = b[: n+v : n+v]
		if err := do(f); err != nil {
			return err
		}
		b = b[n+v:]
	}
	return nil
}

// ints reads a repeated int64, which may be packed or not.
func (f field) ints(to []int64) ([]int64, error) {
	if f.typ != protowire.BytesType {
		return append(to, f.int), nil
	}
	for b := f.value; len(b) > 0; {
		x, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return nil, fmt.Errorf("%w: field %d: %w", ErrFormat, f.num, protowire.ParseError(n))
		}
		to, b = append(to, int64(x)), b[n:]
	}
	return to, nil
}

// Parse reads a model. It keeps b.
func Parse(b []byte) (*Model, error) {
	m := &Model{}
	found := false
	err := fields(b, func(f field) (err error) {
		if f.num != 7 || f.typ != protowire.BytesType {
			m.rest = append(m.rest, f.all...)
			return nil
		}
		found = true
		var g *Graph
		if g, err = parseGraph(f.value); err == nil {
			m.Graph = *g
		}
		return err
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: it holds no graph", ErrFormat)
	}
	return m, err
}

func parseGraph(b []byte) (*Graph, error) {
	g := &Graph{}
	return g, fields(b, func(f field) error {
		switch f.num {
		case 1:
			n, err := parseNode(f.value)
			g.Nodes = append(g.Nodes, n)
			return err
		case 5:
			t, err := parseTensor(f.value)
			g.Initializers = append(g.Initializers, t)
			return err
		case 11:
			v, err := parseValue(f.value)
			g.Inputs = append(g.Inputs, v)
			return err
		case 12:
			v, err := parseValue(f.value)
			g.Outputs = append(g.Outputs, v)
			return err
		}
		g.rest = append(g.rest, f.all...)
		return nil
	})
}

func parseNode(b []byte) (*Node, error) {
	n := &Node{}
	return n, fields(b, func(f field) error {
		switch f.num {
		case 1:
			n.Inputs = append(n.Inputs, string(f.value))
		case 2:
			n.Outputs = append(n.Outputs, string(f.value))
		case 3:
			n.Name = string(f.value)
		case 4:
			n.Op = string(f.value)
		case 5:
			a, err := parseAttribute(f.value)
			n.Attributes = append(n.Attributes, a)
			return err
		case 7:
			n.Domain = string(f.value)
		default:
			n.rest = append(n.rest, f.all...)
		}
		return nil
	})
}

func parseAttribute(b []byte) (Attribute, error) {
	a := Attribute{encoded: b}
	err := fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			a.Name = string(f.value)
		case 3:
			a.Int = f.int
		case 4:
			a.String = string(f.value)
		case 6, 11:
			var g *Graph
			g, err = parseGraph(f.value)
			a.graphs = append(a.graphs, g)
		case 8:
			a.Ints, err = f.ints(a.Ints)
		}
		return err
	})
	return a, err
}

func parseTensor(b []byte) (*Tensor, error) {
	t := &Tensor{}
	return t, fields(b, func(f field) (err error) {
		switch f.num {
		case 1:
			t.Dims, err = f.ints(t.Dims)
		case 2:
			t.Type = DataType(f.int)
		case 8:
			t.Name = string(f.value)
		case 9:
			t.Data = f.value
		default:
			t.rest = append(t.rest, f.all...)
		}
		return err
	})
}

func parseValue(b []byte) (Value, error) {
	v := Value{encoded: b}
	return v, fields(b, func(f field) error {
		if f.num == 1 {
			v.Name = string(f.value)
		}
		return nil
	})
}
