package episode

import (
	"errors"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"radioplay/internal/components"
	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/pcm"
	"radioplay/internal/pitch"
	"radioplay/internal/place"
	"radioplay/voices"
)

// withVoices has the real voices in a place of the test's own.
func withVoices(t *testing.T) {
	t.Helper()
	if _, ok, err := components.Installed(components.Kokoro()); err != nil || !ok {
		if os.Getenv("CI") == "" {
			t.Skip("this test wants the neural voices: run `render voices install`")
		}
		t.Fatalf("the neural voices are not installed: %v", err)
	}
	from, err := place.Components()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	if err := os.Symlink(from, filepath.Join(home, "components")); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	t.Setenv("RENDER_HOME", home)
}

// mono reads an audio file, its channels as one.
func mono(t *testing.T, path string) voices.Clip {
	t.Helper()
	f, err := pcm.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := voices.Clip{Rate: f.Format().Rate}
	var buf [4096][2]float64
	for {
		n, ok := f.Stream(buf[:])
		if !ok {
			break
		}
		for _, s := range buf[:n] {
			c.Samples = append(c.Samples, float32(s[0]+s[1])/2)
		}
	}
	if err := f.Err(); err != nil {
		t.Fatal(err)
	}
	return c
}

const harbour = `"The bell is gone," said Corin. "Who would take a bell?"

"Somebody did," said Isolde.

"Then find it, and be quick!" Corin shouted.
`

// TestAuditionWithRealVoices: the deepest man's voice and the highest are heard where the captions say so.
func TestAuditionWithRealVoices(t *testing.T) {
	withVoices(t)
	dir := t.TempDir()
	prose := filepath.Join(dir, "harbour.txt")
	if err := os.WriteFile(prose, []byte(harbour), 0o644); err != nil {
		t.Fatal(err)
	}
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	config.AddFlags(flags)
	s, err := config.Load(flags, "")
	if err != nil {
		t.Fatal(err)
	}
	s.Format, s.Output, s.Room = "wav", dir, false
	j := Job{Prose: prose, Settings: s, Log: slog.New(slog.DiscardHandler)}
	a, err := Audition(t.Context(), j, "corin", []string{"bm_lewis", "am_santa"})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Lines) != 3 || len(a.Voices) != 2 || a.Voices[1].Voice != "am_santa" {
		t.Fatalf("%+v", a)
	}
	clip := mono(t, a.Files.Audio)
	report, err := deliver.ReadReport(a.Files.Report)
	if err != nil {
		t.Fatal(err)
	}
	heard := map[string][]float32{}
	for _, l := range report.Lines {
		from, to := int(l.Start*float64(clip.Rate)), int(l.End*float64(clip.Rate))
		heard[l.Speaker] = append(heard[l.Speaker], clip.Samples[from:to]...)
	}
	low, high := pitch.Median(heard["1 bm_lewis"], clip.Rate), pitch.Median(heard["2 am_santa"], clip.Rate)
	t.Logf("bm_lewis %.0f Hz, am_santa %.0f Hz", low, high)
	if st := 12 * math.Log2(high/low); low == 0 || st < 5 {
		t.Errorf("the voices are at %.0f and %.0f Hz; am_santa lies an octave above bm_lewis", low, high)
	}
	picked, err := Pick(t.Context(), j, "Corin", "2")
	if err != nil || picked.Voice != "am_santa" {
		t.Fatalf("%+v, %v", picked, err)
	}
	b, err := os.ReadFile(picked.Path)
	if err != nil || !strings.Contains(string(b), "voice: am_santa\n") {
		t.Errorf("the cast file: %v\n%s", err, b)
	}
}
