package casting

import (
	"fmt"
	"strings"
	"testing"

	"radioplay/script"
	"radioplay/voices"
)

func TestAccents(t *testing.T) {
	for text, want := range map[string]string{
		"Thrale spoke with a thick Scottish accent.":             "en-GB-scotland",
		"He had the soft burr of Glasgow, Thrale had.":           "en-GB-scotland",
		"\"No,\" said Thrale, and the accent was pure Brooklyn.": "en-US",
		"Thrale's English accent made them laugh.":               "en-GB",
		"Thrale had lost his American accent long ago.":          "",
		"Thrale put on a mocking British accent.":                "",
		"Thrale wore a Scottish jacket.":                         "",
		"Thrale heard a Scottish accent behind him and Corin.":   "",
	} {
		s := scene(2, four...)
		s.Lines = append(s.Lines, script.Line{N: 80, Kind: script.Narration, Paragraph: 9, Text: "It rained. " + text})
		if got := accentsOf(s)["Thrale"]; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	s := scene(2, four...)
	s.Lines = append(s.Lines, script.Line{N: 80, Kind: script.Speech, Paragraph: 9, Speaker: "Wren", Text: "Och.", Delivery: script.Delivery{Words: "in her broad Scots accent"}},
		script.Line{N: 81, Kind: script.Speech, Paragraph: 10, Speaker: "Corin", Text: "Well."},
		script.Line{N: 82, Kind: script.Narration, Paragraph: 10, Text: "His drawl was Texan."})
	if got := accentsOf(s); got["Wren"] != "en-GB-scotland" || got["Corin"] != "en-US" {
		t.Errorf("from a delivery and from the paragraph: %v", got)
	}
}

func TestAccentChoosesTheVoice(t *testing.T) {
	for _, accent := range []string{"en-US", "en-GB", "en-GB-scotland"} {
		for _, who := range []string{"Corin", "Isolde", "Thrale", "Wren"} {
			text := fmt.Sprintf("version: 1\nnarrator: {voice: af_heart}\ncharacters:\n  - name: %s # wanted\n    accent: %s\n", who, accent)
			s := scene(3, four...)
			f, err := Load([]byte(text), "x", s, catalogue())
			if err != nil {
				t.Fatal(err)
			}
			a := assign(t, s, Options{Keep: f})
			v := voiceOf(a, who)
			if got := infoOf(v.Name).Accent; got != accent[:5] {
				t.Errorf("%s, %s: %s (%s)", who, accent, v.Name, got)
			}
			out := string(written(t, a.File()))
			if !strings.Contains(out, "  - name: "+who+" # ") || !strings.Contains(out, "    voice: "+v.Name+"\n    accent: "+accent+"\n") {
				t.Errorf("the chosen voice is not in the file:\n%s", out)
			}
			back, err := Load([]byte(out), "x", s, catalogue())
			if err != nil {
				t.Fatalf("%v in\n%s", err, out)
			}
			if w := voiceOf(assign(t, s, Options{Keep: back}), who); w.Name != v.Name {
				t.Errorf("%s had %s and then %s", who, v.Name, w.Name)
			}
		}
	}
}

func TestMannersChooseTheVoice(t *testing.T) {
	facts := func(st, hz, pace float64) *voices.Facts {
		return &voices.Facts{F0Hz: 120, F0RangeST: st, CentroidHz: hz, Pace: pace, MFCC: []float64{1}}
	}
	c := Catalogue{{Name: "kokoro", Voices: []voices.Info{
		{Name: "narrator", Gender: "F", Grade: 1, Facts: facts(6, 3000, 4.5)},
		{Name: "wide", Gender: "M", Grade: 0.5, Facts: facts(14, 4200, 5.4)},
		{Name: "even", Gender: "M", Grade: 0.5, Facts: facts(6, 2900, 4.2)},
		{Name: "middle", Gender: "M", Grade: 0.4, Facts: facts(9, 3500, 4.8)},
	}}}
	for manner, want := range map[script.Manner]string{script.Shouted: "wide", script.Laughing: "wide", script.Cold: "even", script.Exhausted: "even"} {
		s := scene(6, part{"Corin", "M", 9})
		for i := range s.Lines {
			if s.Lines[i].Kind.Spoken() {
				s.Lines[i].Delivery = script.Delivery{Manner: manner, Intensity: 0.5}
			}
		}
		a, err := Assign(s, c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if v := voiceOf(a, "Corin"); v.Name != want {
			t.Errorf("%s: %s, want %s", manner, v.Name, want)
		}
	}
}

// TestSharedVoicesDoNotMeet: eight people in four scenes, two each, and two voices of each gender besides the narrator's.
func TestSharedVoicesDoNotMeet(t *testing.T) {
	s := &script.Script{}
	for sc := range 4 {
		s.Lines = append(s.Lines, script.Line{Kind: script.Break})
		for turn := range 6 {
			who := fmt.Sprintf("Man %d", 2*sc+turn%2)
			s.Lines = append(s.Lines, script.Line{N: len(s.Lines), Kind: script.Speech, Speaker: who, Text: "Who goes there, in the night?"})
		}
		for k := range 2 {
			s.Characters = append(s.Characters, script.Character{Name: fmt.Sprintf("Man %d", 2*sc+k), Gender: "M"})
		}
	}
	c := Catalogue{{Name: "tone", Voices: []voices.Info{{Name: "n", Gender: "F", Grade: 1}, {Name: "a", Gender: "M"}, {Name: "b", Gender: "M"}}}}
	a, err := Assign(s, c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for sc := range 4 {
		x, y := voiceOf(a, fmt.Sprintf("Man %d", 2*sc)), voiceOf(a, fmt.Sprintf("Man %d", 2*sc+1))
		if x.Name == y.Name {
			t.Errorf("scene %d: both have %s", sc+1, x.Name)
		}
		for _, v := range []voices.Voice{x, y} {
			key := fmt.Sprint(v.Name, v.PitchST)
			if seen[key] {
				t.Errorf("%s is heard twice", key)
			}
			seen[key] = true
		}
	}
}

func TestAnotherVoiceIsWrittenWhereTheOldOneStood(t *testing.T) {
	const text = `version: 1
characters:
  - name: Corin # 3 lines, 27 words
    aliases: [Vale]
    voice: am_fenrir # I like him
    pan: 0.1
  - {name: Isolde, voice: "af_bella", gender: F} # short
  - name: Thrale
    engine: openai # far away
    voice: 'alloy'
    personas:
      - as: the preacher
        voice: am_fenrir
  - name: Wren
    voice: &w bf_emma
narrator:
  voice: af_heart  # calm
`
	s := play()
	f, err := Load([]byte(text), "x.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	for who, v := range map[string]voices.Voice{
		"Vale": {Backend: "kokoro", Name: "af_heart:0.6+bf_emma:0.4"}, "Isolde": {Backend: "tone", Name: "a4"}, "Thrale": {Backend: "kokoro", Name: "bm_george"}, "": {Backend: "tone", Name: "c5"},
	} {
		if err := f.SetVoice(who, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetVoice("Corrin", voices.Voice{}); err == nil || !strings.Contains(err.Error(), `did you mean "Corin"?`) {
		t.Errorf("%v", err)
	}
	want := strings.NewReplacer("am_fenrir # I like him", `af_heart:0.6+bf_emma:0.4 # I like him`,
		`{name: Isolde, voice: "af_bella"`, `{engine: tone, name: Isolde, voice: a4`,
		"openai # far away", "kokoro # far away", "'alloy'", "bm_george",
		"  voice: af_heart  # calm", "  engine: tone\n  voice: c5  # calm").Replace(text)
	out := string(written(t, f))
	if out != want {
		t.Errorf("written:\n%s\nwant:\n%s", out, want)
	}
	back, err := Load([]byte(out), "x.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	if v := back.Cast()[voices.Role{Speaker: "Corin"}]; v.Name != "af_heart:0.6+bf_emma:0.4" || v.Pan != 0.1 {
		t.Errorf("Corin: %+v", v)
	}
	if err := f.SetVoice("Wren", voices.Voice{Backend: "kokoro", Name: "af_bella"}); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := f.Write(&b); err == nil || !strings.Contains(err.Error(), "x.cast.yaml:14: the voice cannot be changed here as it is written; write `voice: af_bella` by hand") {
		t.Errorf("behind an anchor: %v", err)
	}
	told := &File{Name: "y", Narrator: Entry{Character: "Wren"}}
	if err := told.SetVoice("", voices.Voice{Name: "x"}); err == nil || !strings.Contains(err.Error(), "the voice of Wren") {
		t.Errorf("a narrator who is a character: %v", err)
	}
}

// TestTheTellerMayHaveTheClearestVoice: where a character tells the story nobody else narrates, so the best voice is not kept for it.
func TestTheTellerMayHaveTheClearestVoice(t *testing.T) {
	s := scene(3, four...)
	free := func(o Options) bool {
		a := assign(t, s, o)
		c, err := a.Find("Isolde")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range a.Roles {
			if r.Voice.Name == "af_heart" {
				return true
			}
		}
		for _, v := range a.Candidates(c, 20) {
			if v.Name == "af_heart" {
				return true
			}
		}
		return false
	}
	if free(Options{FirstPerson: true}) {
		t.Error("the narrator is nobody of the story, and her voice is free for a character")
	}
	s.Narrator = "Isolde"
	if !free(Options{FirstPerson: true}) {
		t.Error("Isolde tells the story, and the clearest voice is kept for nobody")
	}
}
