package effects

import (
	"math"

	"radioplay/internal/loudness"
)

func loud(x []float32, rate int) float64 { return loudness.Speech(x, rate) }

// mostGainDB keeps what an effect all but swallowed from being raised to noise.
const mostGainDB = 30

// level brings x to a loudness in LUFS. Silence stays silent.
func level(x []float32, rate int, lufs float64) []float32 {
	now := loud(x, rate)
	if now <= loudness.Silence || lufs <= loudness.Silence {
		return x
	}
	g := float32(math.Pow(10, min(mostGainDB, lufs-now)/20))
	for i := range x {
		x[i] *= g
	}
	return x
}

// longer is a copy of x with silence behind it.
func longer(x []float32, rate int, seconds float64) []float32 {
	out := make([]float32, len(x)+int(seconds*float64(rate)))
	copy(out, x)
	return out
}

// saturate bends samples as an overdriven amplifier does: hardly where they are soft, more the nearer they come to the
// loudest of the clip. drive is how far above the amplifier's full scale that one is pushed.
func saturate(x []float32, drive float64) {
	peak := 0.0
	for _, v := range x {
		peak = max(peak, math.Abs(float64(v)))
	}
	if peak == 0 {
		return
	}
	top := math.Tanh(drive)
	for i, v := range x {
		x[i] = float32(peak * math.Tanh(drive*float64(v)/peak) / top)
	}
}
