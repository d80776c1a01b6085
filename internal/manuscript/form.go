package manuscript

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
)

// form is what a file is.
type form string

const (
	formText     form = "plain text"
	formMarkdown form = "Markdown"
	formHTML     form = "HTML"
	formZip      form = "zip"
	formPDF      form = "PDF"
	formRTF      form = "RTF"
	formOLE      form = "OLE"
	formKindle   form = "Kindle"
	formGzip     form = "gzip"
)

// refused are the forms that cannot be read, with what to do.
var refused = map[form]string{
	formRTF:    "it is Rich Text (RTF); open it in a word processor and save it as DOCX or ODT",
	formOLE:    "it is a Word 97 document, or a Word document with a password; open it in a word processor and save it as DOCX without a password",
	formKindle: "it is a Kindle book; convert it to EPUB, with Calibre for example",
	formGzip:   "it is packed with gzip; unpack it first (gunzip)",
}

var magics = []struct {
	at    int
	bytes string
	form  form
}{
	{0, "PK\x03\x04", formZip},
	{0, "PK\x05\x06", formZip},
	{0, "{\\rtf", formRTF},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", formOLE},
	{0, "\x1F\x8B", formGzip},
	{60, "BOOKMOBI", formKindle},
	{60, "TEXtREAd", formKindle},
}

var htmlStart = regexp.MustCompile(`(?i)^(?:\x{FEFF}|\s|<\?xml[^>]*>|<!--(?s:.*?)-->)*<(?:!doctype\s+html|html[\s>])`)

// formOf finds out what a file is from its first bytes and, for texts, its name.
func formOf(name string, head []byte) form {
	for _, m := range magics {
		if len(head) > m.at && bytes.HasPrefix(head[m.at:], []byte(m.bytes)) {
			return m.form
		}
	}
	if i := bytes.Index(head, []byte("%PDF-")); i >= 0 && i < 1024 && !bytes.ContainsAny(head[:i], "abcdefghijklmnopqrstuvwxyz") {
		return formPDF
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mkd":
		return formMarkdown
	case ".html", ".htm", ".xhtml", ".xht":
		return formHTML
	}
	if text, _, err := decode(head[:len(head)&^1]); err == nil && htmlStart.Match(text) || htmlStart.Match(head) {
		return formHTML
	}
	return formText
}
