package mix

import (
	"fmt"
	"math"
	"time"

	"github.com/faiface/beep"

	"radioplay/internal/effects"
	"radioplay/script"
)

// edgeSeconds of fade keep a take that does not begin or end at zero from clicking.
const edgeSeconds = 0.004

// through lists the effects a part is heard through: what its voice is, then where it is heard from.
func through(p *Part) ([]effects.Named, error) {
	var out []effects.Named
	if p.Voice.Effect != "" {
		e, ok := effects.ByName(p.Voice.Effect)
		if !ok {
			return nil, fmt.Errorf("line %d: its voice has an effect %q, which there is not", p.Line.N, p.Voice.Effect)
		}
		out = append(out, e)
	}
	name := string(p.Line.Delivery.Presence)
	if name == "" && p.Line.Kind == script.Thought {
		name = string(script.Inner)
	}
	if e, ok := effects.ByName(name); ok {
		out = append(out, e)
	}
	return out, nil
}

// dry reports whether a cue is heard from somewhere that is not the room.
func (c *Cue) dry() bool {
	for _, e := range c.through {
		if e.Dry {
			return true
		}
	}
	return false
}

// openCue reads the takes of a cue, at the mix's rate and level and through what they are heard through; inRoom is whether
// there are walls to answer a shout. The samples go when the mixer lets go of the streamer.
func openCue(c *Cue, rate int, inRoom bool) ([]beep.Streamer, error) {
	x, err := openTake(c, c.Take, rate)
	if err != nil {
		return nil, err
	}
	x = c.heard(x, rate, inRoom)
	gain := c.GainDB
	if len(c.Chorus) > 0 {
		gain += chorusDB
	}
	out := []beep.Streamer{play(x, rate, gain, c.Pan)}
	for i, t := range c.Chorus {
		y, err := openTake(c, t, rate)
		if err != nil {
			return nil, err
		}
		at := chorus[i%len(chorus)]
		y = append(make([]float32, frames(at.late, rate)), c.heard(y, rate, inRoom)...)
		out = append(out, play(y, rate, gain+at.gainDB+c.Take.LUFS-t.LUFS, max(-1, min(1, c.Pan+at.pan))))
	}
	return out, nil
}

// chorusDB makes up for there being several.
const chorusDB = -1.5

// chorus places the other voices of a crowd: a little late, softer than the first, to its sides.
var chorus = []struct {
	late   time.Duration
	gainDB float64
	pan    float64
}{
	{45 * time.Millisecond, -5, -0.6}, {90 * time.Millisecond, -6, 0.6}, {20 * time.Millisecond, -7, 0.3}, {130 * time.Millisecond, -8, -0.3},
}

// heard is a take through everything it is heard through.
func (c *Cue) heard(x []float32, rate int, inRoom bool) []float32 {
	for _, e := range c.through {
		x = e.Apply(x, rate)
	}
	if d := c.Line.Delivery; inRoom && d.Manner == script.Shouted && busOf(&c.Line) == DialogueBus && !c.dry() {
		x = answered(x, rate, d.Intensity)
	}
	return x
}

// play streams mono samples to their place between the loudspeakers.
func play(x []float32, rate int, gainDB, pan float64) beep.Streamer {
	g := math.Pow(10, gainDB/20)
	angle := (pan + 1) * math.Pi / 4 // constant power
	left, right := g*math.Cos(angle), g*math.Sin(angle)
	edge := edgeSeconds * float64(rate)
	at := 0
	return beep.StreamerFunc(func(out [][2]float64) (int, bool) {
		n := min(len(out), len(x)-at)
		for i := range n {
			k := at + i
			v := float64(x[k]) * min(1, float64(k+1)/edge, float64(len(x)-k)/edge)
			out[i] = [2]float64{v * left, v * right}
		}
		at += n
		return n, n > 0
	})
}
