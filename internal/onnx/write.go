package onnx

import (
	"io"

	"google.golang.org/protobuf/encoding/protowire"
)

func appendInt(b []byte, num protowire.Number, v int64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, num, protowire.VarintType), uint64(v))
}

func appendBytes(b []byte, num protowire.Number, v []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, num, protowire.BytesType), v)
}

func appendString(b []byte, num protowire.Number, v string) []byte {
	return protowire.AppendString(protowire.AppendTag(b, num, protowire.BytesType), v)
}

// message is an encoded message in parts, so that weights are never copied:
// a message around it adds its own tag and length in front.
type message struct {
	parts [][]byte
	size  int
}

func (m *message) add(b []byte) {
	if len(b) > 0 {
		m.parts, m.size = append(m.parts, b), m.size+len(b)
	}
}

func (m *message) addMessage(num protowire.Number, inner message) {
	head := protowire.AppendTag(nil, num, protowire.BytesType)
	m.add(protowire.AppendVarint(head, uint64(inner.size)))
	m.parts, m.size = append(m.parts, inner.parts...), m.size+inner.size
}

// WriteTo writes the model as an ONNX file.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var out message
	out.add(m.rest)
	out.addMessage(7, m.Graph.encode())
	var n int64
	for _, p := range out.parts {
		k, err := w.Write(p)
		n += int64(k)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

func (g *Graph) encode() message {
	var m message
	var small []byte
	for _, n := range g.Nodes {
		small = appendBytes(small, 1, n.encode())
	}
	small = append(small, g.rest...)
	for _, v := range g.Inputs {
		small = appendBytes(small, 11, v.encoded)
	}
	for _, v := range g.Outputs {
		small = appendBytes(small, 12, v.encoded)
	}
	m.add(small)
	for _, t := range g.Initializers {
		m.addMessage(5, t.encode())
	}
	return m
}

func (n *Node) encode() []byte {
	var b []byte
	for _, s := range n.Inputs {
		b = appendString(b, 1, s)
	}
	for _, s := range n.Outputs {
		b = appendString(b, 2, s)
	}
	if n.Name != "" {
		b = appendString(b, 3, n.Name)
	}
	b = appendString(b, 4, n.Op)
	for _, a := range n.Attributes {
		b = appendBytes(b, 5, a.encoded)
	}
	if n.Domain != "" {
		b = appendString(b, 7, n.Domain)
	}
	return append(b, n.rest...)
}

func (t *Tensor) encode() message {
	var b []byte
	for _, d := range t.Dims {
		b = appendInt(b, 1, d)
	}
	b = appendInt(b, 2, int64(t.Type))
	b = appendString(b, 8, t.Name)
	b = append(b, t.rest...)
	var m message
	if t.Data != nil {
		b = protowire.AppendTag(b, 9, protowire.BytesType)
		b = protowire.AppendVarint(b, uint64(len(t.Data)))
	}
	m.add(b)
	m.add(t.Data)
	return m
}
