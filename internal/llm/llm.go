// Package llm asks a language model who speaks the lines that the reading of the
// prose is unsure of. An answer can do one thing: give such a line to another of
// the people it could belong to.
package llm

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"radioplay/script"
	"radioplay/voices"
	"radioplay/voices/openai"
)

// Options say whom to ask and how.
type Options struct {
	Chat     *openai.Chat
	Below    float64             // lines whose speaker is less certain than this are asked, 0 to 1
	Of       func(line int) bool // which lines may be asked; nil: all
	Retry    voices.Retry        // patience of one request
	Deadline time.Duration       // for one answer
	Parallel int                 // requests at once
	Dir      string              // where answers are kept
}

// mostFailures is how many requests may fail, each after all its retries, before no more are made.
const mostFailures = 3

// mostSilences is how often one question is asked of a server that does not answer in time: who is
// that slow once is so again.
const mostSilences = 2

// Plan is what there is to ask about a script.
type Plan struct {
	Lines    int          // whose speaker is unsure
	Kept     int          // of them, those that were answered in an earlier run
	Spoken   int          // lines of the script that somebody speaks
	Requests int          // that will be made
	Estimate openai.Usage // tokens they will take, roughly

	s       *script.Script
	o       Options
	batches []*batch
}

// NewPlan finds the unsure lines and puts them in batches with the scene around them. Nobody is asked yet.
func NewPlan(s *script.Script, o Options) *Plan {
	p := &Plan{s: s, o: o}
	for _, l := range s.Lines {
		if l.Kind.Spoken() {
			p.Spoken++
		}
	}
	for _, b := range batches(s, o) {
		p.batches = append(p.batches, b)
		p.Lines += len(b.asked)
		b.key = key(o.Chat.Model(), b.question)
		if b.reply = recall(o.Dir, b.key); b.reply != nil {
			p.Kept += len(b.asked)
			continue
		}
		p.Requests++
		p.Estimate = p.Estimate.Plus(b.estimate())
	}
	return p
}

// Result is what asking brought, of every line of the plan one thing.
type Result struct {
	Answers   []script.Answer
	Confirmed int   // lines whose guessed speaker the model named too
	Changed   int   // lines that it gave to somebody else
	Doubted   int   // lines that it gave to somebody else without being believed
	Unknown   int   // lines of which it could not tell
	Missing   int   // lines that it left out
	Failed    []int // lines of requests that failed or were given up, by number
	Dropped   int   // answers that were not used: a name not on the list, a line that was not asked

	// Reliability is how often the model is right, 0 to 1, as its answers show where the reading is fairly sure; 0 without answers.
	Reliability float64

	Requests int          // that were answered
	Usage    openai.Usage // as the server counts; zero when it does not
	Err      error        // the first failure
}

// Ask asks what the plan holds and has no answer for, and keeps every answer as it
// comes. A server that fails is no error but told in the result: an error is a cancelled context, or
// a folder that answers cannot be kept in. OnDone is called after every request, from one goroutine at a time.
func (p *Plan) Ask(ctx context.Context, onDone func(done, total int)) (*Result, error) {
	r := &Result{}
	if err := p.ask(ctx, r, onDone); err != nil {
		return nil, err
	}
	var votes []vote
	for _, b := range p.batches {
		votes = append(votes, b.judge(p.s, r)...)
	}
	r.believe(votes)
	return r, nil
}

// ask makes the requests, some at once, until all are made or there is no use in going on.
func (p *Plan) ask(ctx context.Context, r *Result, onDone func(done, total int)) error {
	work, stop := context.WithCancel(ctx)
	defer stop()
	a := &asking{p: p, r: r, stop: stop, onDone: onDone}
	next := make(chan *batch)
	var all sync.WaitGroup
	for range max(1, p.o.Parallel) {
		all.Go(func() {
			for b := range next {
				reply, err := p.request(work, b)
				if err == nil || work.Err() == nil { // else it was stopped, and says nothing of the server
					a.done(b, reply, err)
				}
			}
		})
	}
	for _, b := range p.batches {
		if b.reply != nil {
			continue
		}
		select {
		case next <- b:
		case <-work.Done():
		}
	}
	close(next)
	all.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return a.broken
}

// asking is what the requests of one plan share.
type asking struct {
	p      *Plan
	stop   func()
	onDone func(done, total int)

	mu       sync.Mutex
	r        *Result
	failures int
	broken   error // why answers cannot be kept
}

// done takes the reply of one request, or what became of it.
func (a *asking) done(b *batch, got *reply, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.r.Usage = a.r.Usage.Plus(got.Usage)
	if err == nil {
		b.reply = got
		a.r.Requests++
		if err := keep(a.p.o.Dir, b.key, got); err != nil && a.broken == nil {
			a.broken = err
			a.stop()
		}
	} else {
		a.failures++
		if a.r.Err == nil {
			a.r.Err = err
		}
		if _, passing := voices.Temporary(err); !passing && !unreadable(err) && !errors.Is(err, context.DeadlineExceeded) || a.failures >= mostFailures {
			a.stop()
		}
	}
	a.onDone(a.r.Requests+a.failures, a.p.Requests)
}

// request asks one batch. An answer that cannot be read is asked for once more.
func (p *Plan) request(ctx context.Context, b *batch) (*reply, error) {
	total := &reply{}
	silences := 0
	for try := 1; ; try++ {
		var a openai.Answer
		err := p.o.Retry.Do(ctx, func(ctx context.Context) (err error) {
			if a, err = p.once(ctx, b.question); err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
				if silences++; silences < mostSilences {
					return &voices.TemporaryError{Err: err}
				}
			}
			return err
		})
		if err != nil {
			return total, err
		}
		total.Usage = total.Usage.Plus(a.Usage)
		if total.Answers, err = parse(a); err == nil || try == 2 {
			return total, err
		}
	}
}

// once asks and waits no longer than the deadline.
func (p *Plan) once(ctx context.Context, q openai.Question) (openai.Answer, error) {
	bounded, cancel := context.WithTimeout(ctx, p.o.Deadline)
	defer cancel()
	a, err := p.o.Chat.Ask(bounded, q)
	if err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("no answer in %v (llm.deadline in the settings sets how long to wait): %w", p.o.Deadline, context.DeadlineExceeded)
	}
	return a, err
}
