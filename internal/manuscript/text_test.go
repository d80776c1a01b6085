package manuscript

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const said = "“Is that the café?” asked Zoë — once.\r\n\r\n“It was…” said Ben, “naïve.”\r\n"

// TestEncodings reads the same words in all encodings that prose comes in.
func TestEncodings(t *testing.T) {
	in := func(e encoding.Encoding) []byte {
		b, err := e.NewEncoder().Bytes([]byte(said))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := []struct {
		name   string
		bytes  []byte
		remark bool
	}{
		{"UTF-8", []byte(said), false},
		{"UTF-8 with a mark", []byte("\uFEFF" + said), false},
		{"UTF-16 LE", in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), false},
		{"UTF-16 BE", in(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), false},
		{"UTF-16 LE without a mark", in(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)), true},
		{"UTF-16 BE without a mark", in(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)), true},
		{"UTF-32", in(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)), false},
		{"Windows-1252", in(charmap.Windows1252), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := parsed(t, "x.txt", tt.bytes)
			if string(m.Text) != said {
				t.Errorf("got %q", m.Text)
			}
			if (len(m.Remarks) > 0) != tt.remark {
				t.Errorf("remarks %q", m.Remarks)
			}
		})
	}
	page := "<html><head><meta charset=\"windows-1251\"></head><body><p>\xCD\xE5\xEB\xEB</p></body></html>"
	if m := parsed(t, "x.html", []byte(page)); strings.TrimSpace(string(m.Text)) != "Нелл" {
		t.Errorf("a page in the encoding it states: %q", m.Text)
	}
}

// TestSpoiltText refuses what cannot be read exactly, with its place.
func TestSpoiltText(t *testing.T) {
	tests := []struct {
		name, text string
		err        error
		place      string
	}{
		{"nothing", "", ErrEmpty, "write or paste"},
		{"signs alone", "* * *\n...\n", ErrEmpty, "write or paste"},
		{"control characters", "A line.\nAnother \x01 one.\n", ErrFormat, "line 2, byte 16"},
		{"UTF-8 with a spoilt byte", strings.Repeat("“Aye,” said Zoë.\n", 9) + "\xFF", ErrDamaged, "line 10"},
		{"no Western encoding", "A line.\n\x81\x8D\x90", ErrFormat, "line 2, byte 8"},
		{"half a character", "\xFF\xFEA\x00B\x00\x00\xD8C\x00", ErrDamaged, "line 1"},
		{"Rich Text", `{\rtf1 Hello}`, ErrFormat, "save it as DOCX"},
		{"Word 97", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", ErrFormat, "save it as DOCX"},
		{"Kindle", strings.Repeat("\x00", 60) + "BOOKMOBI", ErrFormat, "convert it to EPUB"},
		{"gzip", "\x1F\x8B\x08", ErrFormat, "unpack"},
		{"a zip of anything", string(pack(t, "a.txt", "Hello")), ErrFormat, "neither EPUB"},
		{"half a zip", string(pack(t, "a.txt", "Hello")[:30]), ErrDamaged, "save it again"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("x.txt", []byte(tt.text))
			if !errors.Is(err, tt.err) || !strings.Contains(err.Error(), tt.place) {
				t.Errorf("got %v, want %v at %q", err, tt.err, tt.place)
			}
		})
	}
}

const gutenbergHead = "The Project Gutenberg eBook of The Salt Road\r\n\r\nThis ebook is for the use of anyone.\r\n\r\nTitle: The Salt Road\r\n\r\nAuthor: Ada Fenn\r\n\r\nLanguage: English\r\n\r\nCredits: Ben\r\n\r\n*** START OF THE PROJECT GUTENBERG EBOOK THE SALT ROAD ***\r\n\r\n\r\n"
const gutenbergFoot = "\r\n\r\n*** END OF THE PROJECT GUTENBERG EBOOK THE SALT ROAD ***\r\n\r\nUpdated editions will replace the previous one.\r\n"

