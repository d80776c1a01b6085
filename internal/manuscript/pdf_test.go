package manuscript

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// typed is a line of type: points from the left and from the bottom of a page of 400 by 600.
type typed struct {
	x, y, size float64
	text       string
}

// printPDF sets pages in Helvetica, as the smallest PDF that Poppler reads.
func printPDF(pages ...[]typed) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, v ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, v...)...)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(pages))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for _, lines := range pages {
		var s strings.Builder
		for _, l := range lines {
			fmt.Fprintf(&s, "BT /F %g Tf %g %g Td (%s) Tj ET\n", l.size, l.x, l.y, strings.NewReplacer("(", `\(`, ")", `\)`, "“", `\223`, "”", `\224`, "’", `\222`).Replace(l.text))
		}
		object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", len(at)+2)
		object("<</Length %d>>stream\n%sendstream", s.Len(), s.String())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R/Info<</Title(The Salt Road)/Author(Ada Fenn)>>>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

// setPage sets lines of 11 points from the top, "> " before an indented one, with a running head and a number.
func setPage(n int, lines ...string) []typed {
	out := []typed{{150, 570, 9, "The Salt Road"}, {195, 30, 9, fmt.Sprint(n)}}
	y := 520.0
	for _, l := range lines {
		x, size := 50.0, 11.0
		if rest, ok := strings.CutPrefix(l, "> "); ok {
			l, x = rest, 68
		}
		if rest, ok := strings.CutPrefix(l, "# "); ok {
			l, x, size, y = rest, 150, 18, y-20
		}
		out = append(out, typed{x, y, size, l})
		y -= 14
		if size > 11 {
			y -= 14
		}
	}
	return out
}

func needPdftotext(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is not installed: make setup installs it")
		}
		t.Skip("pdftotext is not installed: apt-get install poppler-utils")
	}
}

// TestPDF rebuilds the paragraphs of printed pages.
func TestPDF(t *testing.T) {
	needPdftotext(t)
	pages := [][]typed{
		setPage(7, "# Chapter One",
			"The tide was out and the flats lay shining from the quay to the",
			"wreck, so that a stranger would have taken them for solid light-",
			"house ground and walked on them, as strangers did.",
			"> “Is it far?” asked Nell, who had never been a well-known",
			"walker in that country, nor was she a well-",
			"known swimmer, and there is a lighthouse to see and the tide"),
		setPage(8, "was coming in. She looked at the ferryman for a long while.",
			"> “As far as it looks,” he said.",
			"> He rowed. The water went by and said nothing that anybody in",
			"the boat would have cared to hear at that time of the night."),
		setPage(9, "# Chapter Two",
			"In the morning it was 7 degrees and the boat was gone from the",
			"quay. 1984 was the year."),
	}
	m := parsed(t, "x.pdf", printPDF(pages...))
	want := []string{"## Chapter One",
		"The tide was out and the flats lay shining from the quay to the wreck, so that a stranger would have taken them for solid lighthouse ground and walked on them, as strangers did.",
		"“Is it far?” asked Nell, who had never been a well-known walker in that country, nor was she a well-known swimmer, and there is a lighthouse to see and the tide was coming in. She looked at the ferryman for a long while.",
		"“As far as it looks,” he said.",
		"He rowed. The water went by and said nothing that anybody in the boat would have cared to hear at that time of the night.",
		"## Chapter Two",
		"In the morning it was 7 degrees and the boat was gone from the quay. 1984 was the year."}
	if got := strings.TrimSpace(string(m.Text)); got != strings.Join(want, "\n\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n\n"))
	}
	if m.Title != "The Salt Road" || m.Author != "Ada Fenn" || m.Omitted() != "6 page headers and numbers" {
		t.Errorf("title %q, author %q, left out %q", m.Title, m.Author, m.Omitted())
	}
}

// TestPDFWithoutText says what to do with pages that are pictures, and with what is no PDF.
func TestPDFWithoutText(t *testing.T) {
	needPdftotext(t)
	if _, err := Parse("x", printPDF(nil)); !errors.Is(err, ErrEmpty) || !strings.Contains(err.Error(), "text recognition") {
		t.Errorf("no text: %v", err)
	}
	if _, err := Parse("x", []byte("%PDF-1.7\nnothing")); !errors.Is(err, ErrDamaged) {
		t.Errorf("no PDF: %v", err)
	}
	t.Setenv("PATH", "")
	if _, err := Parse("x", printPDF(nil)); !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "poppler-utils") {
		t.Errorf("no pdftotext: %v", err)
	}
}
