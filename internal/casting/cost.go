package casting

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// What a voice costs a role, in units of the whole range of grades: what does not fit, and what is like others that are heard beside it.
const (
	ageWeight      = 0.5
	accentWeight   = 0.6
	mannerWeight   = 0.3
	tasteWeight    = 0.15 // so that not every book has the same leads
	meetWeight     = 0.6  // of two who talk, with voices that nothing sets apart
	narratorWeight = 0.3  // of the narrator, who meets everybody
)

// alone is what a voice costs a role, whoever else is cast.
func (d *director) alone(c *Choice, v voices.Info) float64 {
	fit := v.Grade + ageWeight*ageFit(c.Age, v.Age) + accentWeight*accentFit(c.Accent, v.Accent)
	fit += mannerWeight*c.temper*d.liveliness(v) + tasteWeight*taste(c.Role, v.Name)
	return narratorWeight*alike(d.info(d.narrates), v) - fit
}

// ageFit is 1 for the right age, less for a near one, and 0 where neither side tells.
func ageFit(want script.Age, has string) float64 {
	rank := map[string]int{"child": 0, "young": 1, "adult": 2, "old": 3}
	w, okW := rank[string(want)]
	h, okH := rank[has]
	switch {
	case !okH:
		return 0
	case !okW: // nobody said: an adult, most likely
		w = rank["adult"]
		if h == w || h == rank["young"] {
			return 0
		}
		return -1
	}
	return 1 - math.Abs(float64(w-h))
}

// accentFit is 0 for the accent that is wanted, or where none is, and down to -1 for one from across an ocean.
func accentFit(want, has string) float64 {
	american := func(a string) bool { return strings.HasPrefix(a, "en-US") }
	switch {
	case want == "" || has == "" || want == has:
		return 0
	case strings.HasPrefix(has, want) || strings.HasPrefix(want, has): // en-GB and en-GB-scotland
		return -0.2
	case !american(want) && !american(has):
		return -0.5
	}
	return -1
}

// farApart is the distance from which voices are taken to be wholly unlike: a little more than that of the two most unlike voices of one gender in Kokoro.
const farApart = 12.0

// alike compares two voices: 1 when nothing sets them apart, 0 when they are far apart. What was measured goes before what is declared.
func alike(a, b voices.Info) float64 {
	if a.Facts != nil && b.Facts != nil {
		return max(0, 1-distance(*a.Facts, *b.Facts)/farApart)
	}
	x := 0.0
	if a.Gender == b.Gender {
		x += 0.6
	}
	if a.Accent == b.Accent {
		x += 0.25
	}
	if a.Age == b.Age {
		x += 0.15
	}
	return x
}

// distance joins colour and height: a semitone of F0 counts as much as 1 in the mean MFCC, which makes both weigh about alike between the
// voices of Kokoro (4.3 and 3.3 on average within a gender).
func distance(a, b voices.Facts) float64 {
	if a.F0Hz == 0 || b.F0Hz == 0 {
		return a.MFCCDistance(b)
	}
	return math.Hypot(a.MFCCDistance(b), 12*math.Log2(a.F0Hz/b.F0Hz))
}

// info is what is known of a voice as it is cast: of a blend, its greater part; of one moved in pitch, at its new height.
func (d *director) info(v voices.Voice) voices.Info {
	name := v.Name
	if first, _, ok := strings.Cut(name, ":"); ok {
		name = first
	}
	for _, e := range d.catalogue {
		if e.Name != v.Backend {
			continue
		}
		for _, i := range e.Voices {
			if i.Name != v.Name && i.Name != name {
				continue
			}
			if i.Facts != nil && v.PitchST != 0 {
				moved := *i.Facts
				moved.F0Hz *= math.Exp2(v.PitchST / 12)
				i.Facts = &moved
			}
			return i
		}
	}
	return voices.Info{}
}

// taste is a number from 0 to 1 that a role and a voice have in common for ever.
func taste(r voices.Role, voice string) float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%s", r.Speaker, r.As, voice)
	x := h.Sum64()
	x ^= x >> 33 // FNV mixes its last bytes badly into the high bits
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11) / float64(1<<53)
}

// Measured reports whether anything was measured of the voices that were cast from, or nothing can be: the engine lists none.
func (a *Assignment) Measured() bool {
	all := a.director.engine.Voices
	return len(all) == 0 || slices.ContainsFunc(all, func(v voices.Info) bool { return v.Facts != nil })
}
