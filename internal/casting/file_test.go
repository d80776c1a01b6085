package casting

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"radioplay/script"
	"radioplay/voices"
)

var update = flag.Bool("update", false, "write what comes out into the golden files; read the diff")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs:\n%s", path, got)
	}
}

func written(t *testing.T, f *File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func play() *script.Script {
	s := scene(3, four...)
	s.Title = "The Lamp: a \"Play\""
	s.Characters[0].Aliases = []string{"Corin", "Mr. Vale, the keeper"}
	s.Characters[3].Gender = ""
	s.Lines = append(s.Lines, script.Line{N: 90, Kind: script.Speech, Speaker: "Thrale", As: "the preacher", Text: "Repent."})
	return s
}

func TestWriteThenLoad(t *testing.T) {
	s := play()
	a := assign(t, s, Options{})
	first := written(t, a.File())
	golden(t, "new.cast.yaml", first)
	f, err := Load(first, "x.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	want, got := a.Cast(), f.Cast()
	for r, v := range want {
		w := got[r]
		if w.Rate == 1 {
			w.Rate = v.Rate // the file says the default outright
		}
		if w != v {
			t.Errorf("%v: %+v became %+v", r, v, got[r])
		}
	}
	if v := got[voices.Role{Speaker: "Mr. Vale, the keeper"}]; v.Name != want[voices.Role{Speaker: "Corin"}].Name {
		t.Errorf("an alias has the voice %+v", v)
	}
	if again := written(t, f); !bytes.Equal(again, first) {
		t.Errorf("written again it differs:\n%s", again)
	}
}

const edited = `# my own cast
version: 1

narrator: {voice: bm_george} # he is best

defaults:
    engine: kokoro
    rate: 0.95

engines:
    openai: {base_url: "http://127.0.0.1:8880/v1", model: tts-1}

characters:

    # the hero!
    - name: Corin   # 1 line, 2 words
      aliases: [Vale]
      voice: am_fenrir
      pan: 0.1
      pronunciations: # he cannot say it
        - {word: thrale, say: TRAIL}

    - name: Isolde
      engine: openai
      voice: whatever
      instructions: >
        speak softly,
        as the sea does
    # after Isolde
    - name: Pascoe
      voice: am_michael
      rate: 1.2

pronunciations:
    - {word: Thrale, say: /θɹeɪl/}
    - word: Isolde
      say: iz-OLD-uh
`

func TestEditsStay(t *testing.T) {
	s := play()
	withPascoe := play()
	withPascoe.Characters = append(withPascoe.Characters, script.Character{Name: "Pascoe"})
	f, err := Load([]byte(edited), "my.cast.yaml", withPascoe, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	c := f.Cast()
	if v := c[voices.Role{Speaker: "Isolde"}]; v.Backend != "openai" || v.BaseURL == "" || v.Model != "tts-1" || v.Instructions != "speak softly, as the sea does" || v.Rate != 0.95 {
		t.Errorf("Isolde: %+v", v)
	}
	if v := c[voices.Role{Speaker: "Vale"}]; v.Name != "am_fenrir" || v.Pan != 0.1 {
		t.Errorf("an alias: %+v", v)
	}
	if l := f.Lexicons(); l[""]["Thrale"] != "/θɹeɪl/" || l[""]["Isolde"] != "iz-OLD-uh" || l["Isolde"] != nil {
		t.Errorf("lexicons: %v", l)
	}
	if own := f.Lexicons()["Vale"]; len(own) != 2 || own["thrale"] != "TRAIL" || own["Isolde"] != "iz-OLD-uh" {
		t.Errorf("what one character says otherwise: %v", own)
	}
	a := assign(t, s, Options{Keep: f})
	for _, r := range a.Roles {
		if r.Role.Speaker == "Wren" && (r.Voice.Name == "am_fenrir" || r.Voice.Name == "bm_george") {
			t.Errorf("Wren got a voice that is taken: %s", r.Voice.Name)
		}
	}
	out := written(t, a.File())
	golden(t, "updated.cast.yaml", out)
	f, err = Load(out, "my.cast.yaml", s, catalogue())
	if err != nil {
		t.Fatalf("what was written cannot be read: %v", err)
	}
	back := assign(t, withVoice(withPascoe, "Pascoe"), Options{Keep: f})
	if again := written(t, back.File()); bytes.Contains(again, []byte("gone:")) {
		t.Errorf("Pascoe is back, but marked:\n%s", again)
	}
	crlf := strings.ReplaceAll(edited, "\n", "\r\n")
	f, err = Load([]byte(crlf), "dos.cast.yaml", withPascoe, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	dos := written(t, assign(t, s, Options{Keep: f}).File())
	if got := strings.ReplaceAll(string(dos), "\r\n", "\n"); got != string(out) || strings.Count(string(dos), "\n") != strings.Count(string(dos), "\r\n") {
		t.Errorf("with Windows line ends:\n%s", got)
	}
}

func withVoice(s *script.Script, name string) *script.Script {
	s.Lines = append(s.Lines, script.Line{N: 99, Kind: script.Speech, Speaker: name, Text: "I am back."})
	return s
}

func TestEmptyLists(t *testing.T) {
	s := scene(1, four...)
	for _, text := range []string{"version: 1\nnarrator:\n  voice: af_heart\ncharacters: []\n", "version: 1\nnarrator:\n  voice: af_heart\n",
		"version: 1\nnarrator:\n  voice: af_heart\ncharacters:\npronunciations:\n"} {
		f, err := Load([]byte(text), "x", s, catalogue())
		if err != nil {
			t.Fatal(err)
		}
		out := written(t, assign(t, s, Options{Keep: f}).File())
		if f, err = Load(out, "x", s, catalogue()); err != nil || len(f.Characters) != 4 {
			t.Errorf("%q became\n%s\n%v", text, out, err)
		}
	}
}

func TestFirstPersonFile(t *testing.T) {
	s := scene(3, four...)
	s.Narrator = "Isolde"
	out := written(t, assign(t, s, Options{FirstPerson: true}).File())
	f, err := Load(out, "x", s, catalogue())
	if err != nil {
		t.Fatal(err)
	}
	c := f.Cast()
	if n, i := c[voices.Narrator], c[voices.Role{Speaker: "Isolde"}]; n.Name != i.Name || n.Pan != 0 {
		t.Errorf("narrator %+v, Isolde %+v", n, i)
	}
	if a := assign(t, s, Options{Keep: f}); a.Narrator.Voice.Name != c[voices.Narrator].Name {
		t.Errorf("kept, the narrator is %+v", a.Narrator.Voice)
	}
}

// TestProblems: everything that is wrong is found at once, with its line and what was probably meant.
func TestProblems(t *testing.T) {
	text, err := os.ReadFile("testdata/wrong.cast.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Load(text, "wrong.cast.yaml", play(), catalogue())
	if err == nil {
		t.Fatal("taken")
	}
	golden(t, "wrong.txt", []byte(err.Error()+"\n"))
	for _, c := range []struct{ text, want string }{
		{"", "x:1: the file is empty"},
		{"version: 1\nnarrator: [\n", "x:2: not YAML"},
		{"- a\n- b\n", "x:1: a cast file begins with"},
		{"narrator:\n  voice: af_heart\n", "x:1: `version: 1` is missing"},
		{"version: 2\nnarrator:\n  voice: af_heart\n", "x:1: version 2 is not known"},
		{"version: 1\n", "x:1: the narrator has no voice"},
		{"\x00\x01", "x:1: not YAML"},
	} {
		if _, err := Load([]byte(c.text), "x", play(), catalogue()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(edited))
	f.Add([]byte("version: 1\nnarrator: {voice: af_heart}\ncharacters:\n- {name: A, voice: af_bella}\n"))
	s := play()
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := Load(b, "x", s, catalogue())
		if err != nil {
			return
		}
		a, err := Assign(s, catalogue(), Options{Keep: file})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if a.File().Write(&out) != nil {
			return // it says what to add by hand
		}
		if _, err := Load(out.Bytes(), "x", s, catalogue()); err != nil {
			t.Fatalf("%v in\n%s\nfrom\n%s", err, out.Bytes(), b)
		}
	})
}

func TestFallbacks(t *testing.T) {
	load := func(entry string) (*File, error) {
		return Load([]byte("version: 1\nnarrator: {voice: bm_george}\nengines:\n  openai: {model: tts-1}\ncharacters:\n  - name: Corin\n"+entry), "my.cast.yaml", nil, catalogue())
	}
	for entry, want := range map[string]string{
		"    voice: am_fenrir else openai/nova else kokoro/bf_emma\n":                 "openai/nova,kokoro/bf_emma",
		"    voice: am_fenrir\n    fallback: openai/nova\n":                           "openai/nova",
		"    voice: am_fenrir\n    fallback: [openai/nova, kokoro/bf_emma]\n":         "openai/nova,kokoro/bf_emma",
		"    voice: am_fenrir else openai/x\n    fallback:\n      - kokoro/bf_emma\n": "openai/x,kokoro/bf_emma",
	} {
		f, err := load(entry)
		if err != nil {
			t.Errorf("%s: %v", entry, err)
			continue
		}
		if v := f.Cast()[voices.Role{Speaker: "Corin"}]; v.Name != "am_fenrir" || v.Fallback != want {
			t.Errorf("%s: %+v", entry, v)
		}
	}
	f, err := load("    voice: am_fenrir\n    pitch: 2\n    pan: 0.5\n")
	if err != nil {
		t.Fatal(err)
	}
	if v := f.Instead(f.Cast()[voices.Role{Speaker: "Corin"}], "openai/nova"); v.Backend != "openai" || v.Name != "nova" || v.Model != "tts-1" || v.PitchST != 0 || v.Pan != 0.5 {
		t.Errorf("who stands in: %+v", v)
	}
	for entry, want := range map[string]string{
		"    voice: am_fenrir else nobody\n":                     `my.cast.yaml:7: Corin: the fallback "nobody": it is written ENGINE/VOICE`,
		"    voice: am_fenrir\n    fallback: harp/x\n":           "ENGINE/VOICE",
		"    voice: am_fenrir\n    fallback: kokoro/af_nobody\n": "no such voice in kokoro",
	} {
		if _, err := load(entry); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", entry, err)
		}
	}
}
