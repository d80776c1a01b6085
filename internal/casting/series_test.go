package casting

import (
	"bytes"
	"strings"
	"testing"

	"radioplay/voices"
)

// cast is the voice of a speaker of an assignment.
func voiceOf(a *Assignment, who string) voices.Voice { return a.Cast()[voices.Role{Speaker: who}] }

func loadSeries(t *testing.T, text string) *File {
	t.Helper()
	f, err := LoadSeries([]byte(text), "isles.series.yaml", catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTwoBooksOneVoice(t *testing.T) {
	first := scene(5, append([]part{{"the guard", "M", 8}, {"Pip", "", 1}}, four...)...)
	first.Characters[2].Aliases = []string{"Corin", "Mr Vale", "the keeper"}
	book1 := assign(t, first, Options{})
	series := NewSeries("isles.series.yaml")
	added := book1.AddTo(series)
	if got := strings.Join(added, " "); got != "Corin Isolde Thrale Wren" {
		t.Errorf("added: %s", got)
	}
	out := written(t, series)
	golden(t, "new.series.yaml", out)
	series = loadSeries(t, string(out))

	// In the second book Corin is called otherwise, and others have more to say.
	second := scene(5, part{"Ferris", "M", 12}, part{"Mr Vale", "M", 3}, part{"Isolde", "F", 11}, part{"Maud", "F", 10})
	book2 := assign(t, second, Options{Series: series})
	for was, is := range map[string]string{"Corin": "Mr Vale", "Isolde": "Isolde"} {
		a, b := voiceOf(book1, was), voiceOf(book2, is)
		if a.Name != b.Name || a.PitchST != b.PitchST {
			t.Errorf("%s had %+v, %s has %+v", was, a, is, b)
		}
	}
	if book2.Narrator.Voice.Name != book1.Narrator.Voice.Name {
		t.Errorf("the narrator was %s and is %s", book1.Narrator.Voice.Name, book2.Narrator.Voice.Name)
	}
	for _, taken := range []string{"Thrale", "Wren"} { // who are not in this book
		for _, who := range []string{"Ferris", "Maud"} {
			if voiceOf(book1, taken).Name == voiceOf(book2, who).Name {
				t.Errorf("%s got the voice of %s", who, taken)
			}
		}
	}
	if got := strings.Join(book2.AddTo(series), " "); got != "Ferris Maud" {
		t.Errorf("the second book added %s", got)
	}
	again := written(t, series)
	if !bytes.HasPrefix(again, out) {
		t.Errorf("what stood there has changed:\n%s", again)
	}
	if len(book2.Remarks) > 0 {
		t.Errorf("remarks: %v", book2.Remarks)
	}
}

const editedSeries = `# our own
version: 1
defaults: {engine: kokoro}
characters:
  - name: Corin  # the hero
    voice: am_fenrir
    pitch: -1
    formant: -1.5
  - {name: Ysolde, aliases: [Isolde], voice: bf_isabella, gender: F}
  - name: Thrale
    gender: F
    voice: af_nicole
  - name: Old Wren
    aliases: [Wren]
    voice: bf_emma
  - name: Young Wren
    aliases: [Wren]
    voice: af_bella
`

func TestAnEditedSeries(t *testing.T) {
	if _, err := LoadSeries([]byte(editedSeries), "isles.series.yaml", catalogue()); err == nil || !strings.Contains(err.Error(), `"Wren" is taken`) {
		t.Fatalf("one alias of two people: %v", err)
	}
	text := strings.Replace(editedSeries, "    aliases: [Wren]\n    voice: af_bella", "    voice: af_bella", 1)
	series := loadSeries(t, text)
	s := scene(4, four...)
	s.Characters[3].Aliases = []string{"Wren", "Young Wren"}
	a := assign(t, s, Options{Series: series})
	if v := voiceOf(a, "Corin"); v.Name != "am_fenrir" || v.PitchST != -1 || v.FormantST != -1.5 || v.Pan == 0 {
		t.Errorf("Corin: %+v", v)
	}
	if v := voiceOf(a, "Isolde"); v.Name != "bf_isabella" {
		t.Errorf("Isolde, by alias: %+v", v)
	}
	if v := voiceOf(a, "Thrale"); v.Name == "af_nicole" {
		t.Errorf("a man has the voice of a woman of his name: %+v", v)
	}
	told := strings.Join(a.Remarks, "\n")
	for _, want := range []string{"Thrale is M here and F in isles.series.yaml", "Wren may be Old Wren or Young Wren of isles.series.yaml"} {
		if !strings.Contains(told, want) {
			t.Errorf("not told: %q in\n%s", want, told)
		}
	}
	// A cast file goes before the series, and that is told.
	kept, err := Load([]byte("version: 1\nnarrator: {voice: af_heart}\ncharacters:\n  - name: Corin\n    voice: bm_george\n"), "x.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	a = assign(t, s, Options{Series: series, Keep: kept})
	if v := voiceOf(a, "Corin"); v.Name != "bm_george" {
		t.Errorf("the cast file says bm_george: %+v", v)
	}
	if told := strings.Join(a.Remarks, "\n"); !strings.Contains(told, "Corin has the voice bm_george in the cast file and am_fenrir in isles.series.yaml") {
		t.Errorf("not told:\n%s", told)
	}
	before := []byte(text)
	if got := a.AddTo(series); len(got) != 0 { // Thrale and Wren are there, if not these
		t.Errorf("added %v", got)
	}
	if out := written(t, series); !bytes.Equal(out, before) {
		t.Errorf("written again:\n%s", out)
	}
}

func TestWrongSeries(t *testing.T) {
	_, err := LoadSeries([]byte("version: 1\ncharacters:\n  - name: Corin\n  - name: Wren\n    voice: bf_ema\n"), "s.yaml", catalogue())
	if err == nil || !strings.Contains(err.Error(), "s.yaml:3: Corin has no voice") || !strings.Contains(err.Error(), `s.yaml:5: Wren: no such voice in kokoro: "bf_ema"; did you mean "bf_emma"?`) {
		t.Errorf("%v", err)
	}
}

func TestTwoWithOneName(t *testing.T) {
	series := loadSeries(t, "version: 1\ncharacters:\n  - name: Mara Finch\n    aliases: [Mara, the captain]\n    voice: bf_emma\n")
	s := scene(4, part{"Mara", "F", 9}, part{"the captain", "F", 5})
	a := assign(t, s, Options{Series: series})
	if v, w := voiceOf(a, "Mara"), voiceOf(a, "the captain"); v.Name != "bf_emma" || w.Name == v.Name {
		t.Errorf("Mara %s, the captain %s", v.Name, w.Name)
	}
	if len(a.Remarks) != 1 || !strings.Contains(a.Remarks[0], "Mara and the captain are both Mara Finch") {
		t.Errorf("remarks: %v", a.Remarks)
	}
}
