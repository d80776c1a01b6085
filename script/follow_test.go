package script

import (
	"strings"
	"testing"
)

// landing has turns that nothing in their words gives to either of the two.
const landing = `Ada and Ben met on the landing.

"Is it open?" said Ada.

"It was an hour ago," said Ben.

Somebody coughed in the dark.

"Then who shut it?"

"The wind."

"There is no wind tonight."

"You never listen."

A door opened. "Quiet, both of you," said Wolf.
`

// speakers lists who speaks, line by line of those spoken.
func speakers(s *Script) string {
	var who []string
	for _, l := range s.Lines {
		if l.Kind.Spoken() {
			who = append(who, l.Speaker)
		}
	}
	return strings.Join(who, " ")
}

// correct gives the line that begins so to a speaker, and merges.
func correct(t *testing.T, s, fresh *Script, text, speaker string) (*Script, []Remark) {
	t.Helper()
	s, err := s.Correct(find(t, s, text).N, speaker)
	if err != nil {
		t.Fatal(err)
	}
	return Merge(s, fresh)
}

func TestLinesFollowACorrection(t *testing.T) {
	fresh := mustParse(t, landing)
	first := find(t, fresh, "Then who").Speaker
	other := map[string]string{"Ada": "Ben", "Ben": "Ada"}[first]
	if run := strings.Join([]string{first, other, first, other}, " "); !strings.Contains(speakers(fresh), run) {
		t.Fatalf("the run is %s, not two taking turns", speakers(fresh))
	}
	got, remarks := correct(t, fresh, fresh, "Then who", other)
	if run := strings.Join([]string{other, first, other, first, "Wolf"}, " "); !strings.HasSuffix(speakers(got), run) {
		t.Errorf("after the correction %s, want ... %s", speakers(got), run)
	}
	if len(remarks) != 1 || !strings.Contains(remarks[0].String(), "3 lines follow this correction: ") || !strings.Contains(remarks[0].At, other) {
		t.Errorf("remarks %v, want one that names the three lines", remarks)
	}
	if l := find(t, got, "Then who"); l.Why.Method != "edited" || l.Why.Confidence != 1 {
		t.Errorf("the corrected line is %+v", l)
	}
	if find(t, fresh, "Then who").Speaker != first {
		t.Error("the fresh script changed")
	}

	again, text := through(t, got) // what followed is no correction, but nothing new either
	checkSame(t, got, again, text)
	again, remarks = Merge(again, mustParse(t, landing))
	if speakers(again) != speakers(got) || len(remarks) != 0 {
		t.Errorf("after another reading %s with remarks %v, want %s", speakers(again), remarks, speakers(got))
	}

	// a line that a person touched stands against what it would follow
	kept, err := got.Correct(find(t, got, "There is no wind").N, "Wolf")
	if err != nil {
		t.Fatal(err)
	}
	kept, _ = Merge(kept, fresh)
	kept, _ = correct(t, kept, fresh, "Then who", first)
	if l := find(t, kept, "There is no wind"); l.Speaker != "Wolf" {
		t.Errorf("the line given to Wolf went to %s", l.Speaker)
	}

	// the correction is carried when the prose changes around it
	longer := mustParse(t, replace(t, landing, "Somebody coughed in the dark.", "Somebody coughed twice.\n\nIt had begun to snow."))
	moved, remarks := Merge(got, longer)
	if l := find(t, moved, "Then who"); l.Speaker != other || l.Why.Method != "edited" {
		t.Errorf("after a change of the prose the corrected line is %+v (%v)", l, remarks)
	}
	if l := find(t, moved, "The wind."); l.Speaker != first {
		t.Errorf("after a change of the prose the answer goes to %s, want %s", l.Speaker, first)
	}
}

func TestCorrectedNames(t *testing.T) {
	fresh := mustParse(t, landing)
	for _, c := range []struct{ typed, want string }{
		{"wolf", "Wolf"},             // somebody of the text, spelled as the prose does
		{"the porter", "the porter"}, // somebody new
	} {
		got, _ := correct(t, fresh, fresh, "You never", c.typed)
		if l := find(t, got, "You never"); l.Speaker != c.want {
			t.Errorf("%q became %q, want %q", c.typed, l.Speaker, c.want)
		}
		n := 0
		for _, p := range got.Characters {
			if strings.EqualFold(p.Name, c.want) {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%q is %d characters in %+v", c.want, n, got.Characters)
		}
	}
}

func TestConfirm(t *testing.T) {
	fresh := mustParse(t, landing)
	l := find(t, fresh, "Then who")
	got, _ := correct(t, fresh, fresh, "Then who", l.Speaker)
	back, text := through(t, got)
	checkSame(t, got, back, text)
	if c := find(t, back, "Then who"); c.Speaker != l.Speaker || c.Why.Method != "edited" || c.guess() != "" {
		t.Errorf("the confirmed line is %+v", c)
	}
}

func TestCorrectRefuses(t *testing.T) {
	s := mustParse(t, landing)
	for _, c := range []struct {
		n             int
		speaker, want string
	}{
		{0, "Ada", "no line 0"},
		{99, "Ada", "no line 99"},
		{1, "Ada", "nobody speaks"},
		{2, " ", "no speaker"},
	} {
		if _, err := s.Correct(c.n, c.speaker); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Correct(%d, %q) says %v, want %q", c.n, c.speaker, err, c.want)
		}
	}
}
