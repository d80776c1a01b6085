package voiceprint

import (
	"math"

	"gonum.org/v1/gonum/dsp/fourier"
)

const (
	window     = 400 // samples: 25 ms
	hop        = 160 // 10 ms
	fftSize    = 512
	bands      = 26
	lowestHz   = 60.0
	highestHz  = 7600.0
	cepstra    = 12
	emphasis   = 0.97
	frameQuiet = 1e-4 // of the loudest frame's power: -40 dB
)

// colour is the spectral centroid in Hz and the mean of MFCC 1 to 12 over the frames of x that are heard. Filters and formulas as
// in Davis and Mermelstein (1980), with the mel scale 2595 log10(1 + f/700).
func colour(x []float32) (centroid float64, mfcc []float64) {
	spectra := spectraOf(x)
	loudest := 0.0
	for _, s := range spectra {
		loudest = max(loudest, total(s))
	}
	filters := melFilters()
	mfcc = make([]float64, cepstra)
	n, weight := 0.0, 0.0
	for _, s := range spectra {
		if total(s) < loudest*frameQuiet {
			continue
		}
		n++
		for i, p := range s {
			a := math.Sqrt(p)
			centroid += a * float64(i) * rate / fftSize
			weight += a
		}
		for k, c := range cepstrum(s, filters) {
			mfcc[k] += c
		}
	}
	for k := range mfcc {
		mfcc[k] /= max(n, 1)
	}
	return centroid / max(weight, 1e-12), mfcc
}

// spectraOf are the power spectra of the frames, with the usual pre-emphasis.
func spectraOf(x []float32) [][]float64 {
	fft := fourier.NewFFT(fftSize)
	var out [][]float64
	for from := 0; from+window <= len(x); from += hop {
		frame := make([]float64, fftSize)
		for i := range window {
			before := 0.0
			if from+i > 0 {
				before = float64(x[from+i-1])
			}
			hamming := 0.54 - 0.46*math.Cos(2*math.Pi*float64(i)/(window-1))
			frame[i] = hamming * (float64(x[from+i]) - emphasis*before)
		}
		s := make([]float64, fftSize/2+1)
		for i, c := range fft.Coefficients(nil, frame) {
			s[i] = real(c)*real(c) + imag(c)*imag(c)
		}
		out = append(out, s)
	}
	return out
}

func total(spectrum []float64) float64 {
	t := 0.0
	for _, p := range spectrum {
		t += p
	}
	return t
}

// melFilters are triangles, evenly spaced on the mel scale.
func melFilters() [][]float64 {
	mel := func(hz float64) float64 { return 2595 * math.Log10(1+hz/700) }
	hz := func(mel float64) float64 { return 700 * (math.Pow(10, mel/2595) - 1) }
	low, high := mel(lowestHz), mel(highestHz)
	at := func(k int) float64 { return hz(low + (high-low)*float64(k)/(bands+1)) }
	filters := make([][]float64, bands)
	for b := range filters {
		filters[b] = make([]float64, fftSize/2+1)
		left, middle, right := at(b), at(b+1), at(b+2)
		for i := range filters[b] {
			f := float64(i) * rate / fftSize
			filters[b][i] = max(0, min((f-left)/(middle-left), (right-f)/(right-middle)))
		}
	}
	return filters
}

// cepstrum is the orthonormal cosine transform of the log band powers, without its first value, which is the level.
func cepstrum(spectrum []float64, filters [][]float64) []float64 {
	logs := make([]float64, bands)
	for b, f := range filters {
		p := 0.0
		for i, w := range f {
			p += w * spectrum[i]
		}
		logs[b] = math.Log(max(p, 1e-10))
	}
	out := make([]float64, cepstra)
	for k := range out {
		for b, l := range logs {
			out[k] += l * math.Cos(math.Pi*float64(k+1)*(float64(b)+0.5)/bands)
		}
		out[k] *= math.Sqrt(2.0 / bands)
	}
	return out
}
