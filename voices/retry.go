package voices

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// Retry is how patiently to ask again after a temporary error.
type Retry struct {
	Attempts int           // in all; 0 means 4
	First    time.Duration // wait before the second; doubles each time; 0 means 500 ms
	Longest  time.Duration // cap of one wait; 0 means 30 s. An engine that asks for a longer wait gives up the attempt
	Deadline time.Duration // for one attempt; 0 means 2 minutes
}

// WithRetry wraps b so that Synthesize asks again after errors that Temporary
// accepts, waiting as long as the engine said or twice as long each time, with
// jitter. Other errors, and the last one, are returned as they are.
func WithRetry(b Backend, r Retry) Backend {
	if r.Attempts <= 0 {
		r.Attempts = 4
	}
	if r.First <= 0 {
		r.First = 500 * time.Millisecond
	}
	if r.Longest <= 0 {
		r.Longest = 30 * time.Second
	}
	if r.Deadline <= 0 {
		r.Deadline = 2 * time.Minute
	}
	return &retrying{Backend: b, r: r}
}

type retrying struct {
	Backend
	r Retry
}

func (b *retrying) Synthesize(ctx context.Context, u Utterance) (Clip, error) {
	wait := b.r.First
	for attempt := 1; ; attempt++ {
		c, err := b.once(ctx, u)
		after, temporary := Temporary(err)
		if err == nil || !temporary || ctx.Err() != nil {
			return c, err
		}
		if attempt == b.r.Attempts {
			return c, fmt.Errorf("%w (tried %d times)", err, attempt)
		}
		if after > b.r.Longest {
			return c, fmt.Errorf("%w (it asks to wait %v; try again then)", err, after.Round(time.Second))
		}
		d := max(after, wait/2+rand.N(wait/2+1))
		select {
		case <-ctx.Done():
			return c, ctx.Err()
		case <-time.After(d):
		}
		wait = min(2*wait, b.r.Longest)
	}
}

// VersionOf is that of the engine within.
func (b *retrying) VersionOf(u Utterance) string { return VersionOf(b.Backend, u) }

func (b *retrying) once(ctx context.Context, u Utterance) (Clip, error) {
	tctx, cancel := context.WithTimeout(ctx, b.r.Deadline)
	defer cancel()
	c, err := b.Backend.Synthesize(tctx, u)
	if err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		err = &TemporaryError{Err: fmt.Errorf("%s: no answer in %v: %w", b.Name(), b.r.Deadline, err)}
	}
	return c, err
}
