package loudness

import (
	"math"

	"radioplay/internal/filter"
)

// kWeighting is the filter pair of ITU-R BS.1770-4, annex 1: a shelf for the
// head, a high-pass for the ear. The standard gives coefficients for 48 kHz;
// these are the analog prototypes behind them, bilinearly transformed for any rate.
type kWeighting [2]filter.Biquad

func newKWeighting(rate int) kWeighting {
	var k kWeighting
	const shelfHz, shelfDB, shelfQ = 1681.974450955533, 3.999843853973347, 0.7071752369554196
	c := math.Tan(math.Pi * shelfHz / float64(rate))
	vh := math.Pow(10, shelfDB/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + c/shelfQ + c*c
	k[0] = filter.Of((vh+vb*c/shelfQ+c*c)/a0, 2*(c*c-vh)/a0, (vh-vb*c/shelfQ+c*c)/a0, 2*(c*c-1)/a0, (1-c/shelfQ+c*c)/a0)
	const highHz, highQ = 38.13547087602444, 0.5003270373238773
	c = math.Tan(math.Pi * highHz / float64(rate))
	a0 = 1 + c/highQ + c*c
	k[1] = filter.Of(1, -2, 1, 2*(c*c-1)/a0, (1-c/highQ+c*c)/a0)
	return k
}

func (k *kWeighting) step(x float64) float64 { return k[1].Step(k[0].Step(x)) }
