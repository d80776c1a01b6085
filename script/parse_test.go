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

// proseEnv names a text for the benchmark; novels are too large to ship.
const proseEnv = "RADIOPLAY_PROSE"

func BenchmarkParse(b *testing.B) {
	raw, err := os.ReadFile(os.Getenv(proseEnv))
	if err != nil {
		b.Skip("set " + proseEnv + " to a text")
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Parse(raw, PlainText); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{inn, "*\n\n?", "“A,” _b_ [[c]]", "# T\n\nBy X\n\n'Tis *I.* /* */ he sang.\n\n'La.'", "\"A\n\n\"B\" @ ~ ! INT. X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, prose string) {
		s, err := Parse([]byte(prose), PlainText)
		if err != nil {
			return
		}
		checkNothingLost(t, prose, s)
		back, text := through(t, s)
		checkSame(t, s, back, text)
		if merged, remarks := Merge(back, s); len(remarks) > 0 {
			t.Fatalf("remarks %v on an untouched screenplay", remarks)
		} else {
			checkSame(t, s, merged, text)
		}
	})
}

func FuzzReadFountain(f *testing.F) {
	for _, s := range []string{"ADA\n(softly)\nHi [[n]].\n\n~la", "Title: X\n\n@a (as b) (V.O.)\nc", "/* radioplay 1\n{}\n{\"n\":1,\"h\":\"0123456789abcdef\",\"k\":\"tag\"}\n*/\nx", "> x <\n===\n!y", "ƺ0\n0", "A0\n\nA:\n0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, _, err := ReadFountain(strings.NewReader(text))
		if err != nil {
			return
		}
		var b strings.Builder
		if err := s.WriteFountain(&b); err != nil {
			t.Fatal(err)
		}
		again, remarks, err := ReadFountain(strings.NewReader(b.String()))
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.String())
		}
		if len(remarks) > 0 {
			t.Fatalf("remarks %v in\n%s", remarks, b.String())
		}
		checkSame(t, s, again, b.String())
	})
}
