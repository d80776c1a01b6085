package casting

import (
	"math"

	"radioplay/internal/casting/solve"
	"radioplay/script"
	"radioplay/voices"
)

// Casting goes tier by tier: the leads are those with at least a third of what the greatest part has to say, the next tier those with at least
// a third of that, and so on. The parts of a tier are cast together, at the least cost of all, around those that are cast already; so a small
// part never changes what the greater ones have.
const tierShare = 3.0

// together is the most parts that are cast at once; a larger tier is cast in groups of so many, in order of size. The search is exact:
// with this many it takes some tenths of a second.
const together = 8

// castAll gives everybody a voice who has none.
func (d *director) castAll(choices []Choice, s *script.Script) {
	words := map[string]int{} // of a speaker, as themselves and as anybody else
	most := 0
	for _, c := range choices {
		words[c.Role.Speaker] += c.Words
		most = max(most, words[c.Role.Speaker])
	}
	var group []*Choice
	tier := 0
	for i := range choices {
		c := &choices[i]
		c.tier = tierOf(words[c.Role.Speaker], most)
		if c.Why != "" || c.Role.As != "" {
			continue
		}
		if len(group) > 0 && (c.tier != tier || len(group) == together) {
			d.cast(group)
			group = nil
		}
		tier = c.tier
		group = append(group, c)
	}
	d.cast(group)
	for i := range choices { // personas last: one may have the voice of a character
		c := &choices[i]
		if c.Why != "" || c.Role.As == "" {
			continue
		}
		if d.asCharacter(c, s) {
			d.take(c)
		} else {
			d.cast([]*Choice{c})
		}
	}
}

// tierOf is 0 for the leads.
func tierOf(words, most int) int {
	return int(math.Log(float64(most)/float64(max(words, 1))) / math.Log(tierShare))
}

// cast gives a group of roles the voices that cost the least together. Where voices run out, the last of them get new ones made of two, or share
// one, at another pitch, with somebody they have least to do with.
func (d *director) cast(group []*Choice) {
	if len(group) == 0 {
		return
	}
	var free []voices.Info
	for _, v := range d.engine.Voices {
		if !d.used(v.Name) {
			free = append(free, v)
		}
	}
	found, _ := solve.Solve(d.problem(group, free))
	for i, c := range group {
		c.Voice = voices.Voice{Backend: d.engine.Name, Pan: d.place(c)}
		if v := found[i]; v != solve.None {
			c.Voice.Name, c.Why = free[v].Name, d.why(c, free[v])
			d.bend(c, free[v])
		} else {
			d.spare(c)
		}
		d.take(c)
	}
}

// problem puts costs to roles and voices.
func (d *director) problem(group []*Choice, free []voices.Info) solve.Problem {
	p := solve.Problem{Meet: make([][]float64, len(group)), Like: make([][]float64, len(free))}
	for i, c := range group {
		fits := map[string]bool{}
		for _, v := range d.fitting(c) {
			fits[v.Name] = true
		}
		row := make([]float64, len(free))
		for j, v := range free {
			row[j] = math.Inf(1)
			if fits[v.Name] {
				row[j] = d.alone(c, v) + d.besides(c, v)
			}
		}
		p.Alone = append(p.Alone, row)
		p.Meet[i] = make([]float64, len(group))
		for j, other := range group {
			if i != j {
				p.Meet[i][j] = meetWeight * d.meetings.between(c.Role.Speaker, other.Role.Speaker)
			}
		}
	}
	for i, v := range free {
		p.Like[i] = make([]float64, len(free))
		for j, w := range free {
			p.Like[i][j] = alike(v, w)
		}
	}
	return p
}

// besides is what a voice costs a role for those who have theirs already.
func (d *director) besides(c *Choice, v voices.Info) float64 {
	cost := 0.0
	for _, r := range d.order {
		if m := d.meetings.between(c.Role.Speaker, r.Speaker); m > 0 {
			cost += meetWeight * m * alike(d.info(d.given[r].Voice), v)
		}
	}
	if d.promised[v.Name] {
		cost += promisedCost
	}
	return cost
}

// promisedCost keeps the voices of a series' people for them, as long as others fit.
const promisedCost = 0.5
