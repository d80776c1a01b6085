package mix

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/faiface/beep"

	"radioplay/internal/loudness"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/tone"
)

type line struct {
	kind    script.Kind
	speaker string
	para    int
	text    string
	voice   voices.Voice
	manner  script.Manner
}

// parts records lines with the tone engine.
func parts(t testing.TB, lines []line) []Part {
	t.Helper()
	store := takes.NewStore(t.TempDir())
	b := tone.New()
	var out []Part
	for i, l := range lines {
		p := Part{Voice: l.voice, Line: script.Line{N: i + 1, Kind: l.kind, Speaker: l.speaker, Paragraph: l.para, Text: l.text,
			Delivery: script.Delivery{Manner: l.manner, Intensity: 0.5}}}
		if l.kind != script.Break {
			u := voices.Utterance{Text: l.text, Voice: l.voice}
			key := takes.Key(b, u)
			tk, ok, err := store.Get(key)
			if !ok {
				c, err2 := b.Synthesize(t.Context(), u)
				if err2 != nil {
					t.Fatal(err2)
				}
				tk, err = store.Put(key, c)
			}
			if err != nil {
				t.Fatal(err)
			}
			p.Take = &tk
		}
		out = append(out, p)
	}
	return out
}

var (
	narrator = voices.Voice{Name: "165hz"}
	ada      = voices.Voice{Name: "247hz", Pan: -0.3}
	bob      = voices.Voice{Name: "110hz", Pan: 0.3, GainDB: -20}
)

func scene(t testing.TB) []Part {
	return parts(t, []line{
		{script.Heading, "", 0, "The Gate", narrator, ""},
		{script.Narration, "", 1, "Rain fell on the gate all night.", narrator, ""},
		{script.Speech, "Ada", 2, "Open it,", ada, ""},
		{script.Tag, "", 2, "she said.", narrator, ""},
		{script.Speech, "Bob", 3, "I will never—", bob, ""},
		{script.Speech, "Ada", 4, "You will. Now, if you please.", ada, script.Whispered},
		{script.Break, "", 5, "***", voices.Voice{}, ""},
		{script.Narration, "", 6, "He opened it.", narrator, ""},
	})
}

