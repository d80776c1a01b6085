package loudness

import "math"

const (
	oversample = 4
	peakTaps   = 32 // a phase; the standard's example filter has 12
)

// peakPhases are the interpolation filters of the three points between two
// samples: a sinc under a Hann window.
var peakPhases = func() (p [oversample - 1][peakTaps]float64) {
	for k := range p {
		frac := float64(k+1) / oversample
		sum := 0.0
		for i := range peakTaps {
			x := float64(i-peakTaps/2+1) - frac
			w := x / (peakTaps / 2)
			p[k][i] = math.Sin(math.Pi*x) / (math.Pi * x) * (0.5 + 0.5*math.Cos(math.Pi*w))
			sum += p[k][i]
		}
		for i := range peakTaps {
			p[k][i] /= sum
		}
	}
	return p
}()

// peakBound is the most that interpolation can make of samples of at most 1.
var peakBound = func() (b float64) {
	for _, p := range peakPhases {
		sum := 0.0
		for _, c := range p {
			sum += math.Abs(c)
		}
		b = max(b, sum)
	}
	return b
}()

// truePeak follows the highest interpolated level of one channel.
type truePeak struct {
	hist [2 * peakTaps]float64 // written twice, so that a window is always contiguous
	at   int
	loud int // how many samples longer a loud one is in the window
	max  float64
}

// push takes a sample and returns the highest level around the moment
// peakTaps/2 samples ago. Levels that cannot exceed floor may be told too low: nobody asks for them, and looking costs most of the time.
func (t *truePeak) push(x, floor float64) float64 {
	t.hist[t.at], t.hist[t.at+peakTaps] = x, x
	t.at = (t.at + 1) % peakTaps
	win := t.hist[t.at : t.at+peakTaps]
	peak := math.Abs(win[peakTaps/2-1])
	if math.Abs(x)*peakBound > floor {
		t.loud = peakTaps
	}
	if t.loud > 0 { // something in the window is loud enough to matter
		t.loud--
		for k := range peakPhases {
			s := 0.0
			for i, c := range peakPhases[k] {
				s += c * win[i]
			}
			peak = max(peak, math.Abs(s))
		}
	}
	t.max = max(t.max, peak)
	return peak
}
