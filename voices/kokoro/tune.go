package kokoro

import (
	"hash/fnv"
	"math"
	"math/rand/v2"

	"radioplay/voices"
)

// tune is the melody of a sung line: one note a syllable, the same for the same
// words in the same voice. It goes on from phrase to phrase.
type tune struct {
	random *rand.Rand
	tonic  float64 // Hz; set by the first phrase
	degree int     // index into scale
}

// scale is the major pentatonic around the tonic, in semitones: no two of its notes clash.
var scale = []float64{-5, -3, 0, 2, 4, 7, 9}

// tonicDegree is where the tonic stands in scale.
const tonicDegree = 2

// A singer glides from note to note, and trembles on long ones after their start.
const (
	glideSeconds   = 0.1
	vibratoHz      = 5.5
	vibratoDepth   = 0.012
	vibratoSeconds = 0.15 // from the start of a note until vibrato is full
)

func newTune(u voices.Utterance) *tune {
	h := fnv.New64a()
	_, _ = h.Write([]byte(u.Voice.Name + "\x00" + u.Text)) // never fails
	return &tune{random: rand.New(rand.NewPCG(h.Sum64(), 0)), degree: tonicDegree}
}

// next is the next note in semitones from the tonic: mostly steps, seldom a
// leap, drawn back to the tonic and home at the end of a sentence.
func (t *tune) next(final bool) float64 {
	step := []int{-1, 1, -1, 1, 0, -2, 2}[t.random.IntN(7)]
	if t.degree+step < 0 || t.degree+step >= len(scale) {
		step = -step
	}
	t.degree += step
	if final {
		t.degree = tonicDegree
	}
	return scale[t.degree]
}

// sing replaces F0 where there is voice.
func (t *tune) sing(ph phrase, p *prosody, median float64) {
	middle := medianVoiced(p.f0)
	if middle == 0 {
		return
	}
	if t.tonic == 0 {
		t.tonic = middle * median
	}
	note := make([]float64, len(p.f0))   // octaves above the tonic
	since := make([]float64, len(p.f0))  // seconds since the note began
	starts := syllables(ph, p.durations) // in curve values
	if len(starts) == 0 {
		return
	}
	for k, from := range starts {
		to := len(note)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		if k == 0 {
			from = 0 // consonants before the first vowel are sung on its note
		}
		octaves := t.next(k == len(starts)-1 && ph.last) / 12
		for i := from; i < to; i++ {
			note[i] = octaves
			since[i] = curveTime(max(0, i-starts[k])).Seconds()
		}
	}
	note = smooth(note, int(math.Round(glideSeconds/curveTime(1).Seconds())))
	for i, f := range p.f0 {
		if f < voicedHz {
			continue
		}
		swell := min(since[i]/vibratoSeconds, 1)
		hz := t.tonic * math.Exp2(note[i])
		hz *= 1 + vibratoDepth*swell*math.Sin(2*math.Pi*vibratoHz*curveTime(i).Seconds())
		p.f0[i] = float32(min(max(hz, lowestHz), highestHz))
	}
}

// syllables are where the vowels begin, a stress mark before them included.
func syllables(ph phrase, durations []int) []int {
	var starts []int
	at := durations[0]
	before, previous := 0, rune(0)
	for i, s := range ph.symbols {
		if isVowel(s.r) {
			from := at
			if previous == 'ˈ' || previous == 'ˌ' {
				from = before
			}
			starts = append(starts, curvesPerStep*from)
		}
		before, previous = at, s.r
		at += durations[i+1]
	}
	return starts
}

// smooth is the mean over a window of width values around each.
func smooth(x []float64, width int) []float64 {
	sum := make([]float64, len(x)+1)
	for i, v := range x {
		sum[i+1] = sum[i] + v
	}
	out := make([]float64, len(x))
	for i := range x {
		from, to := max(0, i-width/2), min(len(x), i-width/2+max(width, 1))
		out[i] = (sum[to] - sum[from]) / float64(to-from)
	}
	return out
}
