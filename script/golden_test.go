package script

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// updateEnv, set to anything, has TestGolden write what it finds into the
// files. Read the difference before committing it: it is the review.
const updateEnv = "UPDATE_GOLDEN"

// TestGolden parses the prose of every testdata/*.txtar and compares the
// screenplay, its boneyard left out, with the one in the file.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			notes, prose, want := sections(t, string(raw))
			s, err := Parse([]byte(prose), FormatOf(strings.TrimSuffix(name, ".txtar")))
			if err != nil {
				t.Fatal(err)
			}
			checkNothingLost(t, prose, s)
			back, text := through(t, s)
			checkSame(t, s, back, text)
			got, _, _ := strings.Cut(text, boneyardHead)
			if got == want {
				return
			}
			if os.Getenv(updateEnv) == "" {
				t.Fatalf("got\n%s\nwant\n%s\n(%s=1 go test writes it)", got, want, updateEnv)
			}
			all := notes + proseMark + prose + scriptMark + got
			if err := os.WriteFile(name, []byte(all), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// The marks of a golden file, which is in the txtar format: notes, prose, script.
const (
	proseMark  = "-- prose --\n"
	scriptMark = "-- script --\n"
)

func sections(t *testing.T, s string) (notes, prose, script string) {
	t.Helper()
	notes, s, ok := strings.Cut(s, proseMark)
	if !ok {
		t.Fatalf("no %q", proseMark)
	}
	prose, script, _ = strings.Cut(s, scriptMark)
	return notes, prose, script
}

func TestJSON(t *testing.T) {
	const prose = "“Où?” cried Ann.\n\nTom began to sing.\n\n“La la, là.”\n"
	s := mustParse(t, prose)
	var b bytes.Buffer
	if err := s.WriteJSON(&b, []byte(prose)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"start":0,"end":5,"kind":"dialogue"`,                 // code points, not bytes
		`"start":38,"end":50,"kind":"dialogue","form":"song"`, // a song is dialogue in another form
		`"kind":"tag"`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in %s", want, b.String())
		}
	}
}
