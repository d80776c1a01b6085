// Package onnx reads, cuts, rewrites and writes ONNX models: as much of the
// format (onnx.proto3, a protobuf) as that takes. Fields it has no use for are
// kept as they came.
package onnx

import (
	"fmt"
	"os"
)

// Model is a model file. Its parts share memory with the bytes it was read from.
type Model struct {
	Graph Graph
	rest  []byte // the other fields, encoded
}

// Graph is a list of nodes in an order in which they can run.
type Graph struct {
	Nodes        []*Node
	Initializers []*Tensor // constants
	Inputs       []Value
	Outputs      []Value
	rest         []byte
}

// Node is one operator. Values are known by their names; an empty name is an input that is left out.
type Node struct {
	Op, Domain, Name string
	Inputs, Outputs  []string
	Attributes       []Attribute
	rest             []byte
}

// Attribute is a constant of a node. Values of the kinds that Split and
// Rewrite look at are decoded; encoded holds all of it.
type Attribute struct {
	Name    string
	Int     int64
	Ints    []int64
	String  string
	graphs  []*Graph // of If, Loop and Scan: they may use values of the graph around them
	encoded []byte
}

// DataType is an element type, numbered as in onnx.proto3.
type DataType int32

// The element types used here.
const (
	Float DataType = 1
	Uint8 DataType = 2
	Int8  DataType = 3
	Int32 DataType = 6
	Int64 DataType = 7
)

// Tensor is a constant. Data is little-endian, or nil when the file keeps the
// elements in one of the typed fields, which stay in rest.
type Tensor struct {
	Name string
	Type DataType
	Dims []int64
	Data []byte
	rest []byte
}

// bytes returns the elements of a tensor of bytes, wherever the file keeps
// them; ok is false when it is not one.
func (t *Tensor) bytes() (b []byte, ok bool) {
	if t.Type != Uint8 && t.Type != Int8 {
		return nil, false
	}
	if t.Data != nil {
		return t.Data, true
	}
	var elements []int64
	err := fields(t.rest, func(f field) (err error) {
		if f.num == 5 { // int32_data holds all types of up to 32 bits
			elements, err = f.ints(elements)
		}
		return err
	})
	for _, e := range elements {
		b = append(b, byte(e))
	}
	return b, err == nil
}

// Value is a graph's input or output.
type Value struct {
	Name    string
	encoded []byte
}

// NewValue declares a value of an element type and any shape.
func NewValue(name string, t DataType) Value {
	tensor := appendInt(nil, 1, int64(t))          // TypeProto.Tensor.elem_type
	typ := appendBytes(nil, 1, tensor)             // TypeProto.tensor_type
	value := appendString(nil, 1, name)            // ValueInfoProto.name
	return Value{name, appendBytes(value, 2, typ)} // ValueInfoProto.type
}

// IntAttribute makes an attribute.
func IntAttribute(name string, v int64) Attribute {
	b := appendInt(appendString(nil, 1, name), 3, v)
	return Attribute{Name: name, Int: v, encoded: appendInt(b, 20, 2)}
}

// IntsAttribute makes an attribute.
func IntsAttribute(name string, v ...int64) Attribute {
	b := appendString(nil, 1, name)
	for _, x := range v {
		b = appendInt(b, 8, x)
	}
	return Attribute{Name: name, Ints: v, encoded: appendInt(b, 20, 7)}
}

// attribute finds one by name; the zero Attribute when the node has none.
func (n *Node) attribute(name string) Attribute {
	for _, a := range n.Attributes {
		if a.Name == name {
			return a
		}
	}
	return Attribute{}
}

// New makes a model of a graph for an operator set of the default domain.
func New(g Graph, irVersion, opset int64) *Model {
	g.rest = appendString(nil, 2, "graph")
	rest := appendInt(nil, 1, irVersion)
	return &Model{Graph: g, rest: appendBytes(rest, 8, appendInt(nil, 2, opset))}
}

// Read reads a model file.
func Read(path string) (*Model, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m, err := Parse(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// Write writes a model file.
func (m *Model) Write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := m.WriteTo(f); err != nil {
		return err
	}
	return f.Close()
}
