package takes

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/tone"
)

const threeParts = "The lamp went out at nine, and nobody saw it go. She counted to ten, slowly; then she climbed."

// TestChosenRetakeStands: the retake that was chosen is the take of its line, in a later run too; the first one stays and comes back.
func TestChosenRetakeStands(t *testing.T) {
	b := &counting{}
	r := recorder(t, b)
	q := request(7, threeParts, "220hz")
	other := request(8, "Another line.", "220hz")
	first, err := r.Record(t.Context(), []Request{q, other})
	if err != nil {
		t.Fatal(err)
	}
	ways := Ways(b, q.Utterance, 4)
	if len(ways) != 4 || ways[0].Parts != Sentences || ways[1].Parts != Clauses || ways[2].Rate == 0 || ways[3].N != 4 {
		t.Fatalf("ways %+v", ways)
	}
	again, err := r.Retake(t.Context(), q, ways[0])
	if err != nil || again.Key == first[0].Key || again.Retake != 1 {
		t.Fatalf("%+v %v", again, err)
	}
	if got, err := r.Record(t.Context(), []Request{q}); err != nil || got[0].Key != first[0].Key {
		t.Errorf("a retake that nobody chose is used: %v", err)
	}
	calls := len(b.texts)
	if _, err := r.Retake(t.Context(), q, ways[0]); err != nil || len(b.texts) != calls {
		t.Errorf("the same retake was recorded twice: %v", err)
	}
	if err := r.Store.Choose(first[0].Key, ways[0]); err != nil {
		t.Fatal(err)
	}
	got, err := r.Record(t.Context(), []Request{q, other})
	if err != nil || got[0].Key != again.Key || !got[0].Cached || got[0].Retake != 1 || got[1].Key != first[1].Key || len(b.texts) != calls {
		t.Errorf("the retake is not used: %+v %v", got, err)
	}
	if key, tk, ok, err := r.Find(q); key != first[0].Key || tk.Key != again.Key || !ok || err != nil {
		t.Errorf("found %s %+v %v %v", key, tk, ok, err)
	}
	if _, err := first[0].Open(); err != nil {
		t.Errorf("the first take is gone: %v", err)
	}
	if err := r.Store.Choose(first[0].Key, Way{}); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Record(t.Context(), []Request{q}); err != nil || got[0].Key != first[0].Key || got[0].Retake != 0 {
		t.Errorf("the first take does not come back: %+v %v", got, err)
	}
}

// TestLostRetakeIsRecordedAgain: in its own way, not in that of the first take; an unreadable choice is none.
func TestLostRetakeIsRecordedAgain(t *testing.T) {
	b := &counting{}
	r := recorder(t, b)
	q := request(7, threeParts, "220hz")
	first, err := r.Record(t.Context(), []Request{q})
	if err != nil {
		t.Fatal(err)
	}
	way := Ways(b, q.Utterance, 1)[0]
	retake, err := r.Retake(t.Context(), q, way)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Store.Choose(first[0].Key, way); err != nil {
		t.Fatal(err)
	}
	for _, spoil := range []func() error{func() error { return os.Remove(retake.Path) }, func() error { return os.WriteFile(retake.Path, []byte("{}\n"), 0o644) }} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		b.texts = nil
		got, err := r.Record(t.Context(), []Request{q})
		if err != nil || got[0].Sum != retake.Sum || got[0].Cached || !slices.Equal(b.texts, []string{"The lamp went out at nine, and nobody saw it go.", "She counted to ten, slowly; then she climbed."}) {
			t.Errorf("%+v %v, asked for %q", got, err, b.texts)
		}
	}
	if err := os.WriteFile(r.Store.choicePath(first[0].Key), []byte("use the other one"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Record(t.Context(), []Request{q}); err != nil || got[0].Key != first[0].Key {
		t.Errorf("%+v %v", got, err)
	}
}

// TestAnotherVoiceStands: a line that another voice was chosen for is that voice's, is recorded anew by it when it was lost, and is the
// line's own voice's again when that voice stands in no longer.
func TestAnotherVoiceStands(t *testing.T) {
	b := &counting{}
	r := recorder(t, b)
	q := request(7, "The lamp went out.", "220hz")
	q.Else = []voices.Voice{{Backend: "tone", Name: "110hz"}}
	first, err := r.Record(t.Context(), []Request{q})
	if err != nil {
		t.Fatal(err)
	}
	way := Way{N: 5, By: "tone/110hz"}
	other, err := r.Retake(t.Context(), q, way)
	if err != nil || other.Sum == first[0].Sum {
		t.Fatalf("%+v %v", other, err)
	}
	if err := r.Store.Choose(first[0].Key, way); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got, err := r.Record(t.Context(), []Request{q})
		if err != nil || got[0].Key != other.Key || got[0].Sum != other.Sum || got[0].Retake != 5 || got[0].Instead != nil {
			t.Errorf("%+v %v", got, err)
		}
		if err := os.Remove(other.Path); err != nil {
			t.Fatal(err)
		}
	}
	b.spoil = func(int, voices.Clip) (voices.Clip, error) { return voices.Clip{}, voices.ErrNoVoice }
	if got, err := r.Record(t.Context(), []Request{q}); err == nil {
		t.Errorf("nobody can speak it, and %+v came", got)
	}
	q.Else = nil
	if got, err := r.Record(t.Context(), []Request{q}); err != nil || got[0].Key != first[0].Key || got[0].Retake != 0 {
		t.Errorf("%+v %v", got, err)
	}
}

