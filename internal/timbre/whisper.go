package timbre

import "radioplay/internal/filter"

// whisperAlgorithm counts changes here that change samples.
const whisperAlgorithm = 1

// A whisper has no lows, which are the voice's own, and is brighter than speech: the glottis stands open, and does not soften the highs.
const (
	whisperFromHz   = 300
	whisperBrightHz = 1500
	whisperBrightDB = 8
)

// Whisper takes the voice out of x and leaves the breath: each window's spectrum becomes noise under the same envelope. Length and RMS
// level stay. The same samples give the same result.
func Whisper(x []float32, rate int) []float32 {
	if len(x) == 0 {
		return x
	}
	s := newShaper(rate, 0, 1)
	for i := range s.breath {
		s.breath[i] = 1
	}
	out := s.through(x, rate)
	filter.Apply(out, filter.Steep4(filter.HighPass, rate, whisperFromHz)...)
	filter.Apply(out, filter.HighShelf(rate, whisperBrightHz, whisperBrightDB))
	y := make([]float64, len(out))
	for i, v := range out {
		y[i] = float64(v)
	}
	return level(y, x)
}
