package kokoro

import (
	"math"
	"math/rand/v2"

	"radioplay/internal/filter"
)

// A whisper is all noise. What the model makes without F0 is noise too, but about the first formant so narrow that it is heard as
// a pitch, and below it a hum, mostly in m, n and l. The hum is taken out, and what lies about the first formant is mixed with itself
// times slow noise, which makes it broad. A listener, and a recogniser's detector of speech, need these lows: filtered
// away instead, they take whole lines with them. An open glottis does not soften the highs, so a whisper is brighter, too.
const (
	whisperFromHz    = 200
	whisperBroadenHz = 600 // what lies below is made broad
	whisperBroadBy   = 120 // Hz
	whisperBrightHz  = 1500
	whisperBrightDB  = 4
)

// A raised voice is brighter and a soft one darker, beyond being louder and softer: the shelf lies over the second formant and all above.
const tiltFromHz = 1400

// colour bends the sound itself, where the curves between the halves cannot.
func (d direction) colour(x []float32) {
	if d.whisper {
		broaden(x)
		filter.Apply(x, filter.Steep4(filter.HighPass, rate, whisperFromHz)...)
		filter.Apply(x, filter.HighShelf(rate, whisperBrightHz, whisperBrightDB))
	}
	if d.tiltDB != 0 {
		filter.Apply(x, filter.HighShelf(rate, tiltFromHz, d.tiltDB))
	}
}

// broaden puts into the place of the lows of x the same times noise of a mean power of 1, always the same. The filter turns the phase of
// what is taken out, so that about half of it stays.
func broaden(x []float32) {
	lows := filter.LowPass(rate, whisperBroadenHz, math.Sqrt2/2)
	slow := filter.LowPass(rate, whisperBroadBy, math.Sqrt2/2)
	// White noise keeps this share of its power in a Butterworth filter of the second order.
	gain := math.Sqrt(2 * math.Sqrt2 * rate / (2 * math.Pi * whisperBroadBy))
	noise := rand.New(rand.NewPCG(1, 2))
	for range rate / whisperBroadBy * 2 {
		slow.Step(noise.NormFloat64()) // until it is as strong as it gets
	}
	for i, v := range x {
		low := lows.Step(float64(v))
		x[i] += float32(low * (gain*slow.Step(noise.NormFloat64()) - 1))
	}
}
