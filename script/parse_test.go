package script

import (
	"os"
	"strings"
	"testing"
	"unicode"
)

// letters are the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// checkNothingLost fails unless every letter and digit of the prose is in
// exactly one line's source, and every letter of a source in its line's text.
func checkNothingLost(t *testing.T, prose string, s *Script) {
	t.Helper()
	var b strings.Builder
	at := 0
	for _, l := range s.Lines {
		if l.Source.Start < at || l.Source.End < l.Source.Start || l.Source.End > len(prose) {
			t.Fatalf("line %d: source %v is not after byte %d of %d", l.N, l.Source, at, len(prose))
		}
		at = l.Source.End
		src := prose[l.Source.Start:l.Source.End]
		if letters(src) != letters(l.Text) {
			t.Fatalf("line %d: text %q loses letters of %q", l.N, l.Text, src)
		}
		b.WriteString(src)
	}
	if got, want := letters(b.String()), letters(prose); got != want {
		i := 0
		for i < len(got) && i < len(want) && got[i] == want[i] {
			i++
		}
		t.Fatalf("letters lost or doubled: lines have %q, the prose %q", cutAt(got, i), cutAt(want, i))
	}
}

func cutAt(s string, i int) string { return s[max(0, i-20):min(len(s), i+40)] }

func TestScratch(t *testing.T) {
	f := os.Getenv("SCRATCH")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	s, err := Parse(b, FormatOf(f))
	if err != nil {
		t.Fatal(err)
	}
	checkNothingLost(t, string(b), s)
	s.WriteFountain(os.Stdout)
}

func BenchmarkParse(b *testing.B) {
	f := os.Getenv("SCRATCH")
	raw, _ := os.ReadFile(f)
	for b.Loop() {
		if _, err := Parse(raw, PlainText); err != nil {
			b.Fatal(err)
		}
	}
}
