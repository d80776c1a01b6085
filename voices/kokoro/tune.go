package kokoro

import (
	"math"
	"strings"

	"radioplay/voices"
)

// tune sings a line: it lays a melody on the syllables of its phrases, one after the other.
type tune struct {
	melody
	given     *given  // the melody, when the script brought it
	reference float64 // Hz of the melody's reference; set by the first phrase
	slower    float64 // factor on all lengths
}

// middleC in MIDI's numbers and in Hz.
const (
	middleC   = 60
	middleCHz = 261.626
)

// A singer glides from note to note, and trembles on long ones after their start.
const (
	glideSeconds   = 0.1
	vibratoHz      = 5.5
	vibratoDepth   = 0.012
	vibratoSeconds = 0.15 // from the start of a note until vibrato is full
)

// silentEnergy is what the model itself has where nothing is heard.
const silentEnergy = -10

const frameSeconds = float64(frame) / rate

// newTune gives a line that is sung its melody: the one in its delivery, or one made up.
func newTune(u voices.Utterance) (*tune, error) {
	t := &tune{slower: 1}
	if u.Voice.Rate > 0 {
		t.slower = 1 / u.Voice.Rate
	}
	if u.Delivery.Tune == "" {
		t.melody = newMaker(u)
		return t, nil
	}
	var err error
	t.given, err = readTune(u.Delivery.Tune)
	t.melody = t.given
	return t, err
}

// setReference puts the melody where the voice is at home: a given one is moved by whole octaves, so that it keeps its notes.
func (t *tune) setReference(hz float64) {
	if t.reference != 0 {
		return
	}
	t.reference = hz
	if t.given != nil {
		octaves := math.Round(math.Log2(hz/middleCHz) - t.given.middle()/12)
		t.reference = middleCHz * math.Exp2(octaves)
	}
}

// syllable is a vowel of a phrase, in indexes of its symbols.
type syllable struct {
	note       int // where its note begins: its word, or the vowel within a word
	from       int // the vowel, or a stress mark before it
	vowel, to  int // what is held
	stressed   bool
	drawn      bool
	ends, rest int // rank of the break after it (0: none), and the gap between words after it (-1: none)
}

// syllables are found by their vowels. A schwa that glides out of another vowel ("ɪə") makes none of its own.
func (ph phrase) syllables() []syllable {
	var out []syllable
	word := 0 // where the word began
	for i, s := range ph.symbols {
		last := len(out) - 1
		if s.word < 0 {
			word = i + 1
		}
		switch {
		case s.r == 'ə' && last >= 0 && out[last].to == i && (ph.symbols[i-1].r == 'ɪ' || ph.symbols[i-1].r == 'ʊ'),
			s.r == 'ː' && last >= 0 && out[last].to == i:
			out[last].to++
		case last >= 0 && out[last].to == i && ph.symbols[i-1].r == 'ᵊ' && strings.ContainsRune("lnm", s.r): // "little": the l is the syllable
			out[last].vowel, out[last].to = i, i+1
		case isVowel(s.r):
			y := syllable{from: i, vowel: i, to: i + 1, drawn: s.drawn, rest: -1}
			if i > 0 && (ph.symbols[i-1].r == 'ˈ' || ph.symbols[i-1].r == 'ˌ') {
				y.from--
				y.stressed = ph.symbols[i-1].r == 'ˈ'
			}
			y.note = y.from
			if last < 0 || out[last].rest >= 0 {
				y.note = word
			}
			out = append(out, y)
		case s.word < 0 && last >= 0:
			out[last].rest = i
			out[last].ends = max(out[last].ends, rankOf(s.r))
		}
	}
	if n := len(out); n > 0 {
		out[n-1].ends = max(out[n-1].ends, 1)
		if ph.last {
			out[n-1].ends = 3
		}
	}
	return out
}

