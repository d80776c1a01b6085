package timbre

import (
	"math"
	"math/cmplx"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/dsp/fourier"

	"radioplay/internal/pitch"
)

const (
	windowSeconds = 0.040 // at least; the next power of two is taken
	overlap       = 4     // windows over every sample

	// The envelope is what lies below half a pitch period in the cepstrum.
	highestHz      = 450
	envelopeRounds = 30
	closeEnough    = 0.02 // an envelope this near below the peaks (natural logarithm) is done

	// How far the warped envelope may lie from the one it replaces, as a factor (30 dB).
	mostGain = 31.6

	// Breath begins at breathFrom and is full at breathFull (Hz): the lowest harmonics stay voiced in breathy speech.
	breathFrom, breathFull = 250, 1400
)

// Shape moves the formants of x by so many semitones and replaces so much (0 to 1) of its upper harmonics by breath.
// F0, length and RMS level stay. The same samples give the same result.
//
// Each window's spectrum is divided by its envelope and multiplied by the envelope stretched along the frequency axis, so the
// harmonics stay where they are. The envelope is the "true envelope" of Röbel and Rodet (DAFx 2005): a smoothed cepstrum, raised
// until it covers the peaks. Breath is noise with the same envelope and the power of what it replaces.
func Shape(x []float32, rate int, formantST, breath float64) []float32 {
	formantST = min(max(formantST, -MaxFormantST), MaxFormantST)
	breath = min(max(breath, 0), MaxBreath)
	if len(x) == 0 || formantST == 0 && breath == 0 {
		return x
	}
	s := newShaper(rate, formantST, breath)
	return s.through(x, rate)
}

// through shapes all of x, window by window.
func (s *shaper) through(x []float32, rate int) []float32 {
	s.cut = rate / (2 * highestHz) // of the highest voice, whose envelope is the smoothest
	if hz := pitch.Median(x, rate); hz > 0 {
		s.cut = int(float64(rate) / hz / 2)
	}
	hop := s.n / overlap
	out := make([]float64, len(x)+2*s.n)
	noise := rand.New(rand.NewPCG(1, 2))
	hiss := make([]float64, s.n)
	for i := range hiss {
		hiss[i] = noise.NormFloat64()
	}
	frame, breathing := make([]float64, s.n), make([]float64, s.n)
	for at := -s.n + hop; at < len(x); at += hop {
		for i := range frame {
			frame[i] = 0
			if k := at + i; k >= 0 && k < len(x) {
				frame[i] = float64(x[k]) * s.window[i]
			}
			breathing[i] = hiss[i] * s.window[i]
		}
		for i, v := range s.shape(frame, breathing) {
			out[at+s.n+i] += v * s.window[i]
		}
		copy(hiss, hiss[hop:]) // the noise runs on from window to window
		for i := s.n - hop; i < s.n; i++ {
			hiss[i] = noise.NormFloat64()
		}
	}
	return level(out[s.n:s.n+len(x)], x)
}

// level brings y to the power of x.
func level(y []float64, x []float32) []float32 {
	var before, after float64
	for i := range x {
		before += float64(x[i]) * float64(x[i])
		after += y[i] * y[i]
	}
	gain := 0.0
	if after > 0 {
		gain = math.Sqrt(before / after)
	}
	out := make([]float32, len(x))
	for i := range out {
		out[i] = float32(gain * y[i])
	}
	return out
}

// shaper works on one window at a time.
type shaper struct {
	n      int // samples of a window
	fft    *fourier.FFT
	window []float64
	cut    int       // cepstral coefficients of the envelope
	warp   float64   // factor on the frequencies of formants
	breath []float64 // of every bin: how much of its amplitude is breath
}

