package effects

import "radioplay/internal/filter"

// The band of a telephone (ITU-T G.712) and of a small radio's loudspeaker, in Hz.
const (
	telephoneFrom, telephoneTo = 300, 3400
	radioFrom, radioTo         = 450, 2900
)

func telephone(x []float32, rate int) []float32 {
	band(x, rate, telephoneFrom, telephoneTo)
	saturate(x, 1.5)
	filter.Apply(x, filter.Steep4(filter.LowPass, rate, telephoneTo)...) // what the overdrive put above the band
	return x
}

// hissDB is the hiss of a radio below its loudest sample, while the key is down.
const hissDB = -38

func radio(x []float32, rate int) []float32 {
	band(x, rate, radioFrom, radioTo)
	saturate(x, 4)
	peak := float32(0)
	for _, v := range x {
		peak = max(peak, v, -v)
	}
	hiss := noise{seed: 7}
	amount := float64(peak) * amplitude(hissDB)
	for i := range x {
		x[i] += float32(amount * hiss.next())
	}
	band(x, rate, radioFrom, radioTo)
	return x
}

func band(x []float32, rate int, from, to float64) {
	filter.Apply(x, filter.Steep4(filter.HighPass, rate, from)...)
	filter.Apply(x, filter.Steep4(filter.LowPass, rate, to)...)
}

// noise is white, between -1 and 1, and the same every time.
type noise struct{ seed uint32 }

func (n *noise) next() float64 {
	n.seed = n.seed*1664525 + 1013904223
	return float64(int32(n.seed)) / (1 << 31)
}
