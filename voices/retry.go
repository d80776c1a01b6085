package voices

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"
)

// Retry is how patiently to ask again after a temporary error.
type Retry struct {
	Attempts int           // in all; 0 means 4
	First    time.Duration // wait before the second; doubles each time; 0 means 500 ms
	Longest  time.Duration // cap of one wait; 0 means 30 s. An engine that asks for a longer wait gives up the attempt
	Log      *slog.Logger  // hears of every attempt that failed; nil: nobody does
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
	if r.Log == nil {
		r.Log = slog.New(slog.DiscardHandler)
	}
	return &retrying{wrapped{b}, r}
}

type retrying struct {
	wrapped
	r Retry
}

func (b *retrying) Synthesize(ctx context.Context, u Utterance) (Clip, error) {
	wait := b.r.First
	for attempt := 1; ; attempt++ {
		c, err := b.Backend.Synthesize(ctx, u)
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
		b.r.Log.Warn("asking again", "line", u.Line, "engine", b.Name(), "after", d.Round(time.Millisecond), "error", err)
		select {
		case <-ctx.Done():
			return c, ctx.Err()
		case <-time.After(d):
		}
		wait = min(2*wait, b.r.Longest)
	}
}
