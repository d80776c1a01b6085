package takes

import (
	"math"
	"math/cmplx"
	"time"

	"gonum.org/v1/gonum/dsp/fourier"
)

// A repeat is looked for with spectra of bands that lie as the ear's do (the mel scale), one every repeatHop.
const (
	repeatHop    = 20 * time.Millisecond
	repeatFrame  = 32 * time.Millisecond
	repeatBands  = 24
	bandsFromHz  = 100.0
	bandsToHz    = 6000.0
	repeatLength = 600 * time.Millisecond // shorter likeness is that of sounds, not of words
	repeatReach  = 10 * time.Second       // how far apart the two may be
	// repeatAlike is the correlation of two stretches that are the same. In 98 takes of real voices the most alike pair came to
	// 0.95 and the next to 0.88; 0.8 s put in twice give 0.98 and more, unless part of them is silence.
	repeatAlike = 0.96
	// A stretch that is like another at more distances than these is a hum, a tone or a roll: alike all along, and no repeat.
	mostLags   = 3
	heardShare = 0.7 // of a stretch that has to be sound and no silence
)

// findRepeat finds the most alike pair of stretches, if any is alike enough to be the same words said again by a machine
// that lost its place. Words that a person repeats come out less alike.
func findRepeat(x []float32, rate int) Repeat {
	f := spectra(x, rate)
	w := int(repeatLength / repeatHop)
	best, where := repeatAlike, Repeat{}
	energy := make([]float64, len(f.bands)+1) // cumulated
	sound := make([]int, len(f.bands)+1)
	for i, b := range f.bands {
		energy[i+1] = energy[i] + dot(b, b)
		sound[i+1] = sound[i]
		if f.heard[i] {
			sound[i+1]++
		}
	}
	enough := func(at int) bool { return float64(sound[at+w]-sound[at]) >= heardShare*float64(w) }
	lags := 0 // at which something is alike
	for lag := w; lag <= min(len(f.bands)-w, int(repeatReach/repeatHop)); lag++ {
		run, alike := 0.0, false
		for i := 0; i+lag < len(f.bands); i++ {
			run += dot(f.bands[i], f.bands[i+lag])
			at := i - w + 1
			if at < 0 {
				continue
			}
			if at > 0 {
				run -= dot(f.bands[at-1], f.bands[at-1+lag])
			}
			if !enough(at) || !enough(at+lag) {
				continue
			}
			r := run / math.Sqrt((energy[at+w]-energy[at])*(energy[at+lag+w]-energy[at+lag])+1e-12)
			alike = alike || r > repeatAlike
			if r > best {
				best, where = r, Repeat{At: time.Duration(at) * repeatHop, Again: time.Duration(at+lag) * repeatHop, For: repeatLength}
			}
		}
		if alike {
			lags++
		}
	}
	if lags > mostLags {
		return Repeat{}
	}
	return where
}

// frames are the spectra of a clip, each band without its mean over the clip.
type frames struct {
	bands [][]float64
	heard []bool // louder than 40 dB below the loudest
}

func spectra(x []float32, rate int) frames {
	n := 1
	for n < int(repeatFrame.Seconds()*float64(rate)) {
		n *= 2
	}
	hop := int(repeatHop.Seconds() * float64(rate))
	var f frames
	if hop < 1 || len(x) < n {
		return f
	}
	fft := fourier.NewFFT(n)
	edges := bandEdges(n, rate)
	frame := make([]float64, n)
	var levels []float64
	loudest := 0.0
	for at := 0; at+n <= len(x); at += hop {
		level := 0.0
		for i := range frame {
			v := float64(x[at+i])
			level += v * v
			frame[i] = v * (0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(n)))
		}
		c := fft.Coefficients(nil, frame)
		b := make([]float64, repeatBands)
		for k := range b {
			for i := edges[k]; i < edges[k+1]; i++ {
				b[k] += cmplx.Abs(c[i]) * cmplx.Abs(c[i])
			}
		}
		f.bands = append(f.bands, b)
		levels = append(levels, level)
		loudest = max(loudest, level)
	}
	for _, l := range levels {
		f.heard = append(f.heard, l > loudest*1e-4)
	}
	f.flatten()
	return f
}

// flatten takes logarithms, with a floor 60 dB below the loudest band, and each band's mean away.
func (f frames) flatten() {
	loudest := 1e-12
	for _, b := range f.bands {
		for _, v := range b {
			loudest = max(loudest, v)
		}
	}
	var mean [repeatBands]float64
	for _, b := range f.bands {
		for k := range b {
			b[k] = math.Log(b[k] + loudest*1e-6)
			mean[k] += b[k] / float64(len(f.bands))
		}
	}
	for _, b := range f.bands {
		for k := range b {
			b[k] -= mean[k]
		}
	}
}

// bandEdges are the bins of a spectrum of n samples where the bands begin; every band has one at least.
func bandEdges(n, rate int) []int {
	mel := func(hz float64) float64 { return 1127 * math.Log(1+hz/700) }
	lo, hi := mel(bandsFromHz), mel(min(bandsToHz, float64(rate)/2))
	edges := make([]int, repeatBands+1)
	for k := range edges {
		hz := 700 * (math.Exp((lo+(hi-lo)*float64(k)/repeatBands)/1127) - 1)
		edges[k] = int(hz * float64(n) / float64(rate))
		if k > 0 {
			edges[k] = max(edges[k], edges[k-1]+1)
		}
	}
	for k := range edges {
		edges[k] = min(edges[k], n/2+1)
	}
	return edges
}

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}
