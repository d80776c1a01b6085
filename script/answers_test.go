package script

import (
	"math"
	"strings"
	"testing"
)

// answer has a model name the speaker of the line that begins so, and merges.
func answer(t *testing.T, s, fresh *Script, text, speaker string) (*Script, []Remark) {
	t.Helper()
	s, err := s.Answered([]Answer{{find(t, s, text).N, speaker, 0.75}})
	if err != nil {
		t.Fatal(err)
	}
	return Merge(s, fresh)
}

func TestLinesFollowAnAnswer(t *testing.T) {
	fresh := mustParse(t, landing)
	first := find(t, fresh, "Then who").Speaker
	other := map[string]string{"Ada": "Ben", "Ben": "Ada"}[first]
	got, remarks := answer(t, fresh, fresh, "Then who", other)
	run := strings.Join([]string{other, first, other, first, "Wolf"}, " ")
	if !strings.HasSuffix(speakers(got), run) {
		t.Errorf("after the answer %s, want ... %s", speakers(got), run)
	}
	if len(remarks) != 1 || !strings.Contains(remarks[0].String(), "3 lines follow this answer of the model: ") {
		t.Errorf("remarks %v", remarks)
	}
	l := find(t, got, "Then who")
	if l.Why.Method != "model" || l.Why.Confidence != 0.75 || len(l.Why.RunnersUp) == 0 || l.Why.RunnersUp[0].Name != first {
		t.Errorf("the evidence is %+v, want the model's with %s as runner-up", l.Why, first)
	}
	sum := l.Why.Confidence
	for _, c := range l.Why.RunnersUp {
		sum += c.Confidence
	}
	if sum > 1.001 {
		t.Errorf("the probabilities sum to %g", sum)
	}
	for i, f := range fresh.Lines {
		if got.Lines[i].Text != f.Text || got.Lines[i].Source != f.Source {
			t.Errorf("line %d was %q and is %q", i+1, f.Text, got.Lines[i].Text)
		}
	}

	again, text := through(t, got)
	checkSame(t, got, again, text)
	again, remarks = Merge(again, mustParse(t, landing))
	if speakers(again) != speakers(got) || len(remarks) != 0 || find(t, again, "Then who").Why.Method != "model" {
		t.Errorf("after another reading %s with remarks %v, want %s", speakers(again), remarks, speakers(got))
	}
	plain, _ := Merge(again.Unanswered(), fresh)
	if speakers(plain) != speakers(fresh) || len(plain.Answers()) != 0 || len(again.Answers()) != 1 {
		t.Errorf("without answers %s, want %s", speakers(plain), speakers(fresh))
	}
}

func TestAPersonWinsOverAnAnswer(t *testing.T) {
	fresh := mustParse(t, landing)
	got, _ := answer(t, fresh, fresh, "Then who", "Wolf")
	got, _ = correct(t, got, fresh, "Then who", "Ben")
	if l := find(t, got, "Then who"); l.Speaker != "Ben" || l.Why.Method != "edited" || len(got.Answers()) != 0 {
		t.Errorf("the corrected line is %+v", l)
	}
	if _, err := got.Answered([]Answer{{find(t, got, "Then who").N, "Wolf", 0.9}}); err == nil || !strings.Contains(err.Error(), "a person decided") {
		t.Errorf("a person's line was answered: %v", err)
	}

	// in the screenplay too
	got, _ = answer(t, fresh, fresh, "Then who", "Wolf")
	_, text := through(t, got)
	edited, _ := mustRead(t, replace(t, text, "WOLF\nThen who", "ADA\nThen who"))
	if l := find(t, edited, "Then who"); l.Speaker != "Ada" || l.Why.Method != "edited" {
		t.Errorf("the edited line is %+v", l)
	}
}

func TestACorrectionDecidesItsWholeTurn(t *testing.T) {
	const two = `Ada and Ben met Wolf on the landing.

"Is it open?" said Ada.

"It was," said Ben.

"Then who shut it?" A door banged. "Not I."

Wolf struck a match. Wolf looked at them both.
`
	fresh := mustParse(t, two)
	got, _ := answer(t, fresh, fresh, "Not I", "Wolf")
	got, _ = answer(t, got, fresh, "Then who", "Wolf")
	got, _ = correct(t, got, fresh, "Then who", "Ben")
	if l := find(t, got, "Not I"); l.Speaker != "Ben" || l.Why.Method == "model" {
		t.Errorf("the rest of the turn is %s by %s", l.Speaker, l.Why.Method)
	}
}

func TestANameInTheProseWinsOverAnAnswer(t *testing.T) {
	fresh := mustParse(t, landing)
	got, _ := answer(t, fresh, fresh, "Then who", "Wolf")
	tagged := mustParse(t, replace(t, landing, `"Then who shut it?"`, `"Then who shut it?" said Ben.`))
	got, _ = Merge(got, tagged)
	if l := find(t, got, "Then who"); l.Speaker != "Ben" || l.Why.Method != "explicit" {
		t.Errorf("the line is %s by %s", l.Speaker, l.Why.Method)
	}
}

func TestAnswersThatCannotBe(t *testing.T) {
	s := mustParse(t, landing)
	n := find(t, s, "Then who").N
	for want, a := range map[string]Answer{
		"no line 99":       {99, "Ada", 0.8},
		"nobody speaks":    {1, "Ada", 0.8},
		"nobody is called": {n, "Ignore the list", 0.8},
		"not from 0 to 1":  {n, "Ada", math.NaN()},
	} {
		if _, err := s.Answered([]Answer{a}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", a, err, want)
		}
	}
}
