package kokoro

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"radioplay/internal/abc"
	"radioplay/voices"
)

func tuneOf(t *testing.T, u voices.Utterance) *tune {
	t.Helper()
	tune, err := newTune(u)
	if err != nil {
		t.Fatal(err)
	}
	return tune
}

// lala is the made-up prosody of so many "la", voiced throughout, at 200 Hz.
func lala(syllables int) (phrase, *prosody) {
	ph := phrase{last: true}
	p := &prosody{durations: []int{4}}
	for i := range syllables {
		ph.symbols = append(ph.symbols, symbol{r: 'l', word: i}, symbol{r: 'A', word: i}, symbol{r: ' ', word: -1})
		p.durations = append(p.durations, 4, 6, 1)
	}
	p.durations = append(p.durations, 4)
	p.f0 = slices.Repeat([]float32{200}, curvesPerStep*p.frames())
	p.energy = slices.Repeat([]float32{5}, curvesPerStep*p.frames())
	p.content = make([]float32, contentRows*p.frames())
	return ph, p
}

// notesOf measures each vowel of lala: semitones from the reference in the middle of it, clear of the glides, and frames from vowel to vowel.
func notesOf(p *prosody, reference float64) (semitones []float64, frames []int) {
	for symbol := 1; symbol < len(p.durations)-2; symbol += 3 {
		from, to := p.start(symbol), p.start(symbol+1)
		middle := p.f0[curvesPerStep*from+(to-from)/2 : curvesPerStep*to-(to-from)/2]
		sum := 0.0
		for _, f := range middle {
			sum += 12 * math.Log2(float64(f)/reference)
		}
		semitones = append(semitones, sum/float64(len(middle)))
		next := p.frames()
		if symbol+3 < len(p.durations)-1 {
			next = p.start(symbol + 3)
		}
		frames = append(frames, next-from)
	}
	return semitones, frames
}

func TestGivenTuneIsSungNoteForNote(t *testing.T) {
	ph, p := lala(6)
	u := voices.Utterance{Text: "la la la la la la", Delivery: voices.Delivery{Tune: "K:F L:1/4 Q:1/4=100 F A B z c2 (dc) B"}}
	tuneOf(t, u).sing(ph, p, 1)
	const reference = middleCHz / 2 // the octave nearest to 200 Hz
	semitones, frames := notesOf(p, reference)
	for i, want := range []float64{5, 9, 10, 12, 13, 10} { // the fifth la is sung on d and c: half of it each
		if math.Abs(semitones[i]-want) > 0.3 {
			t.Errorf("la %d lies %.2f semitones above C, want %g; all: %.1f", i+1, semitones[i], want, semitones)
		}
	}
	for i, want := range []int{24, 24, 48, 48, 48} { // a quarter is 600 ms, a frame 25; after the third comes a rest
		if abs := max(frames[i]-want, want-frames[i]); abs > 1 {
			t.Errorf("la %d takes %d frames, want %d; all: %d", i+1, frames[i], want, frames)
		}
	}
	gap := p.start(3*3 - 1)
	for i := curvesPerStep * gap; i < curvesPerStep*(gap+24); i++ {
		if p.energy[i] != silentEnergy || p.f0[i] != 0 {
			t.Fatalf("the rest is not silent: energy %g, F0 %g", p.energy[i], p.f0[i])
		}
	}
}

func TestTuneThatCannotBeRead(t *testing.T) {
	_, err := newTune(voices.Utterance{Text: "la", Delivery: voices.Delivery{Tune: "K:F F A H"}})
	var at *abc.Error
	if !errors.As(err, &at) || at.Column != 9 {
		t.Errorf("got %v, want the place of the H", err)
	}
}

func TestMadeUpMelodies(t *testing.T) {
	for _, c := range []struct {
		name  string
		how   voices.Delivery
		text  string
		scale []float64
	}{
		{"of no mood", voices.Delivery{}, "la la la la la la la la", pentatonic},
		{"a sad one", voices.Delivery{Words: "sang mournfully"}, "la la la la la la la la", aeolian},
		{"a merry one", voices.Delivery{Words: "sang merrily"}, "la la la la la la la la", ionian},
		{"an eerie one", voices.Delivery{}, "the witch, la la la la la la", phrygian},
	} {
		ph, p := lala(8)
		u := voices.Utterance{Text: c.text, Voice: voices.Voice{Name: "af_heart", Rate: 0.5}, Delivery: c.how}
		tuneOf(t, u).sing(ph, p, 1)
		notes, frames := notesOf(p, 200)
		var seen []float64
		for _, n := range notes {
			off := 1.0
			for _, s := range c.scale {
				off = min(off, math.Abs(math.Remainder(n-s, 12)))
			}
			if off > 0.25 || n < lowestSemitone-0.5 || n > highestSemitone+0.5 {
				t.Errorf("%s: a note %.2f semitones from the tonic", c.name, n)
			}
			seen = append(seen, math.Round(n))
		}
		if slices.Sort(seen); len(slices.Compact(seen)) < 3 {
			t.Errorf("%s: hardly moves: %.1f", c.name, notes)
		}
		if last := len(notes) - 1; math.Abs(notes[last]) > 0.1 || frames[last] < 2*frames[0] {
			t.Errorf("%s: does not come home to a long tonic: %.1f, frames %d", c.name, notes, frames)
		}
		again, q := lala(8)
		tuneOf(t, u).sing(again, q, 1)
		if !slices.Equal(p.f0, q.f0) {
			t.Errorf("%s: the same words have another tune the second time", c.name)
		}
	}
}

