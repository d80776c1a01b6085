package prose

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// outline lists blocks: headings with their level, breaks, paragraphs by their first word.
func outline(d *Document) string {
	var out []string
	for _, b := range d.Blocks {
		text := strings.Join(strings.Fields(d.Slice(b.Span)), " ")
		switch b.Kind {
		case Heading:
			out = append(out, fmt.Sprintf("%d %s", b.Level, text))
		case Break:
			out = append(out, "---")
		default:
			out = append(out, "p "+text)
		}
	}
	return strings.Join(out, "\n")
}

func TestBlocks(t *testing.T) {
	long := strings.Repeat("word ", 30)
	tests := []struct {
		name, text string
		format     Format
		want       string
	}{
		{"capitals, a prologue, breaks", "THE LAMP\n\nPROLOGUE: LOW WATER\n\nRain.\n\n* * *\n\nSun.\n\n***\n\nMoon.\n", Plain,
			"1 THE LAMP\n2 PROLOGUE: LOW WATER\np Rain.\n---\np Sun.\n---\np Moon."},
		{"title, author, chapters with their titles below", "The Lamp\n\nby A. N. Author\n\nCHAPTER I.\nOF THE SEA\n\nRain fell.\n\nChapter Two: The Land\n\nSun.\n\nIII\n\nMoon.", Plain,
			"1 The Lamp by A. N. Author\n2 CHAPTER I. OF THE SEA\np Rain fell.\n2 Chapter Two: The Land\np Sun.\n3 III\np Moon."},
		{"hard-wrapped", "Rain fell on the sea and on the land and on the\nroof of the house where she had lived for as long\nas she knew.\n\nShe slept in the room below it and heard it all the\nnight.\n", Plain,
			"p Rain fell on the sea and on the land and on the roof of the house where she had lived for as long as she knew.\np She slept in the room below it and heard it all the night."},
		{"a paragraph a line", "Rain.\n" + long + "\nShe slept. It was late.\n" + long + long + "\nNo.\n", Plain,
			"p Rain.\np " + strings.TrimSpace(long) + "\np She slept. It was late.\np " + strings.TrimSpace(long+long) + "\np No."},
		{"indents", "  Rain fell on the sea and on the land and on the\nroof of the house where she had lived for as long\nas she knew, and longer than anybody knew of her.\n  She slept in the room below it and heard it all the\nlong night, until the wind turned in the morning.\n", Plain,
			"p Rain fell on the sea and on the land and on the roof of the house where she had lived for as long as she knew, and longer than anybody knew of her.\np She slept in the room below it and heard it all the long night, until the wind turned in the morning."},
		{"CRLF and BOM", "\uFEFFTHE LAMP\r\n\r\nRain fell.\r\n\r\nSun.\r\n", Plain, "1 THE LAMP\np Rain fell.\np Sun."},
		{"Markdown", "# The Lamp\n\n## One\n\nRain.\n\n---\n\nSun.\n\n### Night\n\nMoon.\n", Markdown,
			"1 # The Lamp\n2 ## One\np Rain.\n---\np Sun.\n3 ### Night\np Moon."},
		{"several # are chapters", "# One\n\nRain.\n\n# Two\n\nSun.\n", Markdown, "2 # One\np Rain.\n2 # Two\np Sun."},
		{"a shout is no heading", "Rain.\n\n\"NO!\"\n\nPart of it was true.\n\nChapter and verse, he knew it.\n", Plain,
			"p Rain.\np \"NO!\"\np Part of it was true.\np Chapter and verse, he knew it."},
	}
	for _, tt := range tests {
		d, err := Read([]byte(tt.text), tt.format)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if got := outline(d); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestTitleAndAuthor(t *testing.T) {
	d, err := Read([]byte("# *The Lamp*\n\nBy A. N. Author\n\nRain.\n"), Markdown)
	if err != nil || d.Title != "The Lamp" || d.Author != "A. N. Author" {
		t.Errorf("title %q author %q, %v", d.Title, d.Author, err)
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name, text string
		is         error
		says       string
	}{
		{"empty", "", ErrEmpty, "no words"},
		{"blank", " \r\n\n\t", ErrEmpty, "no words"},
		{"only a BOM", "\uFEFF", ErrEmpty, "no words"},
		{"Latin-1", "one\ntwo\ncaf\xe9\n", ErrEncoding, "line 3, byte 11"},
		{"binary", "\x7fELF\x02\x01\x00", ErrEncoding, "line 1, byte 4"},
		{"UTF-16", "\xff\xfeR\x00", ErrEncoding, "UTF-16"},
	}
	for _, tt := range tests {
		_, err := Read([]byte(tt.text), Plain)
		if !errors.Is(err, tt.is) || !strings.Contains(fmt.Sprint(err), tt.says) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.says)
		}
	}
	if _, err := Read([]byte("Rain."), "docx"); !errors.Is(err, ErrFormat) {
		t.Errorf("unknown format: %v", err)
	}
}

// TestLongLines reads up to 10 MB in one line, of sorts that tempt a scanner into looking ahead again and again.
func TestLongLines(t *testing.T) {
	if testing.Short() {
		t.Skip("10 MB texts are left out of short runs")
	}
	for _, piece := range []string{"Rain fell. ", "\"Rain,\" he said. ", "'Tis the dogs' rain ", "\" ", "*a *b ", "“", "word", ". ", "--\" ", "— Rain fell. ", "—Rain, he said. He sat. It was late. "} {
		size := 1 << 20
		if piece == "word" || piece == "Rain fell. " {
			size = 10 << 20
		}
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		d, err := Read([]byte(text), Plain)
		took := time.Since(start)
		if took > 10*time.Second {
			t.Errorf("%q: %v for %d bytes in one line", piece, took, size)
		}
		if err != nil && !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: %v", piece, err)
		} else if err == nil {
			checkWhole(t, d)
		}
	}
}

// checkWhole fails unless blocks and segments are ordered and hold every letter and digit.
func checkWhole(t *testing.T, d *Document) {
	t.Helper()
	at := 0
	gap := func(to int) {
		if to < at || strings.IndexFunc(d.Text[at:to], isWordRune) >= 0 {
			t.Fatalf("bytes %d to %d are in no segment, or in two: %.60q", at, to, d.Text[min(at, to):])
		}
	}
	for i, b := range d.Blocks {
		gap(b.Span.Start)
		for _, s := range b.Segments {
			if s.Span.Start < b.Span.Start || s.Span.End > b.Span.End || s.Inner.Start < s.Span.Start || s.Inner.End > s.Span.End || s.Inner.End < s.Inner.Start {
				t.Fatalf("block %d %v has segment %+v", i, b.Span, s)
			}
			gap(s.Span.Start)
			at = s.Span.End
		}
		gap(b.Span.End)
		at = b.Span.End
		end := b.Span.Start
		for _, s := range b.Sentences {
			if s.Start < end || s.End <= s.Start || s.End > b.Span.End {
				t.Fatalf("block %d %v has sentence %v after %d", i, b.Span, s, end)
			}
			end = s.End
		}
	}
	gap(len(d.Text))
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"\"A,\" he said. 'B'", "# T\n\nby X\n\n“One.\n\n“Two.”", "—A, said B. —C", "*a b* _I go._\r\n\r\n***", "‘’’’\"\"“”«»", "\uFEFF\n== \na\n=="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, format := range []Format{Plain, Markdown} {
			d, err := Read([]byte(s), format)
			if err != nil {
				continue
			}
			if d.Text != s {
				t.Fatal("the text is not what was read")
			}
			checkWhole(t, d)
		}
	})
}
