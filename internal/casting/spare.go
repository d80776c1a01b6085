package casting

import (
	"fmt"
	"math"
	"sort"

	"radioplay/voices"
)

// blend names a mixture of two fitting voices that nobody has yet. Which two is the role's taste.
func (d *director) blend(c *Choice, fitting []voices.Info) string {
	type mix struct {
		name  string
		score float64
	}
	var mixes []mix
	for _, a := range fitting {
		for _, b := range fitting {
			if a.Name == b.Name {
				continue
			}
			name := fmt.Sprintf("%s:0.6+%s:0.4", a.Name, b.Name)
			if !d.used(name) {
				mixes = append(mixes, mix{name, (a.Grade+b.Grade)/2 + taste(c.Role, name)})
			}
		}
	}
	if len(mixes) == 0 {
		return ""
	}
	sort.SliceStable(mixes, func(i, j int) bool { return mixes[i].score > mixes[j].score })
	return mixes[0].name
}

// share gives a voice that others have: of those least talked to, the least used, moved in pitch by as many steps as it has users.
func (d *director) share(c *Choice, fitting []voices.Info) {
	type use struct {
		info      voices.Info
		users     int
		talkative int
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
				u.talkative += d.talks.between(c.Role.Speaker, r.Speaker)
			}
		}
		uses = append(uses, u)
	}
	sort.SliceStable(uses, func(i, j int) bool {
		if uses[i].talkative != uses[j].talkative {
			return uses[i].talkative < uses[j].talkative
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
			if d.talks.between(c.Role.Speaker, r.Speaker) > 0 {
				score += math.Min(0.36, math.Abs(p-d.given[r].Voice.Pan))
			}
		}
		if score > bestScore {
			best, bestScore = p, score
		}
	}
	return best
}
