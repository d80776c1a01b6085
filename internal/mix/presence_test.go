package mix

import (
	"math"
	"slices"
	"testing"
	"time"

	"radioplay/internal/effects"
	"radioplay/internal/loudness"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
)

// noiseTake keeps a second of noise as a take, soft above 1 kHz; seed tells one from another.
func noiseTake(t testing.TB, seed uint32) *takes.Take {
	t.Helper()
	const rate = 24000
	x := make([]float32, rate)
	low := 0.0
	for i := range x {
		seed = seed*1664525 + 1013904223
		low += 0.25 * (float64(int32(seed))/(1<<31) - low)
		x[i] = float32(0.5 * low * (0.6 - 0.4*math.Cos(2*math.Pi*4*float64(i)/rate)))
	}
	tk, err := takes.NewStore(t.TempDir()).Put("ab12", voices.Clip{Rate: rate, Samples: x})
	if err != nil {
		t.Fatal(err)
	}
	return &tk
}

// from is a line of noise that is heard from somewhere.
func from(t testing.TB, n int, p script.Presence) Part {
	return Part{Line: script.Line{N: n, Kind: script.Speech, Speaker: "Ada", Paragraph: n, Text: "Noise.",
		Delivery: script.Delivery{Presence: p}}, Take: noiseTake(t, 1), Voice: voices.Voice{Name: "noise"}}
}

// bands is the level of a cue's frames between frequencies, one bin every 100 Hz.
func bands(x [][2]float64, from, to float64) float64 {
	sum := 0.0
	for at := 0; at+1920 <= len(x); at += 1920 {
		for hz := from; hz < to; hz += 100 {
			l := level(x[at:at+1920], 0, hz)
			sum += l * l
		}
	}
	return 10 * math.Log10(sum)
}

func TestPresenceIsHeard(t *testing.T) {
	all := append([]script.Presence{script.Here}, script.Presences...)
	var parts []Part
	for i, p := range all {
		parts = append(parts, from(t, i+1, p))
	}
	g := DefaultGaps()
	g.Paragraph = 3 * time.Second // rooms die away in between
	sheet, err := Lay(parts, Options{Gaps: g, Room: true})
	if err != nil {
		t.Fatal(err)
	}
	x := drain(t, sheet.Streamer(Rate, DialogueBus))
	plain := x[frames(sheet.Cues[0].Start, Rate):frames(sheet.Cues[0].End, Rate)]
	lu := func(y [][2]float64) float64 {
		mono := make([]float32, len(y))
		for i := range y {
			mono[i] = float32(y[i][0])
		}
		return loudness.Speech(mono, Rate)
	}
	for i, c := range sheet.Cues[1:] {
		p := all[i+1]
		y := x[frames(c.Start, Rate):frames(c.End, Rate)]
		want := 0.0
		e, ok := effects.ByName(string(p))
		if ok {
			want = e.LU
		}
		if got := lu(y) - lu(plain); math.Abs(got-want) > 1.2 {
			t.Errorf("%s: %.1f LU from plain speech, want %g", p, got, want)
		}
		low, high := bands(y, 60, 200)-bands(plain, 60, 200), bands(y, 4500, 8000)-bands(plain, 4500, 8000)
		switch p {
		case script.Telephone, script.Radio:
			if low > -15 || high > -10 {
				t.Errorf("%s: %.1f dB below 200 Hz, %.1f above 4.5 kHz", p, low, high)
			}
		case script.Muffled, script.Distant:
			if high > -7 {
				t.Errorf("%s: %.1f dB above 4.5 kHz", p, high)
			}
		case script.Reading, script.Crowd:
			if math.Abs(low) > 0.5 || math.Abs(high) > 0.5 {
				t.Errorf("%s: %.1f and %.1f dB of nothing", p, low, high)
			}
		}
		near := lu(x[frames(c.End+10*time.Millisecond, Rate):frames(c.End+30*time.Millisecond, Rate)]) - lu(plain) // what the small room answers
		inRoom := !slices.Contains([]script.Presence{script.Telephone, script.Radio, script.Inner, script.InHead, script.Echoing}, p)
		if p != script.Echoing && p != script.InHead && inRoom != (near > -60) {
			t.Errorf("%s: right after it the room is at %.1f LU", p, near)
		}
	}
}

