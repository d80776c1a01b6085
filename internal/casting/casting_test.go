package casting

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"radioplay/script"
	"radioplay/voices"
)

// catalogue is like a real engine's: women and men of two accents, of different grades.
func catalogue() Catalogue {
	info := func(name, gender, accent string, grade float64) voices.Info {
		return voices.Info{Name: name, Gender: gender, Accent: accent, Grade: grade}
	}
	return Catalogue{
		{Name: "kokoro", Blends: true, Voices: []voices.Info{
			info("af_heart", "F", "en-US", 0.95), info("af_bella", "F", "en-US", 0.85), info("bf_emma", "F", "en-GB", 0.75),
			info("af_nicole", "F", "en-US", 0.7), info("bf_isabella", "F", "en-GB", 0.6), info("am_michael", "M", "en-US", 0.65),
			info("am_fenrir", "M", "en-US", 0.65), info("bm_george", "M", "en-GB", 0.6), info("bm_fable", "M", "en-GB", 0.6)}},
		{Name: "openai", AnyVoice: true, Voices: []voices.Info{info("alloy", "", "", 0.5)}},
		{Name: "tone", Voices: []voices.Info{info("a4", "", "", 0), info("c5", "", "", 0)}},
	}
}

// part is a character of a test script.
type part struct {
	name   string
	gender script.Gender
	words  int // in each of its lines
}

// scene has the parts speak in turn, n times round, with narration between.
func scene(n int, parts ...part) *script.Script {
	s := &script.Script{Title: "The Test"}
	add := func(kind script.Kind, who, text string) {
		s.Lines = append(s.Lines, script.Line{N: len(s.Lines) + 1, Kind: kind, Speaker: who, Text: text})
	}
	for range n {
		for _, p := range parts {
			add(script.Speech, p.name, strings.TrimSpace(strings.Repeat("word ", p.words)))
			add(script.Narration, "", "Somebody looked up.")
		}
	}
	for _, p := range parts {
		s.Characters = append(s.Characters, script.Character{Name: p.name, Gender: p.gender})
	}
	return s
}

var four = []part{{"Corin", "M", 9}, {"Isolde", "F", 6}, {"Thrale", "M", 5}, {"Wren", "F", 4}}

