package ort

import (
	"fmt"
	"runtime"
	"unsafe"
)

// Tensor is a named value. Data is a []float32, []int64, []int32, []uint8 or
// []int8 in row-major order; Shape nil means one dimension, empty a scalar.
type Tensor struct {
	Name  string
	Shape []int64
	Data  any
}

// Floats is the data of a float tensor; nil when it is of another type.
func (t Tensor) Floats() []float32 {
	f, _ := t.Data.([]float32)
	return f
}

// Element types, numbered as in ONNX.
const (
	elementFloat = 1
	elementUint8 = 2
	elementInt8  = 3
	elementInt32 = 6
	elementInt64 = 7
)

// toValue wraps a tensor for C, which reads t's memory: pin keeps it in its place until the run is over.
func (l *Library) toValue(t Tensor, pin *runtime.Pinner) (*valueHandle, error) {
	switch d := t.Data.(type) {
	case []float32:
		return wrap(l, t.Shape, d, elementFloat, pin)
	case []int64:
		return wrap(l, t.Shape, d, elementInt64, pin)
	case []int32:
		return wrap(l, t.Shape, d, elementInt32, pin)
	case []uint8:
		return wrap(l, t.Shape, d, elementUint8, pin)
	case []int8:
		return wrap(l, t.Shape, d, elementInt8, pin)
	}
	return nil, fmt.Errorf("onnxruntime: no tensor of %T", t.Data)
}

func wrap[E any](l *Library, shape []int64, data []E, element int32, pin *runtime.Pinner) (*valueHandle, error) {
	if shape == nil {
		shape = []int64{int64(len(data))}
	}
	count := int64(1)
	for _, d := range shape {
		count *= d
	}
	if count != int64(len(data)) || count <= 0 {
		return nil, fmt.Errorf("onnxruntime: shape %v does not fit %d elements", shape, len(data))
	}
	pin.Pin(&data[0])
	var v *valueHandle
	size := uintptr(len(data)) * unsafe.Sizeof(data[0])
	dims := unsafe.SliceData(shape)
	err := l.check("tensor", l.api.createTensor(l.memory, unsafe.Pointer(&data[0]), size, dims, uintptr(len(shape)), element, &v))
	return v, err
}

// fromValue copies a tensor out of the runtime's memory.
func (l *Library) fromValue(name string, v *valueHandle) (Tensor, error) {
	t := Tensor{Name: name}
	var info *shapeHandle
	if err := l.check("shape", l.api.getShape(v, &info)); err != nil {
		return t, err
	}
	defer l.api.releaseShape(info)
	var dims, count uintptr
	var element int32
	for _, s := range []*statusHandle{l.api.getDimCount(info, &dims), l.api.getCount(info, &count), l.api.getElement(info, &element)} {
		if err := l.check("shape", s); err != nil {
			return t, err
		}
	}
	t.Shape = make([]int64, dims)
	if dims > 0 {
		if err := l.check("shape", l.api.getDims(info, &t.Shape[0], dims)); err != nil {
			return t, err
		}
	}
	var data unsafe.Pointer
	if err := l.check("data", l.api.getData(v, &data)); err != nil {
		return t, err
	}
	switch element {
	case elementFloat:
		t.Data = copyOf[float32](data, count)
	case elementInt64:
		t.Data = copyOf[int64](data, count)
	case elementInt32:
		t.Data = copyOf[int32](data, count)
	case elementUint8:
		t.Data = copyOf[uint8](data, count)
	case elementInt8:
		t.Data = copyOf[int8](data, count)
	default:
		return t, fmt.Errorf("onnxruntime: output has element type %d", element)
	}
	return t, nil
}

func copyOf[E any](data unsafe.Pointer, count uintptr) []E {
	return append([]E{}, unsafe.Slice((*E)(data), count)...)
}
