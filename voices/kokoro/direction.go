package kokoro

import (
	"math"
	"slices"
	"time"

	"radioplay/voices"
)

// direction bends what the first half says to how a line is to be said.
type direction struct {
	speed  float64 // of speaking; 1 is the voice's own
	median float64 // factor on the median of F0
	span   float64 // factor on its range around the median, in octaves
	energy float64 // added to the energy curve where there is speech; 1 is clearly heard
	hold   float64 // factor on the length of vowels
	pause  float64 // factor on the length of punctuation

	tiltDB float64 // gain of the upper half of the spectrum

	tremor, tremorHz float64 // a trembling of F0: depth (0.02 is 2 %) and speed

	whisper, sung bool
}

// plain is the voice as it is.
var plain = direction{speed: 1, median: 1, span: 1, hold: 1, pause: 1}

// manners are tuned by ear and by measuring, so that a recogniser still reads
// every word. They are what intensity 0.5 gives.
var manners = map[string]direction{
	"whispered": {speed: 0.94, median: 1, span: 1, energy: 0.5, hold: 1, pause: 1.1, whisper: true},
	"murmured":  {speed: 0.95, median: 0.96, span: 0.75, energy: -1.2, tiltDB: -4, hold: 1, pause: 1},
	"crooned":   {speed: 0.88, median: 0.98, span: 1.2, energy: -0.8, tiltDB: -3, hold: 1.2, pause: 1.1},
	"shouted":   {speed: 0.98, median: 1.28, span: 1.5, energy: 1.8, tiltDB: 4, hold: 1.1, pause: 0.9},
	"exclaimed": {speed: 1.02, median: 1.15, span: 1.5, energy: 0.8, tiltDB: 2, hold: 1, pause: 0.9},
	"laughing":  {speed: 1, median: 1.1, span: 1.25, energy: 0.3, hold: 1, pause: 0.9, tremor: 0.03, tremorHz: 5},
	"weeping":   {speed: 0.9, median: 1.06, span: 0.8, energy: -0.6, tiltDB: -1.5, hold: 1.1, pause: 1.3, tremor: 0.03, tremorHz: 6.5},
	"sung":      {speed: 0.78, median: 1, span: 1, energy: 0.4, hold: 1, pause: 1, sung: true},
	"exhausted": {speed: 0.86, median: 0.93, span: 0.6, energy: -0.8, tiltDB: -3, hold: 1.05, pause: 1.4},
	"angry":     {speed: 1.05, median: 1.06, span: 1.35, energy: 1.2, tiltDB: 3, hold: 0.95, pause: 0.8},
	"afraid":    {speed: 1.06, median: 1.1, span: 1.1, energy: -0.3, hold: 1, pause: 1.1, tremor: 0.02, tremorHz: 8},
	"cold":      {speed: 0.95, median: 0.96, span: 0.55, energy: -0.3, hold: 1, pause: 1.1},
	"hesitant":  {speed: 0.9, median: 1, span: 0.9, energy: -0.4, tiltDB: -1.5, hold: 1.1, pause: 1.8},
	"urgent":    {speed: 1.16, median: 1.06, span: 1.15, energy: 0.6, tiltDB: 1.5, hold: 0.95, pause: 0.7},
}

// revisions count changes of a manner since takes of it were first kept. They are part of the version of its takes; others stay.
var revisions = map[string]int{"whispered": 6, "laughing": 1}

// The model's own limits; outside them it slurs.
const minSpeed, maxSpeed = 0.5, 2.0

func directionFor(u voices.Utterance) direction {
	d := plain
	manner := u.Delivery.Manner
	if u.Delivery.Tune != "" {
		manner = "sung"
	}
	if m, ok := manners[manner]; ok {
		intensity := u.Delivery.Intensity
		if intensity <= 0 {
			intensity = 0.5
		}
		d = m.scaled(0.6 + 0.8*min(intensity, 1))
	}
	if u.Voice.Rate > 0 {
		d.speed *= u.Voice.Rate
	}
	d.speed = min(max(d.speed, minSpeed), maxSpeed)
	d.median *= math.Exp2(u.Voice.PitchST / 12)
	return d
}

// scaled is the direction done more (by > 1) or less.
func (d direction) scaled(by float64) direction {
	for _, factor := range []*float64{&d.speed, &d.median, &d.span, &d.hold, &d.pause} {
		*factor = math.Pow(*factor, by)
	}
	d.energy *= by
	d.tiltDB *= by
	d.tremor *= by
	return d
}

