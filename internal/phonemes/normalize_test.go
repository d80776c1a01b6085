package phonemes

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
)

var update = flag.Bool("update", false, "write what comes out into the golden files; read the diff")

const golden = "testdata/normalize.tsv"

// TestNormalize reads testdata/normalize.tsv: what is written, "\t", what is spoken (see shown).
func TestNormalize(t *testing.T) {
	b, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	for line := range strings.Lines(string(b)) {
		in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "# ") || !ok && !*update {
			out.WriteString(line)
			continue
		}
		cases++
		text := strings.ReplaceAll(in, `\n`, "\n")
		tokens := Normalize(text)
		got := shown(tokens)
		out.WriteString(in + "\t" + got + "\n")
		if got != want && !*update {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
		inPlace(t, text, tokens)
	}
	if cases < 400 {
		t.Errorf("only %d cases", cases)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// shown writes tokens for a reader: *emphasis*, drawn~, joined+, broken.., <letters>, /own IPA/, h- and -g for what is not spoken.
func shown(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		w := t.Say
		if l, ok := strings.CutPrefix(t.IPA, spelledMark); ok {
			w = "<" + l + ">"
		} else if t.IPA != "" {
			w = "/" + t.IPA + "/"
		}
		if t.dropH {
			w = "h-" + w[1:]
		}
		if t.dropG {
			w = w[:len(w)-1] + "-g"
		}
		if t.Stutter {
			w += ".."
		}
		if t.Long {
			w += "~"
		}
		if t.Joined {
			w += "+"
		}
		if t.Emphasis {
			w = "*" + w + "*"
		}
		out = append(out, w+t.Punct)
	}
	return strings.Join(out, " ")
}

// inPlace checks that tokens are in order and that every letter and digit of the text is in one.
func inPlace(t *testing.T, text string, tokens []Token) {
	t.Helper()
	at := 0
	check := func(gap string) {
		if i := strings.IndexFunc(gap, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }); i >= 0 {
			t.Errorf("%q: %q is not spoken", text, gap)
		}
	}
	for _, k := range tokens {
		if k.From < at && k.To != at || k.To > len(text) || k.From >= k.To {
			t.Fatalf("%q: token %q at %d..%d is out of place", text, k.Say, k.From, k.To)
		}
		if k.From > at {
			check(text[at:k.From])
		}
		at = k.To
	}
	check(text[at:])
}

// TestLongInput: time must grow with the length of a text, not with its square.
func TestLongInput(t *testing.T) {
	for _, s := range []string{"an' ", "1,000,", "a@", "'e ", "W-w-"} {
		text := strings.Repeat(s, 50_000/len(s))
		start := time.Now()
		inPlace(t, text, Normalize(text))
		if took := time.Since(start); took > 15*time.Second { // linear, it takes a second
			t.Errorf("%q over and over: %v", s, took)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	b, err := os.ReadFile(golden)
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		in, _, _ := strings.Cut(line, "\t")
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := Normalize(text)
		inPlace(t, text, tokens)
		for _, k := range tokens {
			if k.Say == "" && k.IPA == "" && !k.Stutter {
				t.Errorf("%q: nothing to say for %q", text, text[k.From:k.To])
			}
		}
	})
}
