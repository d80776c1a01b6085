package onnx

import (
	"fmt"
	"math"
)

// Rewrite turns the model's one-dimensional integer convolutions of stride 1
// into matrix products that give the same integers, and returns how many.
//
// ONNX Runtime's MatMulInteger packs a constant right side of int8 for the
// processor's dot-product instructions; its ConvInteger does not. A convolution
// over time with kernel k is a product of the k shifted copies of its input,
// side by side, with the kernel laid out as a matrix:
//
//	y[t, m] = sum over j, c of x[t + j*dilation, c] * w[m, c, j]
//
// Unsigned weights become signed by taking 128 from them and from their zero
// point, which leaves every difference as it was. Sums are int32 in both, so
// the results are equal bit for bit, whatever the order of adding.
func (m *Model) Rewrite() (int, error) {
	r := rewriter{constants: map[string]*Tensor{}}
	for _, t := range m.Graph.Initializers {
		r.constants[t.Name] = t
	}
	for _, n := range m.Graph.Nodes {
		c, ok, err := r.convolution(n)
		if err != nil {
			return 0, fmt.Errorf("node %s: %w", n.Name, err)
		}
		if !ok {
			r.nodes = append(r.nodes, n)
			continue
		}
		r.count++
		r.matmul(c)
	}
	m.Graph.Nodes = r.nodes
	used := map[string]bool{}
	for _, n := range r.nodes {
		for _, v := range n.uses() {
			used[v] = true
		}
	}
	var kept []*Tensor
	for _, t := range append(m.Graph.Initializers, r.added...) {
		if used[t.Name] {
			kept = append(kept, t)
		}
	}
	m.Graph.Initializers = kept
	return r.count, nil
}

type rewriter struct {
	constants map[string]*Tensor
	nodes     []*Node
	added     []*Tensor
	count     int
}

// convolution is a ConvInteger that can be rewritten.
type convolution struct {
	node              *Node
	out, in, kernel   int
	dilation          int64
	padLeft, padRight int64
	weights           []byte
	zero              []byte  // the weights' zero point; nil when there is none
	zeroDims          []int64 // none: one for all; else one an output channel
	signed            bool
}

// convolution reads a node; not ok means that it stays as it is.
func (r *rewriter) convolution(n *Node) (c convolution, ok bool, err error) {
	if n.Op != "ConvInteger" || n.Domain != "" || len(n.Inputs) < 2 {
		return c, false, nil
	}
	w := r.constants[n.Inputs[1]]
	if w == nil || len(w.Dims) != 3 {
		return c, false, nil
	}
	weights, ok := w.bytes()
	if !ok {
		return c, false, nil
	}
	if auto := n.attribute("auto_pad").String; auto != "" && auto != "NOTSET" {
		return c, false, nil
	}
	if g := n.attribute("group").Int; g > 1 {
		return c, false, nil
	}
	c = convolution{node: n, out: int(w.Dims[0]), in: int(w.Dims[1]), kernel: int(w.Dims[2]),
		dilation: first(n.attribute("dilations").Ints, 1), weights: weights, signed: w.Type == Int8}
	if len(weights) != c.out*c.in*c.kernel {
		return c, false, fmt.Errorf("%w: weights %s have %d bytes for shape %v", ErrFormat, w.Name, len(weights), w.Dims)
	}
	if p := n.attribute("pads").Ints; len(p) == 2 {
		c.padLeft, c.padRight = p[0], p[1]
	}
	if len(n.Inputs) > 3 && n.Inputs[3] != "" {
		z := r.constants[n.Inputs[3]]
		if z == nil {
			return c, false, nil
		}
		if c.zero, ok = z.bytes(); !ok || len(c.zero) != 1 && len(c.zero) != c.out {
			return c, false, nil
		}
		c.zeroDims = z.Dims
	}
	// A kernel of few outputs gains nothing; a product of few columns is no faster than what it replaces.
	return c, first(n.attribute("strides").Ints, 1) == 1 && c.out >= minOutputs, nil
}

