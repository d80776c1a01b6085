package loudness

import (
	"math"

	"github.com/faiface/beep"
)

// lookAhead is how far before a peak the gain begins to fall, and release how fast it comes back.
const (
	lookAheadSeconds = 0.005
	releaseSeconds   = 0.120
)

// Limiter holds the true peak of a stereo stream under a ceiling after a fixed
// gain. It looks ahead, so the gain is down before the peak comes, and moves both
// sides together, so that nobody jumps across the stage. Its delay is taken out: what
// comes out lines up with what went in, frame for frame.
type Limiter struct {
	src     beep.Streamer
	gain    float64
	ceiling float64
	release float64

	peaks   [2]truePeak
	delay   [][2]float64 // ring of frames not yet given
	hold    minQueue
	smooth  []float64 // ring of held gains under the averaging window
	sum     float64
	env     float64
	given   int64 // frames given
	taken   int64 // frames read from src
	end     int64 // frames there are in all, once the source is drained
	drained bool
	in      [512][2]float64
	reduced float64
}

// NewLimiter applies gainDB to src and keeps the result at or under ceilingDBTP.
func NewLimiter(src beep.Streamer, rate int, gainDB, ceilingDBTP float64) *Limiter {
	n := max(2, int(lookAheadSeconds*float64(rate)))
	l := &Limiter{
		src: src, gain: math.Pow(10, gainDB/20), ceiling: math.Pow(10, ceilingDBTP/20) * 0.995, // the interpolation errs by under 0.04 dB
		release: 1 - math.Exp(-1/(releaseSeconds*float64(rate))),
		delay:   make([][2]float64, 2*n+peakTaps), smooth: make([]float64, n), hold: minQueue{span: int64(n + peakTaps/2 + 1)}, env: 1, reduced: 1,
	}
	for i := range l.smooth {
		l.smooth[i] = 1
	}
	l.sum = float64(n)
	return l
}

// latency in frames: the averaging window plus the hold that covers the detector's own delay.
func (l *Limiter) latency() int64 { return int64(len(l.smooth)) + peakTaps/2 }

// push takes one frame in and returns the frame latency() ago, limited.
func (l *Limiter) push(f [2]float64) [2]float64 {
	f[0] *= l.gain
	f[1] *= l.gain
	p := max(l.peaks[0].push(f[0], l.ceiling), l.peaks[1].push(f[1], l.ceiling))
	want := 1.0
	if p > l.ceiling {
		want = l.ceiling / p
	}
	held := l.hold.push(want)
	if held < l.env {
		l.env = held
	} else {
		l.env += (held - l.env) * l.release
	}
	// The mean of a held minimum never exceeds what the frame at the window's end needs.
	i := int(l.taken) % len(l.smooth)
	l.sum += l.env - l.smooth[i]
	l.smooth[i] = l.env
	g := min(1, l.sum/float64(len(l.smooth)))
	l.reduced = min(l.reduced, g)

	n := int64(len(l.delay))
	l.delay[l.taken%n] = f
	out := l.delay[(l.taken-l.latency()+n)%n]
	l.taken++
	out[0] *= g
	out[1] *= g
	return out
}

// Stream implements beep.Streamer.
func (l *Limiter) Stream(out [][2]float64) (int, bool) {
	n := 0
	for n < len(out) {
		if l.drained {
			for n < len(out) && l.given < l.end {
				out[n] = l.push([2]float64{})
				n++
				l.given++
			}
			break
		}
		k, ok := l.src.Stream(l.in[:min(len(l.in), len(out)-n)])
		for _, f := range l.in[:k] {
			o := l.push(f)
			if l.taken > l.latency() {
				out[n] = o
				n++
				l.given++
			}
		}
		if !ok {
			l.drained = true
			l.end = l.taken
		}
	}
	return n, n > 0
}

// Err passes on the source's error.
func (l *Limiter) Err() error { return l.src.Err() }

// ReductionDB is the deepest the gain went, 0 or less.
func (l *Limiter) ReductionDB() float64 { return 20 * math.Log10(l.reduced) }

// minQueue gives the least of the last span values.
type minQueue struct {
	span int64
	n    int64
	vals []float64 // rising; vals[0] is the least
	idx  []int64
}

func (q *minQueue) push(v float64) float64 {
	for len(q.vals) > 0 && q.vals[len(q.vals)-1] >= v {
		q.vals, q.idx = q.vals[:len(q.vals)-1], q.idx[:len(q.idx)-1]
	}
	q.vals, q.idx = append(q.vals, v), append(q.idx, q.n)
	for q.idx[0] <= q.n-q.span {
		q.vals, q.idx = q.vals[1:], q.idx[1:]
	}
	q.n++
	return q.vals[0]
}
