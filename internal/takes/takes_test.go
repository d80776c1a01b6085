package takes

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"radioplay/voices"
	"radioplay/voices/tone"
)

// counting is the tone engine with a count of what it was asked for, and clips spoilt on demand.
type counting struct {
	voices.Backend
	mu    sync.Mutex
	texts []string
	spoil func(call int, c voices.Clip) (voices.Clip, error)
}

func (b *counting) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	c, err := b.Backend.Synthesize(ctx, u)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.texts = append(b.texts, u.Text)
	if b.spoil != nil && err == nil {
		return b.spoil(len(b.texts), c)
	}
	return c, err
}

func recorder(t *testing.T, b *counting) *Recorder {
	t.Helper()
	b.Backend = tone.New()
	return &Recorder{Store: NewStore(t.TempDir()), Backends: map[string]voices.Backend{"tone": b}, Log: slog.New(slog.DiscardHandler)}
}

func request(n int, text, voice string) Request {
	return Request{Line: n, Speaker: "Ada", Utterance: voices.Utterance{Text: text, Voice: voices.Voice{Backend: "tone", Name: voice}}}
}

func TestRecordsOnceAndFindsAgain(t *testing.T) {
	b := &counting{}
	r := recorder(t, b)
	var last Progress
	r.OnProgress = func(p Progress) { last = p }
	reqs := []Request{request(1, "Good morning.", "220hz"), request(2, "Good morning.", "220hz"), request(3, "Good morning.", "110hz"), request(4, "And goodbye.", "220hz")}
	first, err := r.Record(t.Context(), reqs)
	if err != nil || len(b.texts) != 3 {
		t.Fatalf("%d synthesised for 3 distinct utterances, %v", len(b.texts), err)
	}
	if last.Done != 4 || last.Total != 4 || last.Synthesized != 3 || last.Cached != 0 || last.Audio == 0 {
		t.Errorf("progress %+v", last)
	}
	reqs[3].Utterance.Text = "And goodbye, then."
	reqs[0].Utterance.Voice.GainDB, reqs[0].Utterance.Voice.Pan = -3, 0.5
	reqs[0].Utterance.Lexicon = map[string]string{"elsewhere": "x"}
	reqs[1].Utterance.Line, reqs[1].Utterance.Before, reqs[1].Utterance.After = 7, "The door opened.", "He sat down."
	second, err := r.Record(t.Context(), reqs)
	if err != nil || len(b.texts) != 4 {
		t.Fatalf("one edited line cost %d recordings, %v", len(b.texts)-3, err)
	}
	if second[0].Key != first[0].Key || !second[0].Cached || second[3].Cached || last.Cached != 3 {
		t.Errorf("%+v", last)
	}
	reqs[0].Utterance.Lexicon["morning"] = "mourning"
	if third, err := r.Record(t.Context(), reqs); err != nil || third[0].Key == first[0].Key {
		t.Errorf("a pronunciation that matters did not make a new take: %v", err)
	}
}

func TestTakeIsWhatWasRecorded(t *testing.T) {
	c, err := tone.New().Synthesize(t.Context(), request(1, "A few words to keep.", "220hz").Utterance)
	if err != nil {
		t.Fatal(err)
	}
	c.Samples[100] = 1.75 // an over must survive
	s := NewStore(t.TempDir())
	if _, err := s.Put(strings.Repeat("ab", 32), c); err != nil {
		t.Fatal(err)
	}
	got, ok, err := s.Get(strings.Repeat("ab", 32))
	if err != nil || !ok || got.Duration() != c.Duration() || math.Abs(got.PeakDBFS-20*math.Log10(1.75)) > 0.01 {
		t.Fatalf("%+v %v %v", got, ok, err)
	}
	back, err := got.Open()
	if err != nil || !slices.Equal(back.Marks, c.Marks) || len(back.Samples) != len(c.Samples) {
		t.Fatal(err)
	}
	for i := range c.Samples {
		if d := math.Abs(float64(back.Samples[i] - c.Samples[i])); d > 1.75/32767 {
			t.Fatalf("sample %d is off by %g", i, d)
		}
	}
}

