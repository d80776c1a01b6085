package voices

import "math"

// Facts are what was measured of a voice, from one fixed sentence. They are comparable between the voices of an engine and,
// with care, between engines.
type Facts struct {
	F0Hz       float64 `json:"f0_hz"`       // median of its fundamental frequency; 0: no pitch was found
	F0RangeST  float64 `json:"f0_range_st"` // semitones from the 10th to the 90th percentile
	CentroidHz float64 `json:"centroid_hz"` // spectral centroid: how bright it is
	Pace       float64 `json:"pace"`        // syllables a second
	LUFS       float64 `json:"lufs"`        // loudness as the engine gives it
	// MFCC is the mean of mel-frequency cepstral coefficients 1 to 12 over what is heard: the colour of the voice.
	MFCC []float64 `json:"mfcc"`
}

// MFCCDistance is the Euclidean distance of the mean coefficients: how unlike the colours of two voices are, whatever their pitch
// and level. It is 0 where one of them was not measured.
func (f Facts) MFCCDistance(g Facts) float64 {
	sum := 0.0
	for i := range min(len(f.MFCC), len(g.MFCC)) {
		d := f.MFCC[i] - g.MFCC[i]
		sum += d * d
	}
	return math.Sqrt(sum)
}
