package abc_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"radioplay/internal/abc"
)

// short writes notes as "60:600 ~62:300 z:600": pitch, milliseconds, ~ for those that go on a syllable.
func short(notes []abc.Note) string {
	var out []string
	for _, n := range notes {
		pitch := fmt.Sprint(n.MIDI)
		if n.Rest {
			pitch = "z"
		}
		if n.Slurred {
			pitch = "~" + pitch
		}
		out = append(out, fmt.Sprintf("%s:%d", pitch, n.Length.Round(time.Millisecond).Milliseconds()))
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, tune, want string }{
		{"an eighth is the plain note", "C", "60:300"},
		{"octaves", "L:1/4 C, C c c' c''", "48:600 60:600 72:600 84:600 96:600"},
		{"lengths", "L:1/4 C2 C/ C// C3/2 C/4 C1", "60:1200 60:300 60:150 60:900 60:150 60:600"},
		{"accidentals hold in their bar, at their octave", "L:1/4 ^F F f =F F | F _B, __B ^^C", "66:600 66:600 77:600 65:600 65:600 65:600 58:600 69:600 62:600"},
		{"sharps of the key", "K:D L:1/4 F C G", "66:600 61:600 67:600"},
		{"flats of the key", "K:Eb L:1/4 B E A D", "70:600 63:600 68:600 62:600"},
		{"minor", "K:F#m L:1/4 G F", "68:600 66:600"},
		{"a mode as a word of its own", "K:D dorian L:1/4 F C", "65:600 60:600"},
		{"a mode written together", "K:Edor L:1/4 F C", "66:600 61:600"},
		{"phrygian", "K:Ephr L:1/4 F", "65:600"},
		{"no key", "K:none L:1/4 F", "65:600"},
		{"rests", "L:1/4 C z2 x/ C", "60:600 z:1200 z:300 60:600"},
		{"bars of rest", "M:3/4 L:1/4 C Z C", "60:600 z:1800 60:600"},
		{"ties", "L:1/4 C-C D-|D2", "60:1200 62:1800"},
		{"slurs", "L:1/4 (CDE) F", "60:600 ~62:600 ~64:600 65:600"},
		{"a triplet", "L:1/4 (3CDE F", "60:400 62:400 64:400 65:600"},
		{"broken rhythm", "L:1/4 C>D E<<F G", "60:900 62:300 64:150 65:1050 67:600"},
		{"tempo", "L:1/4 Q:1/4=60 C Q:120 C", "60:1000 60:500"},
		{"tempo with words", `Q:"Slowly" 1/8=100 C`, "60:600"},
		{"a short metre makes short notes", "M:2/4 C", "60:150"},
		{"common time", "M:C C", "60:300"},
		{"repeats", "L:1/4 C |: D E :| F", "60:600 62:600 64:600 62:600 64:600 65:600"},
		{"repeats back to back", "L:1/4 |: C :: D :|", "60:600 60:600 62:600 62:600"},
		{"a repeat from the start", "L:1/4 C D :|", "60:600 62:600 60:600 62:600"},
		{"a note before a repeat sign at the start of a line", "L:1/4\nC:|", "60:600 60:600"},
		{"a tune as published", "X:1\nT:The Mill\nM:6/8 % jig\nL:1/8\nK:G\n\"G\"G2 !fermata!B .d2|\n", "67:600 71:300 74:600"},
		{"inline fields", "[L:1/4][K:G]F [K:C] F", "66:600 65:600"},
		{"grace notes are passed over", "L:1/4 {gf}C", "60:600"},
	} {
		got, err := abc.Parse(c.tune)
		if err != nil || short(got) != c.want {
			t.Errorf("%s: %q gives\n%s (%v), want\n%s", c.name, c.tune, short(got), err, c.want)
		}
	}
}

func TestParseSaysWhereItFails(t *testing.T) {
	for tune, want := range map[string]string{
		"C D h E":              `line 1, column 5: 'h' is no note`,
		"K:C\nC D\n  ?":        `line 3, column 3: '?' is no note`,
		"K:H C":                `line 1, column 1: "H" is no key`,
		"K:Cfoo C":             `column 1: "Cfoo" is no key`,
		"K:G#phr K:D#lyd C":    `the key D#lyd would have 10 accidentals`,
		"L:x C":                `column 1: a length such as 1/8 is missing`,
		"M:x C":                `a metre such as 3/4 is missing`,
		"Q:1/4=0 C":            `a tempo such as 1/4=90 is missing`,
		"Q:1/4=9999 C":         `a tempo such as 1/4=90 is missing`,
		"C [CEG]":              `column 3: a chord`,
		"C |1 D :|2 E":         `column 3: endings of their own (|1) are not read`,
		"C ) D":                `column 3: a slur ends here`,
		"(5CDEFG":              `column 1: this tuplet is not read`,
		"C - D":                `column 1: this note is tied to none`,
		"z - C":                `column 3: there is no note before this tie`,
		"C ^ D":                `column 3: an accidental`,
		"C0":                   `column 2: a note of length 0`,
		"C/0":                  `column 2: a length divided by 0`,
		"C,,,,":                `column 1: no voice goes -4 octaves`,
		"L:1/1 C99":            `column 7: a note of 3m58s`,
		"C/99999":              `column 1: a note of no length`,
		`C "Am`:                `column 3: what is opened here is not closed`,
		"> C":                  `'>' stands between two notes`,
		"[K:D C":               `this field is not closed`,
		"|: (C :| D)":          `a slur is open over the end of a repeat`,
		strings.Repeat("é", 1): `column 1: 'é' is no note`,
	} {
		_, err := abc.Parse(tune)
		var at *abc.Error
		if !errors.As(err, &at) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v; want %q", tune, err, want)
		}
	}
	for _, tune := range []string{"", "K:D", "z2 |", "% only words"} {
		if _, err := abc.Parse(tune); !errors.Is(err, abc.ErrNoNotes) {
			t.Errorf("%q: %v; want ErrNoNotes", tune, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("K:D dorian L:1/8 Q:1/4=90 (D2F) ^A>d | z2 (3def- f :|")
	f.Add("X:1\nT:x\nM:6/8\n[K:Bb]|: B,,c'/2 \"Am\"{g}z :|]")
	f.Fuzz(func(t *testing.T, tune string) {
		notes, err := abc.Parse(tune)
		if err == nil && len(notes) == 0 {
			t.Error("no notes and no error")
		}
		for _, n := range notes {
			if n.Length <= 0 || !n.Rest && (n.MIDI < 20 || n.MIDI > 110) {
				t.Errorf("%+v", n)
			}
		}
	})
}
