package replay_test

import (
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
	"radioplay/voices/replay"
	"radioplay/voices/tone"
	"radioplay/voices/voicetest"
)

const rate = 16000

// record writes a second of a tone of that many Hz between seconds of silence, at -20 dBFS.
func record(t *testing.T, path string, hz float64) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	x := make([]float32, 3*rate)
	for i := range rate {
		x[rate+i] = float32(0.1 * math.Sin(2*math.Pi*hz*float64(i)/rate))
	}
	w, err := pcm.NewWAVWriter(f, rate, 1, 16)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Write(x), w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// folder is a folder of recordings, each with its own pitch.
func folder(t *testing.T, files map[string]float64) string {
	t.Helper()
	dir := t.TempDir()
	for name, hz := range files {
		record(t, filepath.Join(dir, name), hz)
	}
	return dir
}

func open(t *testing.T, dir string) *replay.Backend {
	t.Helper()
	b, err := replay.Open(replay.Options{Folder: dir})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// standIn has what nobody recorded spoken by the tone engine, as a production has it spoken by another.
type standIn struct{ voices.Backend }

func (b standIn) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	c, err := b.Backend.Synthesize(ctx, u)
	if errors.Is(err, replay.ErrNotRecorded) {
		u.Voice.Name = "110hz"
		return tone.New().Synthesize(ctx, u)
	}
	return c, err
}

func TestBackend(t *testing.T) {
	dir := folder(t, map[string]float64{"yes-of-course.wav": 200, "anna/one-at-a-time.wav": 300})
	voicetest.Run(t, func(t *testing.T) voices.Backend { return standIn{open(t, dir)} }, voicetest.Options{})
}

func TestWhichRecordingIsPlayed(t *testing.T) {
	dir := folder(t, map[string]float64{
		"0057.wav": 100, "58-anything.wav": 120, "59-the-rain-had-stopped-by-then.wav": 140, "dont-go-there.wav": 160,
		"She waited, counting the boats on the river.wav": 180, "take seven.wav": 200, "anna/0057.wav": 220,
	})
	if err := os.WriteFile(filepath.Join(dir, "lines.tsv"), []byte("# file\ttext\n\ntake seven.wav\tIt struck — seven!\r\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	b := open(t, dir)
	for _, c := range []struct {
		text, voice string
		line        int
		hz          float64
	}{
		{"Whatever it is.", "recordings", 57, 100},
		{"Whatever it is.", "anna", 57, 220},
		{"Whatever it is.", "anna", 58, 0},
		{"Whatever it is.", "", 58, 120},
		{"The rain had stopped by then, at last.", "", 59, 140},
		{"The script has changed since.", "", 59, 0}, // the words of the file's name say otherwise
		{"Don’t go there!", "", 12, 160},
		{"Don’t go there, please.", "", 12, 0}, // a short name has to be the whole line
		{"She waited, counting the boats on the river, until dark.", "", 0, 180},
		{"“It struck seven.”", "", 57, 200},
		{"Take seven.", "", 0, 0}, // its text stands in the index
	} {
		got, err := b.Synthesize(t.Context(), voices.Utterance{Text: c.text, Line: c.line, Voice: voices.Voice{Name: c.voice}})
		if c.hz == 0 {
			if !errors.Is(err, replay.ErrNotRecorded) {
				t.Errorf("%q, line %d, %q: %v", c.text, c.line, c.voice, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if hz, _ := voicetest.Pitch(got); math.Abs(hz-c.hz) > 0.05*c.hz {
			t.Errorf("%q, line %d, %q: %.0f Hz, want %.0f", c.text, c.line, c.voice, hz, c.hz)
		}
	}
}

func TestSilenceAroundIsTakenOff(t *testing.T) {
	b := open(t, folder(t, map[string]float64{"1.wav": 200}))
	c, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Line: 1})
	if d := c.Duration(); err != nil || d < 1200*time.Millisecond || d > 1300*time.Millisecond {
		t.Errorf("%v, %v", d, err)
	}
}

func TestWhatNobodyRecordedIsAnError(t *testing.T) {
	b := open(t, folder(t, map[string]float64{"1.wav": 200}))
	_, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Nobody was there.", Line: 7, Voice: voices.Voice{Name: "recordings"}})
	if !errors.Is(err, replay.ErrNotRecorded) || !strings.Contains(err.Error(), `"Nobody was there."; record it as 0007.wav`) {
		t.Error(err)
	}
}

func TestVersionsFollowTheRecording(t *testing.T) {
	dir := folder(t, map[string]float64{"1.wav": 200})
	b := open(t, dir)
	u := voices.Utterance{Text: "Yes.", Line: 1}
	missing := voices.Utterance{Text: "No.", Line: 2}
	one, none := b.VersionOf(u), b.VersionOf(missing)
	if again := open(t, dir); again.VersionOf(u) != one || again.VersionOf(missing) != none || one == none {
		t.Errorf("%q and %q, then %q and %q", one, none, again.VersionOf(u), again.VersionOf(missing))
	}
	record(t, filepath.Join(dir, "1.wav"), 210)
	record(t, filepath.Join(dir, "2.wav"), 220)
	if after := open(t, dir); after.VersionOf(u) == one || after.VersionOf(missing) == none {
		t.Error("new recordings changed no version")
	}
}

func TestAnMP3IsPlayed(t *testing.T) {
	dir := folder(t, map[string]float64{"1.wav": 200})
	if _, err := exec.LookPath("ffmpeg"); err != nil {
		voicetest.Missing(t, err)
	}
	if out, err := exec.Command("ffmpeg", "-v", "error", "-i", filepath.Join(dir, "1.wav"), filepath.Join(dir, "2-yes.MP3")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	c, err := open(t, dir).Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Line: 2})
	if hz, _ := voicetest.Pitch(c); err != nil || math.Abs(hz-200) > 5 {
		t.Errorf("%.0f Hz, %v", hz, err)
	}
}

func TestFoldersThatAreWrong(t *testing.T) {
	if _, err := replay.Open(replay.Options{}); !errors.Is(err, voices.ErrNotInstalled) {
		t.Errorf("no folder: %v", err)
	}
	for name, c := range map[string]struct{ index, want string }{
		"no such file":       {"\n1.wav\tYes.\n2.wav\tNo.\n", "lines.tsv:3: there is no file"},
		"outside the folder": {"../1.wav\tYes.\n", "lines.tsv:1: there is no file"},
		"no text":            {"1.wav\n", "lines.tsv:1: a row is"},
	} {
		dir := folder(t, map[string]float64{"in/1.wav": 200, "1.wav": 200})
		if err := os.WriteFile(filepath.Join(dir, "in", "lines.tsv"), []byte(c.index), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := replay.Open(replay.Options{Folder: dir}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := replay.Open(replay.Options{Folder: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "holds no WAV") {
		t.Errorf("an empty folder: %v", err)
	}
	b := open(t, folder(t, map[string]float64{"3.wav": 200, "0003-b.wav": 220}))
	if _, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Line: 3}); err == nil || !strings.Contains(err.Error(), "keep one") {
		t.Errorf("two recordings of a line: %v", err)
	}
	spoilt := folder(t, map[string]float64{"1.wav": 200})
	if err := os.Truncate(filepath.Join(spoilt, "1.wav"), 20000); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, spoilt).Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Line: 1}); !errors.Is(err, pcm.ErrTruncated) {
		t.Errorf("a cut recording: %v", err)
	}
}
