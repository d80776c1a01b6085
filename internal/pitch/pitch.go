// Package pitch finds the pitch of recorded speech by normalised autocorrelation.
package pitch

import (
	"math"
	"slices"
)

// Pitch is looked for between these, in Hz.
const lowestHz, highestHz = 65, 480

// A window has a pitch when it is this like itself one period on; the shortest period that is nearly as good as the best is taken,
// since twice a period is a period too.
const clear, nearly = 0.7, 0.9

// Window is the length of what is looked at, for a pitch as low as any.
const windowSeconds = 0.040

// Track is the pitch of x in Hz, every step samples; 0 where there is none.
func Track(x []float32, rate, step int) []float64 {
	shortest, longest := rate/highestHz, rate/lowestHz
	n := int(windowSeconds*float64(rate)) + longest
	likeness := make([]float64, longest+1)
	var track []float64
	for from := 0; from+n <= len(x); from += step {
		hz := 0.0
		if p := period(x[from:from+n], shortest, longest, likeness); p > 0 {
			hz = float64(rate) / p
		}
		track = append(track, hz)
	}
	return track
}

// Voiced are the values of a track that have a pitch, in order of height.
func Voiced(track []float64) []float64 {
	var out []float64
	for _, hz := range track {
		if hz > 0 {
			out = append(out, hz)
		}
	}
	slices.Sort(out)
	return out
}

// Median pitch of x in Hz over its windows that have one; 0 where none has.
func Median(x []float32, rate int) float64 {
	v := Voiced(Track(x, rate, rate/50))
	if len(v) == 0 {
		return 0
	}
	return v[len(v)/2]
}

// period in samples, between the samples by a parabola, or 0. likeness is scratch.
func period(x []float32, shortest, longest int, likeness []float64) float64 {
	n := len(x) - longest
	own, e := 0.0, 0.0
	for i, v := range x[:n+shortest] {
		if i < n {
			own += float64(v) * float64(v)
		}
		if i >= shortest {
			e += float64(v) * float64(v)
		}
	}
	if own == 0 {
		return 0
	}
	best := 0.0
	for lag := shortest; lag <= longest; lag++ {
		both := 0.0
		for i, v := range x[:n] {
			both += float64(v) * float64(x[i+lag])
		}
		likeness[lag] = both / math.Sqrt(own*max(e, 1e-12))
		best = max(best, likeness[lag])
		if lag < longest {
			e += float64(x[lag+n])*float64(x[lag+n]) - float64(x[lag])*float64(x[lag])
		}
	}
	if best < clear {
		return 0
	}
	for lag := shortest + 1; lag < longest; lag++ {
		a, b, c := likeness[lag-1], likeness[lag], likeness[lag+1]
		if b >= nearly*best && b >= a && b >= c {
			if d := a - 2*b + c; d < 0 {
				return float64(lag) + 0.5*(a-c)/d
			}
			return float64(lag)
		}
	}
	return 0
}
