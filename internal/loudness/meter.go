// Package loudness measures programmes and clips by ITU-R BS.1770-4 and EBU R 128
// and keeps true peaks under a ceiling.
package loudness

import (
	"math"
	"sort"
)

// Silence is what a meter says of a programme that never rose above the absolute gate.
var Silence = math.Inf(-1)

const (
	absoluteGate = -70.0 // LUFS
	relativeGate = -10.0 // LU under the ungated loudness
)

// Meter measures a programme as it passes. Its memory does not grow with the
// programme: block loudness is kept as a histogram of hundredths of a LU.
type Meter struct {
	rate     int
	filter   []kWeighting
	step     int // frames in 100 ms; a block is four steps
	inStep   int
	sum      float64 // weighted energy in the current step
	steps    [4]float64
	nSteps   int64
	hist     map[int]*bin
	peaks    []truePeak
	sample   float64
	energy   float64
	frames   int64
	channels int
}

type bin struct {
	n   int64
	sum float64
}

// NewMeter measures mono or stereo at the given rate in Hz.
func NewMeter(rate, channels int) *Meter {
	m := &Meter{rate: rate, channels: channels, step: rate / 10, hist: map[int]*bin{}}
	for range channels {
		m.filter = append(m.filter, newKWeighting(rate))
		m.peaks = append(m.peaks, truePeak{})
	}
	return m
}

// Write measures stereo frames; a mono meter looks at the left side.
func (m *Meter) Write(frames [][2]float64) {
	for _, f := range frames {
		for c := range m.channels {
			x := f[c]
			m.sample = max(m.sample, math.Abs(x))
			m.energy += x * x
			m.peaks[c].push(x, m.peaks[c].max)
			y := m.filter[c].step(x)
			m.sum += y * y
		}
		m.frames++
		if m.inStep++; m.inStep == m.step {
			m.endStep()
		}
	}
}

// WriteMono measures a mono recording.
func (m *Meter) WriteMono(x []float32) {
	var buf [512][2]float64
	for len(x) > 0 {
		n := min(len(x), len(buf))
		for i := range n {
			buf[i] = [2]float64{float64(x[i]), float64(x[i])}
		}
		m.Write(buf[:n])
		x = x[n:]
	}
}

func (m *Meter) endStep() {
	m.steps[m.nSteps%4] = m.sum / float64(m.step)
	m.nSteps++
	m.inStep, m.sum = 0, 0
	if m.nSteps < 4 {
		return
	}
	mean := (m.steps[0] + m.steps[1] + m.steps[2] + m.steps[3]) / 4
	l := toLUFS(mean)
	if l <= absoluteGate {
		return
	}
	k := int(math.Floor(l * 100))
	b := m.hist[k]
	if b == nil {
		b = &bin{}
		m.hist[k] = b
	}
	b.n++
	b.sum += mean
}

// Integrated is the gated loudness of everything so far in LUFS, or Silence.
func (m *Meter) Integrated() float64 {
	var n int64
	var sum float64
	for _, b := range m.hist {
		n += b.n
		sum += b.sum
	}
	if n == 0 {
		return Silence
	}
	gate := toLUFS(sum/float64(n)) + relativeGate
	keys := make([]int, 0, len(m.hist))
	for k := range m.hist {
		keys = append(keys, k)
	}
	sort.Ints(keys) // one order of adding up, one result
	n, sum = 0, 0
	for _, k := range keys {
		if b := m.hist[k]; float64(k+1)/100 > gate {
			n += b.n
			sum += b.sum
		}
	}
	return toLUFS(sum / float64(n))
}

// TruePeakDBTP is the highest level between samples as well as on them, by
// fourfold oversampling (BS.1770-4, annex 2).
func (m *Meter) TruePeakDBTP() float64 {
	p := m.sample
	for i := range m.peaks {
		p = max(p, m.peaks[i].max)
	}
	return 20 * math.Log10(p)
}

// SamplePeakDBFS is the highest sample.
func (m *Meter) SamplePeakDBFS() float64 { return 20 * math.Log10(m.sample) }

// RMSDBFS is the plain, ungated level, averaged over channels; a full-scale square wave is 0.
func (m *Meter) RMSDBFS() float64 {
	return 10 * math.Log10(m.energy/float64(max(m.frames*int64(m.channels), 1)))
}

// Frames is how many frames were measured.
func (m *Meter) Frames() int64 { return m.frames }

func toLUFS(energy float64) float64 { return -0.691 + 10*math.Log10(energy) }

// Speech is the loudness of one spoken clip in LUFS: the K-weighted mean over
// its 100 ms stretches that lie above the absolute gate and within 10 LU of
// their own mean. Unlike programme loudness it is defined for clips under 400 ms; a
// clip under 100 ms is one stretch. The figure is for a clip played on one channel
// of a mono programme, so clips compare with one another.
func Speech(x []float32, rate int) float64 {
	k := newKWeighting(rate)
	step := max(1, min(rate/10, len(x)))
	var e []float64
	sum, n := 0.0, 0
	for _, s := range x {
		y := k.step(float64(s))
		sum += y * y
		if n++; n == step {
			e = append(e, sum/float64(step))
			sum, n = 0, 0
		}
	}
	mean := gatedMean(e, absoluteGate)
	if mean == 0 {
		return Silence
	}
	return toLUFS(gatedMean(e, toLUFS(mean)+relativeGate))
}

func gatedMean(e []float64, gate float64) float64 {
	sum, n := 0.0, 0
	for _, v := range e {
		if toLUFS(v) > gate {
			sum += v
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
