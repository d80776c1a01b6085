package check

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"radioplay/internal/deliver"
	"radioplay/internal/mix"
	"radioplay/internal/pcm"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/tone"
)

// episode writes a finished episode of four lines.
func episode(t *testing.T, f deliver.Format) deliver.Files {
	t.Helper()
	if _, err := exec.LookPath("ffmpeg"); err != nil && f.Lossy() {
		if os.Getenv("CI") != "" {
			t.Fatal("ffmpeg is missing")
		}
		t.Skip("ffmpeg is not installed; it writes the file this test checks")
	}
	store, b := takes.NewStore(t.TempDir()), tone.New()
	var parts []mix.Part
	for i, text := range []string{"The gate", "Rain fell on the gate all night long.", "Open un*believ*able &lt; doors & 5 * 3 > snake_case, said nobody.", "And it stayed shut."} {
		l := script.Line{N: i + 1, Kind: script.Narration, Paragraph: i, Text: text}
		if i == 0 {
			l.Kind = script.Heading
		}
		u := voices.Utterance{Text: text, Voice: voices.Voice{Backend: "tone", Name: "220hz"}}
		c, err := b.Synthesize(t.Context(), u)
		if err != nil {
			t.Fatal(err)
		}
		tk, err := store.Put(takes.Key(b, u), c)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, mix.Part{Line: l, Take: &tk})
	}
	sheet, err := mix.Lay(parts, mix.Options{Gaps: mix.DefaultGaps(), Room: true})
	if err != nil {
		t.Fatal(err)
	}
	m, err := mix.NewMaster(t.Context(), sheet, mix.Target{LUFS: -16, CeilingDBTP: -2}, nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := deliver.Write(t.Context(), deliver.Job{Dir: t.TempDir(), Name: "ep", Format: f, Stream: m.Stream(), Frames: m.Frames(), Sheet: sheet,
		Report: &deliver.Report{Loudness: deliver.Levels{TargetLUFS: -16, CeilingDBTP: -1}}})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestAGoodEpisodeHasNoFaults(t *testing.T) {
	for _, f := range deliver.Formats() {
		r, err := Check(t.Context(), episode(t, f).Audio, Options{})
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		var b strings.Builder
		if err := r.WriteText(&b); err != nil || !r.OK() || !strings.Contains(b.String(), "no faults") {
			t.Errorf("%s: %s", f, b.String())
		}
		if _, err := json.Marshal(r); err != nil {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// rewrite changes the samples of a WAV episode.
func rewrite(t *testing.T, path string, change func(x []float32) []float32) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := pcm.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := pcm.NewWAVWriter(f, a.Rate, a.Channels, 24)
	if err = errors.Join(err, w.Write(change(a.Samples)), w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestFaultsAreFoundAndNamed(t *testing.T) {
	gain := func(g float64) func(x []float32) []float32 {
		return func(x []float32) []float32 {
			for i := range x {
				x[i] = float32(math.Max(-1, math.Min(1, g*float64(x[i]))))
			}
			return x
		}
	}
	second := func(s float64) int { return int(s*mix.Rate) * 2 }
	for _, c := range []struct {
		name, code string
		profile    Profile
		spoil      func(t *testing.T, f deliver.Files)
	}{
		{"too soft", "loudness", Podcast, func(t *testing.T, f deliver.Files) { rewrite(t, f.Audio, gain(0.5)) }},
		{"overs", "clipped", Podcast, func(t *testing.T, f deliver.Files) { rewrite(t, f.Audio, gain(20)) }},
		{"peaks", "truePeak", Podcast, func(t *testing.T, f deliver.Files) {
			rewrite(t, f.Audio, func(x []float32) []float32 { x[second(3)] = 0.99; return x })
		}},
		{"a silenced line", "missing", Podcast, func(t *testing.T, f deliver.Files) {
			r, _ := deliver.ReadReport(f.Report)
			rewrite(t, f.Audio, func(x []float32) []float32 {
				clear(x[second(r.Lines[2].Start-0.1):second(r.Lines[2].End+0.1)])
				return x
			})
		}},
		{"cut short", "missing", Podcast, func(t *testing.T, f deliver.Files) {
			rewrite(t, f.Audio, func(x []float32) []float32 { return x[:len(x)/2/2*2] })
		}},
		{"dead air", "deadAir", Podcast, func(t *testing.T, f deliver.Files) {
			rewrite(t, f.Audio, func(x []float32) []float32 {
				at := second(6)
				return append(append(append([]float32{}, x[:at]...), make([]float32, second(9))...), x[at:]...)
			})
		}},
		{"a caption gone", "captions", Podcast, func(t *testing.T, f deliver.Files) {
			b, _ := os.ReadFile(f.VTT)
			_ = os.WriteFile(f.VTT, []byte(strings.Replace(string(b), "stayed ", "", 1)), 0o644)
		}},
		{"no captions", "captions", Podcast, func(t *testing.T, f deliver.Files) { _ = os.Remove(f.VTT) }},
		{"noise", "noise", ACX, func(t *testing.T, f deliver.Files) {
			rewrite(t, f.Audio, func(x []float32) []float32 {
				for i := range x {
					x[i] += 0.003 * float32(i%7-3)
				}
				return x
			})
		}},
		{"ACX's RMS", "rms", ACX, func(t *testing.T, f deliver.Files) { rewrite(t, f.Audio, gain(0.3)) }},
	} {
		f := episode(t, deliver.WAV)
		c.spoil(t, f)
		r, err := Check(t.Context(), f.Audio, Options{Profile: c.profile})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		found := false
		for _, g := range r.Findings {
			found = found || g.Code == c.code
		}
		if !found || r.OK() {
			t.Errorf("%s: no %q in %+v", c.name, c.code, r.Findings)
		}
	}
}

func TestWrongChaptersAreFound(t *testing.T) {
	f := episode(t, deliver.M4B)
	r, err := deliver.ReadReport(f.Report)
	if err != nil {
		t.Fatal(err)
	}
	r.Chapters[0].Title = "Another"
	b, _ := json.Marshal(r)
	if err := os.WriteFile(f.Report, b, 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Check(t.Context(), f.Audio, Options{})
	if err != nil || len(got.Findings) != 1 || got.Findings[0].Code != "chapters" {
		t.Errorf("%v: %+v", err, got)
	}
}

func TestWhatCannotBeMeasured(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"x.wav", "x.m4b"} {
		path := filepath.Join(dir, name)
		if _, err := Check(t.Context(), path, Options{}); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s, not there: %v", name, err)
		}
		if err := os.WriteFile(path, []byte("no sound at all"), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Check(t.Context(), path, Options{}); err == nil {
			t.Errorf("%s, no audio: no error", name)
		}
	}
	if _, err := Check(t.Context(), "x.wav", Options{Profile: "radio"}); err == nil {
		t.Error("an unknown profile was accepted")
	}
}
