package episode

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/pcm"
	"radioplay/internal/pitch"
	"radioplay/internal/place"
	"radioplay/internal/proof"
	"radioplay/internal/proof/prooftest"
	"radioplay/internal/takes"
	"radioplay/voices"
	"radioplay/voices/voicetest"
)

const shortScene = `The ferry left the harbour before the sun was up.

"You should have told me yesterday," said Margaret.

"I wanted to tell you, but the telephone was broken. There was nothing else I could do," said Thomas.

Margaret closed the window and sat down by the fire.
`

// TestRetakeMendsTheWrongTake: a real recogniser finds the one line whose take holds other words, in an episode of real voices, and only that
// line is taken again; the next render uses what was found.
func TestRetakeMendsTheWrongTake(t *testing.T) {
	url := prooftest.Whisper(t)
	dir := t.TempDir()
	ownTakes(t, dir)
	j := Job{Prose: filepath.Join(dir, "scene.txt"), Log: slog.New(slog.DiscardHandler), Settings: settings(filepath.Join(dir, "output"))}
	j.Settings.Listen = config.Listen{URL: url, Model: prooftest.Model, Deadline: 5 * time.Minute, Parallel: 2, Tolerance: 0.1, Retakes: 3}
	if err := os.WriteFile(j.Prose, []byte(shortScene), 0o644); err != nil {
		t.Fatal(err)
	}
	first, err := Render(t.Context(), j)
	if errors.Is(err, voices.ErrNotInstalled) {
		voicetest.Missing(t, err)
	}
	if err != nil {
		t.Fatal(err)
	}
	audio := first.Files.Audio
	sound, err := Listen(t.Context(), audio, j)
	if err != nil || sound.Suspect() != 0 || sound.Lines != first.Report.Counts.Lines {
		t.Fatalf("a sound episode: %+v %v", sound, err)
	}

	wrong := lineWith(t, first.Report, "telephone")
	swapTakes(t, wrong.Take, lineWith(t, first.Report, "Margaret closed").Take)
	if _, err := Render(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	found, err := Listen(t.Context(), audio, j)
	if err != nil || !slices.Equal(suspects(found), []int{wrong.N}) {
		t.Fatalf("line %d is wrong; found %+v %v", wrong.N, found, err)
	}
	before, err := os.ReadFile(audio)
	if err != nil {
		t.Fatal(err)
	}

	after, list, err := Retake(t.Context(), audio, j)
	if err != nil || len(list) != 1 || list[0].N != wrong.N || list[0].How == "" || list[0].Now >= list[0].Was || after.Suspect() != 0 {
		t.Fatalf("%+v %+v %v", after, list, err)
	}
	t.Logf("line %d: %d words wrong, then %d, recorded %s in %d tries", list[0].N, list[0].Was, list[0].Now, list[0].How, list[0].Tries)
	mended, err := os.ReadFile(audio)
	if err != nil || string(mended) == string(before) {
		t.Errorf("the episode was not mixed anew: %v", err)
	}
	again, err := Render(t.Context(), j)
	if err != nil || again.Recorded.Synthesized != 0 {
		t.Fatalf("%+v %v", again, err)
	}
	for _, l := range again.Report.Lines {
		was := first.Report.Lines[l.N-first.Report.Lines[0].N]
		if (l.Take != was.Take) != (l.N == wrong.N) || l.Text != was.Text {
			t.Errorf("line %d: take %s, before %s", l.N, l.Take, was.Take)
		}
	}
	if _, list, err := Retake(t.Context(), audio, j); err != nil || len(list) != 0 {
		t.Errorf("taken again without need: %+v %v", list, err)
	}
}

// TestRetakeByTheVoiceThatStandsIn: where no way of its own helps, a line is spoken by the voice that the cast names for it, and stays so. The
// recogniser hears rightly what is low.
func TestRetakeByTheVoiceThatStandsIn(t *testing.T) {
	const text = "Nobody had opened the gate since the spring."
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _, errForm := r.FormFile("file")
		wav, errRead := io.ReadAll(f)
		clip, err := pcm.Decode(wav)
		if err := errors.Join(errForm, errRead, err); err != nil {
			t.Error(err)
			return
		}
		heard := text
		if hz := pitch.Median(clip.Samples, clip.Rate); hz > 150 {
			heard = "No potty had opened the date in the string."
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"text": heard})
	}))
	defer server.Close()
	dir := t.TempDir()
	ownTakes(t, dir)
	j := Job{Prose: filepath.Join(dir, "scene.txt"), Log: slog.New(slog.DiscardHandler), Settings: settings(filepath.Join(dir, "output"))}
	j.Settings.Backend, j.Settings.Narrator, j.Settings.Fallback = "tone", "220hz", "tone/110hz"
	j.Settings.Listen = config.Listen{URL: server.URL + "/v1", Model: "any", Deadline: time.Minute, Parallel: 1, Tolerance: 0.1, Retakes: 2}
	if err := os.WriteFile(j.Prose, []byte(text+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	first, err := Render(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	after, list, err := Retake(t.Context(), first.Files.Audio, j)
	if err != nil || len(list) != 1 || list[0].How != "by tone/110hz" || list[0].Now != 0 || list[0].Tries != 3 || after.Suspect() != 0 {
		t.Fatalf("%+v %+v %v", after, list, err)
	}
	again, err := Render(t.Context(), j)
	if err != nil || again.Recorded.Synthesized != 0 || len(again.Report.FellBack) != 0 || again.Report.Lines[0].Take == first.Report.Lines[0].Take {
		t.Errorf("%+v %v", again, err)
	}
}

// TestListeningThatFailsTouchesNothing: no server, no takes, no report: each says what to do, and the episode stays.
func TestListeningThatFailsTouchesNothing(t *testing.T) {
	dir := t.TempDir()
	ownTakes(t, dir)
	j := Job{Prose: filepath.Join(dir, "scene.txt"), Log: slog.New(slog.DiscardHandler), Settings: settings(filepath.Join(dir, "output"))}
	j.Settings.Backend = "tone"
	j.Settings.Listen = config.Listen{URL: "http://127.0.0.1:1/v1", Model: "any", Deadline: time.Minute, Parallel: 1, Retakes: 1}
	if err := os.WriteFile(j.Prose, []byte(shortScene), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := Render(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(r.Files.Audio)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := Retake(ctx, r.Files.Audio, j); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if found, gone, err := Suspects(r.Files.Audio); err != nil || gone != 0 || slices.ContainsFunc(found, func(s proof.Suspicion) bool { return s.Code != "repeat" }) {
		t.Errorf("%+v, %d gone, %v", found, gone, err) // tones do sound alike
	}
	var in *InputError
	takesDir, _ := place.Takes()
	if err := os.RemoveAll(takesDir); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(t.Context(), r.Files.Audio, j); !errors.As(err, &in) || !strings.Contains(err.Error(), "render it once more") {
		t.Errorf("without takes: %v", err)
	}
	if _, gone, err := Suspects(r.Files.Audio); err != nil || gone != len(r.Report.Lines) {
		t.Errorf("%d gone, %v", gone, err)
	}
	if err := os.Remove(r.Files.Report); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(t.Context(), r.Files.Audio, j); !errors.As(err, &in) || !strings.Contains(err.Error(), "no report") {
		t.Errorf("without a report: %v", err)
	}
	if after, _ := os.ReadFile(r.Files.Audio); string(after) != string(before) {
		t.Error("the episode has changed")
	}
}

func suspects(l *Listening) (n []int) {
	for _, h := range l.Differ {
		if h.Suspect {
			n = append(n, h.N)
		}
	}
	return n
}

// settings of a small production that needs no other program.
func settings(output string) config.Settings {
	return config.Settings{Format: "wav", Output: output, Loudness: -16, Peak: -1, Gaps: config.Gaps{Phrase: 150 * time.Millisecond,
		Turn: 350 * time.Millisecond, Paragraph: 550 * time.Millisecond, Scene: time.Second, Heading: time.Second}}
}

// ownTakes gives a test takes of its own, with the voices that are installed.
func ownTakes(t *testing.T, dir string) {
	t.Helper()
	components, err := place.Components()
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(dir, "home")
	if err := os.MkdirAll(home, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(components); err == nil {
		if err := os.Symlink(components, filepath.Join(home, "components")); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("RENDER_HOME", home)
}

func lineWith(t *testing.T, rep *deliver.Report, words string) deliver.Line {
	t.Helper()
	for _, l := range rep.Lines {
		if strings.Contains(l.Text, words) {
			return l
		}
	}
	t.Fatalf("no line has %q", words)
	return deliver.Line{}
}

// swapTakes puts the recording of one take into the file of another.
func swapTakes(t *testing.T, into, from string) {
	t.Helper()
	dir, err := place.Takes()
	if err != nil {
		t.Fatal(err)
	}
	store := takes.NewStore(dir)
	a, _, errA := store.Get(into)
	b, _, errB := store.Get(from)
	raw, err := os.ReadFile(b.Path)
	if err := errors.Join(errA, errB, err, os.WriteFile(a.Path, raw, 0o644)); err != nil {
		t.Fatal(err)
	}
}
