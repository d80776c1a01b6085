package prose

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Format names a way of writing prose down.
type Format string

// The formats that can be read.
const (
	Plain    Format = "text"     // plain text, UTF-8
	Markdown Format = "markdown" // Markdown, UTF-8
)

// FormatOf guesses the format from a file name; what it does not know is plain text.
func FormatOf(name string) Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mkd":
		return Markdown
	}
	return Plain
}

// Reader turns the bytes of one format into blocks: kind, level and span. The
// rest (sentences, quotations, thoughts) is the same for all formats and is
// filled in afterwards. Title and Author may be set too.
type Reader interface {
	Blocks(text string) *Document
}

// readers is the list of formats, spelled out.
var readers = map[Format]Reader{
	Plain:    lineReader{},
	Markdown: lineReader{markdown: true},
}

// Reasons for which a text is refused; errors wrap them and say where.
var (
	ErrEmpty    = errors.New("no words in it")
	ErrEncoding = errors.New("not UTF-8 text")
	ErrFormat   = errors.New("unknown format")
)

// Read finds the structure of a text. It takes time and memory linear in the
// length of the text, however long its lines are. Errors give line and byte, from 1 and 0.
func Read(b []byte, f Format) (*Document, error) {
	r, ok := readers[f]
	if !ok {
		return nil, fmt.Errorf("%w %q: use %q or %q", ErrFormat, f, Plain, Markdown)
	}
	if err := checkText(b); err != nil {
		return nil, err
	}
	d := r.Blocks(string(b))
	if len(d.Blocks) == 0 || strings.IndexFunc(d.Text, isWordRune) < 0 {
		return nil, fmt.Errorf("%w: write or paste some prose first", ErrEmpty)
	}
	d.scan(f == Markdown)
	return d, nil
}

// checkText refuses what is not UTF-8 text, with the place of the first offence.
func checkText(b []byte) error {
	at := func(i int, what string) error {
		return fmt.Errorf("line %d, byte %d: %w: %s", 1+bytes.Count(b[:i], []byte{'\n'}), i, ErrEncoding, what)
	}
	if bytes.HasPrefix(b, []byte{0xFF, 0xFE}) || bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return at(0, "it is UTF-16; save it as UTF-8")
	}
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1A {
				return at(i, fmt.Sprintf("control character 0x%02X; this looks like a binary file, not prose", c))
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return at(i, fmt.Sprintf("byte 0x%02X; save the file as UTF-8 (it may be Latin-1 or Windows-1252)", c))
		}
		i += n
	}
	return nil
}

// scan fills in sentences and segments of every block.
func (d *Document) scan(markdown bool) {
	conv := d.convention()
	chat := d.chat(markdown)
	var near *bool
	if d.texting() {
		near = new(bool)
	}
	open := false // the paragraph before ended inside a quotation
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind != Paragraph {
			b.Segments = []Segment{{Kind: Narration, Span: b.Span, Inner: b.Span}}
			b.Sentences = []Span{b.Span}
			open = open && b.Kind == Break
			continue
		}
		if at, ok := chat[i]; ok {
			d.chatLine(b, at)
			b.Sentences = sentences(d.Text, b.Span)
			open = false
			continue
		}
		open = d.quotations(b, conv, open, func() (Span, bool) { return d.nextParagraph(i) })
		d.thoughts(b, near)
		d.unmarked(b)
		b.Sentences = sentences(d.Text, b.Span)
	}
}

// nextParagraph is the span of the paragraph after block i, if one follows before the next heading.
func (d *Document) nextParagraph(i int) (Span, bool) {
	for j := i + 1; j < min(len(d.Blocks), i+8); j++ {
		switch d.Blocks[j].Kind {
		case Paragraph:
			return d.Blocks[j].Span, true
		case Heading:
			return Span{}, false
		}
	}
	return Span{}, false
}
