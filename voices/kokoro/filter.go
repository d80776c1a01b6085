package kokoro

import "radioplay/internal/filter"

// A whisper has no voice to sound low resonances with. What the model still puts there without F0, mostly in m, n and l,
// would be heard as a hum.
const whisperFromHz = 300

// A raised voice is brighter and a soft one darker, beyond being louder and softer: the shelf lies over the second formant and all above.
const tiltFromHz = 1400

// colour bends the sound itself, where the curves between the halves cannot.
func (d direction) colour(x []float32) {
	if d.whisper {
		filter.Apply(x, filter.Steep4(filter.HighPass, rate, whisperFromHz)...)
	}
	if d.tiltDB != 0 {
		filter.Apply(x, filter.HighShelf(rate, tiltFromHz, d.tiltDB))
	}
}
