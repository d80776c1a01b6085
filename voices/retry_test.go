package voices

import (
	"context"
	"errors"
	"testing"
	"time"
)

// moody fails with the errors it is given, one a call, then speaks.
type moody struct {
	errs  []error
	calls int
	slow  time.Duration
}

func (m *moody) Name() string    { return "moody" }
func (m *moody) Version() string { return "1" }
func (m *moody) Limits() Limits  { return Limits{Parallel: 1} }
func (m *moody) Close() error    { return nil }
func (m *moody) Voices(ctx context.Context) ([]Info, error) {
	_, err := m.Synthesize(ctx, Utterance{})
	return nil, err
}
func (m *moody) Synthesize(ctx context.Context, _ Utterance) (Clip, error) {
	m.calls++
	if m.slow > 0 && m.calls == 1 {
		<-ctx.Done()
		return Clip{}, ctx.Err()
	}
	if m.calls <= len(m.errs) {
		return Clip{}, m.errs[m.calls-1]
	}
	return Clip{Rate: 1, Samples: []float32{1}}, nil
}

func TestRetry(t *testing.T) {
	busy := &TemporaryError{Err: errors.New("busy")}
	fast := Retry{Attempts: 3, First: time.Millisecond}
	for _, c := range []struct {
		name  string
		m     *moody
		calls int
		ok    bool
	}{
		{"succeeds at last", &moody{errs: []error{busy, busy}}, 3, true},
		{"gives up", &moody{errs: []error{busy, busy, busy, busy}}, 3, false},
		{"permanent errors are final", &moody{errs: []error{ErrNoVoice}}, 1, false},
		{"no answer is temporary", &moody{slow: time.Hour}, 2, true},
		{"a long wait is the user's decision", &moody{errs: []error{&TemporaryError{Err: busy, After: time.Hour}}}, 1, false},
	} {
		_, err := WithRetry(WithDeadline(c.m, Deadline{Base: 50 * time.Millisecond}), fast).Synthesize(t.Context(), Utterance{Text: "x"})
		if (err == nil) != c.ok || c.m.calls != c.calls {
			t.Errorf("%s: %d calls, %v", c.name, c.m.calls, err)
		}
		c.m.calls = 0
		_, err = WithRetry(WithDeadline(c.m, Deadline{Base: 50 * time.Millisecond}), fast).Voices(t.Context())
		if (err == nil) != c.ok || c.m.calls != c.calls {
			t.Errorf("%s, listing voices: %d calls, %v", c.name, c.m.calls, err)
		}
	}
	wait := &moody{errs: []error{&TemporaryError{Err: busy, After: 30 * time.Millisecond}}}
	began := time.Now()
	if _, err := WithRetry(wait, fast).Synthesize(t.Context(), Utterance{}); err != nil || time.Since(began) < 30*time.Millisecond {
		t.Errorf("asked again after %v, was told 30 ms: %v", time.Since(began), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := WithRetry(&moody{errs: []error{busy, busy, busy}}, Retry{First: time.Hour}).Synthesize(ctx, Utterance{}); err == nil {
		t.Error("a cancelled call went on")
	}
}
