package voices

import (
	"slices"
	"strings"
	"testing"
)

func TestPieces(t *testing.T) {
	lexicon := map[string]string{"Ann": "An", "Ann Lee": "Annalee", "café": "kaffay", "Siobhan": "/ʃɪˈvɔːn/", "Mr.": "Mister"}
	for _, c := range []struct {
		text string
		want []Piece
	}{
		{"Yes.", []Piece{{Text: "Yes.", To: 4}}},
		{"I *do* know.", []Piece{{Text: "I ", To: 2}, {Text: "do", Strong: true, From: 3, To: 5}, {Text: " know.", From: 6, To: 12}}},
		{"*Ann* Lee, Annie", []Piece{{Text: "Ann Lee", Say: "Annalee", Strong: true, From: 1, To: 9}, {Text: ", Annie", From: 9, To: 16}}},
		{"The CAFÉ, cafés", []Piece{{Text: "The ", To: 4}, {Text: "CAFÉ", Say: "kaffay", From: 4, To: 9}, {Text: ", cafés", From: 9, To: 17}}},
		{"Mr. Siobhan's", []Piece{{Text: "Mr.", Say: "Mister", To: 3}, {Text: " ", From: 3, To: 4},
			{Text: "Siobhan", Say: "/ʃɪˈvɔːn/", From: 4, To: 11}, {Text: "'s", From: 11, To: 13}}},
		{"2*3, un*believ*able and *c", []Piece{{Text: "2", To: 1}, {Text: "3, un", From: 2, To: 7}, {Text: "believ", From: 8, To: 14},
			{Text: "able and ", From: 15, To: 24}, {Text: "c", From: 25, To: 26}}},
		{"A **b**", []Piece{{Text: "A ", To: 2}, {Text: "b", Strong: true, From: 4, To: 5}}},
		{"", nil},
	} {
		got := Utterance{Text: c.text, Lexicon: lexicon}.Pieces()
		if !slices.Equal(got, c.want) {
			t.Errorf("%q is\n%+v, want\n%+v", c.text, got, c.want)
		}
	}
}

// FuzzPieces: nothing but emphasis marks is lost, whatever the text and the lexicon hold.
func FuzzPieces(f *testing.F) {
	f.Add("*Ann* Lee_", "ann l", "x")
	f.Add("a*\xff", "\xff", "/ə/")
	f.Fuzz(func(t *testing.T, text, word, say string) {
		at := 0
		var b strings.Builder
		for _, p := range (Utterance{Text: text, Lexicon: map[string]string{word: say}}).Pieces() {
			if p.Text == "" || p.From < at || p.To <= p.From || p.To > len(text) || p.Say == "" && p.To-p.From != len(p.Text) {
				t.Fatalf("%q: piece %+v after %d", text, p, at)
			}
			at = p.To
			b.WriteString(p.Text)
		}
		if want := strings.NewReplacer("*", "", "_", "").Replace(text); b.String() != want {
			t.Fatalf("%q became %q", text, b.String())
		}
	})
}
