package kokoro

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"radioplay/voices"
)

// spoken is made-up prosody of three symbols: a consonant, a vowel and a full stop.
func spoken() (phrase, *prosody) {
	ph := phrase{symbols: []symbol{{r: 's'}, {r: 'O'}, {r: '.', word: -1}}, last: true}
	p := &prosody{durations: []int{2, 2, 4, 3, 1}}
	n := p.frames()
	for i := range contentRows * n {
		p.content = append(p.content, float32(i))
	}
	for i := range curvesPerStep * n {
		p.f0 = append(p.f0, 150+10*float32(i%5))
		p.energy = append(p.energy, 5)
	}
	return ph, p
}

func TestMannersChangeWhatTheyClaimTo(t *testing.T) {
	for name, m := range manners {
		d := directionFor(voices.Utterance{Delivery: voices.Delivery{Manner: name, Intensity: 0.5}})
		if math.Abs(d.speed-m.speed) > 1e-9 || math.Abs(d.median-m.median) > 1e-9 || math.Abs(d.energy-m.energy) > 1e-9 {
			t.Errorf("%s at intensity 0.5 is %+v, not what the table says: %+v", name, d, m)
		}
		strong := directionFor(voices.Utterance{Delivery: voices.Delivery{Manner: name, Intensity: 1}})
		if math.Abs(strong.energy) < math.Abs(d.energy) {
			t.Errorf("%s has less energy change at intensity 1 than at 0.5", name)
		}
		ph, p := spoken()
		d.apply(ph, p, tuneOf(t, voices.Utterance{Text: "so"}))
		if n := p.frames(); len(p.content) != contentRows*n || len(p.f0) != curvesPerStep*n || len(p.energy) != curvesPerStep*n {
			t.Errorf("%s: curves do not fit %d frames: %d, %d, %d", name, n, len(p.content), len(p.f0), len(p.energy))
		}
		for _, f := range p.f0 {
			if f != 0 && (f < lowestHz || f > highestHz) {
				t.Errorf("%s: F0 of %v Hz", name, f)
			}
		}
	}
}

func TestPitchShiftsByTheSemitone(t *testing.T) {
	ph, p := spoken()
	before := medianVoiced(p.f0)
	directionFor(voices.Utterance{Voice: voices.Voice{PitchST: 12}}).apply(ph, p, nil)
	if after := medianVoiced(p.f0); math.Abs(after/before-2) > 0.01 {
		t.Errorf("12 semitones up took the median from %.0f to %.0f Hz", before, after)
	}
}

func TestPlainSpeechIsLeftAlone(t *testing.T) {
	ph, p := spoken()
	_, want := spoken()
	directionFor(voices.Utterance{}).apply(ph, p, nil)
	if !slices.Equal(p.f0, want.f0) || !slices.Equal(p.energy, want.energy) || !slices.Equal(p.content, want.content) {
		t.Error("plain delivery changed what the model said")
	}
}

func TestDrawnOutVowelIsHeld(t *testing.T) {
	ph, p := spoken()
	ph.symbols[1].drawn = true
	plain.apply(ph, p, nil)
	if want := []int{2, 2, leastDrawnTo, 3, 1}; !slices.Equal(p.durations, want) {
		t.Errorf("durations are %v, want %v", p.durations, want)
	}
}

func TestDivideBreaksWhereAReaderBreathes(t *testing.T) {
	word := func(rank, length int) unit { return unit{symbols: make([]symbol, length), rank: rank} }
	var units []unit
	for i := range 90 { // 540 symbols: a comma every 5 words, a full stop every 15
		rank := 0
		if i%5 == 4 {
			rank = 1
		}
		if i%15 == 14 {
			rank = 3
		}
		units = append(units, word(rank, 6))
	}
	from := 0
	for _, to := range divide(units) {
		if length := 6 * (to - from); length > maxSymbols {
			t.Errorf("a phrase of %d symbols", length)
		}
		if units[to-1].rank != 3 {
			t.Errorf("a phrase ends after word %d, within a sentence", to)
		}
		from = to
	}
	if from != len(units) {
		t.Errorf("phrases end at word %d of %d", from, len(units))
	}
	bare := slices.Repeat([]unit{word(0, 9)}, 100) // no marks at all
	if ends := divide(bare); ends[len(ends)-1] != 100 {
		t.Errorf("words after %d are lost", ends[len(ends)-1])
	}
}

func TestJoinKeepsPausesAndSpeech(t *testing.T) {
	tone := func(silent, loud int) []float32 {
		x := make([]float32, 2*silent+loud)
		for i := range loud {
			x[silent+i] = 0.5
		}
		return x
	}
	ph := phrase{symbols: []symbol{{r: 'A'}}, pause: 300 * time.Millisecond}
	p := &prosody{durations: []int{10, 40, 10}}
	var j joiner
	j.add(ph, p, tone(10*frame, 40*frame), 1)
	j.add(ph, p, tone(10*frame, 40*frame), 1)
	var gap, longest, loud int
	for _, v := range j.samples[samplesOf(lead) : len(j.samples)-samplesOf(tail)] {
		if v != 0 {
			loud++
			gap = 0
			continue
		}
		gap++
		longest = max(longest, gap)
	}
	if loud != 2*40*frame {
		t.Errorf("%d samples of speech, want %d", loud, 2*40*frame)
	}
	if got := timeOf(longest); got < 299*time.Millisecond || got > 301*time.Millisecond {
		t.Errorf("%v between phrases, want 300 ms", got)
	}
	if want := samplesOf(lead+tail+300*time.Millisecond) + 2*40*frame; len(j.samples) != want {
		t.Errorf("%d samples, want %d", len(j.samples), want)
	}
}

func TestGateLetsLongPhrasesInAlone(t *testing.T) {
	g := newGate()
	g.limit = 10
	if err := g.enter(t.Context(), 25); err != nil { // longer than the limit, but nobody is inside
		t.Fatal(err)
	}
	entered := make(chan error)
	go func() { entered <- g.enter(context.Background(), 4) }()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	quits := make(chan error)
	go func() { quits <- g.enter(gone, 4) }()
	select {
	case <-entered:
		t.Error("a second phrase entered beside one that is too long")
	case <-time.After(30 * time.Millisecond):
	}
	g.leave(25)
	if err := <-entered; err != nil {
		t.Error(err)
	}
	if err := <-quits; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := g.enter(t.Context(), 6); err != nil || g.inside != 10 {
		t.Errorf("%v, %d frames inside", err, g.inside)
	}
}