func drain(t testing.TB, s beep.Streamer) (out [][2]float64) {
	t.Helper()
	buf := make([][2]float64, 1000)
	for n, ok := s.Stream(buf); ok; n, ok = s.Stream(buf) {
		out = append(out, buf[:n]...)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// level is the amplitude of a frequency in a stretch of one side (Goertzel's algorithm).
func level(x [][2]float64, side int, hz float64) float64 {
	k := 2 * math.Cos(2*math.Pi*hz/Rate)
	var a, b float64
	for _, f := range x {
		a, b = f[side]+k*a-b, a
	}
	return math.Sqrt(a*a+b*b-k*a*b) / float64(len(x)) * 2
}

func TestTheCastComesBack(t *testing.T) {
	sheet, err := Lay(scene(t), Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	x := drain(t, sheet.Streamer(Rate))
	if len(x) != int(frames(sheet.Length, Rate)) {
		t.Fatalf("%d frames of %v", len(x), sheet.Length)
	}
	all := []voices.Voice{narrator, ada, bob}
	want := []voices.Voice{narrator, narrator, ada, narrator, bob, ada, narrator}
	var loud []float64
	for i, c := range sheet.Cues {
		y := x[frames(c.Start, Rate):frames(c.End, Rate)]
		for _, v := range all {
			hz, _ := tone.Pitch(v.Name)
			mine, _ := tone.Pitch(want[i].Name)
			if l, w := level(y, 0, hz), level(y, 0, mine); v != want[i] && l > w/4 {
				t.Errorf("cue %d: %g Hz is heard at %.4f beside %g Hz at %.4f", i, hz, l, mine, w)
			}
		}
		m := loudness.NewMeter(Rate, 2)
		m.Write(y)
		loud = append(loud, m.RMSDBFS())
		if l, r := level(y, 0, 247), level(y, 1, 247); want[i] == ada && l < 1.3*r {
			t.Errorf("cue %d: Ada stands at the left, but %.4f against %.4f", i, l, r)
		}
	}
	if d := loud[2] - loud[1]; math.Abs(d) > 3 {
		t.Errorf("voices do not sit level: %.1f dB apart", d)
	}
	if d := loud[2] - loud[4]; d < 17 {
		t.Errorf("Bob was turned down by 20 dB and is only %.1f below", d)
	}
	if d := loud[2] - loud[5]; d < 2 || d > 7 {
		t.Errorf("a whisper is %.1f dB under speech", d)
	}
}

// Every take is brought to one loudness; what sets a shout off from a murmur in the mix is the manner's own gain and the room's answer.
func TestAShoutStandsOutAndIsAnswered(t *testing.T) {
	p := parts(t, []line{
		{script.Speech, "Ada", 1, "Come down from there at once!", ada, script.Murmured},
		{script.Speech, "Ada", 2, "Come down from there at once!", ada, script.Shouted},
	})
	for _, room := range []bool{true, false} {
		sheet, err := Lay(p, Options{Gaps: DefaultGaps(), Room: room})
		if err != nil {
			t.Fatal(err)
		}
		x := drain(t, sheet.Streamer(Rate, DialogueBus))
		var loud, after [2]float64
		for i, c := range sheet.Cues {
			spoken, rest := loudness.NewMeter(Rate, 2), loudness.NewMeter(Rate, 2)
			spoken.Write(x[frames(c.Start, Rate):frames(c.End, Rate)])
			rest.Write(x[frames(c.End+50*time.Millisecond, Rate):frames(c.End+150*time.Millisecond, Rate)])
			loud[i], after[i] = spoken.RMSDBFS(), rest.RMSDBFS()
		}
		if d := loud[1] - loud[0]; d < 4 || d > 8 {
			t.Errorf("room %v: a shout is %.1f dB above a murmur", room, d)
		}
		if answer := loud[1] - after[1]; room && (answer < 10 || answer > 35) || !room && answer < 80 {
			t.Errorf("room %v: what comes back of a shout is %.1f dB below it", room, answer)
		}
		if loud[0]-after[0] < 80 {
			t.Errorf("room %v: a murmur is answered %.1f dB below it", room, loud[0]-after[0])
		}
	}
}

func TestGapsFollowTheText(t *testing.T) {
	g := DefaultGaps()
	sheet, err := Lay(scene(t), Options{Gaps: g})
	if err != nil {
		t.Fatal(err)
	}
	want := []time.Duration{g.Heading, g.Paragraph, g.Phrase, g.Paragraph, g.Turn * 2 / 5, g.Scene}
	for i, w := range want {
		if got := sheet.Cues[i+1].Start - sheet.Cues[i].End; got != w {
			t.Errorf("gap %d: %v, want %v", i, got, w)
		}
	}
	if sheet.Cues[0].Start != g.Head || sheet.Length-sheet.Cues[len(sheet.Cues)-1].End != g.Tail {
		t.Error("head or tail is off")
	}
	var names []string
	for i, c := range sheet.Chapters {
		names = append(names, c.Title)
		if i > 0 && c.Start != sheet.Chapters[i-1].End {
			t.Errorf("chapter %d does not follow", i)
		}
	}
	if got := strings.Join(names, "|"); got != "The Gate|The Gate, scene 2" || sheet.Chapters[0].Start != 0 || sheet.Chapters[1].End != sheet.Length {
		t.Errorf("chapters %s", got)
	}
}

func TestStemsSumToTheMix(t *testing.T) {
	sheet, err := Lay(scene(t), Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	whole := drain(t, sheet.Streamer(Rate))
	stems := [][][2]float64{drain(t, sheet.Streamer(Rate, NarrationBus)), drain(t, sheet.Streamer(Rate, DialogueBus)), drain(t, sheet.Streamer(Rate, BedBus))}
	for i := range whole {
		for c := range 2 {
			if d := math.Abs(whole[i][c] - stems[0][i][c] - stems[1][i][c] - stems[2][i][c]); d > 1e-12 {
				t.Fatalf("frame %d differs by %g", i, d)
			}
		}
	}
	bed := loudness.NewMeter(Rate, 2)
	bed.Write(stems[2])
	if l := bed.RMSDBFS(); l > -70 || l < -100 {
		t.Errorf("room tone at %.1f dBFS", l)
	}
}

func TestMasterMeetsItsTarget(t *testing.T) {
	sheet, err := Lay(scene(t), Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []Target{{-16, -1}, {-23, -1}, {-14, -3}} {
		m, err := NewMaster(t.Context(), sheet, target, nil)
		if err != nil {
			t.Fatal(err)
		}
		meter := loudness.NewMeter(Rate, 2)
		meter.Write(drain(t, m.Stream()))
		if l := meter.Integrated(); math.Abs(l-target.LUFS) > 0.5 || meter.TruePeakDBTP() > target.CeilingDBTP {
			t.Errorf("%+v: %.2f LUFS, %.2f dBTP", target, l, meter.TruePeakDBTP())
		}
		if got := m.Loudness(); math.Abs(got.LUFS-meter.Integrated()) > 0.01 || meter.Frames() != m.Frames() {
			t.Errorf("it says %+v", got)
		}
	}
	if _, err := NewMaster(t.Context(), sheet, Target{-5, -12}, nil); err == nil {
		t.Error("an impossible target was met")
	}
}

func TestADamagedTakeIsAnErrorWithItsLine(t *testing.T) {
	p := scene(t)
	sheet, err := Lay(p, Options{Gaps: DefaultGaps()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(p[4].Take.Path, 50); err != nil {
		t.Fatal(err)
	}
	if _, err := NewMaster(t.Context(), sheet, Target{-16, -1}, nil); err == nil || !strings.Contains(err.Error(), "line 5") {
		t.Errorf("got %v", err)
	}
	if _, err := Lay(nil, Options{}); err == nil {
		t.Error("nothing was laid without an error")
	}
}

// Twenty minutes of cues have to pass in the memory of a few takes.
func TestMemoryIsFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("runs twenty minutes of sound through the mixer")
	}
	few := parts(t, []line{
		{script.Narration, "", 0, strings.Repeat("A long and even sentence of narration. ", 3), narrator, ""},
		{script.Speech, "Ada", 1, "And an answer to it.", ada, ""},
	})
	var many []Part
	for i := range 240 {
		p := few[i%2]
		p.Line.Paragraph = i
		many = append(many, p)
	}
	sheet, err := Lay(many, Options{Gaps: DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	st := sheet.Streamer(Rate)
	buf := make([][2]float64, 4096)
	var most uint64
	for i := 0; ; i++ {
		if _, ok := st.Stream(buf); !ok {
			break
		}
		if i%1000 == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	t.Logf("%v of mix, heap at most %s", sheet.Length.Round(time.Second), fmt.Sprintf("%.1f MB", float64(most)/1e6))
	if st.Err() != nil || most > 40e6 {
		t.Errorf("heap reached %d bytes, %v", most, st.Err())
	}
}