// drawing is an engine with seeds; it keeps the numbers it was asked with.
type drawing struct {
	voices.Backend
	again []int
}

func (d *drawing) Limits() voices.Limits {
	return voices.Limits{Parallel: 1, Deterministic: true, Draws: true}
}

func (d *drawing) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	d.again = append(d.again, u.Again)
	return d.Backend.Synthesize(ctx, u)
}

// TestRetakesDrawAgain: an engine with seeds is asked for another take as it is, with a number of its own.
func TestRetakesDrawAgain(t *testing.T) {
	d := &drawing{Backend: tone.New()}
	u := request(1, threeParts, "220hz").Utterance
	ways := Ways(d, u, 3)
	if len(ways) != 3 || ways[0] != (Way{N: 1}) || ways[1].Parts != Sentences || ways[2] != (Way{N: 3}) {
		t.Fatalf("%+v", ways)
	}
	for _, w := range append([]Way{{}}, ways...) {
		if _, err := w.record(t.Context(), d, u); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(d.again, []int{0, 1, 2, 2, 3}) {
		t.Errorf("%v", d.again)
	}
}

// TestPartsAreTheWhole: a line in parts has every word once, with marks that point at them, and the quiet of the joints.
func TestPartsAreTheWhole(t *testing.T) {
	u := request(1, threeParts, "220hz").Utterance
	for _, how := range []Parts{Whole, Sentences, Clauses} {
		c, err := Way{N: 1, Parts: how}.record(t.Context(), tone.New(), u)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		var last time.Duration
		for _, m := range c.Marks {
			words = append(words, u.Text[m.From:m.To])
			if m.Start < last || m.End > c.Duration() {
				t.Errorf("%s: a mark at %v after %v of %v", how, m.Start, last, c.Duration())
			}
			last = m.Start
		}
		if !slices.Equal(words, strings.Fields(u.Text)) {
			t.Errorf("%s: %q", how, words)
		}
	}
	for text, want := range map[string][]string{
		"Run!":                      {"Run!"},
		"Yes, I know. Go away.":     {"Yes, I know. Go away."}, // two words are said better with what is before them
		"Yes, I know. Go away now.": {"Yes, I know.", "Go away now."},
		"He said *no, and twice. It was* so, for once and all.": {"He said *no, and twice. It was* so,", "for once and all."},
	} {
		var got []string
		for _, p := range divide(text, Clauses) {
			got = append(got, text[p[0]:p[1]])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q in clauses: %q", text, got)
		}
	}
}

// TestSungStaysWhole: a melody is not cut.
func TestSungStaysWhole(t *testing.T) {
	u := request(1, threeParts, "220hz").Utterance
	u.Delivery.Manner = "sung"
	for _, w := range Ways(tone.New(), u, 9) {
		if w.Parts != Whole {
			t.Errorf("%v", w)
		}
	}
}

// warble is a tone whose pitch and timbre wander, never twice the same.
func warble(rate, seconds int) []float32 {
	rnd := rand.New(rand.NewPCG(3, 4))
	x := make([]float32, rate*seconds)
	hz, to, bright := 150.0, 150.0, 1.0
	phase := 0.0
	for i := range x {
		if i%(rate/9) == 0 {
			to, bright = 90+400*rnd.Float64(), 1+9*rnd.Float64()
		}
		hz += (to - hz) * 20 / float64(rate)
		phase += 2 * math.Pi * hz / float64(rate)
		v := 0.0
		for k := 1.0; k < 10; k++ {
			v += math.Sin(k*phase) * math.Exp(-math.Abs(k-bright))
		}
		x[i] = float32(v * 0.2)
	}
	return x
}

// TestRepeatIsFound: a stretch put in twice is found where it is, in speech-like sound that changes all the time; the same without it is not suspect.
func TestRepeatIsFound(t *testing.T) {
	c, err := tone.New().Synthesize(t.Context(), voices.Utterance{Text: "x", Voice: voices.Voice{Name: "220hz"}})
	if err != nil {
		t.Fatal(err)
	}
	x := warble(c.Rate, 4)
	if r := findRepeat(x, c.Rate); r.For != 0 {
		t.Errorf("a clip without a repeat has one at %v and %v", r.At, r.Again)
	}
	from, to := c.Rate, c.Rate*19/10
	twice := slices.Concat(x[:to], x[from:to], x[to:])
	r := findRepeat(twice, c.Rate)
	if r.For == 0 || r.Again-r.At < 850*time.Millisecond || r.Again-r.At > 950*time.Millisecond {
		t.Errorf("the repeat of 0.9 s is found as %+v", r)
	}
	silent := slices.Concat(x[:from], make([]float32, 2*c.Rate), x[from:])
	if s := Measure(voices.Clip{Rate: c.Rate, Samples: silent}); s.Gap < 1900*time.Millisecond || s.Gap > 2100*time.Millisecond {
		t.Errorf("two seconds of silence are measured as %v", s.Gap)
	}
}
