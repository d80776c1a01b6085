package voicetest

import (
	"math"
	"slices"
	"testing"

	"radioplay/voices"
)

// KeepsRate checks that the engine speaks u slower and faster as it is asked to.
func KeepsRate(t *testing.T, b voices.Backend, u voices.Utterance) {
	t.Helper()
	u.Voice.Rate = 1
	plain := speak(t, b, u).Duration().Seconds()
	for _, rate := range []float64{0.7, 1.5} {
		u.Voice.Rate = rate
		if r := plain / speak(t, b, u).Duration().Seconds(); r < 0.85*rate || r > 1.15*rate {
			t.Errorf("%s: at rate %g it is %.2f times as fast", u.Voice.Name, rate, r)
		}
	}
}

// KeepsPitch checks that the engine speaks u lower and higher as it is asked to.
func KeepsPitch(t *testing.T, b voices.Backend, u voices.Utterance) {
	t.Helper()
	u.Voice.PitchST = 0
	plain, _ := Pitch(speak(t, b, u))
	for _, st := range []float64{-3, 4} {
		u.Voice.PitchST = st
		hz, _ := Pitch(speak(t, b, u))
		if got := 12 * math.Log2(hz/plain); got/st < 0.4 || got/st > 1.6 {
			t.Errorf("%s: %+g semitones gave %+.1f (%.0f to %.0f Hz)", u.Voice.Name, st, got, plain, hz)
		}
	}
}

// Pitch is the median pitch of the voiced frames in Hz, and the share of frames that are voiced, by autocorrelation.
func Pitch(c voices.Clip) (hz, voiced float64) {
	frame, hop := c.Rate/20, c.Rate/40
	var found []float64
	frames := 0
	for at := 0; at+frame < len(c.Samples); at += hop {
		x := c.Samples[at : at+frame]
		var energy float64
		for _, s := range x {
			energy += float64(s) * float64(s)
		}
		if energy/float64(frame) < 1e-4 {
			continue
		}
		frames++
		best, lag := 0.0, 0
		for l := c.Rate / 400; l < c.Rate/55; l++ {
			var r, e float64
			for i := 0; i+l < frame; i++ {
				r += float64(x[i]) * float64(x[i+l])
				e += float64(x[i])*float64(x[i]) + float64(x[i+l])*float64(x[i+l])
			}
			if r = 2 * r / e; r > best+0.02 {
				best, lag = r, l
			}
		}
		if best > 0.6 {
			found = append(found, float64(c.Rate)/float64(lag))
		}
	}
	if frames == 0 || len(found) == 0 {
		return 0, 0
	}
	slices.Sort(found)
	return found[len(found)/2], float64(len(found)) / float64(frames)
}
