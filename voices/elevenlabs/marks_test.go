package elevenlabs

import (
	"math"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
)

func TestMarks(t *testing.T) {
	f := serve(t)
	for _, withTags := range []bool{true, false} {
		for _, model := range []string{"eleven_v3", "eleven_flash_v2"} {
			f.withTags = withTags
			u := utterance("Whispers *of* Ann Lee’s café, whispers, Siobhan!", "Rachel")
			u.Lexicon = map[string]string{"Ann Lee": "Annalee", "Siobhan": "/ʃɪˈvɔːn/"}
			u.Voice.Model, u.Delivery.Manner = model, "whispered"
			b := f.open(t, nil)
			c, err := b.Synthesize(t.Context(), u)
			if err != nil {
				t.Fatal(err)
			}
			spoken := []rune("Whispers of Annalee’s café, whispers, Siobhan!")
			per := c.Duration().Seconds() / float64(len(spoken))
			want := []struct {
				word     string
				from, to int
			}{{"Whispers", 0, 8}, {"of", 9, 11}, {"Ann Lee’s", 12, 21}, {"café", 22, 26}, {"whispers", 28, 36}, {"Siobhan", 38, 45}}
			if len(c.Marks) != len(want) {
				t.Fatalf("%s: %d marks: %+v", model, len(c.Marks), c.Marks)
			}
			for i, m := range c.Marks {
				if got := u.Text[m.From:m.To]; got != want[i].word || math.Abs(m.Start.Seconds()-per*float64(want[i].from)) > 0.002 || math.Abs(m.End.Seconds()-per*float64(want[i].to)) > 0.002 {
					t.Errorf("%s, tags %v: %q from %v to %v, want %q from %.3f to %.3f", model, withTags, got, m.Start, m.End, want[i].word, per*float64(want[i].from), per*float64(want[i].to))
				}
			}
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Ann's [sic] *Lee* <b>", "ann", "An]", true)
	f.Add("a\xff < b <i x>é", "b", "/ə\"<>/", false)
	f.Fuzz(func(t *testing.T, text, word, say string, tags bool) {
		m := modelOf("eleven_flash_v2")
		if tags {
			m = modelOf("eleven_v3")
		}
		s := write(m, voices.Utterance{Text: text, Lexicon: map[string]string{word: say}})
		if tags && strings.ContainsAny(s.text, "[]") {
			t.Fatalf("%q is sent as %q", text, s.text)
		}
		last := voices.Mark{}
		a := spread(s.text, 3)
		for _, k := range a.marks(s, 3*time.Second) {
			if k.From < last.To || k.To <= k.From || k.To > len(text) || k.Start < last.Start || k.End < k.Start {
				t.Fatalf("%q: mark %+v after %+v", s.text, k, last)
			}
			last = k
		}
		spread(text, 3).marks(s, time.Second) // one that does not fit
	})
}