// TestGutenberg leaves Project Gutenberg's own words out, in text and in books.
func TestGutenberg(t *testing.T) {
	const work = "THE SALT ROAD\r\n\r\n“Is it far?” asked Nell.\r\n"
	check := func(t *testing.T, m *Manuscript, want string) {
		t.Helper()
		if got := strings.TrimSpace(string(m.Text)); got != strings.TrimSpace(want) {
			t.Errorf("got %q", got)
		}
		if m.Title != "The Salt Road" || m.Author != "Ada Fenn" || m.Language != "en" && m.Language != "en-GB" {
			t.Errorf("title %q, author %q, language %q", m.Title, m.Author, m.Language)
		}
		if !strings.Contains(m.Omitted(), gutenbergLicence) {
			t.Errorf("left out: %q", m.Omitted())
		}
	}
	t.Run("text", func(t *testing.T) { check(t, parsed(t, "x.txt", []byte(gutenbergHead+work+gutenbergFoot)), work) })
	t.Run("text with credits", func(t *testing.T) {
		check(t, parsed(t, "x.txt", []byte(gutenbergHead+"Produced by Ben and\r\nCy.\r\n\r\n"+work+"\r\nEnd of Project Gutenberg’s The Salt Road, by Ada Fenn\r\n"+gutenbergFoot)), work)
	})
	const want = "# The Salt Road\n\nby Ada Fenn\n\n“Is it far?” asked Nell."
	t.Run("EPUB with marked boxes", func(t *testing.T) {
		check(t, parsed(t, "x.epub", book{texts: []string{"a.xhtml", page(`<section id="pg-header" class="pg-boilerplate"><p>The Project Gutenberg eBook</p></section><h1>THE SALT ROAD</h1><h2>by Ada Fenn</h2><p>“Is it far?” asked Nell.</p><section id="pg-footer"><p>Licence</p></section>`)}}.bytes(t)), want)
	})
	t.Run("EPUB without", func(t *testing.T) {
		check(t, parsed(t, "x.epub", book{texts: []string{"a.xhtml", page(`<p>This eBook is for the use of anyone</p><p>*** START OF THIS PROJECT GUTENBERG EBOOK THE SALT ROAD ***</p><p>Produced by Ben</p><p>“Is it far?” asked Nell.</p><p>End of Project Gutenberg's The Salt Road, by Ada Fenn</p><p>*** END OF THIS PROJECT GUTENBERG EBOOK ***</p><p>Licence</p>`)}}.bytes(t)), want)
	})
}

// TestMarkdown leaves Markdown as it stands, but for a block of data before it.
func TestMarkdown(t *testing.T) {
	m := parsed(t, "x.md", []byte("---\ntitle: The Salt Road\nauthor: Ada Fenn\nlang: en\n---\n\n# One\n\n*Now.*\n"))
	if string(m.Text) != "\n# One\n\n*Now.*\n" || !m.Markdown || m.Title != "The Salt Road" || m.Author != "Ada Fenn" || m.Language != "en" {
		t.Errorf("got %q, %+v", m.Text, m)
	}
	const prose = "---\n\nA scene.\n\n---\n\nAnother: with a colon.\n"
	if m := parsed(t, "x.md", []byte(prose)); string(m.Text) != prose {
		t.Errorf("prose between breaks: got %q", m.Text)
	}
}

// TestWrongEnding goes by what a file is, not by its name.
func TestWrongEnding(t *testing.T) {
	epub := book{texts: []string{"c.xhtml", page("<p>The tide was out.</p>")}}.bytes(t)
	if m := parsed(t, "x.txt", epub); !strings.Contains(string(m.Text), "The tide was out.") {
		t.Errorf("EPUB called .txt: %q", m.Text)
	}
	if m := parsed(t, "x.txt", []byte("\r\n<!DOCTYPE HTML>\n<html><body><p>The tide</p></body></html>")); string(m.Text) != "The tide\n" {
		t.Errorf("HTML called .txt: %q", m.Text)
	}
	if m := parsed(t, "x.epub", []byte("The tide was out.\n")); string(m.Text) != "The tide was out.\n" {
		t.Errorf("text called .epub: %q", m.Text)
	}
}
