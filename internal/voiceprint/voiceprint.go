// Package voiceprint measures how a voice sounds, and keeps what was measured: the facts that casting tells voices apart by.
package voiceprint

import (
	"errors"
	"math"

	"radioplay/internal/loudness"
	"radioplay/internal/pcm"
	"radioplay/internal/pitch"
	"radioplay/voices"
)

// Every voice is measured by the same sentence, so that what differs is the voice.
const (
	Sentence          = "I heard the old boat leave this morning, but nobody saw you go."
	sentenceSyllables = 16
)

// rate at which all voices are compared, in Hz.
const rate = 16000

// ErrNothingHeard is returned for clips without any sound.
var ErrNothingHeard = errors.New("nothing is heard in it")

// Measure finds the facts of a clip of Sentence.
func Measure(c voices.Clip) (voices.Facts, error) {
	x := heard(pcm.Resample(c.Samples, c.Rate, rate))
	if len(x) < window {
		return voices.Facts{}, ErrNothingHeard
	}
	f := voices.Facts{Pace: sentenceSyllables * rate / float64(len(x)), LUFS: max(-200, loudness.Speech(c.Samples, c.Rate))}
	if v := pitch.Voiced(pitch.Track(x, rate, rate/100)); len(v) > 0 {
		f.F0Hz = v[len(v)/2]
		f.F0RangeST = 12 * math.Log2(v[len(v)*9/10]/v[len(v)/10])
	}
	f.CentroidHz, f.MFCC = colour(x)
	return rounded(f), nil
}

// heard cuts off the silence at both ends: what lies 45 dB below the loudest 10 ms.
func heard(x []float32) []float32 {
	const step = rate / 100
	var power []float64
	loudest := 0.0
	for i := 0; i+step <= len(x); i += step {
		p := 0.0
		for _, v := range x[i : i+step] {
			p += float64(v) * float64(v)
		}
		power = append(power, p)
		loudest = max(loudest, p)
	}
	from, to := 0, len(power)
	for from < to && power[from] <= loudest*quiet {
		from++
	}
	for to > from && power[to-1] <= loudest*quiet {
		to--
	}
	return x[from*step : to*step]
}

// quiet against the loudest is not speech.
const quiet = 3.2e-5

// rounded keeps three digits behind the point: more is noise.
func rounded(f voices.Facts) voices.Facts {
	at := func(x *float64) { *x = math.Round(*x*1000) / 1000 }
	for _, x := range []*float64{&f.F0Hz, &f.F0RangeST, &f.CentroidHz, &f.Pace, &f.LUFS} {
		at(x)
	}
	for i := range f.MFCC {
		at(&f.MFCC[i])
	}
	return f
}
