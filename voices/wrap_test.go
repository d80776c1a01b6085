package voices_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/tone"
)

// odd is the tone engine with limits of its own, and clips spoilt on demand.
type odd struct {
	voices.Backend
	limits voices.Limits
	spoil  func(call int, c *voices.Clip)
	asked  []string
}

func (b *odd) Limits() voices.Limits { return b.limits }

func (b *odd) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	b.asked = append(b.asked, u.Plain())
	c, err := b.Backend.Synthesize(ctx, u)
	if err == nil && b.spoil != nil {
		b.spoil(len(b.asked), &c)
	}
	return c, err
}

func said(text string) voices.Utterance {
	return voices.Utterance{Text: text, Line: 57, Voice: voices.Voice{Backend: "tone", Name: "220hz"}}
}

const sentence = "A sentence of some length, to be sure, that nobody can say in a second."

func TestClipsThatCannotBeRightAreAskedForAgain(t *testing.T) {
	spoilt := map[string]func(c *voices.Clip){
		"empty":      func(c *voices.Clip) { c.Samples = nil },
		"silent":     func(c *voices.Clip) { clear(c.Samples) },
		"no numbers": func(c *voices.Clip) { c.Samples[3] = float32(math.NaN()) },
		"for a text that takes": func(c *voices.Clip) {
			c.Samples = slices.Concat(c.Samples[:len(c.Samples)/4], make([]float32, c.Rate/20))
		},
		"at the very least":  func(c *voices.Clip) { clear(c.Samples[len(c.Samples)/4:]) },
		"at the very most":   func(c *voices.Clip) { c.Samples = slices.Repeat(c.Samples, 15) },
		"were declared":      func(c *voices.Clip) { c.Rate /= 2 },
		"distortion":         func(c *voices.Clip) { loud(c.Samples) },
		"in the middle; try": func(c *voices.Clip) { c.Samples = slices.Insert(c.Samples, 9000, make([]float32, 7*c.Rate)...) },
		"middle of a sound":  func(c *voices.Clip) { c.Samples = c.Samples[:len(c.Samples)-c.Rate/8] },
	}
	for want, do := range spoilt {
		for _, times := range []int{1, 2} {
			b := &odd{Backend: tone.New(), limits: tone.New().Limits()}
			b.spoil = func(call int, c *voices.Clip) {
				c.Samples = append(c.Samples, make([]float32, c.Rate/20)...) // a tone ends at full level
				if call <= times {
					do(c)
				}
			}
			w := voices.WithRetry(voices.WithChecks(b, voices.Checks{}), voices.Retry{Attempts: 2, First: time.Millisecond})
			c, err := w.Synthesize(t.Context(), said(sentence))
			switch {
			case times == 1 && (err != nil || len(b.asked) != 2 || c.Rate == 0):
				t.Errorf("%s once: %d calls, %v", want, len(b.asked), err)
			case times == 2 && (err == nil || !strings.Contains(err.Error(), want) || c.Samples != nil):
				t.Errorf("%s twice: %v", want, err)
			}
		}
	}
}

// loud drives samples far over full scale and cuts them off there.
func loud(x []float32) {
	for i := range x {
		x[i] = max(-1, min(1, 40*x[i]))
	}
}

func TestWhatReadersDoIsAccepted(t *testing.T) {
	for text, d := range map[string]time.Duration{
		"Oh.": 3 * time.Second, "Nooooooooo!": 6 * time.Second, "Wait... what?": 4 * time.Second, "Hm.": 200 * time.Millisecond,
		"It was 1945, and it cost $1,000,000.": 7 * time.Second, "I don't know.": 350 * time.Millisecond, "FBI.": time.Second,
	} {
		c := voices.Clip{Rate: 16000, Samples: make([]float32, int(d.Seconds()*16000))}
		for i := range len(c.Samples) - 400 {
			c.Samples[i] = float32(0.1 * math.Sin(float64(i)/12))
		}
		b := voices.WithChecks(&fixed{clip: c}, voices.Checks{})
		if _, err := b.Synthesize(t.Context(), said(text)); err != nil {
			t.Errorf("%q in %v: %v", text, d, err)
		}
	}
}

// fixed always gives the same clip, and counts how many calls it has at once.
type fixed struct {
	voices.Backend
	clip      voices.Clip
	now, most atomic.Int32
	hold      time.Duration
}

func (*fixed) Name() string                          { return "fixed" }
func (*fixed) Limits() voices.Limits                 { return voices.Limits{Parallel: 3} }
func (f *fixed) Version() string                     { return "1" }
func (f *fixed) VersionOf(u voices.Utterance) string { return "of " + u.Text }

func (f *fixed) Synthesize(ctx context.Context, _ voices.Utterance) (voices.Clip, error) {
	n := f.now.Add(1)
	defer f.now.Add(-1)
	for m := f.most.Load(); n > m && !f.most.CompareAndSwap(m, n); m = f.most.Load() {
	}
	select {
	case <-time.After(f.hold):
		return f.clip, nil
	case <-ctx.Done():
		return voices.Clip{}, ctx.Err()
	}
}

