package script

import (
	"bytes"
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// through writes a script as Fountain and reads it back.
func through(t *testing.T, s *Script) (*Script, string) {
	t.Helper()
	var b bytes.Buffer
	if err := s.WriteFountain(&b); err != nil {
		t.Fatal(err)
	}
	got, remarks, err := ReadFountain(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	if len(remarks) > 0 {
		t.Fatalf("remarks on an untouched screenplay: %v in\n%s", remarks, b.String())
	}
	return got, b.String()
}

// checkSame fails where a script that went through Fountain is not what it was.
func checkSame(t *testing.T, want, got *Script, text string) {
	t.Helper()
	written, read := *want, *got
	written.origin, written.silent = nil, nil // the prose is not in the screenplay
	read.silent = nil                         // Merge has it from the prose again
	want, got = &written, &read
	for i := 0; i < len(want.Lines) && i < len(got.Lines); i++ {
		if !reflect.DeepEqual(want.Lines[i], got.Lines[i]) {
			t.Fatalf("line %d changed\nfrom %+v\nto   %+v\nin\n%s", i+1, want.Lines[i], got.Lines[i], text)
		}
	}
	if !reflect.DeepEqual(want, got) {
		t.Fatalf("script changed\nfrom %+v\nto   %+v\nin\n%s", want, got, text)
	}
}

// awkward are pieces that Fountain gives a meaning of its own.
var awkward = []string{"Rain", "fell", "INT.", "CUT TO:", "[[", "]]", "/*", "*/", "\\", "(", ")", "~", "@", "!", "#", "===", ">", "<",
	"ADA", "^", "*so*", "_so_", "“quoted”", "Title:", "guess:", "/* radioplay 1", "{\"n\":1}", "…", "-", "&amp;", "日本", "'S", ".", "(V.O.)", "é"}

func awkwardText(r *rand.Rand) string {
	var w []string
	for range 1 + r.Intn(5) {
		w = append(w, awkward[r.Intn(len(awkward))])
	}
	return strings.Join(w, " ")
}

// awkwardScript is a random script, every field of every line filled at will.
func awkwardScript(r *rand.Rand) *Script {
	s := &Script{}
	if r.Intn(2) == 0 {
		s.Title, s.Author = "The Lamp: "+awkwardText(r), "A. N. Author"
	}
	names := []string{"Ada", "the old man", "McCoy", "Mr. O'Hara", "Ada (young)", "R2", "7", "É", "Int. Bond", "?", "x\\y [[z]]"}
	at := 0
	kinds := []Kind{Narration, Tag, Speech, Thought, Song, Heading, Break}
	for i := range 1 + r.Intn(12) {
		l := Line{N: i + 1, Kind: kinds[r.Intn(len(kinds))], Paragraph: i / 2, Text: awkwardText(r), Source: Span{at, at + 5}}
		at += 5 + r.Intn(3)
		switch {
		case l.Kind == Heading:
			l.Level = 1 + r.Intn(3)
		case l.Kind == Break:
			l.Text = []string{"", "***", "* * *", "#", "~ ~ ~"}[r.Intn(5)]
		case l.Kind.Spoken():
			if r.Intn(5) > 0 {
				l.Speaker = names[r.Intn(len(names)-2)]
			}
			if r.Intn(5) == 0 {
				l.As = names[r.Intn(len(names))]
			}
			if r.Intn(2) == 0 {
				l.Delivery = said(Manners[r.Intn(len(Manners))], float64(r.Intn(11))/10, "")
				if r.Intn(2) == 0 {
					l.Delivery.Words = awkwardText(r)
				}
				if r.Intn(3) == 0 {
					l.Delivery.Presence, l.Delivery.PresenceWords = Presences[r.Intn(len(Presences))], awkwardText(r)
				}
			}
			l.Why = Evidence{"implicit", awkwardText(r), float64(r.Intn(101)) / 100, []Candidate{{names[r.Intn(len(names))], 0.2}}}
		}
		for range r.Intn(3) {
			l.Notes = append(l.Notes, "sound: "+awkwardText(r))
		}
		s.Lines = append(s.Lines, l)
	}
	s.count()
	return s
}

func TestRoundTrip(t *testing.T) {
	for seed := range int64(600) {
		s := awkwardScript(rand.New(rand.NewSource(seed)))
		got, text := through(t, s)
		checkSame(t, s, got, text)
	}
}

func TestTuneStandsInANote(t *testing.T) {
	s, remarks, err := ReadFountain(strings.NewReader("BEN\n~Low is the moon\n[[Mind the owl]]\n[[tune: K:Am L:1/4 | _E ^A (Bc)\nd2 |]]\n"))
	if err != nil || len(s.Lines) != 1 {
		t.Fatalf("%v, %+v, %v", s, remarks, err)
	}
	const want = "K:Am L:1/4 | _E ^A (Bc) d2 |"
	if got := s.Lines[0].Tune(); got != want {
		t.Errorf("the tune is %q, want %q", got, want)
	}
	again, text := through(t, s)
	if got := again.Lines[0].Tune(); got != want {
		t.Errorf("written and read again the tune is %q, want %q, in\n%s", got, want, text)
	}
}
