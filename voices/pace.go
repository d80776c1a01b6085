package voices

import (
	"context"

	"golang.org/x/time/rate"
)

// Pace is how fast an engine may be asked.
type Pace struct {
	Parallel  int     // calls at once; 0: as many as its Limits say
	PerMinute float64 // calls begun in a minute; 0: any number
}

// WithPace wraps b so that calls beyond the pace wait for their turn. Its Limits tell the number of calls at once.
func WithPace(b Backend, p Pace) Backend {
	if p.Parallel <= 0 {
		p.Parallel = max(1, b.Limits().Parallel)
	}
	w := &paced{wrapped: wrapped{b}, slots: make(chan struct{}, p.Parallel)}
	if p.PerMinute > 0 {
		w.turns = rate.NewLimiter(rate.Limit(p.PerMinute/60), 1)
	}
	return w
}

type paced struct {
	wrapped
	slots chan struct{} // one for every call under way
	turns *rate.Limiter // nil: no wait
}

func (b *paced) Limits() Limits {
	l := b.Backend.Limits()
	l.Parallel = cap(b.slots)
	return l
}

func (b *paced) Synthesize(ctx context.Context, u Utterance) (Clip, error) {
	select {
	case b.slots <- struct{}{}:
		defer func() { <-b.slots }()
	case <-ctx.Done():
		return Clip{}, ctx.Err()
	}
	if b.turns != nil {
		if err := b.turns.Wait(ctx); err != nil {
			return Clip{}, err
		}
	}
	return b.Backend.Synthesize(ctx, u)
}
