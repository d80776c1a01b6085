package kokoro

import (
	"strings"

	"radioplay/internal/phonemes"
)

// What the author marks within a line: *stress* on a word, an aside in brackets, a sentence that trails off in dots, and
// a last word that a dash cuts off. As for manners, a recogniser still reads every word.
const (
	stressF0, stressEnergy, stressHold = 1.18, 0.9, 1.15
	asideF0, asideEnergy               = 0.95, -0.4
	trailF0, trailEnergy, trailHold    = 0.92, -2.5, 1.3 // at the end of the word; it slides there
	cutHold                            = 0.85

	mostLift = 1.4 // of a stressed word that the model said low

	stressEdge = 4 // values over which a bend comes and goes; one is 12.5 ms
)

// marked notes on the symbols of phrases what the text marks.
func marked(phrases []phrase, words []phonemes.Word, text string) {
	for i := range phrases {
		ph := &phrases[i]
		lastWord := -1
		for k := range ph.symbols {
			s := &ph.symbols[k]
			if s.word < 0 {
				continue
			}
			w := words[s.word]
			s.stressed = w.Emphasis
			s.aside = bracketed(text, w.From)
			lastWord = s.word
		}
		if lastWord < 0 {
			continue
		}
		trails := strings.Contains(words[lastWord].Punct, "…") && !strings.ContainsAny(words[lastWord].Punct, "?!")
		ph.cut = ph.last && words[lastWord].Punct == "—"
		for k := range ph.symbols {
			s := &ph.symbols[k]
			s.trails = trails && s.word == lastWord
			s.cut = ph.cut && s.word == lastWord
		}
	}
}

// bracketed reports whether the byte at i stands between brackets.
func bracketed(text string, i int) bool {
	open := strings.LastIndexByte(text[:i], '(')
	return open >= 0 && strings.LastIndexByte(text[:i], ')') < open && strings.IndexByte(text[i:], ')') >= 0
}

// hold is the factor on a symbol's length.
func (s symbol) hold() float64 {
	switch {
	case s.cut:
		return cutHold
	case !isVowel(s.r):
		return 1
	case s.trails:
		return trailHold
	case s.stressed:
		return stressHold
	}
	return 1
}

// stress bends F0 and energy where the text marks a word; F0 only where pitched, since a melody has its own.
func (p *prosody) stress(ph phrase, pitched bool) {
	n := curvesPerStep * p.frames()
	f0, energy := make([]float64, n), make([]float64, n) // what is added, F0 as a share of itself
	any := false
	lift := p.lift(ph)
	trailFrom, trailTo := ph.trail(p)
	for i, s := range ph.symbols {
		from, to := curvesPerStep*p.start(i), curvesPerStep*p.start(i+1)
		for k := from; k < to; k++ {
			switch {
			case s.trails:
				at := float64(k-trailFrom) / float64(max(1, trailTo-trailFrom))
				f0[k], energy[k] = at*(trailF0-1), at*trailEnergy
			case s.stressed:
				f0[k], energy[k] = lift[s.word]-1, stressEnergy
			case s.aside:
				f0[k], energy[k] = asideF0-1, asideEnergy
			default:
				continue
			}
			any = true
		}
	}
	if !any {
		return
	}
	f0, energy = smooth(f0, stressEdge), smooth(energy, stressEdge)
	for k := range n {
		if pitched && p.f0[k] >= voicedHz {
			p.f0[k] = min(max(p.f0[k]*float32(1+f0[k]), lowestHz), highestHz)
		}
		if p.energy[k] > 0 {
			p.energy[k] += float32(energy[k])
		}
	}
}

// lift is, for every stressed word, the factor on its F0 that brings it above the middle of the phrase: the model may well
// have laid the weight elsewhere.
func (p *prosody) lift(ph phrase) map[int]float64 {
	words := map[int][]float32{}
	for i, s := range ph.symbols {
		if s.stressed {
			words[s.word] = append(words[s.word], p.f0[curvesPerStep*p.start(i):curvesPerStep*p.start(i+1)]...)
		}
	}
	out := map[int]float64{}
	for w, f0 := range words {
		out[w] = stressF0
		if own := medianVoiced(f0); own > 0 {
			out[w] = min(mostLift, stressF0*max(1, medianVoiced(p.f0)/own))
		}
	}
	return out
}

// trail is where the values of the word that trails off begin and end.
func (ph phrase) trail(p *prosody) (from, to int) {
	from = -1
	for i, s := range ph.symbols {
		if s.trails {
			if from < 0 {
				from = curvesPerStep * p.start(i)
			}
			to = curvesPerStep * p.start(i+1)
		}
	}
	return from, to
}

// A word that is cut off ends with its last sound, and at once.
const (
	cutAfterSamples = 15 * rate / 1000
	cutFadeSamples  = 20 * rate / 1000
)

// cutAt is the sample at which a phrase that is cut off ends.
func (ph phrase) cutAt(p *prosody) int {
	last := 0
	for i, s := range ph.symbols {
		if s.word >= 0 {
			last = i
		}
	}
	return frame*p.start(last+1) + cutAfterSamples
}