func assign(t *testing.T, s *script.Script, o Options) *Assignment {
	t.Helper()
	a, err := Assign(s, catalogue(), o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func infoOf(name string) voices.Info {
	for _, v := range catalogue()[0].Voices {
		if v.Name == name {
			return v
		}
	}
	return voices.Info{}
}

func TestEverybodyFits(t *testing.T) {
	a := assign(t, scene(3, four...), Options{})
	if len(a.Roles) != 4 || a.Roles[0].Role.Speaker != "Corin" || a.Roles[3].Role.Speaker != "Wren" {
		t.Fatalf("roles: %+v", a.Roles)
	}
	used := map[string]string{a.Narrator.Voice.Name: "the narrator"}
	if a.Narrator.Voice.Name != "af_heart" || a.Narrator.Voice.Pan != 0 {
		t.Errorf("narrator: %+v", a.Narrator.Voice)
	}
	for _, r := range a.Roles {
		if v := infoOf(r.Voice.Name); v.Gender != string(r.Gender) {
			t.Errorf("%s (%s) has the voice %s", r.Role.Speaker, r.Gender, r.Voice.Name)
		}
		if other, ok := used[r.Voice.Name]; ok {
			t.Errorf("%s has the voice of %s", r.Role.Speaker, other)
		}
		used[r.Voice.Name] = r.Role.Speaker
		if p := math.Abs(r.Voice.Pan); p < 0.05 || p > 0.35 {
			t.Errorf("%s stands at %v", r.Role.Speaker, r.Voice.Pan)
		}
		if r.Voice.Backend != "kokoro" || r.Why == "" || r.Lines != 3 {
			t.Errorf("%+v", r)
		}
	}
	if a.Roles[0].Voice.Pan*a.Roles[1].Voice.Pan > 0 {
		t.Errorf("the two leads stand on one side: %v, %v", a.Roles[0].Voice.Pan, a.Roles[1].Voice.Pan)
	}
}

func TestLeadsStay(t *testing.T) {
	before := assign(t, scene(5, four...), Options{}).Cast()
	for _, minor := range []part{{"the boatman", "M", 1}, {"Ada", "F", 2}, {"a voice", "", 1}} {
		after := assign(t, scene(5, append([]part{minor}, four...)...), Options{}).Cast()
		for r, v := range before {
			if after[r] != v {
				t.Errorf("with %s, %s has %+v, before %+v", minor.name, r.Speaker, after[r], v)
			}
		}
	}
	for range 20 {
		if again := assign(t, scene(5, four...), Options{}).Cast(); fmt.Sprint(again) != fmt.Sprint(before) {
			t.Fatal("another run, another cast")
		}
	}
}

func TestVoicesRunOut(t *testing.T) {
	var crowd []part
	for i := range 12 {
		crowd = append(crowd, part{fmt.Sprintf("Woman %c", 'A'+i), "F", 20 - i})
	}
	seen := map[voices.Voice]string{}
	for _, r := range assign(t, scene(2, crowd...), Options{}).Roles {
		v := r.Voice
		v.Pan = 0
		if other, ok := seen[v]; ok {
			t.Errorf("%s has the voice of %s: %+v", r.Role.Speaker, other, v)
		}
		seen[v] = r.Role.Speaker
		if err := catalogue()[0].has(v.Name); err != nil {
			t.Error(err)
		}
		for _, p := range splitBlend(v.Name) {
			name, _, _ := strings.Cut(p, ":")
			if infoOf(name).Gender != "F" {
				t.Errorf("%s is made of %s", v.Name, name)
			}
		}
	}
	seen = map[voices.Voice]string{}
	for _, r := range assign(t, scene(2, crowd[:5]...), Options{Engine: "tone"}).Roles { // two voices, no blends
		v := r.Voice
		v.Pan = 0
		if other, ok := seen[v]; ok {
			t.Errorf("%s and %s share %+v", r.Role.Speaker, other, v)
		}
		seen[v] = r.Role.Speaker
	}
}

func TestPersonasAndTheUnknown(t *testing.T) {
	s := scene(3, four...)
	s.Lines = append(s.Lines,
		script.Line{N: 90, Kind: script.Speech, Speaker: "Thrale", As: "the preacher", Text: "Repent."},
		script.Line{N: 91, Kind: script.Speech, Speaker: "Thrale", As: "Wren", Text: "It is me."},
		script.Line{N: 92, Kind: script.Speech, Text: "Who said that?"},
		script.Line{N: 93, Kind: script.Speech, Speaker: "the echo", Text: "That?"})
	a := assign(t, s, Options{})
	c := a.Cast()
	if got := c[voices.Role{Speaker: "Thrale", As: "Wren"}]; got != c[voices.Role{Speaker: "Wren"}] {
		t.Errorf("Thrale as Wren: %+v", got)
	}
	preacher, thrale := c[voices.Role{Speaker: "Thrale", As: "the preacher"}], c[voices.Role{Speaker: "Thrale"}]
	if infoOf(preacher.Name).Gender != "M" || preacher.Name == thrale.Name || preacher.Pan != thrale.Pan {
		t.Errorf("the preacher %+v, Thrale %+v", preacher, thrale)
	}
	if len(a.Unattributed) != 1 || a.Unattributed[0] != 92 {
		t.Errorf("unattributed: %v", a.Unattributed)
	}
	if v := c.Voice(voices.Role{}); v.Name != a.Narrator.Voice.Name {
		t.Error("the narrator does not read unattributed lines")
	}
	if c[voices.Role{Speaker: "the echo"}].Name == "" {
		t.Error("somebody whom the script does not describe has no voice")
	}
}

func TestAges(t *testing.T) {
	c := catalogue()
	c[0].Voices = append(c[0].Voices, voices.Info{Name: "am_santa", Gender: "M", Age: "old", Accent: "en-US", Grade: 0.4})
	s := scene(3, four...)
	s.Characters[2].Age, s.Characters[3].Age = script.Old, script.Child
	a, err := Assign(s, c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	cast := a.Cast()
	if v := cast[voices.Role{Speaker: "Thrale"}]; v.Name != "am_santa" {
		t.Errorf("the old man: %+v", v)
	}
	if v := cast[voices.Role{Speaker: "Corin"}]; v.Name == "am_santa" {
		t.Errorf("the lead has an old man's voice")
	}
	if v := cast[voices.Role{Speaker: "Wren"}]; v.PitchST <= 0 {
		t.Errorf("the child, for whom there is no child's voice: %+v", v)
	}
}

func TestNarrator(t *testing.T) {
	s := scene(3, four...)
	s.Narrator = "Isolde"
	if a := assign(t, s, Options{}); a.Narrator.Voice.Name == a.Cast()[voices.Role{Speaker: "Isolde"}].Name {
		t.Error("unasked, the narrator has a character's voice")
	}
	a := assign(t, s, Options{FirstPerson: true})
	if n, i := a.Narrator.Voice, a.Cast()[voices.Role{Speaker: "Isolde"}]; n.Name != i.Name || n.Pan != 0 || i.Pan == 0 {
		t.Errorf("narrator %+v, Isolde %+v", n, i)
	}
	if a := assign(t, s, Options{Narrator: "bm_george"}); a.Narrator.Voice.Name != "bm_george" {
		t.Errorf("asked for bm_george: %+v", a.Narrator.Voice)
	}
	_, err := Assign(s, catalogue(), Options{Narrator: "bm_gorge"})
	if !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), `did you mean "bm_george"?`) {
		t.Errorf("a voice there is not: %v", err)
	}
	if _, err := Assign(s, catalogue(), Options{Engine: "kokoko"}); err == nil || !strings.Contains(err.Error(), `"kokoro"?`) {
		t.Errorf("an engine there is not: %v", err)
	}
	if _, err := Assign(s, Catalogue{{Name: "kokoro"}}, Options{}); !errors.Is(err, voices.ErrNoVoice) {
		t.Errorf("no voices: %v", err)
	}
	if a := assign(t, &script.Script{}, Options{}); len(a.Roles) != 0 || a.Narrator.Voice.Name == "" {
		t.Errorf("a story without speech: %+v", a)
	}
}

func TestTable(t *testing.T) {
	s := scene(2, four[:2]...)
	s.Lines = append(s.Lines, script.Line{N: 17, Kind: script.Speech, Text: "Hark."})
	var b bytes.Buffer
	if err := assign(t, s, Options{}).WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"WHO", "(narrator)", "kokoro: af_heart", "Corin", "18", "line 17", "reads it"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
