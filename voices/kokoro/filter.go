package kokoro

import "math"

// biquad is a second-order filter in transposed direct form II, with a0 divided out.
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

// filter passes x through the filters, one after the other, in place.
func filter(x []float32, through ...*biquad) {
	for i, v := range x {
		y := float64(v)
		for _, f := range through {
			y = f.step(y)
		}
		x[i] = float32(y)
	}
}

// highPass takes out what lies below hz. Formula: R. Bristow-Johnson, Audio EQ Cookbook.
func highPass(hz, q float64) *biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / rate)
	alpha := sin / (2 * q)
	a0 := 1 + alpha
	return &biquad{b0: (1 + cos) / 2 / a0, b1: -(1 + cos) / a0, b2: (1 + cos) / 2 / a0, a1: -2 * cos / a0, a2: (1 - alpha) / a0}
}

// highShelf raises what lies above hz by gainDB, with a slope of 1. Formula: as highPass.
func highShelf(hz, gainDB float64) *biquad {
	a := math.Pow(10, gainDB/40)
	sin, cos := math.Sincos(2 * math.Pi * hz / rate)
	k := 2 * math.Sqrt(a) * sin / math.Sqrt2
	a0 := (a + 1) - (a-1)*cos + k
	return &biquad{
		b0: a * ((a + 1) + (a-1)*cos + k) / a0,
		b1: -2 * a * ((a - 1) + (a+1)*cos) / a0,
		b2: a * ((a + 1) + (a-1)*cos - k) / a0,
		a1: 2 * ((a - 1) - (a+1)*cos) / a0,
		a2: ((a + 1) - (a-1)*cos - k) / a0,
	}
}

// A whisper has no voice to sound low resonances with. What the model still puts there without F0, mostly in m, n and l,
// would be heard as a hum. The two steepnesses make a Butterworth filter of the fourth order.
const whisperFromHz = 300

var butterworth4 = [2]float64{0.5412, 1.3066}

// A raised voice is brighter and a soft one darker, beyond being louder and softer: the shelf lies over the second formant and all above.
const tiltFromHz = 1400

// colour bends the sound itself, where the curves between the halves cannot.
func (d direction) colour(x []float32) {
	if d.whisper {
		filter(x, highPass(whisperFromHz, butterworth4[0]), highPass(whisperFromHz, butterworth4[1]))
	}
	if d.tiltDB != 0 {
		filter(x, highShelf(tiltFromHz, d.tiltDB))
	}
}
