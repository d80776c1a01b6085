package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"radioplay/internal/episode"
	"radioplay/script"
)

// landing ends in turns that nothing but their order gives to either of two people.
const landing = `Ada Marsh and Adam met Wolf on the landing.

"Is it open?" said Ada.

"It was an hour ago," said Adam.

Somebody coughed in the dark.

"Then who shut it?"

"The wind."

Wolf struck a match. "Quiet, both of you," said Wolf.
`

// reviewed answers the review of landing, and returns what was said and what a second reading finds.
func reviewed(t *testing.T, answers ...string) (string, *episode.Reading) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "landing.txt")
	if err := os.WriteFile(path, []byte(landing), 0o644); err != nil {
		t.Fatal(err)
	}
	r := mustReadScript(t, path)
	var out strings.Builder
	v := review{r: r, below: 0.96, answers: typed(t.Context(), strings.NewReader(strings.Join(answers, "\n")+"\n")), out: &out}
	if err := v.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	return out.String(), mustReadScript(t, path)
}

func mustReadScript(t *testing.T, path string) *episode.Reading {
	t.Helper()
	r, err := episode.ReadScript(path, "", false)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func lineOf(t *testing.T, r *episode.Reading, text string) script.Line {
	t.Helper()
	for _, l := range r.Script.Lines {
		if strings.HasPrefix(l.Text, text) {
			return l
		}
	}
	t.Fatalf("no line %q", text)
	return script.Line{}
}

// firstAsked is the line that the review of landing asks about first, and its guess.
func firstAsked(t *testing.T) script.Line {
	t.Helper()
	out, r := reviewed(t, "q")
	if !strings.Contains(out, "Who speaks? [Enter = ") {
		t.Fatalf("nothing was asked:\n%s", out)
	}
	return r.Script.Lines[r.Script.Uncertain(0.96)[0]-1]
}

func TestReviewAnswers(t *testing.T) {
	first := firstAsked(t)
	for _, c := range []struct {
		name     string
		answers  []string
		speaker  string // who speaks the line asked about first, afterwards
		edited   bool
		contains string
	}{
		{"keep", []string{"", "q"}, first.Speaker, true, "1 decided"},
		{"end of input", nil, first.Speaker, true, "saved in"}, // one empty line
		{"quit", []string{"q"}, first.Speaker, false, "0 decided"},
		{"skip", []string{"s", "q"}, first.Speaker, false, "0 decided"},
		{"number", []string{"1", "q"}, first.Why.RunnersUp[0].Name, true, "1 decided"},
		{"prefix", []string{"wo", "q"}, "Wolf", true, "1 decided"},
		{"alias", []string{"ada", "q"}, "Ada Marsh", true, "1 decided"},
		{"two names begin so", []string{"ad", "q"}, first.Speaker, false, "type more of the name"},
		{"unknown name", []string{"Zed", "q"}, first.Speaker, false, "+Zed makes them a character"},
		{"new name", []string{"+Zed Carter", "q"}, "Zed Carter", true, "1 decided"},
		{"number too high", []string{"17", "q"}, first.Speaker, false, "not one of the numbers"},
		{"help", []string{"?", "q"}, first.Speaker, false, "somebody new"},
		{"undo", []string{"wolf", "u", "q"}, first.Speaker, false, "is open again"},
		{"undo a skip", []string{"s", "u", "wolf", "q"}, "Wolf", true, "is open again"},
		{"nothing to undo", []string{"u", "q"}, first.Speaker, false, "Nothing to undo"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, r := reviewed(t, c.answers...)
			l := lineOf(t, r, first.Text)
			if l.Speaker != c.speaker || (l.Why.Method == "edited") != c.edited {
				t.Errorf("the line is %q (%s), want %q", l.Speaker, l.Why.Method, c.speaker)
			}
			if !strings.Contains(out, c.contains) {
				t.Errorf("no %q in\n%s", c.contains, out)
			}
		})
	}
}

func TestReviewDoesNotAskAgain(t *testing.T) {
	out, r := reviewed(t, "", "", "", "", "", "", "", "")
	if left := r.Script.Uncertain(0.96); len(left) > 0 {
		t.Errorf("lines %v are still asked about after\n%s", left, out)
	}
	if asked := strings.Count(out, "Who speaks?"); asked < 2 || strings.Count(out, "to go\n") != asked {
		t.Errorf("%d questions in\n%s", asked, out)
	}
}

func TestReviewInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "landing.txt")
	if err := os.WriteFile(path, []byte(landing), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	answers := make(chan string) // a person who gives one answer and then presses Ctrl-C
	go func() {
		answers <- "wolf"
		stop()
	}()
	r := mustReadScript(t, path)
	first := r.Script.Uncertain(0.96)[0]
	var out strings.Builder
	v := review{r: r, below: 0.96, answers: answers, out: &out}
	if err := v.run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("run says %v", err)
	}
	if l := mustReadScript(t, path).Script.Lines[first-1]; l.Speaker != "Wolf" || l.Why.Method != "edited" {
		t.Errorf("the answer was lost: %+v", l)
	}
}
