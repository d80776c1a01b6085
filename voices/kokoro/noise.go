package kokoro

import (
	"math"
	"slices"
	"strings"

	"radioplay/internal/filter"
)

// noises are sounds that people make between words. internal/phonemes gives them vowels (the IPA on the left), since other engines
// cannot be heard without; here they are what they are. The sound before the length mark is the one that is held.
var noises = map[string]string{
	"ʃʃʃ":   "ʃː",   // Shh
	"pfˈɪt": "pfːt", // Pfft
	"pˈʌf":  "pfː",  // Pff
	"psˈɪt": "psːt", // Psst
	"tˈɪs":  "tsː",  // Tss
	"ˈəm":   "mː",   // Mmm
}

// How a noise is made, in frames.
const (
	heldNoise  = 14 // of what is held
	shortNoise = 2  // of every other sound
)

// carrier is spoken after a phrase of noises alone and taken away again: the model knows what a sound is like only among words.
const carrier = "ɪt wˈʌz lˈAt."

// voiceless sounds of the model's alphabet.
const voiceless = "fhkpstʃʧθ"

// Noise is hissed above this, or it would sound like a breathed vowel; and it comes out softer than a word.
const (
	hissFromHz = 1800
	hissGain   = 3
)

func (v vocab) carrier() []symbol {
	var out []symbol
	for _, r := range " " + carrier {
		out = append(out, symbol{id: v[string(r)], r: r, word: -1, carrier: true})
	}
	return out
}

func (ph phrase) onlyNoises() bool {
	return !slices.ContainsFunc(ph.symbols, func(s symbol) bool { return s.word >= 0 && !s.noise })
}

// noiseSpans are the noises of a phrase, from symbol to symbol.
func (ph phrase) noiseSpans() (spans []span) {
	for i, s := range ph.symbols {
		switch last := len(spans) - 1; {
		case !s.noise:
		case last >= 0 && spans[last].to == i:
			spans[last].to++
		default:
			spans = append(spans, span{i, i + 1})
		}
	}
	return spans
}

// shapeNoises gives noises lengths and curves of their own: the model's are those of a word, and begin before it.
func (p *prosody) shapeNoises(ph phrase) {
	spans := ph.noiseSpans()
	if len(spans) == 0 {
		return
	}
	middle := medianVoiced(p.f0)
	durations := slices.Clone(p.durations)
	for i, s := range ph.symbols {
		switch {
		case s.noise && s.drawn:
			durations[i+1] = 2 * heldNoise
		case s.noise && s.held:
			durations[i+1] = heldNoise
		case s.noise:
			durations[i+1] = shortNoise
		case s.carrier:
			durations[i+1] = 0
		}
	}
	p.stretch(durations)
	for _, s := range spans {
		for i := s.from - 1; i >= -1 && (i < 0 || ph.symbols[i].word < 0); i-- {
			p.silence(i)
		}
		for i := s.to; i < len(ph.symbols) && ph.symbols[i].word < 0; i++ {
			p.silence(i)
		}
		p.sound(ph.symbols[s.from:s.to], s, middle)
	}
}

// silence takes voice and energy from a symbol; -1 is the pad before them.
func (p *prosody) silence(symbol int) {
	to := curvesPerStep * p.start(symbol+1)
	from := to - curvesPerStep*p.durations[symbol+1]
	clear(p.f0[from:to])
	for k := from; k < to; k++ {
		p.energy[k] = silentEnergy
	}
}

// sound gives a noise its curves: it dies away, and falls where it has voice.
func (p *prosody) sound(symbols []symbol, s span, middle float64) {
	from, to := curvesPerStep*p.start(s.from), curvesPerStep*p.start(s.to)
	for i, sym := range symbols {
		for k := curvesPerStep * p.start(s.from+i); k < curvesPerStep*p.start(s.from+i+1); k++ {
			at := float64(k-from) / float64(to-from)
			if strings.ContainsRune(voiceless, sym.r) {
				p.f0[k], p.energy[k] = 0, float32(5-2*at)
			} else {
				p.f0[k], p.energy[k] = float32(middle*math.Exp2(0.1-0.25*at)), float32(8-2*at)
			}
		}
	}
}

// hiss brings out the noises without voice in the sound of a phrase.
func (ph phrase) hiss(p *prosody, x []float32) {
	for _, s := range ph.noiseSpans() {
		if !strings.ContainsRune(voiceless, ph.symbols[s.from].r) {
			continue
		}
		part := x[frame*p.start(s.from) : frame*p.start(s.to)]
		filter.Apply(part, filter.Steep4(filter.HighPass, rate, hissFromHz)...)
		for i := range part {
			part[i] *= hissGain
		}
	}
}
