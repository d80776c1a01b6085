package voices

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Deadline is how long one call may take: Base, and PerRune for every character of the text.
type Deadline struct{ Base, PerRune time.Duration }

func (d Deadline) of(u Utterance) time.Duration {
	return d.Base + time.Duration(utf8.RuneCountInString(u.Text))*d.PerRune
}

// WithDeadline wraps b so that a call that takes longer ends with a temporary error. A zero Deadline is none.
func WithDeadline(b Backend, d Deadline) Backend {
	if d == (Deadline{}) {
		return b
	}
	return &punctual{wrapped{b}, d}
}

type punctual struct {
	wrapped
	d Deadline
}

func (b *punctual) Synthesize(ctx context.Context, u Utterance) (Clip, error) {
	return within(ctx, b.Name(), b.d.of(u), func(ctx context.Context) (Clip, error) { return b.Backend.Synthesize(ctx, u) })
}

func (b *punctual) Voices(ctx context.Context) ([]Info, error) {
	return within(ctx, b.Name(), b.d.Base, b.Backend.Voices)
}

// within makes a call that may take d.
func within[T any](ctx context.Context, name string, d time.Duration, call func(context.Context) (T, error)) (T, error) {
	bounded, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	got, err := call(bounded)
	if err != nil && ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		err = &TemporaryError{Err: fmt.Errorf("%s: no answer in %v: %w", name, d.Round(time.Millisecond), err)}
	}
	return got, err
}
