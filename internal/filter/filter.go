// Package filter has the second-order filters that voices and effects are coloured with. Formulas: R. Bristow-Johnson,
// Audio EQ Cookbook.
package filter

import "math"

// Biquad is a second-order filter in transposed direct form II, with a0 divided out. It keeps its state from one Step to the next.
type Biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             float64
}

// Of is a filter of these coefficients, divided by a0.
func Of(b0, b1, b2, a1, a2 float64) Biquad { return Biquad{b0: b0, b1: b1, b2: b2, a1: a1, a2: a2} }

// Step filters one sample.
func (f *Biquad) Step(x float64) float64 {
	y := f.b0*x + f.z1
	f.z1 = f.b1*x - f.a1*y + f.z2
	f.z2 = f.b2*x - f.a2*y
	return y
}

// Apply passes x through the filters, one after the other, in place.
func Apply(x []float32, through ...*Biquad) {
	for i, v := range x {
		y := float64(v)
		for _, f := range through {
			y = f.Step(y)
		}
		x[i] = float32(y)
	}
}

// Butterworth4 are the two steepnesses (Q) that make a Butterworth filter of the fourth order of two of the second.
var Butterworth4 = [2]float64{0.5412, 1.3066}

// HighPass takes out what lies below hz, at a sample rate in Hz.
func HighPass(rate int, hz, q float64) *Biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	alpha := sin / (2 * q)
	a0 := 1 + alpha
	return &Biquad{b0: (1 + cos) / 2 / a0, b1: -(1 + cos) / a0, b2: (1 + cos) / 2 / a0, a1: -2 * cos / a0, a2: (1 - alpha) / a0}
}

// LowPass takes out what lies above hz.
func LowPass(rate int, hz, q float64) *Biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	alpha := sin / (2 * q)
	a0 := 1 + alpha
	return &Biquad{b0: (1 - cos) / 2 / a0, b1: (1 - cos) / a0, b2: (1 - cos) / 2 / a0, a1: -2 * cos / a0, a2: (1 - alpha) / a0}
}

// HighShelf raises what lies above hz by gainDB, with a slope of 1.
func HighShelf(rate int, hz, gainDB float64) *Biquad {
	a := math.Pow(10, gainDB/40)
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	k := 2 * math.Sqrt(a) * sin / math.Sqrt2
	a0 := (a + 1) - (a-1)*cos + k
	return &Biquad{
		b0: a * ((a + 1) + (a-1)*cos + k) / a0,
		b1: -2 * a * ((a - 1) + (a+1)*cos) / a0,
		b2: a * ((a + 1) + (a-1)*cos - k) / a0,
		a1: 2 * ((a - 1) - (a+1)*cos) / a0,
		a2: ((a + 1) - (a-1)*cos - k) / a0,
	}
}

// LowShelf raises what lies below hz by gainDB, with a slope of 1.
func LowShelf(rate int, hz, gainDB float64) *Biquad {
	a := math.Pow(10, gainDB/40)
	sin, cos := math.Sincos(2 * math.Pi * hz / float64(rate))
	k := 2 * math.Sqrt(a) * sin / math.Sqrt2
	a0 := (a + 1) + (a-1)*cos + k
	return &Biquad{
		b0: a * ((a + 1) - (a-1)*cos + k) / a0,
		b1: 2 * a * ((a - 1) - (a+1)*cos) / a0,
		b2: a * ((a + 1) - (a-1)*cos - k) / a0,
		a1: -2 * ((a - 1) + (a+1)*cos) / a0,
		a2: ((a + 1) + (a-1)*cos - k) / a0,
	}
}

// Steep4 is a pair that takes out what lies beyond hz by 24 dB an octave: make is HighPass or LowPass.
func Steep4(make func(rate int, hz, q float64) *Biquad, rate int, hz float64) []*Biquad {
	return []*Biquad{make(rate, hz, Butterworth4[0]), make(rate, hz, Butterworth4[1])}
}
