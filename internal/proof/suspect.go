package proof

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"radioplay/internal/phonemes"
	"radioplay/internal/takes"
	"radioplay/voices"
)

// Line is a line of an episode with its take.
type Line struct {
	N       int
	Speaker string // "Narrator" for the narrator
	Text    string
	Manner  string // as in voices.Delivery
	Voice   string // what speaks it: lines with the same share a norm
	Take    takes.Take
}

// Suspicion is why a take may be wrong though it plays.
type Suspicion struct {
	N       int    `json:"n"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Code    string `json:"code"` // pace, silence, repeat
	Why     string `json:"why"`
}

// What is out of the ordinary. The norm of a voice is the median over its own takes, and the ordinary spread the median distance from
// it (MAD), scaled to a standard deviation; a voice with few lines is held against all lines.
const (
	leastForNorm  = 8   // takes
	leastSyllable = 4   // shorter lines are too uneven to tell by their pace
	spreads       = 5.0 // standard deviations that are ordinary
	leastFactor   = 1.6 // and so is what differs by less than this factor
	madToSD       = 1.4826
	longestGap    = 1500 * time.Millisecond // silence that every line may have inside
	gapFactor     = 2.5                     // and more than this, against the longest of nine in ten of its voice's lines
)

// Suspects finds takes that last too long or too short for their words, hold a silence, or say a stretch twice. Takes whose shape
// was never measured are opened.
func Suspects(lines []Line) ([]Suspicion, error) {
	measured := make([]measure, len(lines))
	byVoice := map[string][]measure{}
	var all []measure
	for i, l := range lines {
		m, err := measureOf(l)
		if err != nil {
			return nil, fmt.Errorf("line %d (%s): %w", l.N, l.Speaker, err)
		}
		measured[i] = m
		byVoice[l.Voice] = append(byVoice[l.Voice], m)
		all = append(all, m)
	}
	common := normOf(all)
	norms := map[string]norm{}
	for v, list := range byVoice {
		if norms[v] = normOf(list); norms[v].takes < leastForNorm {
			norms[v] = common
		}
	}
	out := []Suspicion{}
	for i, l := range lines {
		for _, s := range measured[i].suspicions(l, norms[l.Voice]) {
			s.N, s.Speaker, s.Text = l.N, l.Speaker, l.Text
			out = append(out, s)
		}
	}
	return out, nil
}

// measure is what is known of one take.
type measure struct {
	shape     takes.Shape
	syllables int
	beats     float64 // syllables, and what the last one takes besides
	pace      float64 // logarithm of the seconds a beat takes, at the voice's own rate; NaN when it tells nothing
}

// lastBeats is how much longer than others the last syllable of a line is.
const lastBeats = 0.7

func measureOf(l Line) (measure, error) {
	m := measure{syllables: syllables(l.Text)}
	if l.Take.Shape == nil {
		c, err := l.Take.Open()
		if err != nil {
			return m, err
		}
		m.shape = takes.Measure(c)
	} else {
		m.shape = *l.Take.Shape
	}
	m.beats = float64(m.syllables) + lastBeats
	m.pace = math.NaN()
	if m.syllables >= leastSyllable && l.Manner != "sung" && m.shape.Sound > 0 {
		bent := voices.Utterance{Delivery: voices.Delivery{Manner: l.Manner, Intensity: 0.5}}.Bend().Rate
		m.pace = math.Log(m.shape.Sound.Seconds() * bent / m.beats)
	}
	return m, nil
}

type norm struct {
	takes     int
	pace, dev float64
	gap       time.Duration
}

func normOf(list []measure) norm {
	var paces []float64
	var gaps []time.Duration
	for _, m := range list {
		gaps = append(gaps, m.shape.Gap)
		if !math.IsNaN(m.pace) {
			paces = append(paces, m.pace)
		}
	}
	if len(paces) == 0 {
		return norm{}
	}
	n := norm{takes: len(paces), pace: median(paces)}
	var off []float64
	for _, p := range paces {
		off = append(off, math.Abs(p-n.pace))
	}
	n.dev = madToSD * median(off)
	slices.Sort(gaps)
	n.gap = gaps[len(gaps)*9/10]
	return n
}

func median(x []float64) float64 {
	x = slices.Sorted(slices.Values(x))
	if len(x)%2 == 1 {
		return x[len(x)/2]
	}
	return (x[len(x)/2-1] + x[len(x)/2]) / 2
}

func (m measure) suspicions(l Line, n norm) []Suspicion {
	var out []Suspicion
	if off := m.pace - n.pace; n.takes >= leastForNorm && math.Abs(off) > max(spreads*n.dev, math.Log(leastFactor)) {
		usual := time.Duration(float64(m.shape.Sound) * math.Exp(-off)).Round(10 * time.Millisecond)
		out = append(out, Suspicion{Code: "pace", Why: fmt.Sprintf("%v of sound for %d syllables, which this voice says in about %v", m.shape.Sound.Round(10*time.Millisecond), m.syllables, usual)})
	}
	if g := m.shape.Gap; g > longestGap && l.Manner != "sung" && float64(g) > gapFactor*float64(n.gap) {
		out = append(out, Suspicion{Code: "silence", Why: fmt.Sprintf("%v of silence inside", g.Round(10*time.Millisecond))})
	}
	if r := m.shape.Repeat; r.For > 0 && l.Manner != "sung" && !repeats(l.Text) {
		out = append(out, Suspicion{Code: "repeat", Why: fmt.Sprintf("what is heard at %.1f s comes again at %.1f s", r.At.Seconds(), r.Again.Seconds())})
	}
	return out
}

// repeats reports whether the text itself says something twice: a word of some length, or two words in a row.
func repeats(text string) bool {
	seen := map[string]bool{}
	last := ""
	for _, s := range phonemes.Saids(text) {
		if pair := last + " " + s.Word; seen[pair] || len(s.Word) > 4 && seen[s.Word] {
			return true
		} else {
			seen[pair], seen[s.Word] = true, true
		}
		last = s.Word
	}
	return false
}

// syllables counts the syllables of a text as it is read aloud, by its vowels.
func syllables(text string) int {
	n := 0
	for _, s := range phonemes.Saids(text) {
		groups, vowel := 0, false
		for i, r := range s.Word {
			v := strings.ContainsRune("aeiouyàáâäæèéêëìíîïòóôöøœùúûü", r)
			if v && !vowel && !(r == 'e' && i == len(s.Word)-1 && groups > 0) {
				groups++
			}
			vowel = v
		}
		n += max(1, groups)
	}
	return n
}
