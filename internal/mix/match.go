package mix

import (
	"fmt"
	"math"

	"radioplay/internal/filter"
	"radioplay/internal/loudness"
	"radioplay/internal/pcm"
	"radioplay/internal/takes"
	"radioplay/script"
)

// Engines differ in brightness more than people do: one sounds as through a blanket beside another. Where a cast has several, each is
// brought most of the way to the one that speaks longest, by one shelf over all its takes, so that the voices of one engine keep their
// own differences. What an engine with a low sample rate has not got cannot be given to it.
const (
	matchHz     = 1600 // the shelf
	matchPart   = 0.8  // of the difference
	mostMatchDB = 7.0
	matchTakes  = 12 // of each engine are measured
)

// The bands whose balance is a voice's brightness, in Hz. The upper ends where the lowest sample rate of today's engines does.
const (
	lowFrom, lowTo   = 200, 1000
	highFrom, highTo = 2000, 7000
)

// shelves measures the engines of a production and returns the shelf in dB for each; none where there is only one.
func shelves(parts []Part) (map[string]float64, error) {
	by := map[string][]*Part{}
	seconds := map[string]float64{}
	for i := range parts {
		p := &parts[i]
		if p.Take == nil || p.Take.Rate <= 0 {
			continue
		}
		seconds[p.Voice.Backend] += p.Take.Duration().Seconds()
		if d := p.Line.Delivery; d.Manner == script.Plain && p.Voice.Breath == 0 {
			by[p.Voice.Backend] = append(by[p.Voice.Backend], p)
		}
	}
	if len(seconds) < 2 {
		return nil, nil
	}
	reference := ""
	for name, s := range seconds {
		if best := seconds[reference]; s > best || s == best && name < reference {
			reference = name
		}
	}
	bright := map[string]float64{}
	for name, list := range by {
		b, err := engineBrightness(list)
		if err != nil {
			return nil, err
		}
		bright[name] = b
	}
	out := map[string]float64{}
	for name := range by {
		if _, ok := bright[reference]; ok && name != reference {
			out[name] = max(-mostMatchDB, min(mostMatchDB, matchPart*(bright[reference]-bright[name])))
		}
	}
	return out, nil
}

// engineBrightness is the mean over some of an engine's takes, in dB.
func engineBrightness(list []*Part) (float64, error) {
	sum, n := 0.0, 0
	step := max(1, len(list)/matchTakes)
	for i := 0; i < len(list); i += step {
		clip, err := list[i].Take.Open()
		if err != nil {
			return 0, retake(list[i].Line.N, err)
		}
		sum += brightness(clip.Samples, clip.Rate)
		n++
	}
	return sum / float64(n), nil
}

// brightness is the power between 2 and 7 kHz against that between 200 Hz and 1 kHz, in dB.
func brightness(x []float32, rate int) float64 {
	high := min(highTo, 0.45*float64(rate))
	return 10 * math.Log10(power(x, rate, highFrom, high)/power(x, rate, lowFrom, lowTo))
}

func power(x []float32, rate int, from, to float64) float64 {
	stages := append(filter.Steep4(filter.HighPass, rate, from), filter.Steep4(filter.LowPass, rate, to)...)
	sum := 1e-12
	for _, v := range x {
		y := float64(v)
		for _, f := range stages {
			y = f.Step(y)
		}
		sum += y * y
	}
	return sum
}

// openTake reads a take of a cue at the mix's rate, with its engine's shelf; its loudness stays.
func openTake(c *Cue, t takes.Take, rate int) ([]float32, error) {
	clip, err := t.Open()
	if err != nil {
		return nil, retake(c.Line.N, err)
	}
	x := pcm.Resample(clip.Samples, clip.Rate, rate)
	if c.shelfDB != 0 {
		before := loudness.Speech(x, rate)
		filter.Apply(x, filter.HighShelf(rate, matchHz, c.shelfDB))
		if after := loudness.Speech(x, rate); before > loudness.Silence && after > loudness.Silence {
			g := float32(math.Pow(10, (before-after)/20))
			for i := range x {
				x[i] *= g
			}
		}
	}
	softenAsides(&c.Line, clip.Marks, x, rate)
	return x, nil
}

func retake(line int, err error) error {
	return fmt.Errorf("line %d: %w; render again and it will be recorded anew", line, err)
}