// minOutputs is the fewest output channels worth rewriting.
const minOutputs = 16

func first(v []int64, otherwise int64) int64 {
	if len(v) == 0 {
		return otherwise
	}
	return v[0]
}

// matmul adds the nodes that stand for c.
func (r *rewriter) matmul(c convolution) {
	name := fmt.Sprintf("conv%d", r.count)
	x := c.node.Inputs[0]
	zero := ""
	if len(c.node.Inputs) > 2 {
		zero = c.node.Inputs[2]
	}
	if c.padLeft != 0 || c.padRight != 0 {
		// Padding stands for real zeros, so it is filled with the zero point.
		in := []string{x, r.ints(name+"_pads", 0, 0, c.padLeft, 0, 0, c.padRight)}
		if zero != "" {
			in = append(in, zero)
		}
		x = r.node("Pad", name+"_padded", in)
	}
	x = r.node("Transpose", name+"_time", []string{x}, IntsAttribute("perm", 0, 2, 1))
	if c.kernel > 1 {
		axis := r.ints(name+"_axis", 1)
		var taps []string
		for j := range c.kernel {
			from, to := int64(j)*c.dilation, -int64(c.kernel-1-j)*c.dilation
			if to == 0 {
				to = math.MaxInt64
			}
			id := fmt.Sprintf("%s_tap%d", name, j)
			taps = append(taps, r.node("Slice", id, []string{x, r.ints(id+"_from", from), r.ints(id+"_to", to), axis}))
		}
		x = r.node("Concat", name+"_taps", taps, IntAttribute("axis", 2))
	}
	in := []string{x, r.matrix(name+"_weights", c), zero}
	if c.zero != nil || !c.signed {
		in = append(in, r.zeroPoint(name+"_zero", c))
	}
	x = r.node("MatMulInteger", name+"_product", in)
	r.nodes = append(r.nodes, &Node{Op: "Transpose", Name: name + "_channels", Inputs: []string{x},
		Outputs: c.node.Outputs, Attributes: []Attribute{IntsAttribute("perm", 0, 2, 1)}})
}

// node adds a node with one output, which bears its name.
func (r *rewriter) node(op, name string, inputs []string, attributes ...Attribute) string {
	r.nodes = append(r.nodes, &Node{Op: op, Name: name, Inputs: inputs, Outputs: []string{name}, Attributes: attributes})
	return name
}

// matrix lays out w[m, c, j] as row j*in + c, column m.
func (r *rewriter) matrix(name string, c convolution) string {
	data := make([]byte, len(c.weights))
	for m := range c.out {
		for ch := range c.in {
			for j := range c.kernel {
				v := c.weights[(m*c.in+ch)*c.kernel+j]
				if !c.signed {
					v -= 128 // modulo 256, which is what the same bits mean as int8
				}
				data[(j*c.in+ch)*c.out+m] = v
			}
		}
	}
	return r.constant(&Tensor{Name: name, Type: Int8, Dims: []int64{int64(c.kernel * c.in), int64(c.out)}, Data: data})
}

// zeroPoint is the weights' zero point, one for all or one a column, shifted as the weights are.
func (r *rewriter) zeroPoint(name string, c convolution) string {
	t := &Tensor{Name: name, Type: Int8, Dims: c.zeroDims, Data: append([]byte{}, c.zero...)}
	if c.zero == nil {
		t.Data = []byte{0}
	}
	if !c.signed {
		for i := range t.Data {
			t.Data[i] -= 128
		}
	}
	return r.constant(t)
}

func (r *rewriter) ints(name string, v ...int64) string {
	t := &Tensor{Name: name, Type: Int64, Dims: []int64{int64(len(v))}}
	for _, x := range v {
		for b := range 8 {
			t.Data = append(t.Data, byte(uint64(x)>>(8*b)))
		}
	}
	return r.constant(t)
}

func (r *rewriter) constant(t *Tensor) string {
	r.added = append(r.added, t)
	return t.Name
}
