package effects

import "math"

// hall is the sound of many walls: eight delay lines that feed each other (a feedback delay network with a Householder
// matrix; J.-M. Jot and A. Chaigne, AES 1991). It is linear.
type hall struct {
	lines [8][]float64
	at    [8]int
	gain  [8]float64 // so that every line dies away in the same time
	low   [8]float64 // walls take the highs
	damp  float64
}

// hallSeconds have no common measure, so that echoes do not pile up.
var hallSeconds = [8]float64{0.0297, 0.0371, 0.0411, 0.0437, 0.0533, 0.0617, 0.0719, 0.0797}

// newHall is a room whose sound takes so many seconds to fall by 60 dB, and whose walls take what lies above darkHz.
func newHall(rate int, seconds, darkHz float64) *hall {
	h := &hall{damp: 1 - math.Exp(-2*math.Pi*darkHz/float64(rate))}
	for i, s := range hallSeconds {
		h.lines[i] = make([]float64, int(s*float64(rate)))
		h.gain[i] = amplitude(-60 * s / seconds)
	}
	return h
}

func amplitude(db float64) float64 { return math.Pow(10, db/20) }

// answer adds what the walls send back to x; wet is how much of it.
func (h *hall) answer(x []float32, wet float64) []float32 {
	for n, v := range x {
		sum, back, sign := 0.0, 0.0, 1.0
		for i := range h.lines {
			out := h.lines[i][h.at[i]]
			h.low[i] += h.damp * (h.gain[i]*out - h.low[i])
			sum += h.low[i]
			back += sign * out
			sign = -sign
		}
		for i := range h.lines {
			h.lines[i][h.at[i]] = float64(v) + h.low[i] - sum/4
			if h.at[i]++; h.at[i] == len(h.lines[i]) {
				h.at[i] = 0
			}
		}
		x[n] = v + float32(wet*back)
	}
	return x
}