// sing gives a phrase the lengths and the pitch of its notes.
func (t *tune) sing(ph phrase, p *prosody, median float64) {
	middle := medianVoiced(p.f0)
	all := ph.syllables()
	if middle == 0 || len(all) == 0 {
		return
	}
	t.setReference(middle * median)
	parts := make([]part, len(all))
	for k, s := range all {
		parts[k] = t.next(s)
	}
	silent := t.hold(ph, p, all, parts)
	t.pitch(p, all, parts)
	for _, i := range silent {
		from, to := curvesPerStep*p.start(i), curvesPerStep*p.start(i+1)
		clear(p.f0[from:to])
		for k := from; k < to; k++ {
			p.energy[k] = silentEnergy
		}
	}
}

// hold stretches vowels until the next one is due. It returns the gaps that are rests.
func (t *tune) hold(ph phrase, p *prosody, all []syllable, parts []part) (silent []int) {
	durations := append([]int(nil), p.durations...)
	now := p.start(all[0].from)
	due := float64(now)
	for k, s := range all {
		end := len(ph.symbols)
		if k+1 < len(all) {
			end = all[k+1].from
		}
		due += parts[k].seconds() * t.slower / frameSeconds
		if k+1 < len(all) && parts[k+1].rest > 0 {
			rest := parts[k+1].rest * t.slower / frameSeconds
			due += rest
			if s.rest >= 0 {
				durations[s.rest+1] += int(math.Round(rest))
				silent = append(silent, s.rest)
			}
		}
		spoken, others := 0, 0
		for i := s.from; i < end; i++ {
			switch {
			case i >= s.vowel && i < s.to:
				spoken += durations[i+1]
			case k+1 < len(all) || ph.symbols[i].word >= 0: // what comes after the last word is no part of the note
				others += durations[i+1]
			}
		}
		held := max(int(math.Round(due))-now-others, int(shortest*float64(spoken)), s.to-s.vowel)
		share(durations[s.vowel+1:s.to+1], held)
		now += held + others
		if late := float64(now) - due; s.ends > 0 || late > latest {
			due = max(due, float64(now)) // after a breath, and after many consonants, time is counted anew
		}
	}
	p.stretch(durations)
	return silent
}

// A vowel is never shorter than a part of what it is in speech, and the singer never later than a
// number of frames: nobody hurries all the rest of a line for the sake of one hard word.
const (
	shortest = 0.8
	latest   = 10
)

// share spreads a number of frames over symbols as they had them.
func share(durations []int, frames int) {
	sum := 0
	for _, d := range durations {
		sum += d
	}
	for i, d := range durations {
		n := frames
		if i < len(durations)-1 {
			n = max(1, frames*d/sum)
		}
		durations[i] = n
		frames -= n
		sum -= d
	}
}

// pitch replaces F0 where there is voice, and all through the vowels.
func (t *tune) pitch(p *prosody, all []syllable, parts []part) {
	note := make([]float64, len(p.f0))  // octaves above the reference
	since := make([]float64, len(p.f0)) // seconds since the note began
	for k, s := range all {
		from, to := curvesPerStep*p.start(s.note), len(note)
		if k+1 < len(all) {
			to = curvesPerStep * p.start(all[k+1].note)
		}
		at := float64(from)
		for n, tn := range parts[k].tones {
			begin := int(at)
			at += tn.seconds / parts[k].seconds() * float64(to-from)
			end := int(at)
			if n == len(parts[k].tones)-1 {
				end = to
			}
			if k == 0 && n == 0 {
				begin = 0 // consonants before the first vowel are sung on its note
			}
			for i := begin; i < end; i++ {
				note[i] = tn.semitones / 12
				since[i] = curveTime(max(0, i-begin)).Seconds()
			}
		}
		for i := curvesPerStep * p.start(s.vowel); i < curvesPerStep*p.start(s.to); i++ {
			p.f0[i] = max(p.f0[i], voicedHz)
		}
	}
	note = smooth(note, int(math.Round(glideSeconds/curveTime(1).Seconds())))
	for i, f := range p.f0 {
		if f < voicedHz {
			continue
		}
		swell := min(since[i]/vibratoSeconds, 1)
		hz := t.reference * math.Exp2(note[i])
		hz *= 1 + vibratoDepth*swell*math.Sin(2*math.Pi*vibratoHz*curveTime(i).Seconds())
		p.f0[i] = float32(min(max(hz, lowestHz), highestHz))
	}
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
