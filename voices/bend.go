package voices

import "math"

// Bend is what a voice and a delivery ask of an engine that can change pace and pitch and nothing else.
type Bend struct {
	Rate    float64 // factor on the voice's own speed
	PitchST float64 // semitones
}

// bends are the manners at full intensity.
var bends = map[string]Bend{
	"whispered": {0.92, 0}, "murmured": {0.92, -1}, "crooned": {0.82, 1}, "shouted": {1, 4}, "exclaimed": {1.06, 2}, "laughing": {1.08, 2.5},
	"weeping": {0.85, 2}, "sung": {0.75, 2}, "exhausted": {0.8, -2}, "angry": {1.08, -0.5}, "afraid": {1.12, 2.5}, "cold": {0.95, -1.5},
	"hesitant": {0.85, 0.5}, "urgent": {1.2, 1},
}

// Bend is the utterance's: its voice's rate and pitch, then its manner's, of which half is left without any intensity.
func (u Utterance) Bend() Bend {
	b := Bend{u.Voice.Rate, u.Voice.PitchST}
	if b.Rate <= 0 {
		b.Rate = 1
	}
	if m, ok := bends[u.Delivery.Manner]; ok {
		k := 0.5 + 0.5*min(1, max(0, u.Delivery.Intensity))
		b.Rate *= math.Pow(m.Rate, k)
		b.PitchST += m.PitchST * k
	}
	return b
}
