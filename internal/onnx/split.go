package onnx

import "fmt"

// Split cuts a model in two at the named float values. The first half computes
// them, and also the values named in extra, from the model's inputs; the second
// computes the model's outputs from them. Each holds only what it needs; an
// input both need is an input of both.
func (m *Model) Split(cut []string, extra ...string) (first, second *Model, err error) {
	if first, err = m.Extract(nil, append(append([]string{}, cut...), extra...)); err != nil {
		return nil, nil, err
	}
	var outputs []string
	for _, v := range m.Graph.Outputs {
		outputs = append(outputs, v.Name)
	}
	second, err = m.Extract(cut, outputs)
	return first, second, err
}

// Extract returns the part of a model that computes outputs when the values
// named in inputs are given. New inputs and outputs are float tensors.
func (m *Model) Extract(inputs, outputs []string) (*Model, error) {
	maker := map[string]int{}
	for i, n := range m.Graph.Nodes {
		for _, o := range n.Outputs {
			if o != "" {
				maker[o] = i
			}
		}
	}
	given := map[string]bool{}
	for _, in := range inputs {
		if _, ok := maker[in]; !ok {
			return nil, fmt.Errorf("cannot cut at %s: the graph computes no such value", in)
		}
		given[in] = true
	}
	needed, used := map[int]bool{}, map[string]bool{}
	for todo := append([]string{}, outputs...); len(todo) > 0; {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if used[v] {
			continue
		}
		used[v] = true
		i, ok := maker[v]
		if !ok || given[v] || needed[i] {
			continue
		}
		needed[i] = true
		todo = append(todo, m.Graph.Nodes[i].uses()...)
	}
	part := &Model{rest: m.rest, Graph: Graph{rest: withoutValueInfo(m.Graph.rest)}}
	for i, n := range m.Graph.Nodes {
		if needed[i] {
			part.Graph.Nodes = append(part.Graph.Nodes, n)
		}
	}
	for _, t := range m.Graph.Initializers {
		if used[t.Name] {
			part.Graph.Initializers = append(part.Graph.Initializers, t)
		}
	}
	for _, v := range m.Graph.Inputs {
		if used[v.Name] {
			part.Graph.Inputs = append(part.Graph.Inputs, v)
		}
	}
	for _, in := range inputs {
		part.Graph.Inputs = append(part.Graph.Inputs, NewValue(in, Float))
	}
	declared := map[string]Value{}
	for _, v := range m.Graph.Outputs {
		declared[v.Name] = v
	}
	for _, o := range outputs {
		if _, ok := maker[o]; !ok {
			return nil, fmt.Errorf("cannot cut at %s: the graph computes no such value", o)
		}
		v, ok := declared[o]
		if !ok {
			v = NewValue(o, Float)
		}
		part.Graph.Outputs = append(part.Graph.Outputs, v)
	}
	return part, nil
}

// uses lists the values a node needs, those of graphs inside it too.
func (n *Node) uses() []string {
	var names []string
	for _, in := range n.Inputs {
		if in != "" {
			names = append(names, in)
		}
	}
	for _, a := range n.Attributes {
		for _, g := range a.graphs {
			for _, inner := range g.Nodes {
				names = append(names, inner.uses()...)
			}
			for _, o := range g.Outputs { // an output may be a value from outside
				names = append(names, o.Name)
			}
		}
	}
	return names
}

// withoutValueInfo drops the shapes noted for values (field 13): half of them
// would be of values that are not there, and the runtime infers them anyway.
func withoutValueInfo(rest []byte) []byte {
	var kept []byte
	_ = fields(rest, func(f field) error { // rest was parsed before
		if f.num != 13 {
			kept = append(kept, f.all...)
		}
		return nil
	})
	return kept
}
