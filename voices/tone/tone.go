// Package tone is a speech engine of plain tones: one pitch a voice, one pulse a
// syllable. It needs no model, gives exact and equal samples every time, and makes
// the whole production testable: measure the pitch in the mix and the cast must come back.
package tone

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"radioplay/voices"
)

const (
	rate     = 24000
	syllable = 180 * time.Millisecond
	wordGap  = 60 * time.Millisecond
	edge     = 20 * time.Millisecond // rise and fall of a pulse
	level    = 0.25
)

// catalogue lists pitches far enough apart to be told by ear and by meter.
var catalogue = []voices.Info{
	{Name: "110hz", Gender: "M"}, {Name: "124hz", Gender: "M"}, {Name: "139hz", Gender: "M"}, {Name: "156hz", Gender: "M"},
	{Name: "98hz", Gender: "M", Age: "old"}, {Name: "165hz", Gender: "M", Age: "young"},
	{Name: "220hz", Gender: "F"}, {Name: "247hz", Gender: "F"}, {Name: "277hz", Gender: "F"}, {Name: "311hz", Gender: "F"},
	{Name: "196hz", Gender: "F", Age: "old"}, {Name: "349hz", Gender: "F", Age: "child"},
}

// Backend speaks in tones. Any "<number>hz" from 40 to 4000 is a voice.
type Backend struct{}

// New returns the engine; it holds nothing.
func New() *Backend { return &Backend{} }

// Name is "tone".
func (*Backend) Name() string { return "tone" }

// Version changes when the samples do.
func (*Backend) Version() string { return "tone 1" }

// Limits of the engine: none.
func (*Backend) Limits() voices.Limits {
	return voices.Limits{Rate: rate, Parallel: 8, Deterministic: true, Marks: true}
}

// Voices lists a dozen pitches; others can be asked for.
func (*Backend) Voices(context.Context) ([]voices.Info, error) {
	out := make([]voices.Info, len(catalogue))
	for i, v := range catalogue {
		v.Accent, v.Grade, v.About = "en-US", 0.5, "a sine of "+strings.TrimSuffix(v.Name, "hz")+" Hz"
		out[i] = v
	}
	return out, nil
}

// Close does nothing.
func (*Backend) Close() error { return nil }

// Pitch returns the frequency in Hz of a voice name.
func Pitch(name string) (float64, error) {
	hz, err := strconv.ParseFloat(strings.TrimSuffix(name, "hz"), 64)
	if err != nil || !strings.HasSuffix(name, "hz") || !(hz >= 40 && hz <= 4000) {
		return 0, fmt.Errorf("tone: %w: %q; a voice is a pitch, such as 220hz", voices.ErrNoVoice, name)
	}
	return hz, nil
}

// Synthesize gives a pulse for every syllable, with a short rest after every word.
func (*Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	hz, err := Pitch(u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	hz *= math.Exp2(u.Voice.PitchST / 12)
	speed := u.Voice.Rate
	if speed == 0 {
		speed = 1
	}
	c := voices.Clip{Rate: rate}
	phase := 0.0
	for _, w := range words(u.Text) {
		if err := ctx.Err(); err != nil {
			return voices.Clip{}, err
		}
		start := c.Duration()
		for range syllables(u.Text[w[0]:w[1]]) {
			n := frames(float64(syllable) / speed)
			for i := range n {
				c.Samples = append(c.Samples, float32(level*envelope(i, n)*math.Sin(phase)))
				phase = math.Mod(phase+2*math.Pi*hz/rate, 2*math.Pi)
			}
		}
		c.Marks = append(c.Marks, voices.Mark{Start: start, End: c.Duration(), From: w[0], To: w[1]})
		c.Samples = append(c.Samples, make([]float32, frames(float64(wordGap)/speed))...)
	}
	if len(c.Marks) == 0 {
		return voices.Clip{}, fmt.Errorf("tone: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	c.Samples = c.Samples[:len(c.Samples)-frames(float64(wordGap)/speed)]
	return c, nil
}

func frames(d float64) int { return int(d * rate / float64(time.Second)) }

func envelope(i, n int) float64 {
	e := frames(float64(edge))
	return min(1, float64(i)/float64(e), float64(n-1-i)/float64(e))
}

// words finds the stretches between spaces that hold a letter or a digit.
func words(s string) [][2]int {
	var out [][2]int
	for i := 0; i < len(s); {
		j := strings.IndexFunc(s[i:], func(r rune) bool { return !unicode.IsSpace(r) })
		if j < 0 {
			break
		}
		from := i + j
		to := len(s)
		if k := strings.IndexFunc(s[from:], unicode.IsSpace); k >= 0 {
			to = from + k
		}
		if strings.ContainsFunc(s[from:to], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			out = append(out, [2]int{from, to})
		}
		i = to
	}
	return out
}

// syllables counts groups of vowels, at least one.
func syllables(w string) int {
	n, in := 0, false
	for _, r := range strings.ToLower(w) {
		v := strings.ContainsRune("aeiouyäöüéè", r)
		if v && !in {
			n++
		}
		in = v
	}
	return max(n, 1)
}