func newShaper(rate int, formantST, breath float64) *shaper {
	n := 256
	for float64(n) < windowSeconds*float64(rate) {
		n *= 2
	}
	s := &shaper{n: n, fft: fourier.NewFFT(n), window: make([]float64, n),
		warp: math.Exp2(formantST / 12), breath: make([]float64, n/2+1)}
	for i := range s.window {
		s.window[i] = 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(n))
	}
	for i := range s.breath {
		hz := float64(i) * float64(rate) / float64(n)
		s.breath[i] = breath * min(1, max(0, math.Log(max(hz, 1)/breathFrom)/math.Log(breathFull/breathFrom)))
	}
	return s
}

// shape changes one windowed frame; hiss is windowed noise of the same length.
func (s *shaper) shape(frame, hiss []float64) []float64 {
	spectrum := s.fft.Coefficients(nil, frame)
	magnitude := make([]float64, len(spectrum))
	loud := 0.0
	for i, c := range spectrum {
		magnitude[i] = cmplx.Abs(c)
		loud = max(loud, magnitude[i])
	}
	if loud < 1e-9 {
		return make([]float64, s.n)
	}
	envelope := s.envelope(magnitude, loud*1e-5)
	for i := range spectrum {
		warped := math.Exp(at(envelope, float64(i)/s.warp) - envelope[i])
		spectrum[i] *= complex(min(max(warped, 1/mostGain), mostGain), 0)
	}
	s.breathe(spectrum, envelope, hiss)
	out := s.fft.Sequence(nil, spectrum)
	for i := range out {
		out[i] /= float64(s.n)
	}
	return out
}

// breathe takes harmonics out of a spectrum and puts noise of the same shape and power in.
func (s *shaper) breathe(spectrum []complex128, envelope, hiss []float64) {
	noise := s.fft.Coefficients(nil, hiss)
	var taken, put float64
	for i, b := range s.breath {
		if b == 0 {
			continue
		}
		noise[i] *= complex(b*math.Exp(at(envelope, float64(i)/s.warp)), 0)
		taken += b * b * power(spectrum[i])
		put += power(noise[i])
	}
	if put == 0 {
		return
	}
	gain := math.Sqrt(taken / put)
	for i, b := range s.breath {
		if b > 0 {
			spectrum[i] = spectrum[i]*complex(math.Sqrt(1-b*b), 0) + noise[i]*complex(gain, 0)
		}
	}
}

func power(c complex128) float64 { return real(c)*real(c) + imag(c)*imag(c) }

// envelope is the natural logarithm of the spectrum's envelope.
func (s *shaper) envelope(magnitude []float64, floor float64) []float64 {
	target := make([]float64, len(magnitude))
	for i, m := range magnitude {
		target[i] = math.Log(max(m, floor))
	}
	log := slices.Clone(target)
	var smooth []float64
	for range envelopeRounds {
		smooth = s.smooth(target)
		short := 0.0
		for i := range target {
			short = max(short, log[i]-smooth[i])
			target[i] = max(target[i], smooth[i])
		}
		if short < closeEnough {
			break
		}
	}
	return smooth
}

// smooth keeps the slow part of a log spectrum: its first cepstral coefficients.
func (s *shaper) smooth(log []float64) []float64 {
	c := make([]complex128, len(log))
	for i, v := range log {
		c[i] = complex(v, 0)
	}
	cepstrum := s.fft.Sequence(nil, c)
	for i := range cepstrum {
		if q := min(i, s.n-i); q > s.cut {
			cepstrum[i] = 0
		} else {
			cepstrum[i] /= float64(s.n)
		}
	}
	out := make([]float64, len(log))
	for i, v := range s.fft.Coefficients(nil, cepstrum) {
		out[i] = real(v)
	}
	return out
}

// at reads a curve between its points; beyond its ends it goes on level.
func at(curve []float64, x float64) float64 {
	i := int(x)
	if i >= len(curve)-1 {
		return curve[len(curve)-1]
	}
	w := x - float64(i)
	return curve[i]*(1-w) + curve[i+1]*w
}
