package kokoro

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/internal/components"
	"radioplay/voices"
)

func TestMarksAreOrderedAndCoverTheSpeech(t *testing.T) {
	t.Parallel()
	b := installed(t)
	text := "She paid $3.50 for it, *truly*, and never once asked why."
	c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: "af_sarah"}})
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	last := voices.Mark{}
	for i, m := range c.Marks {
		if m.Start < last.End || m.End <= m.Start || m.End > c.Duration() || i > 0 && m.From < last.To {
			t.Errorf("mark %d %+v after %+v in a clip of %v", i, m, last, c.Duration())
		}
		read = append(read, text[m.From:m.To])
		last = m
	}
	if got, want := strings.Join(read, " "), "She paid $3.50 for it truly and never once asked why"; got != want {
		t.Errorf("marks are for %q, want %q", got, want)
	}
	if begins, first := onset(c), c.Marks[0].Start; (first - begins).Abs() > 50*time.Millisecond {
		t.Errorf("the first word starts at %v, where sound begins at %v", first, begins)
	}
	if rest := c.Duration() - last.End; rest > 200*time.Millisecond {
		t.Errorf("%v of the clip come after the last word", rest)
	}
}

// onset is where a clip comes within 35 dB of its peak.
func onset(c voices.Clip) time.Duration {
	peak := float32(0)
	for _, v := range c.Samples {
		peak = max(peak, v, -v)
	}
	i := slices.IndexFunc(c.Samples, func(v float32) bool { return max(v, -v) > 0.018*peak })
	return timeOf(i)
}

func TestLongTextIsSpokenWhole(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("speaks for two minutes")
	}
	b := installed(t)
	lines, err := readLines()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(lines, " ")
	text += " " + strings.Join(strings.Fields(text[:500]), " ") // over 2,000 characters
	c, err := b.Synthesize(t.Context(), voices.Utterance{Text: text, Voice: voices.Voice{Name: "af_heart", Rate: 1.9}})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !strings.ContainsRune("'’", r) && !isLetter(r) })
	if len(text) < 2000 || len(c.Marks) < len(words) {
		t.Errorf("%d characters, %d marks for %d words", len(text), len(c.Marks), len(words))
	}
	perWord := c.Duration().Seconds() / float64(len(words))
	if perWord < 0.13 || perWord > 0.26 {
		t.Errorf("%v for %d words: %.2f s a word, which nobody speaks", c.Duration(), len(words), perWord)
	}
	for i := 1; i < len(c.Marks); i++ {
		if gap := c.Marks[i].Start - c.Marks[i-1].End; gap < 0 || gap > 800*time.Millisecond {
			t.Errorf("%v between %q and %q", gap, text[c.Marks[i-1].From:c.Marks[i-1].To], text[c.Marks[i].From:c.Marks[i].To])
		}
	}
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func TestRateChangesTheLength(t *testing.T) {
	t.Parallel()
	b := installed(t)
	var length [2]time.Duration
	for i, r := range []float64{0.8, 1.25} {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Leave the lamp where it is.", Voice: voices.Voice{Name: "bf_emma", Rate: r}})
		if err != nil {
			t.Fatal(err)
		}
		length[i] = c.Duration()
	}
	if ratio := length[0].Seconds() / length[1].Seconds(); ratio < 1.3 || ratio > 1.8 {
		t.Errorf("at rates 0.8 and 1.25 the lengths are %v and %v: ratio %.2f, want about 1.56", length[0], length[1], ratio)
	}
}

func TestVoicesThatAreNotThere(t *testing.T) {
	for name, want := range map[string]string{
		"af_hart":           "did you mean af_heart",
		"emma":              "did you mean bf_emma",
		"":                  "no voice is named",
		"af_heart+bm_georg": "did you mean bm_george",
		"af_heart:x":        "has to be a number above 0",
		"af_heart:-1":       "has to be a number above 0",
	} {
		_, err := parseBlend(name)
		if !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want ErrNoVoice with %q", name, err, want)
		}
	}
	mix, err := parseBlend(" af_heart:3 + bm_lewis ")
	if err != nil || mix[0].weight != 0.75 || mix[1].weight != 0.25 || mix.accent() != "en-US" {
		t.Errorf("blend is %+v (%v)", mix, err)
	}
}

func TestEveryVoiceListedIsInstalled(t *testing.T) {
	names := map[string]bool{}
	for _, i := range Infos() {
		names[i.Name] = true
	}
	for _, n := range components.KokoroVoiceNames() {
		if !names[n] {
			t.Errorf("%s is installed and not listed", n)
		}
		delete(names, n)
	}
	for n := range names {
		t.Errorf("%s is listed and not installed", n)
	}
}

func TestNothingToSpeak(t *testing.T) {
	b := installed(t)
	_, err := b.Synthesize(t.Context(), voices.Utterance{Text: "...", Voice: voices.Voice{Name: "af_heart"}})
	if !errors.Is(err, voices.ErrUnspeakable) {
		t.Errorf("got %v, want ErrUnspeakable", err)
	}
}

func TestBadSymbolIsAnErrorAndNoCrash(t *testing.T) {
	b, m := ready(t)
	p := phraseOf(t, b, "All well.")
	style, err := b.styles.row(blend{{"af_heart", 1}}, len(p.symbols))
	if err != nil {
		t.Fatal(err)
	}
	p.symbols[0].id = 100000
	if _, err := m.first(t.Context(), p, style, 1); err == nil || !strings.Contains(err.Error(), "onnxruntime: run") {
		t.Errorf("symbol 100000 gave %v, want the runtime's error", err)
	}
}

func TestMissingWeightsNameTheCommand(t *testing.T) {
	t.Setenv("RENDER_HOME", t.TempDir())
	_, err := Open(Options{})
	if !errors.Is(err, voices.ErrNotInstalled) || !strings.Contains(err.Error(), components.InstallCommand) {
		t.Errorf("got %v, want ErrNotInstalled and the command %q", err, components.InstallCommand)
	}
}

func TestDamagedWeightsAreFound(t *testing.T) {
	b := installed(t)
	for _, damaged := range []string{components.KokoroSecond, components.KokoroVocab, components.KokoroVoices + "/af_heart.bin"} {
		dir := linked(t, b.dir)
		path := filepath.Join(dir, filepath.FromSlash(damaged))
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole[len(whole)/2] ^= 1
		if err := os.Remove(path); err != nil { // the link, not the file
			t.Fatal(err)
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := Open(Options{Dir: dir, Speaker: b.speaker})
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Synthesize(t.Context(), voices.Utterance{Text: "Well?", Voice: voices.Voice{Name: "af_heart"}})
		if !errors.Is(err, components.ErrCorrupt) || !errors.Is(err, voices.ErrNotInstalled) ||
			!strings.Contains(err.Error(), components.InstallCommand) {
			t.Errorf("%s with one bit turned: got %v, want ErrCorrupt and the command", damaged, err)
		}
		d.Close()
	}
}

// linked is a copy of a folder made of links, so that a test can damage one file of it.
func linked(t *testing.T, from string) string {
	t.Helper()
	dir := t.TempDir()
	err := filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil || rel == "." {
			return err
		}
		if d.IsDir() {
			return os.Mkdir(filepath.Join(dir, rel), 0o755)
		}
		return os.Symlink(path, filepath.Join(dir, rel))
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
