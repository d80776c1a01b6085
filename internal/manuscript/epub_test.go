package manuscript

import (
	"testing"
)

const nav = `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="pic" href="c.jpg" media-type="image/jpeg"/>`

// TestEPUB3 reads a whole book with all that surrounds a text.
func TestEPUB3(t *testing.T) {
	k := book{
		texts: []string{
			"cover.xhtml", page(`<img src="c.jpg" alt="The Salt Road"/>`),
			"p1.xhtml", page(`<h1>The Salt Road</h1><p>Ada Fenn</p>`),
			"p2.xhtml", page(`<p>Copyright © 2026 Ada Fenn. All rights reserved.</p><p>ISBN 000-0-00</p>`),
			"p3.xhtml", page(`<section epub:type="dedication"><p>For the gulls.</p></section>`),
			"c1.xhtml", page(`<section epub:type="chapter"><h2>1</h2><h2>Low Water</h2><p>The tide was out<a epub:type="noteref" href="#n1">1</a>.</p><p>*</p>
				<p>“Is it far?” asked <i>Nell</i>.</p><aside epub:type="footnote" id="n1"><p>By two hours.</p></aside></section>`),
			"c2.xhtml", page(`<p class="ct">2. High Water</p><p>It was.</p>`),
			"back.xhtml", page(`<h2>About the Author</h2><p>Ada Fenn lives by the sea.</p>`),
		},
		manifest: nav,
		files: []string{"OEBPS/c.jpg", "\xFF\xD8jpeg", "OEBPS/nav.xhtml", page(`<nav epub:type="toc"><ol><li><a href="c1.xhtml">1 Low Water</a></li>
			<li><a href="c2.xhtml">2. High Water</a></li><li><a href="back.xhtml">About the Author</a></li></ol></nav>`)},
	}
	m := parsed(t, "book.epub", k.bytes(t))
	want := "# The Salt Road\n\nby Ada Fenn\n\n## 1: Low Water\n\nThe tide was out.\n\n***\n\n“Is it far?” asked *Nell*.\n\n## 2. High Water\n\nIt was.\n"
	if string(m.Text) != want {
		t.Errorf("got\n%s\nwant\n%s", m.Text, want)
	}
	if m.Title != "The Salt Road" || m.Author != "Ada Fenn" || m.Language != "en-GB" || m.Cover == nil || m.Cover.Type != "image/jpeg" {
		t.Errorf("title %q, author %q, language %q, cover %v", m.Title, m.Author, m.Language, m.Cover)
	}
	t.Log(m.LeftOut, m.Chapters)
}
