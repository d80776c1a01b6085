package loudness

import "math"

// biquad is a second-order filter in transposed direct form II.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	z1, z2             float64
}

func (f *biquad) step(x float64) float64 {
	y := f.b0*x + f.z1
	f.z1 = f.b1*x - f.a1*y + f.z2
	f.z2 = f.b2*x - f.a2*y
	return y
}

// kWeighting is the filter pair of ITU-R BS.1770-4, annex 1: a shelf for the
// head, a high-pass for the ear. The standard gives coefficients for 48 kHz;
// these are the analog prototypes behind them, bilinearly transformed for any rate.
type kWeighting [2]biquad

func newKWeighting(rate int) kWeighting {
	var k kWeighting
	const shelfHz, shelfDB, shelfQ = 1681.974450955533, 3.999843853973347, 0.7071752369554196
	c := math.Tan(math.Pi * shelfHz / float64(rate))
	vh := math.Pow(10, shelfDB/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + c/shelfQ + c*c
	k[0] = biquad{
		b0: (vh + vb*c/shelfQ + c*c) / a0, b1: 2 * (c*c - vh) / a0, b2: (vh - vb*c/shelfQ + c*c) / a0,
		a1: 2 * (c*c - 1) / a0, a2: (1 - c/shelfQ + c*c) / a0,
	}
	const highHz, highQ = 38.13547087602444, 0.5003270373238773
	c = math.Tan(math.Pi * highHz / float64(rate))
	a0 = 1 + c/highQ + c*c
	k[1] = biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (c*c - 1) / a0, a2: (1 - c/highQ + c*c) / a0}
	return k
}

func (k *kWeighting) step(x float64) float64 { return k[1].step(k[0].step(x)) }
