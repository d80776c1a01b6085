package proof

import (
	"strings"
	"testing"
	"time"

	"radioplay/internal/takes"
)

var passages = strings.Split(`Rain fell on the empty station.|The clock over the door had stopped at four.|A porter slept beside his barrow.|She looked along the line, and saw nobody.
Somewhere behind the sheds a dog was barking.|He had promised to be early.|The signal dropped with a clank, and the rails began to hum.|It was the wrong train, of course.
She took up her bag and went to the end of the platform.|Nothing else would stop here until the morning.|The lamps came on, one after the other.|It cost 12 shillings in 1923.`, "|")

// book is a dozen lines and more at an even pace, with a little unrest.
func book() []Line {
	var lines []Line
	for i, p := range strings.FieldsFunc(strings.Join(passages, "\n"), func(r rune) bool { return r == '\n' }) {
		l := Line{N: i + 1, Speaker: "Narrator", Text: p, Voice: "v"}
		m, _ := measureOf(Line{Text: p, Take: takes.Take{Shape: &takes.Shape{Sound: time.Second}}})
		l.Take.Shape = &takes.Shape{Sound: time.Duration(m.beats * (0.19 + 0.01*float64(i%4)) * float64(time.Second)), Gap: time.Duration(i%4) * 100 * time.Millisecond}
		lines = append(lines, l)
	}
	return lines
}

func TestSuspects(t *testing.T) {
	found, err := Suspects(book())
	if err != nil || len(found) != 0 {
		t.Fatalf("an even reading is suspect: %+v %v", found, err)
	}
	for _, x := range []struct {
		name  string
		spoil func(l *Line)
		code  string // empty: nothing is wrong
		why   string
	}{
		{"half is missing", func(l *Line) { l.Take.Shape.Sound /= 2 }, "pace", "syllables, which this voice says in about"},
		{"it goes on and on", func(l *Line) { l.Take.Shape.Sound *= 2 }, "pace", "syllables"},
		{"a little slower", func(l *Line) { l.Take.Shape.Sound = l.Take.Shape.Sound * 13 / 10 }, "", ""},
		{"slow, as it should be", func(l *Line) { l.Take.Shape.Sound *= 2; l.Manner = "sung" }, "", ""},
		{"a silence", func(l *Line) { l.Take.Shape.Gap = 3 * time.Second }, "silence", "3s of silence inside"},
		{"a rest", func(l *Line) { l.Take.Shape.Gap = 900 * time.Millisecond }, "", ""},
		{"said twice", func(l *Line) {
			l.Take.Shape.Repeat = takes.Repeat{At: time.Second, Again: 2 * time.Second, For: time.Second}
		}, "repeat", "1.0 s comes again at 2.0 s"},
		{"written twice", func(l *Line) {
			l.Text = "No more, he said. No more of this here."
			l.Take.Shape.Repeat = takes.Repeat{At: time.Second, Again: 2 * time.Second, For: time.Second}
		}, "", ""},
	} {
		lines := book()
		x.spoil(&lines[3])
		found, err := Suspects(lines)
		if err != nil {
			t.Fatal(err)
		}
		if x.code == "" {
			if len(found) > 0 {
				t.Errorf("%s: %+v", x.name, found)
			}
			continue
		}
		if len(found) != 1 || found[0].N != 4 || found[0].Code != x.code || !strings.Contains(found[0].Why, x.why) || found[0].Speaker != "Narrator" {
			t.Errorf("%s: %+v", x.name, found)
		}
	}
}

// TestNormIsTheVoicesOwn: a slow voice is no suspect among quick ones, and two lines are too few to tell.
func TestNormIsTheVoicesOwn(t *testing.T) {
	lines := book()
	for i, l := range book() {
		l.N, l.Voice = 100+i, "slow"
		s := *l.Take.Shape
		s.Sound *= 2
		l.Take.Shape = &s
		lines = append(lines, l)
	}
	if found, err := Suspects(lines); err != nil || len(found) != 0 {
		t.Errorf("%+v %v", found, err)
	}
	if found, err := Suspects(lines[:2]); err != nil || len(found) != 0 {
		t.Errorf("%+v %v", found, err)
	}
}

func TestSyllables(t *testing.T) {
	for text, want := range map[string]int{"late": 1, "It is not late.": 4, "The lamps came on": 4, "station": 2, "12 men": 2, "$3.50": 7, "little one": 2} {
		if got := syllables(text); got != want {
			t.Errorf("%q: %d syllables, not %d", text, got, want)
		}
	}
}
