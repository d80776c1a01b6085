package manuscript

import (
	"bytes"
	"regexp"
	"strings"
)

const gutenbergLicence = "Project Gutenberg licence"

var (
	gutenbergStart = regexp.MustCompile(`(?im)^[ \t]*\*{3}[ \t]*START OF (?:THE|THIS) PROJECT GUTENBERG E-?BOOK\b[^\r\n]*(?:\r?\n[^\r\n*]+)?\*{3}[ \t]*\r?$|^[ \t]*\*END[ *]*THE SMALL PRINT![^\r\n]*$`)
	gutenbergEnd   = regexp.MustCompile(`(?im)^[ \t]*\*{3}[ \t]*END OF (?:THE|THIS) PROJECT GUTENBERG E-?BOOK\b|^[ \t]*End of (?:the |this )?Project Gutenberg(?:['’]s)? (?:E-?(?:book|text) )?[^\r\n]{0,120}\r?$`)
	gutenbergField = regexp.MustCompile(`(?m)^[ \t]*(Title|Author|Language):[ \t]*(\S[^\r\n]*?)[ \t]*\r?$`)
	transcriber    = regexp.MustCompile(`(?i)^_?(?:(?:this )?(?:e-?text|e-?book) (?:was )?(?:prepared|produced) by|(?:produced|transcribed|digitized|scanned|credits?:?) (?:by|from)\b)`)
)

// languages are those Project Gutenberg names in words, as tags.
var languages = map[string]string{"english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "dutch": "nl",
	"portuguese": "pt", "finnish": "fi", "swedish": "sv", "danish": "da", "latin": "la", "greek": "el", "chinese": "zh", "japanese": "ja"}

// gutenbergData takes title, author and language from the header that Project Gutenberg puts before a text.
func (m *Manuscript) gutenbergData(header string) {
	for _, f := range gutenbergField.FindAllStringSubmatch(header, -1) {
		switch {
		case f[1] == "Title" && m.Title == "":
			m.Title = f[2]
		case f[1] == "Author" && m.Author == "":
			m.Author = f[2]
		case f[1] == "Language" && m.Language == "":
			m.Language = languages[strings.ToLower(f[2])]
		}
	}
}

// cutGutenberg returns a plain text without Project Gutenberg's header and licence, and without the
// line that thanks its transcribers.
func (m *Manuscript) cutGutenberg(text []byte) []byte {
	begin := gutenbergStart.FindIndex(text)
	if begin == nil || begin[0] > 200<<10 {
		return text
	}
	header := text[:begin[1]]
	m.gutenbergData(string(header))
	m.leaveOut(gutenbergLicence, len(bytes.Fields(header)))
	text = text[begin[1]:]
	if end := gutenbergEnd.FindIndex(text); end != nil {
		m.LeftOut[len(m.LeftOut)-1].Words += len(bytes.Fields(text[end[0]:]))
		text = text[:end[0]]
	}
	text = bytes.TrimLeft(text, "\r\n\t ")
	if transcriber.Match(text) {
		if i := emptyLine.FindIndex(text); i != nil && i[0] < 1500 {
			m.leaveOut("transcribers' credits", len(bytes.Fields(text[:i[0]])))
			text = bytes.TrimLeft(text[i[1]:], "\r\n")
		}
	}
	return text
}

var emptyLine = regexp.MustCompile(`\r?\n[ \t]*\r?\n`)

// cutGutenbergBlocks does the same for a formatted book that does not mark the two.
func (m *Manuscript) cutGutenbergBlocks(blocks []block) []block {
	for i, b := range blocks {
		if i < 200 && gutenbergStart.MatchString(signs(b.text)) {
			for _, h := range blocks[:i+1] {
				m.gutenbergData(unescape(h.text))
			}
			m.leaveOut(gutenbergLicence, countWords(blocks[:i+1]))
			blocks = blocks[i+1:]
			break
		}
	}
	for i, b := range blocks {
		if gutenbergEnd.MatchString(signs(b.text)) {
			m.leaveOut(gutenbergLicence, countWords(blocks[i:]))
			blocks = blocks[:i]
			break
		}
	}
	for i := range min(len(blocks), 4) {
		if blocks[i].kind == paragraph && transcriber.MatchString(signs(blocks[i].text)) {
			m.leaveOut("transcribers' credits", words(blocks[i].text))
			return append(blocks[:i:i], blocks[i+1:]...)
		}
	}
	return blocks
}

// signs is the beginning of a block as it stands in a plain text: the lines around a work are short.
func signs(s string) string { return strings.ReplaceAll(s[:min(len(s), 1000)], `\*`, "*") }
