package pitch

import (
	"math"
	"math/rand/v2"
	"testing"
)

const rate = 24000

// pulses are glottal pulses at hz, rounded by a one-pole low-pass.
func pulses(hz float64, seconds float64) []float32 {
	x := make([]float32, int(seconds*rate))
	for t := 0.0; int(t) < len(x); t += rate / hz {
		x[int(t)] = 1
	}
	y := float32(0)
	for i, v := range x {
		y += 0.1 * (v - y)
		x[i] = y
	}
	return x
}

func TestMedian(t *testing.T) {
	for _, hz := range []float64{75, 98.5, 131, 220, 305, 440} {
		if got := Median(pulses(hz, 0.5), rate); math.Abs(got/hz-1) > 0.01 {
			t.Errorf("%.1f Hz is found as %.1f", hz, got)
		}
	}
}

func TestNothingWherePitchIsNone(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	noise := make([]float32, rate)
	for i := range noise {
		noise[i] = float32(r.NormFloat64())
	}
	for what, x := range map[string][]float32{"noise": noise, "silence": make([]float32, rate), "too short": pulses(100, 0.02), "nothing": nil} {
		if hz := Median(x, rate); hz != 0 {
			t.Errorf("%s has a pitch of %.1f Hz", what, hz)
		}
	}
	half := append(pulses(200, 0.5), noise[:rate/2]...)
	if v, all := Voiced(Track(half, rate, 240)), len(Track(half, rate, 240)); len(v) < all*2/5 || len(v) > all*3/5 {
		t.Errorf("%d of %d windows are voiced in half a second of voice and half of noise", len(v), all)
	}
}