// A thought is heard as an inner voice without saying so, and effects keep the stems' sum.
func TestStemsSumWithEffects(t *testing.T) {
	parts := []Part{from(t, 1, script.Telephone), from(t, 2, script.Distant), from(t, 3, script.Here), from(t, 4, script.Here), from(t, 5, script.Crowd)}
	parts[2].Line.Kind = script.Thought
	parts[3].Voice.Effect = "robot"
	parts[4].Chorus = []takes.Take{*noiseTake(t, 2), *noiseTake(t, 3)}
	parts = append(parts, Part{Line: script.Line{N: 6, Kind: script.Narration, Paragraph: 6, Text: "Noise."}, Take: noiseTake(t, 4)})
	sheet, err := Lay(parts, Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	if !sheet.Cues[2].dry() {
		t.Error("a thought is heard in the room")
	}
	whole := drain(t, sheet.Streamer(Rate))
	var stems [3][][2]float64
	for i, b := range []Bus{NarrationBus, DialogueBus, BedBus} {
		stems[i] = drain(t, sheet.Streamer(Rate, b))
	}
	for i := range whole {
		for c := range 2 {
			if d := math.Abs(whole[i][c] - stems[0][i][c] - stems[1][i][c] - stems[2][i][c]); d > 1e-12 {
				t.Fatalf("frame %d differs by %g", i, d)
			}
		}
	}
	parts[3].Voice.Effect = "android"
	if _, err := Lay(parts, Options{}); err == nil {
		t.Error("an unknown effect was accepted")
	}
}

// A crowd is several takes: about as loud as one, wider, and a little late at its end.
func TestChorus(t *testing.T) {
	one, crowd := from(t, 1, script.Crowd), from(t, 2, script.Crowd)
	crowd.Chorus = []takes.Take{*noiseTake(t, 2), *noiseTake(t, 3), *noiseTake(t, 4)}
	sheet, err := Lay([]Part{one, crowd}, Options{Gaps: DefaultGaps()})
	if err != nil {
		t.Fatal(err)
	}
	x := drain(t, sheet.Streamer(Rate))
	var rms, side [2]float64
	for i, c := range sheet.Cues {
		y := x[frames(c.Start, Rate):frames(c.End, Rate)]
		for _, f := range y {
			rms[i] += f[0]*f[0] + f[1]*f[1]
			side[i] += (f[0] - f[1]) * (f[0] - f[1])
		}
	}
	if d := 10 * math.Log10(rms[1]/rms[0]); d < -1 || d > 3 {
		t.Errorf("a crowd is %.1f dB above one voice", d)
	}
	if side[0] > 1e-9*rms[0] || side[1] < 0.02*rms[1] {
		t.Errorf("one voice is %.3f wide, a crowd %.3f", side[0]/rms[0], side[1]/rms[1])
	}
	end := frames(sheet.Cues[1].End, Rate)
	if late := level(x[end+100:end+2000], 0, 500); late < 1e-6 {
		t.Error("nobody in the crowd is late")
	}
}

func TestRest(t *testing.T) {
	parts := []Part{from(t, 1, script.Here), from(t, 2, script.Here)}
	parts[1].Rest = 400 * time.Millisecond
	sheet, err := Lay(parts, Options{Gaps: DefaultGaps()})
	if err != nil {
		t.Fatal(err)
	}
	if got := sheet.Cues[1].Start - sheet.Cues[0].End; got != DefaultGaps().Paragraph+parts[1].Rest {
		t.Errorf("a rest makes a gap of %v", got)
	}
}

// What a narrator says in brackets is softer, and nothing else of the line.
func TestAsides(t *testing.T) {
	const text = "He came (late, as ever) and sat down."
	x := make([]float32, Rate)
	for i := range x {
		x[i] = 0.5
	}
	var marks []voices.Mark
	for i, at := range [][2]int{{0, 2}, {3, 7}, {9, 13}, {15, 17}, {18, 22}, {24, 27}, {28, 31}, {32, 36}} {
		start := time.Duration(i) * 100 * time.Millisecond
		marks = append(marks, voices.Mark{Start: start, End: start + 90*time.Millisecond, From: at[0], To: at[1]})
	}
	line := script.Line{Kind: script.Speech, Text: text}
	softenAsides(&line, marks, x, Rate)
	if slices.ContainsFunc(x, func(v float32) bool { return v != 0.5 }) {
		t.Error("a character's brackets were lowered")
	}
	line.Kind = script.Narration
	softenAsides(&line, marks, x, Rate)
	for at, want := range map[time.Duration]float64{50 * time.Millisecond: 0, 250 * time.Millisecond: asideDB, 450 * time.Millisecond: asideDB, 650 * time.Millisecond: 0} {
		if got := 20 * math.Log10(float64(x[frames(at, Rate)])/0.5); math.Abs(got-want) > 0.05 {
			t.Errorf("at %v it is %.2f dB, want %g", at, got, want)
		}
	}
}
