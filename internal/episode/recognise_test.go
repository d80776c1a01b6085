package episode

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/internal/config"
	"radioplay/internal/pcm"
	"radioplay/internal/proof/prooftest"
	"radioplay/voices"
	"radioplay/voices/espeak"
	"radioplay/voices/replay"
)

func TestAssign(t *testing.T) {
	texts := []string{"The lamp went out at nine.", "No.", "Who put the boat away last night?", "No.", "Nobody put the boat away last night."}
	for _, c := range []struct {
		heard string
		line  int
	}{
		{"the lamp went out at nine", 1},
		{"The lamp went out at night.", 1},
		{"Nobody put the boat away last night", 5},
		{"no", 2},
		{"who put the boat away last night", 3},
		{"put the boat away last night", 0}, // either
		{"something else altogether", 0},
		{"", 0},
	} {
		out := []Recognised{{File: "a.wav", Heard: c.heard}}
		assign(out, []int{1, 2, 3, 4, 5}, texts)
		if out[0].Line != c.line {
			t.Errorf("%q is line %d, want %d", c.heard, out[0].Line, c.line)
		}
	}
	twice := []Recognised{{Heard: "the lamp went out at night"}, {Heard: "the lamp went out at nine"}}
	if assign(twice, []int{1, 3}, texts); twice[0].Line != 0 || twice[1].Line != 1 {
		t.Errorf("of two recordings of a line %+v, want the nearer one alone", twice)
	}
}

// A real recogniser writes down recordings whose names say nothing, and the engine then plays each for its line.
func TestRecordingsAreRecognised(t *testing.T) {
	url := prooftest.Whisper(t)
	dir := t.TempDir()
	prose := filepath.Join(dir, "story.txt")
	folder := filepath.Join(dir, "recordings")
	text := "The lamp in the tower went out at nine.\n\n\"Who put the boat away last night?\" asked Ben.\n\n\"Somebody left the gate open this morning,\" said Ada.\n"
	if err := os.WriteFile(prose, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	b, err := espeak.Open(espeak.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for name, words := range map[string]string{
		"take-b.wav": "Who put the boat away last night?",
		"take-c.wav": "Somebody left the gate open this morning,",
		"take-x.wav": "Seven green bottles are standing on a wall.",
	} {
		c, err := b.Synthesize(context.Background(), voices.Utterance{Text: words, Voice: voices.Voice{Name: "en-us"}})
		if err != nil {
			t.Fatal(err)
		}
		writeClip(t, filepath.Join(folder, name), c)
	}
	s := config.Settings{Listen: config.Listen{URL: url, Model: prooftest.Model, Deadline: time.Minute, Parallel: 1}}
	got, err := Recognise(context.Background(), folder, prose, Job{Settings: s})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range got {
		if want := map[string]string{"take-b.wav": "Who put the boat", "take-c.wav": "Somebody left the gate", "take-x.wav": ""}[r.File]; !strings.HasPrefix(r.Text, want) || want == "" && r.Line != 0 {
			t.Errorf("%+v, want %q", r, want)
		}
	}
	if len(got) != 3 {
		t.Errorf("%d recordings were looked at, want 3", len(got))
	}
	again, err := replay.Open(replay.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Synthesize(context.Background(), voices.Utterance{Text: "Who put the boat away last night?", Line: 2}); err != nil {
		t.Errorf("after the match: %v", err)
	}
}

func writeClip(t *testing.T, path string, c voices.Clip) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := pcm.NewWAVWriter(f, c.Rate, 1, 16)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(c.Samples); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