func TestDamagedTakesAreRecordedAgain(t *testing.T) {
	for name, spoil := range map[string]func([]byte) []byte{
		"cut short":   func(b []byte) []byte { return b[:len(b)-7] },
		"a bit":       func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"empty":       func([]byte) []byte { return nil },
		"other thing": func([]byte) []byte { return []byte("{}\nhello") },
	} {
		b := &counting{}
		r := recorder(t, b)
		reqs := []Request{request(1, "Keep me safe.", "220hz")}
		tk, err := r.Record(t.Context(), reqs)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := os.ReadFile(tk[0].Path)
		if err := os.WriteFile(tk[0].Path, spoil(raw), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := tk[0].Open(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: opened with %v", name, err)
		}
		again, err := r.Record(t.Context(), reqs)
		if err != nil || len(b.texts) != 2 || again[0].Cached {
			t.Errorf("%s: %d recordings, %v", name, len(b.texts), err)
		}
		if _, err := again[0].Open(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestInterruptedWorkIsKept(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := &counting{}
	b.spoil = func(call int, c voices.Clip) (voices.Clip, error) {
		if call == 3 {
			cancel()
		}
		return c, nil
	}
	r := recorder(t, b)
	r.Workers = 1
	var reqs []Request
	for i, w := range strings.Fields("one two three four five six seven eight") {
		reqs = append(reqs, request(i, w, "220hz"))
	}
	if _, err := r.Record(ctx, reqs); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	kept, _ := filepath.Glob(filepath.Join(r.Store.dir, "*", "*.take"))
	if len(kept) != 3 {
		t.Errorf("%d takes kept of 3 finished", len(kept))
	}
	if _, err := r.Record(t.Context(), reqs); err != nil || len(b.texts) != 8 {
		t.Errorf("%d recordings in all for 8 lines, %v", len(b.texts), err)
	}
	if left, _ := filepath.Glob(filepath.Join(r.Store.dir, "*", ".take-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	r := recorder(t, &counting{})
	_, err := r.Record(t.Context(), []Request{request(1, "Fine.", "220hz"), request(9, "No voice.", "basso")})
	if !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), "line 9 (Ada)") {
		t.Error(err)
	}
	q := request(4, "x", "220hz")
	q.Utterance.Voice.Backend = "harp"
	if _, err := r.Record(t.Context(), []Request{q}); err == nil || !strings.Contains(err.Error(), "harp") {
		t.Error(err)
	}
}

func TestALineThatFailsFallsToTheNextVoice(t *testing.T) {
	broken := errors.New("out of order")
	off := true
	b := &counting{spoil: func(_ int, c voices.Clip) (voices.Clip, error) {
		if off {
			return voices.Clip{}, broken
		}
		return c, nil
	}}
	r := recorder(t, b)
	r.Backends["other"] = named{tone.New(), "other"}
	q := request(7, "Somebody has to say it.", "220hz")
	q.Else = []voices.Voice{{Backend: "other", Name: "basso"}, {Backend: "other", Name: "110hz"}}
	got, err := r.Record(t.Context(), []Request{q})
	if err != nil || got[0].Instead == nil || got[0].Instead.Voice.Name != "110hz" || !errors.Is(got[0].Instead.Err, broken) {
		t.Fatalf("%+v, %v", got, err)
	}
	spoken := q.Utterance
	spoken.Voice = q.Else[1]
	if got[0].Key != Key(r.Backends["other"], spoken) {
		t.Error("the take is not kept as of the voice that spoke it")
	}
	if again, err := r.Record(t.Context(), []Request{q}); err != nil || len(b.texts) != 2 || !again[0].Cached || again[0].Instead == nil {
		t.Errorf("the first engine was tried %d times in two runs; %+v, %v", len(b.texts), again, err)
	}
	off = false
	if last, err := r.Record(t.Context(), []Request{q}); err != nil || last[0].Instead != nil || last[0].Cached {
		t.Errorf("when it works again: %+v, %v", last, err)
	}
	off = true
	q.Else, q.Utterance.Text = q.Else[:1], "And nobody does."
	if _, err := r.Record(t.Context(), []Request{q}); !errors.Is(err, broken) || !errors.Is(err, voices.ErrNoVoice) || !strings.Contains(err.Error(), "line 7 (Ada)") {
		t.Errorf("nobody can: %v", err)
	}
}

// named is an engine under another name.
type named struct {
	voices.Backend
	name string
}

func (n named) Name() string { return n.name }
