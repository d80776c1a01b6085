package voicetest

import (
	"math"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"radioplay/voices"
)

// Fault is one way in which a server fails, and what has to come of it.
type Fault struct {
	Kind  string        // as below
	Times int           // how many calls it spoils, from the first; 0: all
	Calls int           // how many are made
	Want  string        // in the error; empty: the whole recording comes in the end
	After time.Duration // what a busy server asks to wait
}

// The kinds of faults.
const (
	Refused  = "refused"     // nobody listens
	Slow     = "slow"        // no answer
	Busy     = "busy"        // HTTP 429 with Retry-After
	Broken   = "broken"      // HTTP 500
	Key      = "key refused" // HTTP 401
	Cut      = "cut"         // the connection ends in the middle of the answer
	WebPage  = "web page"    // HTML that calls itself fine
	Empty    = "empty"       // an answer without anything in it
	Rate     = "wrong rate"  // a recording that claims another sample rate
	Silent   = "silent"      // a recording of nothing
	TooShort = "too short"   // a whole recording of the first words only
)

// faults are what every engine has to withstand. Tries is how often an engine is asked in all.
func faults(tries int) []Fault {
	return []Fault{
		{Kind: Refused, Calls: 0, Want: "tried"},
		{Kind: Slow, Times: 1, Calls: 2},
		{Kind: Slow, Calls: tries, Want: "no answer in"},
		{Kind: Busy, Times: 1, Calls: 2, After: time.Second},
		{Kind: Busy, Calls: 1, Want: "it asks to wait 1h", After: time.Hour},
		{Kind: Broken, Times: 2, Calls: 3},
		{Kind: Broken, Calls: tries, Want: "500"},
		{Kind: Key, Calls: 1, Want: "401"},
		{Kind: Cut, Times: 1, Calls: 2},
		{Kind: Cut, Calls: tries, Want: "cut"},
		{Kind: WebPage, Times: 1, Calls: 2},
		{Kind: WebPage, Calls: tries, Want: "web page"},
		{Kind: Empty, Calls: tries, Want: "nothing in it"},
		{Kind: Rate, Calls: tries, Want: "tried"},
		{Kind: Silent, Calls: tries, Want: "silent"},
		{Kind: TooShort, Times: 1, Calls: 2},
		{Kind: TooShort, Calls: tries, Want: "no recording of this text"},
	}
}

// Tries is how often all.Open has an engine asked in all, Bought how often for a recording that costs money, and Impatience how long a call may take, where Faults sets them.
const (
	Tries      = 4
	Bought     = 2 // of an engine that is paid for: how many recordings that cannot be right
	Impatience = 1500 * time.Millisecond
)

// Faulty fits Faults to an engine.
type Faulty struct {
	// Serve starts a server that fails as f says and returns its address. HTTP makes one of a handler.
	Serve func(t *testing.T, f *Failing) string
	// Open opens the engine with everything that all.Open puts around it; it asks Tries times, quickly, and waits Impatience.
	Open  func(t *testing.T, address string) voices.Backend
	Voice string
	Tries int // how often it is asked in all; 0: Tries
	// Other outcomes, by kind: Calls and Want where the engine's protocol cannot tell faults apart, or has no word for one (Calls below 0: not tried).
	Other map[string]Fault
}

// Text is what the engine has to say.
const Text = "The rain had stopped by the time she reached the bridge, and the lamps were lit along the river."

// Faults holds an engine against a server that fails in every way: refused, slow, busy, broken, cut, of the wrong kind, empty, at a wrong
// rate, silent, too short. What passes by itself has to end in the whole recording, what does not in an error, and nothing in a part.
func Faults(t *testing.T, o Faulty) {
	if o.Tries == 0 {
		o.Tries = Tries
	}
	for _, f := range faults(o.Tries) {
		if other, ok := o.Other[f.Kind]; ok && (f.Times == 0 || other.Calls < 2) {
			f.Calls, f.Want = other.Calls, other.Want
			if f.Calls < 0 {
				continue
			}
		}
		name := f.Kind
		if f.Times > 0 {
			name += " at first"
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			failing := &Failing{Fault: f}
			b := o.Open(t, o.Serve(t, failing))
			defer b.Close()
			if b.Limits().Paid && (f.Kind == Silent || f.Kind == TooShort) {
				f.Calls = min(f.Calls, Bought)
			}
			began := time.Now()
			c, err := b.Synthesize(t.Context(), voices.Utterance{Text: Text, Voice: voices.Voice{Backend: b.Name(), Name: o.Voice}})
			if n := failing.count(); n != f.Calls {
				t.Errorf("%d calls, want %d (%v)", n, f.Calls, err)
			}
			switch {
			case f.Want != "" && (err == nil || !strings.Contains(err.Error(), f.Want) || !strings.HasPrefix(err.Error(), b.Name()) || len(c.Samples) > 0):
				t.Errorf("%v, and %v of sound; want an error of %q", err, c.Duration(), f.Want)
			case f.Want == "" && (err != nil || (c.Duration()-recording(1).Duration()).Abs() > 300*time.Millisecond):
				t.Errorf("%v of sound, %v; the recording has %v", c.Duration(), err, recording(1).Duration())
			case f.Want == "" && time.Since(began) < f.After:
				t.Errorf("asked again after %v, was told %v", time.Since(began), f.After)
			}
		})
	}
}

// Failing is a server's state: a fault, and the calls so far.
type Failing struct {
	Fault
	calls atomic.Int32
	Count func() int // counts the calls where Call is not asked; nil: Call is
}

func (f *Failing) count() int {
	if f.Count != nil {
		return f.Count()
	}
	return int(f.calls.Load())
}

// Call counts a call and reports whether it is one that fails.
func (f *Failing) Call() bool { return int(f.calls.Add(1)) <= f.Times || f.Times == 0 }

// Recording is what to answer with: speech of Text, or what the fault makes of it when this call fails.
func (f *Failing) Recording(fails bool) voices.Clip {
	c := recording(1)
	if !fails {
		return c
	}
	switch f.Kind {
	case Rate:
		c.Rate *= 4
	case Silent:
		clear(c.Samples)
	case TooShort:
		c = recording(0.2)
	}
	return c
}

// speechRate is the sample rate of recordings in Hz.
const speechRate = 24000

// recording is a share of a sound shaped like speech of Text: a syllable every 200 ms, and a rest at the end.
func recording(share float64) voices.Clip {
	const syllables = 22
	n := speechRate / 5
	c := voices.Clip{Rate: speechRate, Samples: make([]float32, int(share*syllables)*n+speechRate/5)}
	for i := range int(share*syllables) * n {
		c.Samples[i] = float32(0.3 * math.Sin(math.Pi*float64(i%n)/float64(n)) * math.Sin(2*math.Pi*150*float64(i)/speechRate))
	}
	return c
}
