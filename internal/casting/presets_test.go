package casting

import (
	"strings"
	"testing"

	"radioplay/internal/effects"
	"radioplay/script"
	"radioplay/voices"
)

func TestPresetFor(t *testing.T) {
	for name, want := range map[string]string{
		"the robot": "robot", "an old android": "robot", "the ship's computer": "robot", "Robot": "robot",
		"the ghost of Christmas Past": "ghost", "Marley’s Ghost": "ghost", "the spirit": "ghost",
		"the demon": "monster", "God": "god", "the goddess": "god",
		"the crowd": "crowd", "Everybody": "crowd", "the children": "crowd", "two voices": "",
		"the voice in his head": "head", "a voice in Tom's mind": "head",
		"Tom Troll": "", "Ada Ghost": "", "the ghost writer": "", "the robotics teacher": "", "Machine Gun Kelly": "", "Corin": "", "the man": "",
		"the child": "", "the old man": "", "the head": "", "": "",
	} {
		if p, _ := presetFor(name); p.Name != want {
			t.Errorf("%q: preset %q, want %q", name, p.Name, want)
		}
	}
}

// haunted is a script in which a ghost, a man called a monster and a crowd speak.
func haunted() *script.Script {
	s := &script.Script{Title: "Haunted", Characters: []script.Character{
		{Name: "the ghost", Aliases: []string{"it"}}, {Name: "Corin", Gender: script.Male, Aliases: []string{"the monster"}}, {Name: "the crowd"},
		{Name: "the thing", Aliases: []string{"the demon"}},
	}}
	for i, who := range []string{"the ghost", "Corin", "the crowd", "Corin", "the thing"} {
		s.Lines = append(s.Lines, script.Line{N: i + 1, Kind: script.Speech, Paragraph: i, Speaker: who, Text: "Here am I."})
	}
	return s
}

// A preset is drawn where the text says so, is told with its reason, and comes back from the file the same.
func TestPresetsAreDrawn(t *testing.T) {
	s := haunted()
	a := assign(t, s, Options{})
	want := map[string]string{"the ghost": "ghost", "Corin": "", "the crowd": "crowd", "the thing": "monster"}
	for _, r := range a.Roles {
		if r.Preset != want[r.Role.Speaker] || r.Preset != "" && !strings.Contains(r.Why, "preset "+r.Preset) {
			t.Errorf("%s: preset %q, because %q", r.Role.Speaker, r.Preset, r.Why)
		}
	}
	cast := a.Cast()
	if v := cast[voices.Role{Speaker: "the ghost"}]; v.Effect != "ghost" || v.Breath != 0.5 || v.Rate != 0.93 {
		t.Errorf("the ghost: %+v", v)
	}
	if v := cast[voices.Role{Speaker: "the crowd"}]; v.Chorus != 3 || v.Effect != "" {
		t.Errorf("the crowd: %+v", v)
	}
	var table strings.Builder
	if err := a.WriteTable(&table); err != nil || !strings.Contains(table.String(), "ghost: preset ghost") {
		t.Errorf("%v: %s", err, table.String())
	}
	out := written(t, a.File())
	if !strings.Contains(string(out), "preset: ghost\n") || strings.Contains(string(out), "breath: 0.5") {
		t.Errorf("written:\n%s", out)
	}
	f, err := Load(out, "haunted.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	again := assign(t, s, Options{Keep: f}).Cast()
	for role, v := range cast {
		w := again[role]
		if v.Rate == 0 {
			v.Rate = 1
		}
		if w.Effect != v.Effect || w.Chorus != v.Chorus || w.PitchST != v.PitchST || w.Breath != v.Breath || w.Rate != v.Rate {
			t.Errorf("%v: %+v became %+v", role, v, w)
		}
	}
}

func TestPresetInAFile(t *testing.T) {
	s := haunted()
	file := func(settings string) string {
		return "version: 1\nnarrator: {voice: af_heart}\ncharacters:\n  - {name: Corin, voice: am_fenrir, " + settings + "}\n"
	}
	f, err := Load([]byte(file("preset: monster, pitch: -1")), "my.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	if v := f.Cast()[voices.Role{Speaker: "Corin"}]; v.Effect != "growl" || v.PitchST != -1 || v.FormantST != -4 {
		t.Errorf("a pitch of one's own beside a preset: %+v", v)
	}
	_, err = Load([]byte(file("preset: robbot")), "my.cast.yaml", s, catalogue())
	if err == nil || !strings.Contains(err.Error(), "my.cast.yaml:4:") || !strings.Contains(err.Error(), "robot") {
		t.Errorf("a preset there is not: %v", err)
	}
}

// A preset goes from a series into the book's cast, and there into its file.
func TestPresetOfASeries(t *testing.T) {
	series := loadSeries(t, "version: 1\ndefaults: {engine: kokoro}\ncharacters:\n  - {name: Corin, voice: am_fenrir, gender: M, preset: robot, rate: 1.1}\n")
	a := assign(t, haunted(), Options{Series: series})
	if v := voiceOf(a, "Corin"); v.Name != "am_fenrir" || v.Effect != "robot" || v.Rate < 1.06 || v.Rate > 1.07 {
		t.Errorf("Corin: %+v", v)
	}
	out := string(written(t, a.File()))
	if !strings.Contains(out, "preset: robot\n") || !strings.Contains(out, "rate: 1.1\n") {
		t.Errorf("written:\n%s", out)
	}
	again := NewSeries("isles.series.yaml")
	a.AddTo(again)
	if s := string(written(t, again)); !strings.Contains(s, "preset: robot\n") || strings.Contains(s, "pan: ") {
		t.Errorf("the series it makes:\n%s", s)
	}
}

// Every preset's effect is one that the mix has.
func TestPresetsHaveTheirEffects(t *testing.T) {
	for _, p := range Presets {
		if _, ok := effects.ByName(p.Effect); !ok && p.Effect != "" {
			t.Errorf("%s wants an effect %q", p.Name, p.Effect)
		}
		if p.PitchST < -12 || p.PitchST > 12 || p.FormantST < -6 || p.FormantST > 6 || p.Breath < 0 || p.Breath > 1 || p.About == "" {
			t.Errorf("%+v", p)
		}
	}
}