func TestTunelessSingingMissesItsNotes(t *testing.T) {
	ph, p := lala(8)
	u := voices.Utterance{Text: "la la la la la la la la", Delivery: voices.Delivery{Words: "sung in a tuneless sort of way"}}
	tuneOf(t, u).sing(ph, p, 1)
	notes, _ := notesOf(p, 200)
	astray := 0
	for _, n := range notes {
		if math.Abs(n-math.Round(n)) > 0.2 {
			astray++
		}
	}
	if astray < 3 {
		t.Errorf("notes %.2f: a tuneless singer misses more of them", notes)
	}
}

func TestSyllables(t *testing.T) {
	for sounds, want := range map[string]int{"wˈʌn": 1, "hˈɪə": 1, "fˈɔː": 1, "lˈɪtᵊl": 2, "ɪnvˌɪzəbˈɪləti": 6, "ʃ": 0, "IdˈiəɹQ": 4} {
		var ph phrase
		for _, r := range sounds {
			ph.symbols = append(ph.symbols, symbol{r: r})
		}
		if got := ph.syllables(); len(got) != want {
			t.Errorf("%s has %d syllables, want %d", sounds, len(got), want)
		}
	}
}

// keepsNotes measures a clip whose words have one syllable each: the share of voiced windows within a semitone of their word's note,
// octaves apart counted as the same note, and the share of heard windows that are voiced.
func keepsNotes(c voices.Clip, notes []float64) (kept, voiced float64) {
	good, all := 0, 0
	for i, p := range pitchTrack(c.Samples) {
		at := time.Duration(i) * 40 * time.Millisecond
		word := slices.IndexFunc(c.Marks, func(m voices.Mark) bool { return m.Start <= at && at+40*time.Millisecond <= m.End })
		if p.hz == 0 || word < 0 {
			continue
		}
		all++
		if math.Abs(math.Remainder(12*math.Log2(p.hz/middleCHz)-notes[word], 12)) <= 1 {
			good++
		}
	}
	return float64(good) / float64(max(all, 1)), voicing(c.Samples)
}

// madeUp are the notes of the melody made up for words of one syllable, in semitones from middle C.
func madeUp(t *testing.T, u voices.Utterance) []float64 {
	t.Helper()
	b, m := ready(t)
	p := phraseOf(t, b, u.Text)
	style, err := b.styles.row(blend{{u.Voice.Name, 1}}, len(p.symbols))
	if err != nil {
		t.Fatal(err)
	}
	pr, err := m.first(t.Context(), p, style, directionFor(u).speed)
	if err != nil {
		t.Fatal(err)
	}
	tune := tuneOf(t, u)
	tune.sing(p, pr, 1)
	maker := newMaker(u)
	var notes []float64
	for _, s := range p.syllables() {
		notes = append(notes, 12*math.Log2(tune.reference/middleCHz)+maker.next(s).tones[0].semitones)
	}
	return notes
}

func TestSungLineKeepsItsNotes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		voice, text, tune string
		notes             []float64
	}{
		{"af_heart", "Long was the road, and cold was the moon.", "K:Am L:1/8 Q:1/4=100 E2 A c B2 A c e d A4", []float64{4, 9, 12, 11, 9, 12, 16, 14, 9}},
		{"bm_george", "Down to the sea the old men go.", "K:G L:1/4 Q:1/4=120 G A B d2 B A B G2", []float64{7, 9, 11, 14, 11, 9, 11, 7}},
		{"am_fenrir", "Rise up, my lads, and fill the sails.", "", nil},
	} {
		u := voices.Utterance{Text: c.text, Voice: voices.Voice{Name: c.voice}, Delivery: voices.Delivery{Manner: "sung", Intensity: 0.5, Tune: c.tune}}
		clip := act(t, c.text, c.voice, u.Delivery)
		if c.tune == "" {
			c.notes = madeUp(t, u)
		}
		kept, voiced := keepsNotes(clip, c.notes)
		t.Logf("%s: %.2f of voiced windows within a semitone, %.2f voiced, %v", c.voice, kept, voiced, clip.Duration())
		if kept < 0.8 || voiced < 0.4 {
			t.Errorf("%s: %.2f of voiced windows within a semitone of their notes, want 0.8; %.2f voiced, want 0.4", c.voice, kept, voiced)
		}
	}
}
