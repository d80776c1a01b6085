package manuscript

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// pack makes a zip file of names and texts, in order.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// book is an EPUB to build: its texts in reading order, by file name, and more for the package.
type book struct {
	texts    []string // name, content, name, content ...
	files    []string // further files of the archive, with their paths
	manifest string   // further items
	guide    string
	ncx      string // content of navMap; makes the book EPUB 2
	title    string
}

func (k book) bytes(t testing.TB) []byte {
	files := []string{"mimetype", "application/epub+zip", "META-INF/container.xml", container}
	var items, refs strings.Builder
	for i := 0; i+1 < len(k.texts); i += 2 {
		fmt.Fprintf(&items, `<item id="t%d" href="%s" media-type="application/xhtml+xml"/>`, i, k.texts[i])
		fmt.Fprintf(&refs, `<itemref idref="t%d"/>`, i)
		files = append(files, "OEBPS/"+k.texts[i], k.texts[i+1])
	}
	toc := ""
	if k.ncx != "" {
		items.WriteString(`<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`)
		toc = ` toc="ncx"`
		files = append(files, "OEBPS/toc.ncx", `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><docTitle><text>No title</text></docTitle><navMap>`+k.ncx+`</navMap></ncx>`)
	}
	if k.title == "" {
		k.title = "The Salt Road"
	}
	files = append(files, "OEBPS/book.opf", `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`+k.title+`</dc:title><dc:creator>Fenn, Ada</dc:creator><dc:language>en-GB</dc:language><meta name="cover" content="pic"/></metadata>
<manifest>`+items.String()+k.manifest+`</manifest><spine`+toc+`>`+refs.String()+`</spine><guide>`+k.guide+`</guide></package>`)
	return pack(t, append(files, k.files...)...)
}

// page is a text of an EPUB.
func page(body string) string {
	return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>` + body + `</body></html>`
}

// parsed reads bytes that have to be readable.
func parsed(t testing.TB, name string, b []byte) *Manuscript {
	t.Helper()
	m, err := Parse(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Parse reads a file's bytes. Only the ending of the name is looked at, as in Read.
func Parse(name string, b []byte) (*Manuscript, error) {
	return parse(name, bytes.NewReader(b), int64(len(b)))
}
