package filter

import (
	"math"
	"testing"
)

// gainDB is what filters do to a sine once they have settled.
func gainDB(rate int, hz float64, fs ...*Biquad) float64 {
	x := make([]float32, rate)
	for i := range x {
		x[i] = float32(math.Sin(2 * math.Pi * hz * float64(i) / float64(rate)))
	}
	Apply(x, fs...)
	sum := 0.0
	for _, v := range x[rate/2:] {
		sum += float64(v) * float64(v)
	}
	return 10 * math.Log10(2*sum/float64(len(x)/2))
}

func TestFilters(t *testing.T) {
	for _, rate := range []int{8000, 22050, 48000} {
		for _, tt := range []struct {
			name     string
			make     func() []*Biquad
			hz, want float64
		}{
			{"high-pass at its edge", func() []*Biquad { return Steep4(HighPass, rate, 300) }, 300, -3},
			{"high-pass an octave below", func() []*Biquad { return Steep4(HighPass, rate, 300) }, 150, -24},
			{"high-pass far above", func() []*Biquad { return Steep4(HighPass, rate, 300) }, 3000, 0},
			{"low-pass at its edge", func() []*Biquad { return Steep4(LowPass, rate, 500) }, 500, -3},
			{"low-pass far below", func() []*Biquad { return Steep4(LowPass, rate, 500) }, 50, 0},
			{"high shelf above", func() []*Biquad { return []*Biquad{HighShelf(rate, 300, 6)} }, 3000, 6},
			{"high shelf below", func() []*Biquad { return []*Biquad{HighShelf(rate, 1000, 6)} }, 60, 0},
			{"low shelf below", func() []*Biquad { return []*Biquad{LowShelf(rate, 1000, -6)} }, 60, -6},
			{"low shelf above", func() []*Biquad { return []*Biquad{LowShelf(rate, 200, -6)} }, 3000, 0},
		} {
			if got := gainDB(rate, tt.hz, tt.make()...); math.Abs(got-tt.want) > 0.6 {
				t.Errorf("%s at %d Hz: %.1f dB at %g Hz, want %g", tt.name, rate, got, tt.hz, tt.want)
			}
		}
	}
}
