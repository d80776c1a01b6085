package mix

import (
	"math"
	"os"
	"testing"
	"time"

	"radioplay/internal/loudness"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/all"
)

// mixed is a scene of one production in which every engine says the same sentences.
func mixed(t *testing.T, cast []voices.Voice) []Part {
	t.Helper()
	store := takes.NewStore(t.TempDir())
	var parts []Part
	for _, v := range cast {
		b, err := all.Open(v.Backend, all.Settings{})
		if err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skipf("an engine is not here: %v", err)
		}
		for _, text := range []string{"Seven ships lay in the harbour, waiting for a change of wind.", "She said the baker had fresh bread on Thursdays."} {
			u := voices.Utterance{Text: text, Voice: v}
			c, err := b.Synthesize(t.Context(), u)
			if err != nil {
				t.Fatal(err)
			}
			tk, err := store.Put(takes.Key(b, u), c)
			if err != nil {
				t.Fatal(err)
			}
			n := len(parts) + 1
			parts = append(parts, Part{Take: &tk, Voice: v,
				Line: script.Line{N: n, Kind: script.Speech, Speaker: v.Name, Paragraph: n, Text: text}})
		}
		b.Close()
	}
	return parts
}

// Three engines in one scene sound like one production: as loud, and nearer to each other in brightness than they are by themselves.
func TestEnginesAreMatched(t *testing.T) {
	cast := []voices.Voice{{Backend: "kokoro", Name: "af_heart"}, {Backend: "kokoro", Name: "am_michael"},
		{Backend: "espeak", Name: "en-us"}, {Backend: "flite", Name: "slt"}, {Backend: "flite", Name: "rms"}}
	parts := mixed(t, cast)
	before := map[string][]float64{}
	for _, p := range parts {
		c, err := p.Take.Open()
		if err != nil {
			t.Fatal(err)
		}
		before[p.Voice.Backend] = append(before[p.Voice.Backend], brightness(c.Samples, c.Rate))
	}
	g := DefaultGaps()
	g.Turn = time.Second
	sheet, err := Lay(parts, Options{Gaps: g, Room: true})
	if err != nil {
		t.Fatal(err)
	}
	x := drain(t, sheet.Streamer(Rate, DialogueBus))
	after := map[string][]float64{}
	quietest, loudest := math.Inf(1), math.Inf(-1)
	for i, c := range sheet.Cues {
		y := x[frames(c.Start, Rate):frames(c.End, Rate)]
		mono := make([]float32, len(y))
		for k := range y {
			mono[k] = float32(y[k][0])
		}
		name := parts[i].Voice.Backend
		after[name] = append(after[name], brightness(mono, Rate))
		l := loudness.Speech(mono, Rate)
		quietest, loudest = min(quietest, l), max(loudest, l)
	}
	if loudest-quietest > 1.5 {
		t.Errorf("cues are from %.1f to %.1f LUFS", quietest, loudest)
	}
	was, is := spread(before), spread(after)
	t.Logf("brightness of the engines in dB: %v before, %v after; apart by %.1f and %.1f; loudness within %.2f LU", means(before), means(after), was, is, loudest-quietest)
	if is > 0.6*was {
		t.Errorf("the engines were %.1f dB apart in brightness and still are %.1f", was, is)
	}
}

func means(by map[string][]float64) map[string]float64 {
	out := map[string]float64{}
	for name, list := range by {
		for _, v := range list {
			out[name] += v / float64(len(list))
		}
		out[name] = math.Round(10*out[name]) / 10
	}
	return out
}

// spread is how far the means of the engines lie apart.
func spread(by map[string][]float64) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range means(by) {
		low, high = min(low, v), max(high, v)
	}
	return high - low
}

// One engine is left as it is; of two, the one that speaks less gives way.
func TestShelves(t *testing.T) {
	var parts []Part
	for i := range 3 {
		p := from(t, i+1, script.Here)
		p.Voice.Backend = "long"
		parts = append(parts, p)
	}
	if got, err := shelves(parts); err != nil || got != nil {
		t.Errorf("one engine: %v, %v", got, err)
	}
	clip, err := parts[0].Take.Open()
	if err != nil {
		t.Fatal(err)
	}
	for i := len(clip.Samples) - 1; i > 0; i-- { // brighter
		clip.Samples[i] -= 0.9 * clip.Samples[i-1]
	}
	bright, err := takes.NewStore(t.TempDir()).Put("cd34", clip)
	if err != nil {
		t.Fatal(err)
	}
	parts = append(parts, Part{Line: parts[0].Line, Take: &bright, Voice: voices.Voice{Backend: "short"}})
	got, err := shelves(parts)
	if err != nil || len(got) != 1 || got["short"] > -3 || got["short"] < -mostMatchDB {
		t.Errorf("a brighter engine: %v, %v", got, err)
	}
	if err := os.Truncate(bright.Path, 40); err != nil {
		t.Fatal(err)
	}
	if _, err := shelves(parts); err == nil {
		t.Error("a damaged take was measured")
	}
}
