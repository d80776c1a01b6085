package effects

import "radioplay/internal/filter"

// muffled is a voice behind a door: wood and plaster let the lows through.
func muffled(x []float32, rate int) []float32 {
	filter.Apply(x, filter.LowPass(rate, 650, 0.6), filter.LowPass(rate, 2200, 0.7), filter.LowShelf(rate, 180, 2))
	return x
}

// distant loses the highs to the air and the lows to the ground, and far walls answer it.
func distant(x []float32, rate int) []float32 {
	filter.Apply(x, filter.HighPass(rate, 250, 0.7), filter.HighShelf(rate, 2500, -9), filter.LowPass(rate, 6000, 0.7))
	return newHall(rate, 0.9, 2500).answer(longer(x, rate, 0.9), 0.18)
}

// echoing is a church.
func echoing(x []float32, rate int) []float32 {
	return newHall(rate, 2.2, 4000).answer(longer(x, rate, 2), 0.09)
}

// inner is a voice as its owner hears it: near, and with the chest in it.
func inner(x []float32, rate int) []float32 {
	filter.Apply(x, filter.LowShelf(rate, 220, 2.5), filter.HighShelf(rate, 5000, -2))
	return x
}

// inHead doubles a voice, a little late and then later, too near for an echo.
func inHead(x []float32, rate int) []float32 {
	x = inner(x, rate)
	out := longer(x, rate, 0.04)
	for _, tap := range []struct {
		seconds float64
		gain    float32
	}{{0.013, 0.7}, {0.029, 0.5}} {
		d := int(tap.seconds * float64(rate))
		for i, v := range x {
			out[i+d] += tap.gain * v
		}
	}
	return out
}
