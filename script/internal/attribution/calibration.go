package attribution

import (
	"radioplay/script/internal/attribution/turn"

	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed calibration.txt
var calibrationText string

// The classes of evidence that confidence is calibrated for one by one.
const (
	ByTag     = "tag"     // a tag with a name
	ByEpithet = "epithet" // a tag with an epithet, in a short text
	ByDevice  = "device"  // a device of fiction
	ByRank    = "rank"    // the ranker
)

// A Step says that what the ranker gives at least From is right with probability To.
type Step struct{ From, To float64 }

// calibration holds the steps of each class, ascending. They are fitted on passages that the
// table had not seen; docs/attribution.md shows how well they keep what they say.
var calibration = sync.OnceValue(func() map[string][]Step {
	m := map[string][]Step{}
	for line := range strings.Lines(calibrationText) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0] == "#" {
			continue
		}
		from, err1 := strconv.ParseFloat(f[1], 64)
		to, err2 := strconv.ParseFloat(f[2], 64)
		if err1 != nil || err2 != nil {
			panic(fmt.Sprintf("attribution: the embedded calibration is broken at %q", line))
		}
		m[f[0]] = append(m[f[0]], Step{from, to})
	}
	return m
})

// calibrated is the probability that what the decoder gives p is right.
func calibrated(class string, p float64) float64 {
	steps := calibration()[class]
	k := sort.Search(len(steps), func(i int) bool { return steps[i].From > p }) - 1
	if k < 0 {
		if len(steps) > 0 {
			p = min(p, steps[0].To)
		}
		return p
	}
	if k+1 == len(steps) || steps[k+1].From == steps[k].From {
		return steps[k].To
	}
	part := (p - steps[k].From) / (steps[k+1].From - steps[k].From)
	return steps[k].To + part*(steps[k+1].To-steps[k].To)
}

// evidence is what a turn's confidence rests on.
func evidence(u *turn.Turn) string {
	switch {
	case u.Forced >= 0 && !u.ByPronoun:
		return ByDevice
	case u.Kind == turn.KindNamed && u.Tag.Named:
		return ByTag
	case u.Kind == turn.KindNamed:
		return ByEpithet
	}
	return ByRank
}
