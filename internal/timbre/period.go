package timbre

import (
	"math"
	"slices"
)

// period is the usual pitch period of x in samples: the median over its windows that have one, by normalised autocorrelation. Where
// none has, that of the highest pitch, whose envelope is the smoothest.
func (s *shaper) period(x []float32) int {
	shortest, longest := s.rate/highestHz, s.rate/lowestHz
	var found []int
	for from := 0; from+s.n+longest <= len(x); from += s.n {
		if p := clearPeriod(x[from:from+s.n+longest], shortest, longest); p > 0 {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return shortest
	}
	slices.Sort(found)
	return found[len(found)/2]
}

// clearPeriod is the shortest lag at which the front of x is nearly as like what follows as at any, or 0 where it is like nothing.
func clearPeriod(x []float32, shortest, longest int) int {
	const clear, nearly = 0.7, 0.9
	n := len(x) - longest
	energy := func(from int) float64 {
		e := 0.0
		for _, v := range x[from : from+n] {
			e += float64(v) * float64(v)
		}
		return e
	}
	own := energy(0)
	likeness := make([]float64, longest+1)
	best := 0.0
	for lag := shortest; lag <= longest; lag++ {
		both := 0.0
		for i := range n {
			both += float64(x[i]) * float64(x[i+lag])
		}
		if e := energy(lag); e > 0 && own > 0 {
			likeness[lag] = both / math.Sqrt(own*e)
		}
		best = max(best, likeness[lag])
	}
	if best < clear {
		return 0
	}
	for lag := shortest + 1; lag < longest; lag++ {
		if l := likeness[lag]; l >= nearly*best && l >= likeness[lag-1] && l >= likeness[lag+1] {
			return lag
		}
	}
	return 0
}
