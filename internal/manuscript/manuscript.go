// Package manuscript turns the file somebody has (EPUB, Word, OpenDocument, PDF, HTML, text in
// any common encoding) into the UTF-8 prose that script.Parse reads, and says what it left out.
// Files come from strangers: time and memory are bounded, and what cannot be read whole is refused.
package manuscript

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Manuscript is a work as prose. Every word of it that a reader sees on the page is in Text, in
// order, but for what LeftOut lists and the readings above ruby characters.
type Manuscript struct {
	Text     []byte // UTF-8
	Markdown bool   // Text is Markdown: # headings, *italics*, *** between scenes, backslash escapes; else plain text

	Title, Author string // as the file's own data say; empty when they don't
	Language      string // BCP 47, as the file says: "en-GB"; may be empty
	Cover         *Picture
	// Chapters in reading order, of formats that mark them; in plain text and Markdown script.Parse finds them.
	Chapters []Chapter
	LeftOut  []Omission
	Remarks  []string // what else the user should know, a sentence each
}

// Chapter is a chapter heading.
type Chapter struct {
	Title  string
	Offset int // byte of Text at which its heading begins
}

// Picture is a picture file, as it stands in the book.
type Picture struct {
	Type  string // MIME type: image/jpeg, image/png ...
	Bytes []byte
}

// Omission is something that is not read aloud.
type Omission struct {
	What  string // "copyright page", "footnote"
	Count int    // how many of them; 1 at least
	Words int    // how many words they hold
}

// String is the omission with its number: "copyright page", "12 footnotes".
func (o Omission) String() string {
	if o.Count < 2 {
		return o.What
	}
	plural := "s"
	if strings.HasSuffix(o.What, "s") {
		plural = ""
	}
	return fmt.Sprintf("%d %s%s", o.Count, o.What, plural)
}

// leaveOut notes that something is not in the text.
func (m *Manuscript) leaveOut(what string, words int) {
	for i := range m.LeftOut {
		if m.LeftOut[i].What == what {
			m.LeftOut[i].Count++
			m.LeftOut[i].Words += words
			return
		}
	}
	m.LeftOut = append(m.LeftOut, Omission{what, 1, words})
}

// leaveOutMore adds words to an omission of which there is one.
func (m *Manuscript) leaveOutMore(what string, words int) {
	for i := range m.LeftOut {
		if m.LeftOut[i].What == what {
			m.LeftOut[i].Words += words
			return
		}
	}
	m.leaveOut(what, words)
}

// Omitted is LeftOut as one phrase, or empty: "cover, copyright page, 12 footnotes".
func (m *Manuscript) Omitted() string {
	var s []string
	for _, o := range m.LeftOut {
		s = append(s, o.String())
	}
	return strings.Join(s, ", ")
}

// Reasons for which a file is refused; errors wrap them, say where, and what to do.
var (
	ErrProtected = errors.New("it is locked")
	ErrTooBig    = errors.New("too big")
	ErrFormat    = errors.New("not a format that can be read")
	ErrDamaged   = errors.New("it is damaged")
	ErrEmpty     = errors.New("no words in it")
)

// Bounds on what is read. The longest novels are under 10 MB of text; pictures make books larger.
const (
	mostText    = 64 << 20  // of one plain text
	mostBook    = 32 << 20  // of all the texts of a packed book together
	mostPart    = 16 << 20  // of one text of a packed book
	mostFile    = 512 << 20 // of a packed book, pictures and all
	mostPicture = 32 << 20
	mostDepth   = 500       // of elements in one another
	mostTags    = 800_000   // of one page
	mostAllTags = 3_000_000 // of all pages of a packed book
)

// Read reads a file of any format. What it is shows in its first bytes; the name decides only
// between plain text, Markdown and HTML. The error begins with the path.
func Read(path string) (*Manuscript, error) {
	m, err := read(path)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			return nil, err // names the path itself
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

func read(path string) (*Manuscript, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%w: it is a folder; name the file with the prose", ErrFormat)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w: it is not an ordinary file; save the prose to one", ErrFormat)
	}
	return parse(path, f, info.Size())
}

func parse(name string, r io.ReaderAt, size int64) (*Manuscript, error) {
	head := make([]byte, min(size, 4096))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return nil, fmt.Errorf("reading it: %w", err)
	}
	form := formOf(name, head)
	if reason := refused[form]; reason != "" {
		return nil, fmt.Errorf("%w: %s", ErrFormat, reason)
	}
	limit := int64(mostText)
	if form == formZip || form == formPDF {
		limit = mostFile
	}
	if size > limit {
		return nil, fmt.Errorf("%w: it has %d MB and up to %d MB are read; split it into volumes", ErrTooBig, size>>20, limit>>20)
	}
	var m *Manuscript
	var err error
	switch form {
	case formZip:
		m, err = readPacked(r, size)
	case formPDF:
		m, err = readPDF(io.NewSectionReader(r, 0, size))
	default:
		b := make([]byte, size)
		if n, rerr := r.ReadAt(b, 0); int64(n) < size {
			return nil, fmt.Errorf("reading it: %w", rerr)
		}
		m, err = readText(b, form)
	}
	if err != nil {
		return nil, err
	}
	if !hasWords(string(m.Text)) {
		return nil, fmt.Errorf("%w: write or paste some prose first", ErrEmpty)
	}
	return m, nil
}
