package piper_test

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/internal/components"
	"radioplay/internal/loudness"
	"radioplay/internal/onnx"
	"radioplay/voices"
	"radioplay/voices/piper"
	"radioplay/voices/voicetest"
)

// open opens the engine with the voice that is installed.
func open(t *testing.T, o piper.Options) *piper.Backend {
	t.Helper()
	b, err := piper.Open(o)
	if err != nil {
		voicetest.Missing(t, err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func TestBackend(t *testing.T) {
	voicetest.Run(t, func(t *testing.T) voices.Backend { return open(t, piper.Options{}) }, voicetest.Options{})
}

const (
	joe  = "en_US-joe-medium"
	rain = "The rain had stopped by the time she reached the bridge."
)

func say(t *testing.T, b voices.Backend, u voices.Utterance) voices.Clip {
	t.Helper()
	u.Voice.Name = joe
	c, err := b.Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestMarksAreWhereTheWordsAre(t *testing.T) {
	b := open(t, piper.Options{})
	const text = "Wait… who is there? It is *only* $3.50."
	c := say(t, b, voices.Utterance{Text: text})
	var got []string
	for _, m := range c.Marks {
		got = append(got, text[m.From:m.To])
		if d := m.End - m.Start; d < 20*time.Millisecond || d > 3*time.Second {
			t.Errorf("%q lasts %v", text[m.From:m.To], d)
		}
	}
	if want := []string{"Wait", "who", "is", "there", "It", "is", "only", "$3.50"}; !slices.Equal(got, want) {
		t.Errorf("marks of %q, want %q", got, want)
	}
	// The pause between the sentences is silent, and lies between the marks.
	quiet := c.Samples[int(c.Marks[3].End.Seconds()*float64(c.Rate)):int(c.Marks[4].Start.Seconds()*float64(c.Rate))]
	if n := slices.IndexFunc(quiet[len(quiet)/4:len(quiet)*3/4], func(x float32) bool { return max(x, -x) > 0.05 }); len(quiet) < c.Rate/8 || n >= 0 {
		t.Errorf("%d samples between the sentences, a loud one at %d", len(quiet), n)
	}
}

func TestRateAndDrawl(t *testing.T) {
	b := open(t, piper.Options{})
	one := say(t, b, voices.Utterance{Text: rain}).Duration()
	slow := say(t, b, voices.Utterance{Text: rain, Voice: voices.Voice{Rate: 0.5}}).Duration()
	if r := slow.Seconds() / one.Seconds(); r < 1.7 || r > 2.3 {
		t.Errorf("at half the rate it lasts %.2f times as long", r)
	}
	urgent := voices.Utterance{Text: rain, Delivery: voices.Delivery{Manner: "urgent", Intensity: 1}}
	if d := say(t, b, urgent).Duration(); d >= one {
		t.Errorf("urgent lasts %v, plain %v", d, one)
	}
	if so, sooo := say(t, b, voices.Utterance{Text: "It was so cold."}).Duration(), say(t, b, voices.Utterance{Text: "It was sooo cold."}).Duration(); sooo <= so {
		t.Errorf("sooo lasts %v, so %v", sooo, so)
	}
}

func TestLexicon(t *testing.T) {
	b := open(t, piper.Options{})
	u := voices.Utterance{Text: "Maugham left."}
	plain := say(t, b, u)
	u.Lexicon = map[string]string{"Maugham": "/mˈɔːm/"}
	if own := say(t, b, u); slices.Equal(own.Samples, plain.Samples) {
		t.Error("the lexicon changed nothing")
	}
	u.Lexicon["Maugham"] = "/ʘ͡ǃꜩ/"
	if _, err := b.Synthesize(t.Context(), u); !errors.Is(err, voices.ErrUnspeakable) {
		t.Errorf("a sound that no voice has: %v", err)
	}
}

// folder has a voice of the given settings beside the installed model.
func folder(t *testing.T, name string, change func(map[string]any)) string {
	t.Helper()
	dir, ok, err := components.Installed(components.Piper())
	if err != nil || !ok {
		t.Skip("the voice is not installed")
	}
	b, err := os.ReadFile(filepath.Join(dir, components.PiperVoiceSettings))
	if err != nil {
		t.Fatal(err)
	}
	var s map[string]any
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	change(s)
	if b, err = json.Marshal(s); err != nil {
		t.Fatal(err)
	}
	own := t.TempDir()
	if err := os.WriteFile(filepath.Join(own, name+".onnx.json"), b, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, components.PiperVoiceModel), filepath.Join(own, name+".onnx")); err != nil {
		t.Skipf("no links here: %v", err)
	}
	return own
}

func TestAFolderOfVoices(t *testing.T) {
	open(t, piper.Options{})
	own := folder(t, "en_GB-ann-low", func(s map[string]any) {
		s["espeak"] = map[string]any{"voice": "en-gb-x-rp"}
		s["inference"] = map[string]any{"length_scale": 2}
	})
	b := open(t, piper.Options{Folder: own})
	list, err := b.Voices(t.Context())
	if err != nil || len(list) != 2 || list[0].Name != "en_GB-ann-low" || list[0].Accent != "en-GB" || list[1].Name != joe || list[1].Gender != "M" {
		t.Fatalf("%+v, %v", list, err)
	}
	u := voices.Utterance{Text: rain, Voice: voices.Voice{Name: "en_GB-ann-low"}}
	slow, err := b.Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	if r := slow.Duration().Seconds() / say(t, b, u).Duration().Seconds(); r < 1.6 {
		t.Errorf("a voice twice as slow lasts %.2f times as long", r)
	}
	other := u
	other.Voice.Name = joe
	if v := b.VersionOf(u); v == b.Version() || v != b.VersionOf(other) {
		t.Errorf("version %q; of the same model under another name %q", v, b.VersionOf(other))
	}
}

// TestManySpeakers gives the installed model a speaker number, by which its output is multiplied.
func TestManySpeakers(t *testing.T) {
	open(t, piper.Options{})
	own := folder(t, "many", func(s map[string]any) {
		s["num_speakers"], s["speaker_id_map"] = 4, map[string]any{"eve": 3, "adam": 1}
	})
	path := filepath.Join(own, "many.onnx")
	m, err := onnx.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	g := &m.Graph
	for _, c := range g.Initializers { // this export calls one of its weights so
		if c.Name == "sid" {
			c.Name = "weights"
		}
	}
	for _, n := range g.Nodes {
		if i := slices.Index(n.Inputs, "sid"); i >= 0 {
			n.Inputs[i] = "weights"
		}
	}
	g.Nodes = append(g.Nodes,
		&onnx.Node{Op: "Cast", Inputs: []string{"sid"}, Outputs: []string{"gain"}, Attributes: []onnx.Attribute{onnx.IntAttribute("to", int64(onnx.Float))}},
		&onnx.Node{Op: "Mul", Inputs: []string{g.Outputs[0].Name, "gain"}, Outputs: []string{"multiplied"}})
	g.Inputs = append(g.Inputs, onnx.NewValue("sid", onnx.Int64))
	g.Outputs = []onnx.Value{onnx.NewValue("multiplied", onnx.Float)}
	if err := errors.Join(os.Remove(path), m.Write(path)); err != nil {
		t.Fatal(err)
	}
	b := open(t, piper.Options{Folder: own})
	list, err := b.Voices(t.Context())
	if err != nil || len(list) != 3 || list[0].Name != "many/adam" || list[1].Name != "many/eve" {
		t.Fatalf("%+v, %v", list, err)
	}
	level := func(voice string) float64 {
		c, err := b.Synthesize(t.Context(), voices.Utterance{Text: rain, Voice: voices.Voice{Name: voice}})
		if err != nil {
			t.Fatal(err)
		}
		return loudness.Speech(c.Samples, c.Rate)
	}
	if d := level("many/eve") - level("many/adam"); math.Abs(d-20*math.Log10(3)) > 1 {
		t.Errorf("the third speaker is %.1f dB above the first", d)
	}
	if _, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Voice: voices.Voice{Name: "many/lilith"}}); !errors.Is(err, voices.ErrNoVoice) {
		t.Errorf("an unknown speaker: %v", err)
	}
}

func TestFoldersThatAreWrong(t *testing.T) {
	open(t, piper.Options{})
	for name, c := range map[string]struct {
		change func(map[string]any)
		want   string
	}{
		"no start symbol": {func(s map[string]any) { delete(s["phoneme_id_map"].(map[string]any), "^") }, "phoneme_id_map lacks"},
		"no rate":         {func(s map[string]any) { delete(s, "audio") }, "sample rate"},
	} {
		if _, err := piper.Open(piper.Options{Folder: folder(t, "x", c.change)}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	german := folder(t, "de_DE-x", func(s map[string]any) { s["espeak"] = map[string]any{"voice": "de"} })
	if list, err := open(t, piper.Options{Folder: german}).Voices(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("a German voice was listed: %v, %v", list, err)
	}
	many := folder(t, "many", func(s map[string]any) {
		s["num_speakers"], s["speaker_id_map"] = 2, map[string]any{"eve": 1, "adam": 0}
	})
	b := open(t, piper.Options{Folder: many})
	_, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Yes.", Voice: voices.Voice{Name: "many/eve"}})
	if err == nil || !strings.Contains(err.Error(), "2 speakers") {
		t.Errorf("settings of many speakers beside a model of one: %v", err)
	}
	if _, err := piper.Open(piper.Options{Folder: filepath.Join(many, "none")}); err == nil {
		t.Error("a folder that is not there was accepted")
	}
}
