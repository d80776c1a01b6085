package kokoro

import (
	"strings"
	"testing"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

func TestMarked(t *testing.T) {
	const text = "He (that old fool) did *so*, I sh-"
	var words []phonemes.Word
	at := 0
	for _, w := range []string{"He", "that", "old", "fool", "did", "so", "I", "sh"} {
		from := at + strings.Index(text[at:], w)
		at = from + len(w)
		words = append(words, phonemes.Word{From: from, To: at, Emphasis: w == "so"})
	}
	words[7].Punct = "—"
	var ph phrase
	for i := range words {
		ph.symbols = append(ph.symbols, symbol{r: 'A', word: i})
	}
	ph.last = true
	phrases := []phrase{ph}
	marked(phrases, words, text)
	for i, s := range phrases[0].symbols {
		if s.aside != (i >= 1 && i <= 3) || s.stressed != (i == 5) || s.cut != (i == 7) || s.trails {
			t.Errorf("%s: %+v", text[words[i].From:words[i].To], s)
		}
	}
	words[7].Punct = "…"
	phrases = []phrase{ph}
	marked(phrases, words, text)
	if s := phrases[0].symbols[7]; !s.trails || s.cut || phrases[0].cut {
		t.Errorf("before dots: %+v", s)
	}
}

// What the author marks is heard: a stressed word is higher and longer, an aside lower, dots trail off, a dash breaks off.
func TestMarksAreHeard(t *testing.T) {
	t.Parallel()
	const voice = "af_heart"
	stressed := act(t, "She *had* seen it before.", voice, voices.Delivery{})
	part := func(c voices.Clip, word int) []float32 {
		m := c.Marks[word]
		return c.Samples[samplesOf(m.Start+late):min(len(c.Samples), samplesOf(m.End+late))] // where its pitch is
	}
	if a, b := medianPitch(part(stressed, 0)), medianPitch(part(stressed, 1)); b < 1.12*a { // 1.06 where nothing is marked
		t.Errorf("a stressed word is at %.0f Hz, the one before it at %.0f", b, a)
	}
	outside := act(t, "She came, late as ever, and sat down.", voice, voices.Delivery{})
	aside := act(t, "She came (late as ever) and sat down.", voice, voices.Delivery{})
	between := func(c voices.Clip) []float32 {
		return c.Samples[samplesOf(c.Marks[2].Start+late):samplesOf(c.Marks[4].End+late)]
	}
	if a, b := medianPitch(between(outside)), medianPitch(between(aside)); b > 0.98*a {
		t.Errorf("an aside is at %.0f Hz, the same between commas at %.0f", b, a)
	}
	stops := act(t, "I never wanted to.", voice, voices.Delivery{})
	breaks := act(t, "I never wanted to-", voice, voices.Delivery{})
	last := breaks.Marks[len(breaks.Marks)-1]
	if rest := breaks.Duration() - last.End; rest > timeOf(cutAfterSamples+cutFadeSamples) {
		t.Errorf("%v are left behind a word that is cut off", rest)
	}
	if end := stops.Marks[len(stops.Marks)-1]; last.End-last.Start > end.End-end.Start {
		t.Errorf("cut off it takes %v, at a full stop %v", last.End-last.Start, end.End-end.Start)
	}
	trails := act(t, "I never wanted that…", voice, voices.Delivery{})
	ends := act(t, "I never wanted that.", voice, voices.Delivery{})
	if a, b := levelDB(part(ends, 3))-levelDB(part(ends, 1)), levelDB(part(trails, 3))-levelDB(part(trails, 1)); b > a {
		t.Errorf("before dots the last word is at %.1f dB, before a full stop at %.1f", b, a)
	}
	if a, b := len(part(ends, 3)), len(part(trails, 3)); b <= a {
		t.Errorf("before dots the last word takes %d samples, before a full stop %d", b, a)
	}
}

// On made-up prosody the marks do just what they say.
func TestStress(t *testing.T) {
	for name, mark := range map[string]func(*symbol){
		"stressed": func(s *symbol) { s.stressed = true }, "aside": func(s *symbol) { s.aside = true }, "trails": func(s *symbol) { s.trails = true },
	} {
		ph, p := spoken()
		p.durations[2] = 40
		n := p.frames()
		p.content = make([]float32, contentRows*n)
		p.f0, p.energy = make([]float32, curvesPerStep*n), make([]float32, curvesPerStep*n)
		for i := range p.f0 {
			p.f0[i], p.energy[i] = 200, 5
		}
		mark(&ph.symbols[1])
		plain.apply(ph, p, nil)
		middle, end := curvesPerStep*(p.start(1)+p.start(2))/2, curvesPerStep*p.start(2)-stressEdge
		f0, energy, longer := p.f0[middle], p.energy[middle], p.durations[2] > 40
		switch {
		case name == "stressed" && (f0 < 235 || energy < 5.8 || !longer), name == "aside" && (f0 > 191 || energy > 4.7 || longer),
			name == "trails" && (p.f0[end] > f0-3 || p.energy[end] > energy-0.5 || !longer):
			t.Errorf("%s: %.0f Hz and %.1f in the middle, %.0f Hz and %.1f at the end, %d frames", name, f0, energy, p.f0[end], p.energy[end], p.durations[2])
		}
		if p.f0[0] != 200 || p.energy[0] != 5 {
			t.Errorf("%s: what is not marked went to %.0f Hz and %.1f", name, p.f0[0], p.energy[0])
		}
	}
}
