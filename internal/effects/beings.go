package effects

import (
	"math"

	"radioplay/internal/filter"
)

// robot is a voice through a machine: its amplitude turned over 55 times a second, and a comb as of a short metal tube.
func robot(x []float32, rate int) []float32 {
	const carrierHz, depth = 55, 0.75
	for i := range x {
		x[i] *= float32(1 - depth + depth*math.Cos(2*math.Pi*carrierHz*float64(i)/float64(rate)))
	}
	comb(x, rate, 0.0052, 0.55)
	filter.Apply(x, filter.HighPass(rate, 120, 0.7), filter.HighShelf(rate, 3000, 3))
	return x
}

// comb feeds x back to itself after a while.
func comb(x []float32, rate int, seconds float64, gain float32) {
	d := int(seconds * float64(rate))
	for i := d; i < len(x); i++ {
		x[i] += gain * x[i-d]
	}
}

// ghost is thin, and a second voice swims around the first.
func ghost(x []float32, rate int) []float32 {
	filter.Apply(x, filter.HighPass(rate, 350, 0.7), filter.HighShelf(rate, 4000, 3))
	out := longer(x, rate, 1.6)
	for i := range x {
		late := (0.018 + 0.006*math.Sin(2*math.Pi*0.7*float64(i)/float64(rate))) * float64(rate)
		at := float64(i) - late
		if j := int(math.Floor(at)); j >= 0 {
			w := float32(at - float64(j))
			out[i] += 0.7 * (x[j]*(1-w) + x[j+1]*w)
		}
	}
	return newHall(rate, 2.5, 6000).answer(out, 0.09)
}

// growl is rough, as of a throat that is too wide: the amplitude shakes some thirty times a second, and the lows carry.
func growl(x []float32, rate int) []float32 {
	shake := noise{seed: 3}
	phase, hz := 0.0, 32.0
	for i := range x {
		if i%(rate/20) == 0 {
			hz = 32 + 7*shake.next()
		}
		phase += 2 * math.Pi * hz / float64(rate)
		x[i] *= float32(1 - 0.35*(0.5-0.5*math.Cos(phase)))
	}
	filter.Apply(x, filter.LowShelf(rate, 250, 6), filter.HighShelf(rate, 3500, -3))
	saturate(x, 1.2)
	return x
}

// mighty is a voice that fills a great room, from the floor up.
func mighty(x []float32, rate int) []float32 {
	filter.Apply(x, filter.LowShelf(rate, 200, 5))
	return newHall(rate, 3, 3000).answer(longer(x, rate, 2.5), 0.06)
}

// frail trembles, and has lost its chest.
func frail(x []float32, rate int) []float32 {
	for i := range x {
		x[i] *= float32(1 - 0.12*(0.5-0.5*math.Cos(2*math.Pi*5.2*float64(i)/float64(rate))))
	}
	filter.Apply(x, filter.LowShelf(rate, 250, -3), filter.HighShelf(rate, 3500, -2))
	return x
}
