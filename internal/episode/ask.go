package episode

import (
	"context"
	"fmt"
	"slices"
	"time"

	"radioplay/internal/llm"
	"radioplay/internal/place"
	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// Ask asks the language model of the settings, if there is one, who speaks the
// doubtful lines; its answers and what follows from them are then in Script. What
// it costs is said before and after. A model that does not help leaves the script
// as it was and is no error, but a sentence; the error is a cancelled context or a
// folder that answers cannot be kept in.
func (r *Reading) Ask(ctx context.Context, j Job) error {
	j.defaults()
	set := j.Settings.LLM
	if set.URL == "" {
		return nil
	}
	if r.parsed == nil {
		j.Say("%s is a screenplay and says who speaks; %s is not asked.", r.Prose, set.Model)
		return nil
	}
	dir, err := place.Answers()
	if err != nil {
		return err
	}
	base := r.unanswered()
	chat, err := openai.OpenChat(openai.ChatOptions{BaseURL: set.URL, Model: set.Model, Key: secret(set.KeyEnv), KeyEnv: set.KeyEnv})
	if err != nil {
		j.Say("%s is not asked who speaks: %v.", set.Model, err)
		return nil
	}
	plan := llm.NewPlan(base, llm.Options{Chat: chat, Below: set.Below, Of: j.Lines.Holds, Parallel: set.Parallel, Dir: dir,
		Deadline: patience(set.Deadline, chat.Near()), Retry: voices.Retry{Longest: time.Minute, Log: j.Log}})
	price := llm.Price{In: set.PriceIn, Out: set.PriceOut}
	if j.dry && plan.Requests > 0 {
		j.Say("%s would be asked about %d doubtful %s in %d %s, about %s; a dry run goes on without.", set.Model, plan.Lines-plan.Kept,
			plural(plan.Lines-plan.Kept, "line"), plan.Requests, plural(plan.Requests, "request"), price.Cost(plan.Estimate))
		return nil
	}
	j.Say("%s", before(plan, chat, price))
	got, err := plan.Ask(ctx, func(done, total int) {
		j.OnProgress(Progress{Stage: Asking, Done: done, Total: total, Unit: plural(total, "request")})
	})
	if err != nil {
		return err
	}
	follow, err := r.answer(base, got, j.Lines)
	if err != nil {
		return err
	}
	if len(got.Failed) < plan.Lines {
		j.Say("%s", after(got, set.Model, follow, price))
	}
	if n := len(got.Failed); n > 0 {
		s := fmt.Sprintf("%s was no help with %d doubtful %s, which %s as without it: %v.", set.Model, n, plural(n, "line"), verb(n, "stays", "stay"), got.Err)
		if n == plan.Lines && got.Usage != (openai.Usage{}) {
			s += fmt.Sprintf(" It took %s all the same.", price.Cost(got.Usage))
		}
		j.Say("%s", s)
	}
	return nil
}

// How long one answer may take where the settings do not say: a model of one's own may have no graphics card.
const hostedPatience, nearPatience = 2 * time.Minute, 15 * time.Minute

func patience(set time.Duration, near bool) time.Duration {
	switch {
	case set > 0:
		return set
	case near:
		return nearPatience
	}
	return hostedPatience
}

// unanswered is the script as the prose and the person's edits have it.
func (r *Reading) unanswered() *script.Script {
	if len(r.Script.Answers()) == 0 {
		return r.Script
	}
	s, _ := script.Merge(r.Script.Unanswered(), r.parsed)
	return s
}

// answer puts the answers on base, and those of an earlier run on lines that were not to be asked or could
// not be. It returns how many other lines follow from them.
func (r *Reading) answer(base *script.Script, got *llm.Result, asked Range) (int, error) {
	answers := slices.Clone(got.Answers)
	for _, a := range r.Script.Answers() {
		if slices.Contains(got.Failed, a.Line) || !asked.Holds(a.Line) {
			answers = append(answers, a)
		}
	}
	if len(answers) == 0 {
		r.Script = base
		return 0, nil
	}
	s, err := base.Answered(answers)
	if err != nil {
		return 0, fmt.Errorf("%s: a model's answer: %w", r.Prose, err)
	}
	r.Script, _ = script.Merge(s, r.parsed)
	follow := 0
	for i, l := range r.Script.Lines {
		if l.Speaker != s.Lines[i].Speaker {
			follow++
		}
	}
	return follow, nil
}

// before tells what will be asked and what it will cost.
func before(p *llm.Plan, chat *openai.Chat, price llm.Price) string {
	model := chat.Model()
	switch {
	case p.Lines == 0:
		return fmt.Sprintf("No spoken line is doubtful; %s is not asked.", model)
	case p.Requests == 0:
		return fmt.Sprintf("%s answered before about the %d doubtful %s of %d; nothing is asked.", model, p.Lines, plural(p.Lines, "line"), p.Spoken)
	}
	s := fmt.Sprintf("Asking %s at %s about %d doubtful %s of %d: %d %s, about %s", model, chat.Where(), p.Lines-p.Kept, plural(p.Lines-p.Kept, "line"), p.Spoken,
		p.Requests, plural(p.Requests, "request"), price.Cost(p.Estimate))
	if p.Kept > 0 {
		s += fmt.Sprintf("; %d more %s answered before", p.Kept, verb(p.Kept, "was", "were"))
	}
	return s + "."
}

// goodModel is how often a model has to be right to be worth asking: as often as the reading by itself.
const goodModel = 0.65

// after tells what came of it and what it cost.
func after(r *llm.Result, model string, follow int, price llm.Price) string {
	s := fmt.Sprintf("%s agrees about %d and changes %d", model, r.Confirmed, r.Changed)
	if follow > 0 {
		s += fmt.Sprintf(", %d more %s", follow, verb(follow, "follows", "follow"))
	}
	for _, left := range []struct {
		n   int
		why string
	}{{r.Doubted, "it gives to others and is not believed"}, {r.Unknown, "it could not tell"}, {r.Missing, "it left out"}, {r.Dropped, "named nobody on the list or no line that was asked, and were dropped"}} {
		if left.n > 0 {
			s += fmt.Sprintf("; %d %s", left.n, left.why)
		}
	}
	if r.Reliability > 0 && r.Reliability < goodModel {
		s += fmt.Sprintf(". By the lines that the reading of the prose is surer of it is right about %.0f times in ten; another model may do better", 10*r.Reliability)
	}
	switch {
	case r.Requests == 0:
		return s + "."
	case r.Usage.In+r.Usage.Out == 0:
		return s + ". The server does not say how many tokens it took."
	}
	return s + fmt.Sprintf(". It took %s.", price.Cost(r.Usage))
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