func TestLongTextsAreParted(t *testing.T) {
	var all strings.Builder
	for i := range 60 {
		fmt.Fprintf(&all, "Sentence number %d of *Siobhan* stands here. … ", i)
	}
	text := strings.TrimSpace(all.String())
	b := &odd{Backend: tone.New(), limits: voices.Limits{Parallel: 1, MaxRunes: 200, Marks: true}}
	u := said(text)
	u.Lexicon = map[string]string{"Siobhan": "Shi-vawn-of-the-very-long-respelling-that-nobody-would-write"}
	c, err := voices.WithSplit(b).Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range b.asked {
		if len([]rune(p)) > 200 || !strings.HasSuffix(p, "here.") && !strings.HasSuffix(p, "…") {
			t.Errorf("a piece of %d: %q", len([]rune(p)), p)
		}
	}
	words := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "…", "")), " ") }
	if got := words(strings.Join(b.asked, " ")); got != words(u.Plain()) {
		t.Errorf("something was lost: %q", got)
	}
	one, err := tone.New().Synthesize(t.Context(), u)
	if err != nil || len(one.Marks) != len(c.Marks) {
		t.Fatalf("%d marks for %d words, %v", len(c.Marks), len(one.Marks), err)
	}
	last := time.Duration(0)
	for i, m := range c.Marks {
		if m.From != one.Marks[i].From || m.To != one.Marks[i].To || m.Start < last || m.End > c.Duration() {
			t.Fatalf("mark %d: %+v, in one piece %+v", i, m, one.Marks[i])
		}
		last = m.End
	}
	if l := voices.WithSplit(b).Limits(); l.MaxRunes != 0 {
		t.Errorf("limits %+v", l)
	}
}

// TestPiecesThatTheEngineFindsTooLongAreHalved: it counts markup, which nobody else does.
func TestPiecesThatTheEngineFindsTooLongAreHalved(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("One & two are three. ", 20))
	b := &counting{Backend: tone.New(), most: 120}
	c, err := voices.WithSplit(b).Synthesize(t.Context(), said(text))
	if got := strings.Join(b.spoken, " "); err != nil || got != text || len(b.spoken) < 4 || c.Duration() == 0 {
		t.Errorf("%d pieces, %v: %q", len(b.spoken), err, got)
	}
	b = &counting{Backend: tone.New()}
	if _, err := voices.WithSplit(b).Synthesize(t.Context(), said(text)); !errors.Is(err, voices.ErrTooLong) {
		t.Errorf("whatever comes is too long: %v", err)
	}
}

// counting is an engine to which & is fifty characters.
type counting struct {
	voices.Backend
	most   int
	spoken []string
}

func (b *counting) Limits() voices.Limits { return voices.Limits{Parallel: 1, MaxRunes: 1000} }

func (b *counting) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if len(u.Text)+49*strings.Count(u.Text, "&") > b.most {
		return voices.Clip{}, fmt.Errorf("counting: %w", voices.ErrTooLong)
	}
	b.spoken = append(b.spoken, u.Text)
	return b.Backend.Synthesize(ctx, u)
}

func TestPace(t *testing.T) {
	f := &fixed{hold: 20 * time.Millisecond}
	b := voices.WithPace(f, voices.Pace{Parallel: 2})
	if n := b.Limits().Parallel; n != 2 {
		t.Errorf("it says %d at once", n)
	}
	done := make(chan error)
	for range 6 {
		go func() {
			_, err := b.Synthesize(t.Context(), said("x"))
			done <- err
		}()
	}
	for range 6 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if f.most.Load() > 2 {
		t.Errorf("%d at once", f.most.Load())
	}
	slow := voices.WithPace(&fixed{}, voices.Pace{PerMinute: 1200})
	began := time.Now()
	for range 4 {
		if _, err := slow.Synthesize(t.Context(), said("x")); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(began); d < 150*time.Millisecond {
		t.Errorf("four calls at one in 50 ms took %v", d)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := slow.Synthesize(ctx, said("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled wait: %v", err)
	}
}

func TestWrappersShowTheEngineWithin(t *testing.T) {
	b := voices.WithSplit(voices.WithRetry(voices.WithPace(voices.WithChecks(voices.WithDeadline(&fixed{}, voices.Deadline{Base: time.Second}), voices.Checks{}), voices.Pace{}), voices.Retry{}))
	if v := voices.VersionOf(b, said("Yes.")); v != "of Yes." {
		t.Error(v)
	}
}

func TestRefusedClipsOfPaidEnginesAreBoughtTwiceAtMost(t *testing.T) {
	for paid, want := range map[bool]int{true: 2, false: 4} {
		b := &odd{Backend: tone.New(), limits: tone.New().Limits(), spoil: func(_ int, c *voices.Clip) { clear(c.Samples) }}
		b.limits.Paid = paid
		_, err := voices.WithRetry(voices.WithChecks(b, voices.Checks{}), voices.Retry{First: time.Millisecond}).Synthesize(t.Context(), said(sentence))
		if err == nil || len(b.asked) != want {
			t.Errorf("paid %v: asked %d times, %v; want %d and an error", paid, len(b.asked), err, want)
		}
	}
}
