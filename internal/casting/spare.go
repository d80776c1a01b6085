package casting

import (
	"fmt"
	"math"
	"sort"

	"radioplay/voices"
)

// spare gives a role a voice where none is free.
func (d *director) spare(c *Choice) {
	fitting := d.fitting(c)
	if d.engine.Blends && len(fitting) > 1 {
		if name := d.blend(c, fitting); name != "" {
			c.Voice.Name, c.Why = name, "voices ran out: a blend"
			return
		}
	}
	d.share(c, fitting)
}

// How much of a blend is of its first voice.
const blendShare = 0.6

// blend names a mixture of two fitting voices that nobody has yet: the one that costs the role least.
func (d *director) blend(c *Choice, fitting []voices.Info) string {
	best, least := "", math.Inf(1)
	for _, a := range fitting {
		for _, b := range fitting {
			name := fmt.Sprintf("%s:%g+%s:%g", a.Name, blendShare, b.Name, 1-blendShare)
			if a.Name == b.Name || d.used(name) {
				continue
			}
			v := blended(a, b)
			v.Name = name
			if cost := d.alone(c, v) + d.besides(c, v); cost < least {
				best, least = name, cost
			}
		}
	}
	return best
}

// blended is what is to be expected of a blend: its greater part's ways, and facts between the two.
func blended(a, b voices.Info) voices.Info {
	v := a
	v.Grade = blendShare*a.Grade + (1-blendShare)*b.Grade
	if a.Facts == nil || b.Facts == nil {
		v.Facts = nil
		return v
	}
	between := func(x, y float64) float64 { return blendShare*x + (1-blendShare)*y }
	f := *a.Facts
	f.F0Hz = math.Exp(between(math.Log(max(a.Facts.F0Hz, 1)), math.Log(max(b.Facts.F0Hz, 1))))
	f.F0RangeST, f.CentroidHz = between(f.F0RangeST, b.Facts.F0RangeST), between(f.CentroidHz, b.Facts.CentroidHz)
	f.Pace, f.LUFS = between(f.Pace, b.Facts.Pace), between(f.LUFS, b.Facts.LUFS)
	f.MFCC = make([]float64, min(len(a.Facts.MFCC), len(b.Facts.MFCC)))
	for i := range f.MFCC {
		f.MFCC[i] = between(a.Facts.MFCC[i], b.Facts.MFCC[i])
	}
	v.Facts = &f
	return v
}

// share gives a voice that others have: of those who are least in a scene with the role, and never if it can be helped; then the least used, moved in
// pitch by as many steps as it has users.
func (d *director) share(c *Choice, fitting []voices.Info) {
	type use struct {
		info  voices.Info
		users int
		meet  float64
	}
	var uses []use
	for _, v := range fitting {
		u := use{info: v}
		if v.Name == d.narrates.Name && len(fitting) > 1 {
			continue
		}
		for _, r := range d.order {
			if d.given[r].Voice.Name == v.Name {
				u.users++
				u.meet += d.meetings.between(c.Role.Speaker, r.Speaker)
			}
		}
		uses = append(uses, u)
	}
	sort.SliceStable(uses, func(i, j int) bool {
		if uses[i].meet != uses[j].meet {
			return uses[i].meet < uses[j].meet
		}
		return uses[i].users < uses[j].users
	})
	steps := []float64{1.5, -1.5, 3, -3, 2.25, -2.25, 0.75, -0.75}
	u := uses[0]
	c.Voice.Name, c.Voice.PitchST = u.info.Name, steps[max(0, u.users-1)%len(steps)]
	c.Why = fmt.Sprintf("voices ran out: shared, at %+.1f semitones", c.Voice.PitchST)
}

// places are the stereo positions of speakers, the most natural first. The narrator alone is in the middle.
var places = []float64{-0.18, 0.18, -0.3, 0.3, -0.1, 0.1, -0.24, 0.24, -0.35, 0.35}

// place is where a role stands: as far as can be from those it talks to. A persona stands where its speaker does.
func (d *director) place(c *Choice) float64 {
	if own, ok := d.given[voices.Role{Speaker: c.Role.Speaker}]; ok {
		return own.Voice.Pan
	}
	crowd := map[float64]int{}
	for _, r := range d.order {
		crowd[d.given[r].Voice.Pan]++
	}
	best, bestScore := places[0], math.Inf(-1)
	for i, p := range places {
		score := -0.02*float64(i) - 0.2*float64(crowd[p])
		for _, r := range d.order {
			if d.meetings.between(c.Role.Speaker, r.Speaker) == 1 {
				score += math.Min(0.36, math.Abs(p-d.given[r].Voice.Pan))
			}
		}
		if score > bestScore {
			best, bestScore = p, score
		}
	}
	return best
}
