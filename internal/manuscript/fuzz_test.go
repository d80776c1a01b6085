package manuscript

import (
	"archive/zip"
	"bytes"
	"html"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"radioplay/script"
)

// checkManuscript holds what is true of every file that can be read.
func checkManuscript(t *testing.T, m *Manuscript, size int) {
	t.Helper()
	if !utf8.Valid(m.Text) || !hasWords(string(m.Text)) {
		t.Fatalf("no UTF-8 text with words: %.200q", m.Text)
	}
	if len(m.Text) > 16*size+1<<16 {
		t.Fatalf("%d bytes of text from %d", len(m.Text), size)
	}
	last := -1
	for _, c := range m.Chapters {
		if c.Offset <= last || c.Offset >= len(m.Text) || !bytes.HasPrefix(m.Text[c.Offset:], []byte("## ")) {
			t.Fatalf("chapter %q at %d: %.40q", c.Title, c.Offset, m.Text[min(len(m.Text), c.Offset):])
		}
		last = c.Offset
	}
	for _, o := range m.LeftOut {
		if o.What == "" || o.Count < 1 || o.Words < 0 {
			t.Fatalf("left out: %+v", o)
		}
	}
	f := script.PlainText
	if m.Markdown {
		f = script.Markdown
	}
	if _, err := script.Parse(m.Text, f); err != nil {
		t.Fatalf("the text cannot be parsed: %v: %.200q", err, m.Text)
	}
}

// FuzzEPUB reads books whose package, table of contents and text are anything.
func FuzzEPUB(f *testing.F) {
	opf := `<package xmlns="http://www.idpf.org/2007/opf"><metadata><dc:title xmlns:dc="d">T</dc:title></metadata><manifest><item id="t" href="t.xhtml" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="v" href="nav.xhtml" properties="nav"/></manifest><spine toc="n"><itemref idref="t"/></spine><guide><reference type="toc" href="t.xhtml"/></guide></package>`
	ncx := `<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src="t.xhtml#a"/></navPoint></navMap></ncx>`
	f.Add(opf, ncx, page(`<nav epub:type="toc"><ol><li><a href="t.xhtml">One</a></li></ol></nav>`), page(`<h1 id="a">One</h1><p>It<a epub:type="noteref" href="#n">1</a> &mdash; <i>is</i>.</p><aside epub:type="footnote" id="n">x</aside>`))
	f.Add(opf, ncx, "", page(`<style>.i{font-style:italic}</style><p class="i">a<br/>“b</p><p>&#160;</p><hr/><table><tr><td>x</td></tr></table><ol><li>q</li></ol><ruby>x<rt>y</rt></ruby>`))
	f.Add(opf, ncx, "<nav>", `<p>unclosed <b>bold <title/><p id=x><a href="#x"><sup>1</sup></a>`)
	f.Add(opf, ncx, "", page(`<p>*** START OF THE PROJECT GUTENBERG EBOOK T ***</p><p>a</p><p>End of Project Gutenberg's T</p>`))
	f.Fuzz(func(t *testing.T, opf, ncx, nav, text string) {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, file := range [][2]string{{"META-INF/container.xml", strings.ReplaceAll(container, "OEBPS/", "")}, {"book.opf", opf}, {"toc.ncx", ncx}, {"nav.xhtml", nav}, {"t.xhtml", text}} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: file[0], Method: zip.Store})
			if err != nil {
				t.Skip()
			}
			_, _ = w.Write([]byte(file[1]))
		}
		z.Close()
		m, err := Parse("x.epub", b.Bytes())
		if err != nil {
			return
		}
		checkManuscript(t, m, b.Len())
	})
}

// FuzzFile reads bytes of any kind under any ending.
func FuzzFile(f *testing.F) {
	f.Add("x.txt", []byte(said))
	f.Add("x.md", []byte("---\ntitle: T\n---\n# One\n\n*a*"))
	f.Add("x.html", []byte("<p>“a” <i>b</i><br>c"))
	f.Add("x.txt", []byte("\xFF\xFEa\x00b\x00"))
	f.Add("x.docx", pack(f, "word/document.xml", `<w:document xmlns:w="w"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:document>`))
	f.Add("x.odt", pack(f, "content.xml", `<o xmlns:text="t"><body><text:p>a</text:p></body></o>`))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
			t.Skip() // another program's work
		}
		m, err := Parse(name, b)
		if err != nil {
			return
		}
		checkManuscript(t, m, len(b))
	})
}

// FuzzParagraph holds that no letter of a paragraph is lost or added on the way to the script, whatever signs it has.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{"a *b* _c_ \\d", "# one", "> two", "1. three", "“four", "***", "a\n==\nb", "\\*\\_\\\\", "CHAPTER I", "by me", "'Tis 'x'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.Map(func(r rune) rune {
			if unseen(r) || r == utf8.RuneError || r >= 0xFDD0 && !unicode.IsLetter(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, ""))
		if !hasWords(s) {
			t.Skip()
		}
		m, err := Parse("x.html", []byte("<!DOCTYPE html><p>"+html.EscapeString(s)+"</p><p>The tide was out.</p>"))
		if err != nil {
			t.Fatal(err)
		}
		if len(m.LeftOut) > 0 {
			t.Skip() // it looks like a licence or the like
		}
		read, err := script.Parse(m.Text, script.Markdown)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, l := range read.Lines {
			got.WriteString(l.Text)
		}
		var want inline
		want.add(s+" The tide was out.", false)
		if g, w := key(got.String()), key(string(want.text)); g != w {
			t.Errorf("%q became %q by way of %q", w, g, m.Text)
		}
	})
}
