package kokoro

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// ready is an open backend with its models loaded.
func ready(t *testing.T) (*Backend, *model) {
	t.Helper()
	b := installed(t)
	m, _, err := b.load()
	if err != nil {
		t.Fatal(err)
	}
	return b, m
}

func phraseOf(t *testing.T, b *Backend, text string) phrase {
	t.Helper()
	words, err := b.speaker.Phonemes(t.Context(), text, phonemes.American, nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.model.vocab.phrases(words, phonemes.American)
	if err != nil {
		t.Fatal(err)
	}
	if len(p) != 1 {
		t.Fatalf("%q makes %d phrases, not 1", text, len(p))
	}
	return p[0]
}

func TestHalvesGiveTheSamplesOfTheWhole(t *testing.T) {
	t.Parallel()
	b, m := ready(t)
	whole, _, err := b.original(1)
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	for _, c := range []struct {
		text, voice string
		speed       float64
	}{
		{"No.", "am_michael", 1},
		{"The tide had turned, and with it the luck of everyone aboard.", "af_heart", 1},
		{"Who left the gate open?", "bf_emma", 0.8},
		{"Run! Before they close the bridge!", "am_fenrir:0.5+bm_george:0.5", 1.3},
	} {
		p := phraseOf(t, b, c.text)
		mix, err := parseBlend(c.voice)
		if err != nil {
			t.Fatal(err)
		}
		style, err := b.styles.row(mix, len(p.symbols))
		if err != nil {
			t.Fatal(err)
		}
		want, err := b.speakWhole(whole, p, mix, float32(c.speed))
		if err != nil {
			t.Fatal(err)
		}
		pr, err := m.first(t.Context(), p, style, c.speed)
		if err != nil {
			t.Fatal(err)
		}
		got, err := m.second(t.Context(), pr, style)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %d samples of the halves differ from %d of the whole model, first at %d",
				c.text, len(got), len(want), firstDifference(got, want))
		}
	}
}

func firstDifference(a, b []float32) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestContentIsTheSameInAllFramesOfASymbol(t *testing.T) {
	b, m := ready(t)
	p := phraseOf(t, b, "Seven bells, and nobody on deck.")
	style, err := b.styles.row(blend{{"af_bella", 1}}, len(p.symbols))
	if err != nil {
		t.Fatal(err)
	}
	pr, err := m.first(t.Context(), p, style, 1)
	if err != nil {
		t.Fatal(err)
	}
	frames, at := pr.frames(), 0
	for i, d := range pr.durations {
		for row := range contentRows {
			for k := 1; k < d; k++ {
				if x := pr.content[row*frames+at:]; x[k] != x[0] {
					t.Fatalf("symbol %d: content of frame %d is not that of its first frame, so it cannot be held longer by repeating it", i, k)
				}
			}
		}
		at += d
	}
	before := slices.Clone(pr.f0)
	pr.stretch(slices.Clone(pr.durations))
	if !slices.Equal(before, pr.f0) || pr.frames() != frames {
		t.Error("stretching to the same durations changed F0")
	}
}

func TestConcurrentCallsGiveEqualSamples(t *testing.T) {
	b, _ := ready(t)
	u := voices.Utterance{Text: "Three of them were waiting by the well.", Voice: voices.Voice{Name: "bm_fable"}}
	want, err := b.Synthesize(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			got, err := b.Synthesize(context.Background(), u)
			if err != nil {
				t.Error(err)
			} else if !slices.Equal(got.Samples, want.Samples) || !slices.Equal(got.Marks, want.Marks) {
				t.Error("the same utterance gave another clip while others were spoken")
			}
		})
	}
	wait.Wait()
}

func TestCancelledSynthesisStops(t *testing.T) {
	b, _ := ready(t)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	_, err := b.Synthesize(ctx, voices.Utterance{Voice: voices.Voice{Name: "af_heart"},
		Text: "A long sentence that is not to be finished, because somebody pressed a key while it was still being thought of and made."})
	if err == nil || ctx.Err() == nil {
		t.Errorf("got %v, want the error of a cancelled context", err)
	}
}
