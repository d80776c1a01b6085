package onnx

import (
	"encoding/binary"
	"fmt"
	"math"
)

// FeedNoise replaces what the graph draws at random (RandomNormalLike) by numbers the caller gives, so that a run can
// be repeated. input becomes a new input, length standard normal float32, which a longer draw goes through again from
// the start. It returns how many nodes were replaced.
//
//	y = reshape(noise[range(size of x) mod length], shape of x)
func (m *Model) FeedNoise(input string, length int64) (int, error) {
	g := &m.Graph
	name := func(part string) string { return input + "/" + part }
	var nodes []*Node
	count := 0
	for _, n := range g.Nodes {
		if n.Op != "RandomNormalLike" {
			if err := undrawn(n); err != nil {
				return 0, err
			}
			nodes = append(nodes, n)
			continue
		}
		if err := standardNormal(n); err != nil {
			return 0, err
		}
		at := func(part string) string { return name(fmt.Sprintf("%d/%s", count, part)) }
		add := func(op, out string, inputs []string, attributes ...Attribute) {
			nodes = append(nodes, &Node{Op: op, Name: at(op), Inputs: inputs, Outputs: []string{out}, Attributes: attributes})
		}
		add("Shape", at("shape"), n.Inputs)
		add("ReduceProd", at("size"), []string{at("shape")}, IntAttribute("keepdims", 0))
		add("Range", at("range"), []string{name("zero"), at("size"), name("one")})
		add("Mod", at("places"), []string{at("range"), name("length")})
		add("Gather", at("drawn"), []string{input, at("places")})
		add("Reshape", n.Outputs[0], []string{at("drawn"), at("shape")})
		count++
	}
	if count == 0 {
		return 0, nil
	}
	constant := func(part string, v int64) {
		g.Initializers = append(g.Initializers, &Tensor{Name: name(part), Type: Int64, Data: binary.LittleEndian.AppendUint64(nil, uint64(v))})
	}
	constant("zero", 0)
	constant("one", 1)
	constant("length", length)
	g.Nodes = nodes
	g.Inputs = append(g.Inputs, NewValue(input, Float))
	return count, nil
}

// undrawn refuses a node that draws random numbers itself, or in a branch.
func undrawn(n *Node) error {
	switch n.Op {
	case "RandomNormal", "RandomUniform", "RandomUniformLike", "Multinomial", "Bernoulli":
		return fmt.Errorf("node %s: %s draws numbers that cannot be given from outside", n.Name, n.Op)
	}
	for _, a := range n.Attributes {
		for _, g := range a.graphs {
			for _, inner := range g.Nodes {
				if inner.Op == "RandomNormalLike" {
					return fmt.Errorf("node %s: %s in a branch draws numbers that cannot be given from outside", n.Name, inner.Op)
				}
				if err := undrawn(inner); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// standardNormal refuses a draw of another mean or scale, or of another type than float32.
func standardNormal(n *Node) error {
	for _, a := range n.Attributes {
		var f float32
		err := fields(a.encoded, func(x field) error {
			if x.num == 2 && len(x.all) == 5 { // f, after a tag of one byte
				f = math.Float32frombits(binary.LittleEndian.Uint32(x.all[1:]))
			}
			return nil
		})
		switch {
		case err != nil:
			return err
		case a.Name == "mean" && f != 0, a.Name == "scale" && f != 1, a.Name == "dtype" && DataType(a.Int) != Float:
			return fmt.Errorf("node %s: it draws other numbers than standard normal float32 (%s)", n.Name, a.Name)
		}
	}
	return nil
}
