package manuscript

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestHostileFiles refuses traps within seconds, and says what they are.
func TestHostileFiles(t *testing.T) {
	one := func(text string) []byte { return book{texts: []string{"c.xhtml", text}}.bytes(t) }
	lol := `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	docx := func(doc string) []byte { return pack(t, "[Content_Types].xml", "x", "word/document.xml", doc) }
	deep := strings.Repeat("<w:p>", 100000) + strings.Repeat("</w:p>", 100000)
	twelve := []string{}
	for i := range 12 {
		twelve = append(twelve, fmt.Sprintf("c%d.xhtml", i), page("<p>"+strings.Repeat("word ", 3<<20)+"</p>"))
	}
	locked := pack(t, "META-INF/container.xml", container, "OEBPS/book.opf", "<package/>", "META-INF/encryption.xml",
		`<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>`)
	tests := []struct {
		name  string
		bytes []byte
		err   error
		says  string
	}{
		{"a bomb in one text", one(page(strings.Repeat("a", 100<<20))), ErrTooBig, "OEBPS/c.xhtml unpacks to more"},
		{"a bomb in many texts", book{texts: twelve}.bytes(t), ErrTooBig, "unpacks to more"},
		{"a size that lies", lyingSize(t), ErrDamaged, "OEBPS/c.xhtml"},
		{"entities in a text", one(lol + page("<p>&c;</p>")), ErrFormat, "OEBPS/c.xhtml: not a format that can be read: it declares the XML entity b"},
		{"entities in the package", pack(t, "META-INF/container.xml", lol+container), ErrFormat, "META-INF/container.xml"},
		{"entities from a file", docx(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:document>`), ErrFormat, "word/document.xml"},
		{"entities in a document", docx(lol + `<w:document xmlns:w="w"/>`), ErrFormat, "the XML entity"},
		{"a deep document", docx(`<w:document xmlns:w="w">` + deep + `</w:document>`), ErrFormat, "501 deep"},
		{"a deep page", one(page(strings.Repeat("<div>", 100000) + "a" + strings.Repeat("</div>", 100000))), ErrFormat, "OEBPS/c.xhtml"},
		{"a path out of the book", pack(t, "META-INF/container.xml", strings.Replace(container, "OEBPS/book.opf", "../../../etc/passwd", 1)), ErrDamaged, `"../../../etc/passwd", which is not in the book`},
		{"a text that is missing", book{manifest: `<item id="x" href="no.xhtml" media-type="application/xhtml+xml"/>`, texts: nil}.bytes(t), ErrDamaged, "lists no texts"},
		{"a lock", locked, ErrProtected, "without DRM"},
		{"a password", passworded(t), ErrProtected, "save it without one"},
		{"too many files", manyFiles(t), ErrTooBig, "30000 files"},
		{"a cut file", one(page("<p>The tide</p>"))[:700], ErrDamaged, "save it again"},
		{"a document cut short", docx(`<w:document xmlns:w="w"><w:p><w:r><w:t>The`), ErrDamaged, "word/document.xml: line 1"},
		{"a spreadsheet", pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), ErrFormat, "no text"},
		{"a document with a password", pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<encryption-data/>", "content.xml", "?"), ErrProtected, "password"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse("x", tt.bytes)
			if !errors.Is(err, tt.err) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %v with %q", err, tt.err, tt.says)
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

// lyingSize is a book whose text is longer than its directory states.
func lyingSize(t *testing.T) []byte {
	b := book{texts: []string{"c.xhtml", page("<p>" + strings.Repeat("The tide was out. ", 1000) + "</p>")}}.bytes(t)
	i := bytes.LastIndex(b, []byte("OEBPS/c.xhtml"))
	size := b[i-46+24 : i-46+28] // uncompressed size in the central directory
	copy(size, []byte{10, 0, 0, 0})
	return b
}

func passworded(t *testing.T) []byte {
	b := pack(t, "word/document.xml", "?")
	i := bytes.LastIndex(b, []byte("PK\x01\x02"))
	b[i+8] |= 1
	return b
}

func manyFiles(t *testing.T) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 30000 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	return b.Bytes()
}

// TestLongFile refuses 200 MB of one line before it reads them.
func TestLongFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(name, []byte(strings.Repeat("word ", 1000)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(name, 200<<20); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Read(name)
	runtime.ReadMemStats(&after)
	if !errors.Is(err, ErrTooBig) || !strings.Contains(err.Error(), "long.txt: too big: it has 200 MB") {
		t.Errorf("got %v", err)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 1<<20 {
		t.Errorf("%d bytes were allocated for it", n)
	}
}

// TestWorstPages reads pages that make a parser work hard, as long as a text may be, in seconds and bounded memory.
func TestWorstPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{"<p>", "<p/>", "<b>", "<i>x</i> ", "<a href='#x'>*</a>", "w<sup><a id='x' href='#x'>1</a></sup>", "<table><tr><td>", "<font a>", "&amp;", "</p>", "<br/>", "<li>", " ", "a", "*", "# ", "\u00AD", "<![CDATA[x]]>"} {
		t.Run(unit, func(t *testing.T) {
			b := book{texts: []string{"c.xhtml", page("word " + strings.Repeat(unit, min(4<<20/len(unit), 250_000)))}}.bytes(t)
			start := time.Now()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m, err := Parse("x", b)
			runtime.ReadMemStats(&after)
			d := time.Since(start)
			t.Logf("%v, %d MB allocated, %v", d, (after.TotalAlloc-before.TotalAlloc)>>20, err)
			if d > 8*time.Second {
				t.Errorf("took %v", d)
			}
			if m != nil && len(m.Text) > 16<<20 {
				t.Errorf("%d MB of text from 4", len(m.Text)>>20)
			}
		})
	}
}
