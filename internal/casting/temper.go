package casting

import (
	"math"

	"radioplay/script"
	"radioplay/voices"
)

// liveliness of the manners: who shouts and laughs wants a voice that ranges and is bright, who is cold or spent one that does not.
var lively = map[script.Manner]float64{
	script.Shouted: 1, script.Exclaimed: 0.8, script.Laughing: 0.8, script.Urgent: 0.8, script.Angry: 0.6, script.Sung: 0.4, script.Afraid: 0.3,
	script.Whispered: -0.6, script.Murmured: -0.8, script.Crooned: -0.6, script.Exhausted: -1, script.Cold: -1, script.Hesitant: -0.5, script.Weeping: -0.4,
}

// plainLines are added to a role's: two shouts do not make a shouter.
const plainLines = 3

// temper is how lively a role's lines are on the whole, -1 to 1.
type temper struct{ sum, lines float64 }

func (t *temper) add(l *script.Line) {
	t.sum += lively[l.Delivery.Manner] * (0.5 + l.Delivery.Intensity)
	t.lines++
}

func (t temper) mean() float64 { return max(-1, min(1, t.sum/(t.lines+plainLines))) }

// liveliness of a voice against the others of its gender and engine, about -1 to 1: the mean of how far its range, brightness and pace lie
// from theirs, in standard deviations. Without facts it is 0.
func (d *director) liveliness(v voices.Info) float64 {
	if v.Facts == nil {
		return 0
	}
	var others []voices.Facts
	for _, o := range d.engine.Voices {
		if o.Facts != nil && o.Gender == v.Gender {
			others = append(others, *o.Facts)
		}
	}
	sum := 0.0
	for _, of := range []func(voices.Facts) float64{
		func(f voices.Facts) float64 { return f.F0RangeST },
		func(f voices.Facts) float64 { return f.CentroidHz },
		func(f voices.Facts) float64 { return f.Pace },
	} {
		sum += deviation(of(*v.Facts), others, of)
	}
	return max(-1, min(1, sum/3))
}

// deviation of x from the mean, in standard deviations; 0 where all are the same.
func deviation(x float64, all []voices.Facts, of func(voices.Facts) float64) float64 {
	mean, square := 0.0, 0.0
	for _, f := range all {
		mean += of(f) / float64(len(all))
	}
	for _, f := range all {
		square += (of(f) - mean) * (of(f) - mean) / float64(len(all))
	}
	if square < 1e-9 {
		return 0
	}
	return (x - mean) / math.Sqrt(square)
}
