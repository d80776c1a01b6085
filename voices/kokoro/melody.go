package kokoro

import (
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"

	"radioplay/internal/abc"
	"radioplay/voices"
)

// tone is a note as it is sung.
type tone struct {
	semitones float64 // from the melody's reference: the tonic of a made-up one, middle C of a given one
	seconds   float64
}

// part is what one syllable is sung on: one tone, or several slurred.
type part struct {
	rest  float64 // seconds of silence before it
	tones []tone
}

func (p part) seconds() float64 {
	sum := 0.0
	for _, t := range p.tones {
		sum += t.seconds
	}
	return sum
}

// melody gives syllables their parts, in order.
type melody interface {
	next(s syllable) part
}

// given is a melody that the script brings. When the notes are out it begins again.
type given struct {
	parts []part
	at    int
}

// readTune reads a tune in ABC notation.
func readTune(text string) (*given, error) {
	notes, err := abc.Parse(text)
	if err != nil {
		return nil, err
	}
	g := &given{}
	rest := 0.0
	for _, n := range notes {
		length := n.Length.Seconds()
		if n.Rest {
			rest += length
			continue
		}
		t := tone{float64(n.MIDI - middleC), length}
		if last := len(g.parts) - 1; n.Slurred && last >= 0 {
			g.parts[last].tones = append(g.parts[last].tones, t)
			continue
		}
		g.parts = append(g.parts, part{rest: rest, tones: []tone{t}})
		rest = 0
	}
	return g, nil
}

func (g *given) next(syllable) part {
	p := g.parts[g.at%len(g.parts)]
	g.at++
	return p
}

// middle is the mean of its notes by their lengths, in semitones from middle C.
func (g *given) middle() float64 {
	sum, seconds := 0.0, 0.0
	for _, p := range g.parts {
		for _, t := range p.tones {
			sum += t.semitones * t.seconds
			seconds += t.seconds
		}
	}
	return sum / seconds
}

// mood is a mode (semitones above the tonic) and a pace that suit some words.
type mood struct {
	mode []float64
	beat float64 // seconds of an unstressed syllable
	hint *regexp.Regexp
}

var (
	pentatonic = []float64{0, 2, 4, 7, 9} // no two of its notes clash
	ionian     = []float64{0, 2, 4, 5, 7, 9, 11}
	dorian     = []float64{0, 2, 3, 5, 7, 9, 10}
	phrygian   = []float64{0, 1, 3, 5, 7, 8, 10}
	aeolian    = []float64{0, 2, 3, 5, 7, 8, 10}
)

// moods are looked for in order, in what the text says of the singing and then in what is sung.
var moods = []mood{
	{aeolian, 0.2, regexp.MustCompile(`(?i)\b(?:sad|mourn|sorrow|lament|dirge|griev|weep|wept|tear|grave|dead\b|death|dying|dies?\b|lost\b|farewell|lonel|nevermore)`)},
	{phrygian, 0.2, regexp.MustCompile(`(?i)\b(?:eerie|eerily|ghost|haunt|witch|unearthly|creep|chant|doom|curse|hollow|ominous|sinister)`)},
	{ionian, 0.15, regexp.MustCompile(`(?i)\b(?:merr|jolly|cheer|gay\b|gaily|bright|laugh|danc|happ|drink|jig\b|loudly|lusty|lustily|march)`)},
	{pentatonic, 0.2, regexp.MustCompile(`(?i)\b(?:lullab|soft|gentl|sleep|hush|dream|croon|tender|sweet|quiet|love)`)},
	{dorian, 0.175, regexp.MustCompile(`(?i)\b(?:seas?\b|sail|ships?\b|winds?\b|roads?\b|wander|rover|storm|ballad|long ago|soldier)`)},
}

// plainMood is for words of no mood.
var plainMood = mood{mode: pentatonic, beat: 0.175}

// tunelessly is how the text says that the singer cannot sing.
var tunelessly = regexp.MustCompile(`(?i)\b(?:tuneless|toneless|off[- ]key|out of tune|flat\b|tone[- ]deaf|got the tune wrong|drunken)`)

func moodOf(u voices.Utterance) mood {
	for _, words := range []string{u.Delivery.Words, u.Text} {
		for _, m := range moods {
			if m.hint.MatchString(words) {
				return m
			}
		}
	}
	return plainMood
}

// maker makes a melody up, the same for the same words in the same voice. Stressed syllables are longer and lie on the notes of
// the chord, others are steps between them; a line that ends a sentence comes home to the tonic.
// Lines follow each other in the form AABA, where an A has the same seed as the first.
type maker struct {
	mood
	tuneless bool
	seed     uint64
	line     int
	random   *rand.Rand
	degree   int // of the mode; 0 is the tonic
}

func newMaker(u voices.Utterance) *maker {
	h := fnv.New64a()
	_, _ = h.Write([]byte(u.Voice.Name + "\x00" + u.Text)) // never fails
	m := &maker{mood: moodOf(u), tuneless: tunelessly.MatchString(u.Delivery.Words), seed: h.Sum64()}
	m.begin()
	return m
}

// begin starts a line of the song.
func (m *maker) begin() {
	form := [4]uint64{0, 0, 1, 0}
	m.random = rand.New(rand.NewPCG(m.seed, form[m.line%len(form)]))
	m.degree = 0
}

// The melody stays where any voice can sing it.
const lowestSemitone, highestSemitone = -5, 10

// Beats of a syllable. Longer ones, and slower beats, are harder to make out.
const (
	unstressedBeats = 1
	stressedBeats   = 1.8
	endingBeats     = 4 // at a comma or the end of a line
	drawnBeats      = 5
)

func (m *maker) next(s syllable) part {
	beats := float64(unstressedBeats)
	step := []int{-1, 1, -1, 1, 0}[m.random.IntN(5)]
	if s.stressed {
		beats = stressedBeats
		step = m.toChord([]int{-1, 1, -1, 1, 2, -2}[m.random.IntN(6)])
	}
	if at := m.semitones(m.degree + step); at < lowestSemitone || at > highestSemitone {
		step = -step
	}
	m.degree += step
	switch {
	case s.ends == 3:
		beats, m.degree = endingBeats, 0
	case s.ends > 0:
		beats, m.degree = endingBeats, m.fifth()
	}
	if s.drawn {
		beats = max(beats, drawnBeats)
	}
	t := tone{m.semitones(m.degree), beats * m.beat}
	if m.tuneless {
		t.semitones = m.astray(t.semitones)
	}
	if s.ends > 0 {
		m.line++
		m.begin()
	}
	return part{tones: []tone{t}}
}

// astray is where somebody lands who cannot sing: the tune is squeezed into a few notes, each missed by up to two thirds of a semitone.
func (m *maker) astray(semitones float64) float64 {
	return 0.4*semitones + (m.random.Float64()*2-1)*2/3
}

// toChord is the step to the nearest note of the tonic's chord in the direction of step.
func (m *maker) toChord(step int) int {
	way := 1
	if step < 0 {
		way = -1
	}
	for by := step; ; by += way {
		if above := mod(int(m.semitones(m.degree+by)), 12); slices.Contains([]int{0, 3, 4, 7}, above) {
			return by
		}
	}
}

// fifth is the degree of the fifth, which leaves a line open.
func (m *maker) fifth() int { return slices.Index(m.mode, 7) }

// semitones of a degree above the tonic.
func (m *maker) semitones(degree int) float64 {
	n := len(m.mode)
	in := mod(degree, n)
	return m.mode[in] + 12*float64((degree-in)/n)
}

// mod is the remainder that is never below 0.
func mod(a, n int) int { return (a%n + n) % n }