// voicedHz divides voiced from unvoiced: below it the F0 curve means nothing.
const voicedHz = 50

// F0 stays where a voice can be.
const lowestHz, highestHz = 55, 700

// A vowel that the author drew out ("sooo") is so much longer, and at least so many frames.
const (
	drawnOut     = 2.2
	leastDrawnTo = 14
)

// apply bends p, the prosody of ph.
func (d direction) apply(ph phrase, p *prosody, t *tune) {
	d.lengthen(ph, p)
	p.shapeNoises(ph)
	for i, e := range p.energy {
		if e > 0 { // speech; silence stays silent
			p.energy[i] = e + float32(d.energy)
		}
	}
	switch {
	case d.whisper:
		clear(p.f0)
	case d.sung:
		t.sing(ph, p, d.median)
	default:
		d.bend(p.f0)
	}
	p.stress(ph, !d.sung)
}

// bend moves and widens F0 around its median where there is voice.
func (d direction) bend(f0 []float32) {
	middle := medianVoiced(f0)
	if middle == 0 || d.median == 1 && d.span == 1 && d.tremor == 0 {
		return
	}
	for i, f := range f0 {
		if f < voicedHz {
			continue
		}
		hz := middle * d.median * math.Pow(float64(f)/middle, d.span)
		hz *= 1 + d.tremor*math.Sin(2*math.Pi*d.tremorHz*curveTime(i).Seconds())
		f0[i] = float32(min(max(hz, lowestHz), highestHz))
	}
}

// curveTime is the time of a value of F0 or energy within its phrase.
func curveTime(i int) time.Duration {
	return time.Duration(i) * frame * time.Second / (curvesPerStep * rate)
}

func medianVoiced(f0 []float32) float64 {
	var voiced []float32
	for _, f := range f0 {
		if f >= voicedHz {
			voiced = append(voiced, f)
		}
	}
	if len(voiced) == 0 {
		return 0
	}
	slices.Sort(voiced)
	return float64(voiced[len(voiced)/2])
}

// lengthen holds vowels and pauses as directed, and what the author drew out.
func (d direction) lengthen(ph phrase, p *prosody) {
	changed := false
	durations := slices.Clone(p.durations)
	for i, s := range ph.symbols {
		by := 1.0
		switch {
		case s.drawn:
			by = drawnOut * d.hold
		case isVowel(s.r):
			by = d.hold
		case rankOf(s.r) > 0 && i < len(ph.symbols)-1: // the last one is silence that is trimmed
			by = d.pause
		}
		by *= s.hold()
		if by != 1 {
			durations[i+1] = max(1, int(math.Round(float64(p.durations[i+1])*by)))
			if s.drawn {
				durations[i+1] = max(durations[i+1], leastDrawnTo)
			}
			changed = changed || durations[i+1] != p.durations[i+1]
		}
	}
	if changed {
		p.stretch(durations)
	}
}

// stretch gives every symbol a new number of frames. Content is the same in all
// frames of a symbol, so it is repeated; F0 and energy are drawn out.
func (p *prosody) stretch(durations []int) {
	before := p.frames()
	after := 0
	for _, d := range durations {
		after += d
	}
	content := make([]float32, contentRows*after)
	f0, energy := make([]float32, 0, curvesPerStep*after), make([]float32, 0, curvesPerStep*after)
	from, to := 0, 0
	for i, old := range p.durations {
		now := durations[i]
		for row := range contentRows {
			for k := range now {
				content[row*after+to+k] = p.content[row*before+from+min(k, old-1)]
			}
		}
		f0 = resample(f0, p.f0[curvesPerStep*from:curvesPerStep*(from+old)], curvesPerStep*now)
		energy = resample(energy, p.energy[curvesPerStep*from:curvesPerStep*(from+old)], curvesPerStep*now)
		from, to = from+old, to+now
	}
	p.durations, p.content, p.f0, p.energy = durations, content, f0, energy
}

// resample appends x drawn out (or in) to n values.
func resample(out, x []float32, n int) []float32 {
	if n == len(x) {
		return append(out, x...)
	}
	for i := range n {
		at := 0.0
		if n > 1 {
			at = float64(i) * float64(len(x)-1) / float64(n-1)
		}
		k := min(int(at), len(x)-2)
		w := float32(at - float64(k))
		out = append(out, x[k]*(1-w)+x[k+1]*w)
	}
	return out
}
