package llm

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/internal/llm/llmtest"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// secret must never be seen in an error, and nowhere on the disk.
const secret = "sk-very-secret"

// landing has turns that nothing in their words gives to either of the two.
const landing = `Ada and Ben met Wolf on the landing. Wolf said nothing.

"Is it open?" said Ada.

"It was an hour ago," said Ben.

Somebody coughed in the dark.

"Then who shut it?"

"The wind."

"There is no wind tonight."

"You never listen."

Wolf struck a match. Wolf looked at them.
`

func parsed(t *testing.T, text string) *script.Script {
	t.Helper()
	s, err := script.Parse([]byte(text), script.PlainText)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// serve starts a server that knows who speaks on the landing.
func serve(t *testing.T) *llmtest.Server {
	s := llmtest.New()
	t.Cleanup(s.Close)
	s.Speakers = map[string]string{"Then who": "Ben", "The wind": "Ada", "There is no wind": "Ben", "You never": "Ada"}
	return s
}

// options ask the server about everything that is not beyond doubt, with little patience.
func options(t *testing.T, s *llmtest.Server) Options {
	return Options{Chat: chat(t, s, "m1"), Below: 0.96, Parallel: 1, Dir: t.TempDir(), Deadline: 10 * time.Second, Retry: voices.Retry{Attempts: 3, First: time.Millisecond}}
}

func chat(t *testing.T, s *llmtest.Server, model string) *openai.Chat {
	t.Helper()
	c, err := openai.OpenChat(openai.ChatOptions{BaseURL: s.BaseURL(), Model: model, Key: secret, KeyEnv: "OPENAI_API_KEY"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ask(t *testing.T, s *script.Script, o Options) *Result {
	t.Helper()
	r, err := NewPlan(s, o).Ask(t.Context(), func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	if r.Err != nil && strings.Contains(r.Err.Error(), secret) {
		t.Errorf("the key is in the error: %v", r.Err)
	}
	return r
}

// answers are those of a result as "line speaker confidence".
func answers(s *script.Script, r *Result) map[string]string {
	m := map[string]string{}
	for _, a := range r.Answers {
		m[s.Lines[a.Line-1].Text] = fmt.Sprintf("%s %g", a.Speaker, a.Confidence)
	}
	return m
}

func TestRightAnswersAreTakenAndCounted(t *testing.T) {
	server, s := serve(t), parsed(t, landing)
	o := options(t, server)
	p := NewPlan(s, o)
	if p.Lines != 4 || p.Spoken != 6 || p.Requests != 1 || p.Kept != 0 {
		t.Fatalf("the plan is %+v", p)
	}
	r := ask(t, s, o)
	want := map[string]string{}
	confirmed := 0
	for text, who := range map[string]string{"Then who shut it?": "Ben", "The wind.": "Ada", "There is no wind tonight.": "Ben", "You never listen.": "Ada"} {
		i := slices.IndexFunc(s.Lines, func(l script.Line) bool { return l.Text == text })
		want[text] = who
		if s.Lines[i].Speaker == who {
			confirmed++
		}
	}
	got := map[string]string{}
	for _, a := range r.Answers {
		l := s.Lines[a.Line-1]
		got[l.Text] = a.Speaker
		if least := map[bool]float64{true: l.Why.Confidence, false: 0.5}[a.Speaker == l.Speaker]; a.Confidence < least || a.Confidence > 0.999 {
			t.Errorf("%q is %s's at %g", l.Text, a.Speaker, a.Confidence)
		}
	}
	if !maps.Equal(got, want) || r.Confirmed != confirmed || r.Changed != 4-confirmed || r.Doubted+r.Unknown+r.Missing+r.Dropped+len(r.Failed) != 0 {
		t.Errorf("answers %v, want %v; %+v", got, want, r)
	}
	q := server.Asked()[0]
	if q.Model != "m1" || q.Format != "json_schema" || q.Authorization != "Bearer "+secret {
		t.Errorf("asked %+v", q)
	}
	for _, has := range []string{"- Ada", "- Wolf", "| Ada | Is it open?", "| narration | Somebody coughed", "| ??? | The wind."} {
		if !strings.Contains(q.User, has) {
			t.Errorf("%q is not in\n%s", has, q.User)
		}
	}
	if r.Usage.In == 0 || r.Usage.Out == 0 {
		t.Errorf("usage %+v", r.Usage)
	}
	// the estimate is what the cost is told by: half to twice is near enough
	if e := p.Estimate; e.In < r.Usage.In/2 || e.In > 2*r.Usage.In || e.Out < r.Usage.Out/2 || e.Out > 3*r.Usage.Out {
		t.Errorf("estimated %+v, took %+v", e, r.Usage)
	}
}

func TestNothingIsAskedTwice(t *testing.T) {
	server, s := serve(t), parsed(t, landing)
	o := options(t, server)
	first := ask(t, s, o)
	p := NewPlan(s, o)
	second := ask(t, s, o)
	if len(server.Asked()) != 1 || p.Requests != 0 || p.Kept != p.Lines || !maps.Equal(answers(s, first), answers(s, second)) || second.Usage != (openai.Usage{}) {
		t.Errorf("%d requests; plan %+v; %v and then %v", len(server.Asked()), p, answers(s, first), answers(s, second))
	}
	other := o
	other.Chat = chat(t, server, "m2")
	ask(t, s, other)
	ask(t, parsed(t, strings.Replace(landing, "coughed", "laughed", 1)), o)
	if n := len(server.Asked()); n != 3 {
		t.Errorf("another model and other prose made %d requests in all, want 3", n)
	}

	files, _ := filepath.Glob(filepath.Join(o.Dir, "*", "*.json"))
	if len(files) != 3 {
		t.Fatalf("kept %v", files)
	}
	for _, f := range files {
		b, _ := os.ReadFile(f)
		if strings.Contains(string(b), secret) || strings.Contains(string(b), "wind") {
			t.Errorf("%s holds %s", f, b)
		}
		if err := os.WriteFile(f, b[:len(b)/2], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if r := ask(t, s, o); len(server.Asked()) != 4 || len(r.Answers) != 4 {
		t.Errorf("damaged answers: %d requests, %+v", len(server.Asked()), r)
	}
}

// scenes is a text of n landings.
func scenes(n int) string {
	return strings.TrimSuffix(strings.Repeat(landing+"\n***\n\n", n), "***\n\n")
}

func TestAnInterruptionLosesNoFinishedAnswer(t *testing.T) {
	server, s := serve(t), parsed(t, scenes(3))
	o := options(t, server)
	ctx, cancel := context.WithCancel(t.Context())
	server.Reply = func(q llmtest.Question) string {
		if len(server.Asked()) == 2 {
			cancel()
		}
		return `{"answers":[{"line":7,"speaker":"Ben","sure":true}]}`
	}
	p := NewPlan(s, o)
	if p.Requests != 3 {
		t.Fatalf("%d requests for three scenes", p.Requests)
	}
	if _, err := p.Ask(ctx, func(int, int) {}); err == nil {
		t.Fatal("no error from a cancelled context")
	}
	if again := NewPlan(s, o); again.Requests >= 3 || again.Kept < 4 {
		t.Errorf("after the interruption %d requests are left and %d lines kept", again.Requests, again.Kept)
	}
}

func TestScenesAreAskedByThemselves(t *testing.T) {
	server, s := serve(t), parsed(t, scenes(3))
	o := options(t, server)
	o.Parallel = 3
	r := ask(t, s, o)
	if r.Requests != 3 || len(r.Answers) != 12 {
		t.Errorf("%+v", r)
	}
	// an edit in the first scene, which moves every line, asks about the first scene alone
	p := NewPlan(parsed(t, strings.Replace(scenes(3), "Somebody coughed", "It grew dark. \"Hush,\" said Ada.\n\nSomebody coughed", 1)), o)
	if p.Requests != 1 {
		t.Errorf("%d requests after an edit in one scene", p.Requests)
	}
}

func TestAPersonsLinesAreNotAsked(t *testing.T) {
	server, s := serve(t), parsed(t, landing)
	i := slices.IndexFunc(s.Lines, func(l script.Line) bool { return l.Text == "The wind." })
	s, err := s.Correct(i+1, "Wolf")
	if err != nil {
		t.Fatal(err)
	}
	server.Reply = func(q llmtest.Question) string { // answers every line, asked or not
		var all []string
		for n := range 20 {
			all = append(all, fmt.Sprintf(`{"line":%d,"speaker":"Ben","sure":true}`, n))
		}
		return `{"answers":[` + strings.Join(all, ",") + `]}`
	}
	r := ask(t, s, options(t, server))
	if !strings.Contains(server.Asked()[0].User, "| Wolf | The wind.") || len(r.Answers) != 3 || r.Dropped != 17 {
		t.Errorf("%+v\n%s", r, server.Asked()[0].User)
	}
	for _, a := range r.Answers {
		if a.Line == i+1 {
			t.Errorf("the person's line was answered")
		}
	}
}
