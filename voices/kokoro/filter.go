package kokoro

import "radioplay/internal/filter"

// A whisper has no voice to sound low resonances with. What the model still puts there without F0, mostly in m, n and l,
// would be heard as a hum, and narrow noise around the first formant as a pitch. It is also brighter than what the model
// makes without F0: an open glottis does not soften the highs.
const (
	whisperFromHz   = 300
	whisperThinHz   = 450
	whisperBrightHz = 1500
	whisperBrightDB = 7

	// whisperAlgorithm counts changes of whispers alone; other takes stay as they are.
	whisperAlgorithm = 5
)

// A raised voice is brighter and a soft one darker, beyond being louder and softer: the shelf lies over the second formant and all above.
const tiltFromHz = 1400

// colour bends the sound itself, where the curves between the halves cannot.
func (d direction) colour(x []float32) {
	if d.whisper {
		filter.Apply(x, filter.Steep4(filter.HighPass, rate, whisperFromHz)...)
		filter.Apply(x, filter.HighPass(rate, whisperThinHz, 0.7), filter.HighShelf(rate, whisperBrightHz, whisperBrightDB))
	}
	if d.tiltDB != 0 {
		filter.Apply(x, filter.HighShelf(rate, tiltFromHz, d.tiltDB))
	}
}
