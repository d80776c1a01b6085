package episode

import (
	"hash/fnv"
	"slices"

	"radioplay/internal/narration"
	"radioplay/script"
	"radioplay/voices"
)

// part is what a take belongs to: the n-th part of the mix, as its own or as one of its chorus.
type part struct {
	n      int
	chorus bool
}

// readingPace is for what is read aloud: eyes go ahead of the tongue.
const readingPace = 0.95

// pace is the factor on the rate of a line's voice.
func pace(l *script.Line, shape narration.Shape) float64 {
	switch {
	case l.Delivery.Presence == script.Reading:
		return readingPace
	case shape.Pace != 0:
		return shape.Pace
	}
	return 1
}

func paced(v voices.Voice, by float64) voices.Voice {
	if by == 1 {
		return v
	}
	if v.Rate == 0 {
		v.Rate = 1
	}
	v.Rate *= by
	return v
}

// inCrowd is how many others say a line that the text gives to a crowd.
const inCrowd = 3

// chorus are the voices that say a line together with v: others of its engine, always the same, the best first among
// those drawn by lot. Where the engine has no others, v itself a little higher and lower.
func (c *Casting) chorus(l *script.Line, v voices.Voice) []voices.Voice {
	n := v.Chorus
	if l.Delivery.Presence == script.Crowd {
		n = max(n, inCrowd)
	}
	if n == 0 {
		return nil
	}
	lot := func(name string) uint32 {
		h := fnv.New32a()
		h.Write([]byte(v.Name + "\x00" + name))
		return h.Sum32()
	}
	var others []voices.Voice
	for _, e := range c.engines.catalogue {
		if e.Name != v.Backend {
			continue
		}
		list := slices.DeleteFunc(slices.Clone(e.Voices), func(i voices.Info) bool { return i.Name == v.Name || i.Name == c.Narrator.Voice.Name })
		slices.SortFunc(list, func(a, b voices.Info) int { return int(int64(lot(a.Name)) - int64(lot(b.Name))) })
		for _, i := range list[:min(n, len(list))] {
			w := v
			w.Name = i.Name
			others = append(others, w)
		}
	}
	for k := 1; len(others) < n; k++ {
		w := paced(v, 1+0.02*float64(k))
		w.PitchST += float64(k) * float64(1-2*(k%2))
		others = append(others, w)
	}
	return others
}
