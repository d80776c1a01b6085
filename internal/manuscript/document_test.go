package manuscript

import (
	"strings"
	"testing"
)

const wordStyles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="My chapter"/><w:basedOn w:val="Heading1"/></w:style>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="Letter"><w:name w:val="Letter"/><w:rPr><w:i/></w:rPr></w:style>
</w:styles>`

// word is a Word document with a body.
func word(t testing.TB, body string) []byte {
	return pack(t, "[Content_Types].xml", "<Types/>", "word/styles.xml", wordStyles,
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>The Salt Road</dc:title><dc:creator>Ada Fenn</dc:creator></cp:coreProperties>`,
		"word/document.xml", `<w:document xmlns:w="w" xmlns:mc="m" xmlns:v="v" xmlns:o="o"><w:body>`+body+`</w:body></w:document>`)
}

// TestDOCX reads what a reader of the printed document would.
func TestDOCX(t *testing.T) {
	p := func(runs string) string { return "<w:p>" + runs + "</w:p>" }
	r := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(text) + "</w:p>"
	}
	italic := func(text string) string {
		return `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	tests := []struct{ name, body, want, left string }{
		{"headings by style", styled("Titel", "The Salt Road") + styled("Heading1", "One") + p(r("a")) + styled("Kop2", "Noon") + p(r("b")) + styled("Mine", "Two") + p(r("c")),
			"# The Salt Road|## One|a|### Noon|b|## Two|c", ""},
		{"headings by outline", p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`+r("Low")) + p(r("a")) + p(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>`+r("High")) + p(r("b")), "## Low|a|## High|b", ""},
		{"a word in runs", p(r("light") + r("house ") + italic("Her") + italic("on") + r(".")), "lighthouse *Heron*.", ""},
		{"italics by style, and not", p(`<w:r><w:rPr><w:rStyle w:val="Emphasis"/></w:rPr><w:t>Now</w:t></w:r>`) + styled("Letter", "Dear Nell") + p(`<w:r><w:rPr><w:i w:val="0"/></w:rPr><w:t>plain</w:t></w:r>`), "*Now*|*Dear Nell*|plain", ""},
		{"breaks, tabs and hyphens", p(r("One") + `<w:r><w:br/></w:r>` + r("two") + `<w:r><w:tab/></w:r>` + r("three") + `<w:r><w:noBreakHyphen/></w:r>` + r("four light") + `<w:r><w:softHyphen/></w:r>` + r("house") + `<w:r><w:br w:type="page"/></w:r>`), "One\ntwo three-four lighthouse", ""},
		{"changes", p(r("The ") + `<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>` + r("new") + `</w:ins><w:moveFrom>` + r("moved") + `</w:moveFrom>` + r(" road")), "The new road", ""},
		{"a deleted end of paragraph", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+r("The tide ")) + p(r("was out.")), "The tide was out.", ""},
		{"notes and comments", p(r("Out") + `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="1"/></w:r>` + r(".")), "Out.", "footnote"},
		{"a field", p(`<w:r><w:instrText>PAGE</w:instrText></w:r>` + r("12") + `<w:hyperlink>` + r(" link") + `</w:hyperlink>`), "12 link", ""},
		{"contents", `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p(r("One 1")) + `</w:sdtContent></w:sdt>` + styled("TOC1", "Two 2") + p(r("a")), "a", "contents"},
		{"a text box, once", p(r("Before ") + `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + p(r("in the box")) + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + p(r("in the box")) + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>` + r("after")), "in the box|Before after", ""},
		{"a table", `<w:tbl><w:tr><w:tc>` + p(r("low")) + `</w:tc><w:tc>` + p(r("two")) + `</w:tc></w:tr></w:tbl>`, "low|two", ""},
		{"hidden text", p(r("seen") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen words</w:t></w:r>`), "seen", "hidden text"},
		{"ruby", p(`<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>`), "漢", ""},
		{"scene breaks", p(r("a")) + p(r("* * *")) + p(r("b")) + p(`<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>`) + p(r("c")), "a|***|b|***|c", ""},
		{"matter", styled("Heading1", "Dedication") + p(r("To you")) + styled("Heading1", "One") + p(r("a")) + styled("Heading1", "Two") + p(r("b")), "## One|a|## Two|b", "dedication"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := parsed(t, "x.docx", word(t, tt.body))
			if got := strings.Join(strings.Split(strings.TrimSpace(string(m.Text)), "\n\n"), "|"); got != tt.want {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
			if m.Omitted() != tt.left {
				t.Errorf("left out %q, want %q", m.Omitted(), tt.left)
			}
			if m.Title != "The Salt Road" || m.Author != "Ada Fenn" {
				t.Errorf("title %q, author %q", m.Title, m.Author)
			}
		})
	}
}

// TestODT reads what a reader of the printed document would.
func TestODT(t *testing.T) {
	const styles = `<office:automatic-styles><style:style style:name="T1"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Heading_20_2"/></office:automatic-styles>`
	tests := []struct{ name, body, want, left string }{
		{"headings", `<text:p text:style-name="P1">The Salt Road</text:p><text:h text:outline-level="1">One</text:h><text:p>a</text:p><text:p text:style-name="P2">Noon</text:p><text:p>b</text:p><text:h text:outline-level="1">Two</text:h><text:p>c</text:p>`, "# The Salt Road|## One|a|### Noon|b|## Two|c", ""},
		{"spans and spaces", `<text:p>light<text:span>house</text:span><text:s text:c="3"/><text:span text:style-name="T1">Her<text:span>on</text:span></text:span>,<text:tab/>two<text:line-break/>three<text:soft-page-break/></text:p>`, "lighthouse *Heron*, two\nthree", ""},
		{"notes, comments, changes", `<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Out<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>By two hours.</text:p></text:note-body></text:note><office:annotation><text:p>hm</text:p></office:annotation>.</text:p>`, "Out.", "footnote"},
		{"contents and hidden text", `<text:table-of-content><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content><text:p>seen <text:span text:style-name="T2">unseen</text:span></text:p>`, "seen", "contents, hidden text"},
		{"a text box, a list, a table", `<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame>b</text:p><text:list><text:list-item><text:p>rope</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>low</text:p></table:table-cell></table:table-row></table:table>`, "box|ab|rope|low", ""},
		{"ruby", `<text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby></text:p>`, "漢", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := `<office:document-content xmlns:office="o" xmlns:style="s" xmlns:text="t" xmlns:fo="f" xmlns:draw="d" xmlns:table="b" xmlns:svg="urn:svg">` + styles + `<office:body><office:text>` + tt.body + `</office:text></office:body></office:document-content>`
			m := parsed(t, "x.odt", pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", doc,
				"meta.xml", `<m xmlns:dc="d"><dc:title>The Salt Road</dc:title><dc:creator>Ada Fenn</dc:creator></m>`))
			if got := strings.Join(strings.Split(strings.TrimSpace(string(m.Text)), "\n\n"), "|"); got != tt.want {
				t.Errorf("got\n%q\nwant\n%q", got, tt.want)
			}
			if m.Omitted() != tt.left || m.Title != "The Salt Road" || m.Author != "Ada Fenn" {
				t.Errorf("left out %q, want %q; title %q, author %q", m.Omitted(), tt.left, m.Title, m.Author)
			}
		})
	}
}
