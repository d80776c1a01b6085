package mix

import (
	"math"
	"math/bits"
)

// room adds a few early reflections, as from the walls of a small room, so that
// voices of different engines stand in one place. It is linear, so stems still sum to the mix.
type room struct {
	line [][2]float64 // what was heard, a ring
	at   int
	taps []reflection
	low  [2]float64 // walls take the highs
	damp float64
}

type reflection struct {
	delay int
	gain  float64
	cross bool // comes from the other side
}

func newRoom(rate int) *room {
	ms := func(t float64) int { return int(t * float64(rate) / 1000) }
	return &room{
		line: make([][2]float64, 1<<bits.Len(uint(ms(34)))), // a power of two: places wrap with a mask
		taps: []reflection{{ms(7.3), 0.075, false}, {ms(11.9), 0.065, true}, {ms(17.1), 0.05, false}, {ms(23.9), 0.04, true}, {ms(33.7), 0.03, false}},
		damp: 1 - math.Exp(-2*math.Pi*4500/float64(rate)),
	}
}

func (r *room) step(x [2]float64) [2]float64 {
	var wet [2]float64
	mask := len(r.line) - 1
	for _, t := range r.taps {
		y := r.line[(r.at-t.delay)&mask]
		if t.cross {
			y[0], y[1] = y[1], y[0]
		}
		wet[0] += t.gain * y[0]
		wet[1] += t.gain * y[1]
	}
	r.line[r.at] = x
	r.at = (r.at + 1) & mask
	for c := range wet {
		r.low[c] += r.damp * (wet[c] - r.low[c])
		x[c] += r.low[c]
	}
	return x
}

// A shout reaches walls further off than those of the room, and they answer: late, dark and soft.
var shoutTaps = []reflection{{delay: 83, gain: 0.11}, {delay: 131, gain: 0.08}, {delay: 187, gain: 0.05}} // delays in ms

// answered is a shout with what comes back of it, which lasts longer than the shout does.
func answered(x []float32, rate int, intensity float64) []float32 {
	last := shoutTaps[len(shoutTaps)-1].delay * rate / 1000
	out := append(x, make([]float32, last)...)
	dark := make([]float32, len(x))
	damp, low := 1-math.Exp(-2*math.Pi*2500/float64(rate)), 0.0
	for i, v := range x {
		low += damp * (float64(v) - low)
		dark[i] = float32(low * (0.5 + intensity))
	}
	for _, t := range shoutTaps {
		for i, v := range dark {
			out[i+t.delay*rate/1000] += float32(t.gain) * v
		}
	}
	return out
}

// roomTone is very soft noise that falls off with frequency, about -80 dBFS RMS
// before mastering: gaps are not dead, and ACX's noise floor of -60 dB is far away. It is the same every time.
type roomTone struct {
	seed uint32
	low  [2]float64
}

func newRoomTone() *roomTone { return &roomTone{seed: 20251} }

const (
	roomToneLevel = 1.3e-4
	roomTonePole  = 0.05
)

func (r *roomTone) add(out [][2]float64) {
	for i := range out {
		for c := range r.low {
			r.seed = r.seed*1664525 + 1013904223
			white := float64(int32(r.seed)) / (1 << 31)
			r.low[c] += roomTonePole * (white - r.low[c])
			out[i][c] += roomToneLevel * 8 * r.low[c]
		}
	}
}
