// Package voicetest is the suite that every speech engine passes: what a clip, a
// voice and an error have to be for the rest of Radioplay to rely on them.
package voicetest

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"radioplay/voices"
)

// Options fit the suite to an engine.
type Options struct {
	Voices []string // the voices to try; empty: the first, the middle and the last of its list
	// AnyVoice: the engine takes every voice name, so there is no unknown one.
	AnyVoice bool
}

const (
	short = "Yes, of course."
	long  = "The rain had stopped by the time she reached the bridge, and the lamps were lit along the river. " +
		"Nobody was there. She waited, counting the boats, until the clock in the old tower struck seven."
)

var manners = []string{"whispered", "murmured", "crooned", "shouted", "exclaimed", "laughing", "weeping", "sung",
	"exhausted", "angry", "afraid", "cold", "hesitant", "urgent"}

// Run holds the engine that open returns against the contract of voices.Backend.
func Run(t *testing.T, open func(t *testing.T) voices.Backend, o Options) {
	b := open(t)
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	names := o.Voices
	t.Run("says what it is", func(t *testing.T) {
		if b.Name() == "" || b.Version() == "" || b.Limits().Parallel < 1 {
			t.Errorf("name %q, version %q, limits %+v", b.Name(), b.Version(), b.Limits())
		}
		list, err := b.Voices(t.Context())
		if err != nil || len(list) == 0 {
			t.Fatalf("%d voices, %v", len(list), err)
		}
		for _, v := range list {
			if v.Name == "" || !slices.Contains([]string{"", "F", "M"}, v.Gender) || v.Grade < 0 || v.Grade > 1 {
				t.Errorf("voice %+v", v)
			}
		}
		if len(names) == 0 {
			names = []string{list[0].Name, list[len(list)/2].Name, list[len(list)-1].Name}
		}
	})
	if len(names) == 0 {
		return
	}
	utterance := func(text, voice string) voices.Utterance {
		return voices.Utterance{Text: text, Voice: voices.Voice{Backend: b.Name(), Name: voice}}
	}
	t.Run("speaks in every voice", func(t *testing.T) {
		for _, v := range slices.Compact(names) {
			few := speak(t, b, utterance(short, v))
			many := speak(t, b, utterance(long, v))
			if few.Duration() > 6*time.Second || many.Duration() < 3*few.Duration() || many.Duration() > 40*time.Second {
				t.Errorf("%s: %v for %d letters, %v for %d", v, few.Duration(), len(short), many.Duration(), len(long))
			}
		}
	})
	voice := names[0]
	t.Run("loses nothing of a long text", func(t *testing.T) {
		one := speak(t, b, utterance(long, voice)).Duration()
		four := speak(t, b, utterance(long+" "+long+" "+long+" "+long, voice)).Duration()
		if r := four.Seconds() / one.Seconds(); r < 3.4 || r > 5 {
			t.Errorf("four times the text lasts %.2f times as long", r)
		}
	})
	t.Run("accepts every manner", func(t *testing.T) {
		for _, m := range manners {
			u := utterance(short, voice)
			u.Delivery = voices.Delivery{Manner: m, Intensity: 0.7, Words: m}
			speak(t, b, u)
		}
	})
	t.Run("speaks at once what it speaks in turn", func(t *testing.T) { concurrent(t, b, utterance, voice) })
	t.Run("refuses what it cannot speak", func(t *testing.T) { refusals(t, b, utterance, voice, o) })
}

// speak synthesises and checks everything that holds for any clip.
func speak(t *testing.T, b voices.Backend, u voices.Utterance) voices.Clip {
	t.Helper()
	c, err := b.Synthesize(t.Context(), u)
	if err != nil {
		t.Fatalf("%q as %s: %v", u.Text, u.Voice.Name, err)
	}
	if c.Rate <= 0 || b.Limits().Rate > 0 && c.Rate != b.Limits().Rate {
		t.Fatalf("rate %d, declared %d", c.Rate, b.Limits().Rate)
	}
	peak := 0.0
	for i, x := range c.Samples {
		v := math.Abs(float64(x))
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("sample %d is %g", i, x)
		}
		peak = max(peak, v)
	}
	if peak < 0.01 {
		t.Fatalf("%q: silence (peak %g in %d samples)", u.Text, peak, len(c.Samples))
	}
	if b.Limits().Marks && len(c.Marks) == 0 {
		t.Fatalf("%q: no marks, though they are declared", u.Text)
	}
	last := voices.Mark{}
	for _, m := range c.Marks {
		if m.Start < last.Start || m.End < m.Start || m.End > c.Duration()+time.Millisecond || m.From < last.From || m.To > len(u.Text) || m.From >= m.To {
			t.Fatalf("%q: mark %+v after %+v in %v", u.Text, m, last, c.Duration())
		}
		last = m
	}
	return c
}

func concurrent(t *testing.T, b voices.Backend, utterance func(text, voice string) voices.Utterance, voice string) {
	texts := []string{"One at a time.", "Two by two, if you please.", "And three together on the stairs."}
	var serial []voices.Clip
	for _, s := range texts {
		serial = append(serial, speak(t, b, utterance(s, voice)))
	}
	var wg sync.WaitGroup
	for i, s := range texts {
		wg.Go(func() {
			c, err := b.Synthesize(t.Context(), utterance(s, voice))
			if err != nil {
				t.Errorf("%q at once: %v", s, err)
				return
			}
			if b.Limits().Deterministic && !slices.Equal(c.Samples, serial[i].Samples) {
				t.Errorf("%q: other samples than in turn, though it is deterministic", s)
			}
		})
	}
	wg.Wait()
}

func refusals(t *testing.T, b voices.Backend, utterance func(text, voice string) voices.Utterance, voice string, o Options) {
	if _, err := b.Synthesize(t.Context(), utterance(short, "no-such-voice")); !o.AnyVoice && !errors.Is(err, voices.ErrNoVoice) {
		t.Errorf("an unknown voice: %v", err)
	}
	for _, s := range []string{"...", " — ", "?!"} {
		if _, err := b.Synthesize(t.Context(), utterance(s, voice)); !errors.Is(err, voices.ErrUnspeakable) {
			t.Errorf("%q: %v", s, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	done := make(chan error, 1)
	go func() {
		_, err := b.Synthesize(ctx, utterance(long, voice))
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil {
			t.Error("a cancelled call gave a clip")
		}
	case <-time.After(10 * time.Second):
		t.Error("a cancelled call did not return")
	}
}
