package voices

import (
	"context"
	"errors"
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

// WithRetry wraps b so that Synthesize and Voices ask again after errors that Temporary
// accepts, waiting as long as the engine said or twice as long each time, with
// jitter. Other errors, and the last one, are returned as they are.
func WithRetry(b Backend, r Retry) Backend { return &retrying{wrapped{b}, r} }

type retrying struct {
	wrapped
	r Retry
}

func (b *retrying) Synthesize(ctx context.Context, u Utterance) (c Clip, err error) {
	err = b.logged("line", u.Line).Do(ctx, func(ctx context.Context) error {
		c, err = b.Backend.Synthesize(ctx, u)
		return err
	})
	return c, err
}

func (b *retrying) Voices(ctx context.Context) (list []Info, err error) {
	err = b.logged("listing", "voices").Do(ctx, func(ctx context.Context) error {
		list, err = b.Backend.Voices(ctx)
		return err
	})
	return list, err
}

// logged is the patience with a log that says what for.
func (b *retrying) logged(what string, value any) Retry {
	r := b.r
	if r.Log != nil {
		r.Log = r.Log.With(what, value, "engine", b.Name())
	}
	return r
}

// mostBought is how many answers are paid for, at the most, for one that can be used.
const mostBought = 2

// Do is the patience of WithRetry for anything: it calls f until it succeeds, fails for good or was tried often enough.
func (r Retry) Do(ctx context.Context, f func(context.Context) error) error {
	r.defaults()
	wait, bought := r.First, 0
	for attempt := 1; ; attempt++ {
		err := f(ctx)
		after, temporary := Temporary(err)
		if err == nil || !temporary || ctx.Err() != nil {
			return err
		}
		if attempt == r.Attempts {
			return fmt.Errorf("%w (tried %d times)", err, attempt)
		}
		if t := (*TemporaryError)(nil); errors.As(err, &t) && t.Paid {
			if bought++; bought == mostBought {
				return fmt.Errorf("%w (each of %d answers was paid for; no more are bought)", err, bought)
			}
		}
		if after > r.Longest {
			return fmt.Errorf("%w (it asks to wait %v; try again then)", err, after.Round(time.Second))
		}
		d := max(after, wait/2+rand.N(wait/2+1))
		r.Log.Warn("asking again", "after", d.Round(time.Millisecond), "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(d):
		}
		wait = min(2*wait, r.Longest)
	}
}

func (r *Retry) defaults() {
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
}
