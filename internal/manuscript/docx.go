package manuscript

import (
	"encoding/xml"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// wordStyle is what matters of a style of Word: Office Open XML, ISO/IEC 29500-1, section 17.7.
type wordStyle struct {
	name, basedOn  string
	outline        int   // heading level from 1; 0 none
	italic, hidden *bool // nil: as the style it is based on
}

// docx is a Word document being read.
type docx struct {
	gather
	m      *Manuscript
	styles map[string]*wordStyle

	skip    int    // depth inside what is not read
	omitted string // what that is, if it is to be listed
	lost    int    // words of it

	para   wordPara
	run    wordRun
	boxes  []box // paragraphs interrupted by a text box
	inPara bool  // in the properties of a paragraph
	inRun  bool  // in the properties of a run
	inText bool
	isTOC  bool // the content control begun is a table of contents
	joins  bool // the end of the paragraph before was deleted: this one goes on in it
}

// wordPara is what is known of the paragraph being read.
type wordPara struct {
	style   string
	outline int
	picture string
	rule    bool
	deleted bool // its end is
}

// wordRun is what is known of the run being read.
type wordRun struct {
	style          string
	italic, hidden *bool
}

// box keeps a paragraph while the text box that stands in it is read.
type box struct {
	inline
	para wordPara
	run  wordRun
}

// notInWord are elements that a reader does not see on the page.
var notInWord = setOf(`del moveFrom delText instrText delInstrText Fallback rt sectPr tblPr trPr tcPr numPr footnoteReference
	endnoteReference commentReference annotationRef`)

// readDOCX reads a Word document: the main text, in paragraphs.
func readDOCX(a *archive) (*Manuscript, error) {
	main := "word/document.xml"
	if !a.has(main) {
		found, err := a.officeDocument()
		if err != nil {
			return nil, err
		}
		main = found
	}
	m := &Manuscript{}
	if err := m.coreData(a, "docProps/core.xml"); err != nil {
		return nil, err
	}
	d := &docx{m: m, styles: map[string]*wordStyle{}}
	if name := path.Join(path.Dir(main), "styles.xml"); a.has(name) {
		if err := d.readStyles(a, name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	b, err := a.read(main)
	if err != nil {
		return nil, err
	}
	if err := walkXML(b, d.start, d.text, d.endElement); err != nil {
		return nil, fmt.Errorf("%s: %w", main, err)
	}
	d.endParagraph()
	m.finish(d.blocks)
	return m, nil
}

// finish makes the text of a document that is one run of blocks.
func (m *Manuscript) finish(blocks []block) {
	blocks = m.leaveOutSections(m.cutGutenbergBlocks(m.leaveOutLinks(blocks)))
	level(blocks, m.Title)
	m.compose(joinHeadings(settleBreaks(blocks)))
}

// officeDocument finds the main part by the package's relationships.
func (a *archive) officeDocument() (string, error) {
	b, err := a.read("_rels/.rels")
	if err != nil {
		return "", err
	}
	target := ""
	err = walkXML(b, func(s xml.StartElement) error {
		if strings.HasSuffix(attr(s, "Type"), "/officeDocument") {
			target, _ = a.resolve("", attr(s, "Target"))
		}
		return nil
	}, func(string) {}, func(xml.EndElement) {})
	switch {
	case err != nil:
		return "", fmt.Errorf("_rels/.rels: %w", err)
	case target == "" || strings.HasPrefix(target, "xl/") || strings.HasPrefix(target, "ppt/"):
		return "", fmt.Errorf("%w: it is an Office file, but not a Word document; save the prose as DOCX", ErrFormat)
	}
	return target, nil
}

// coreData reads title, author and language as Dublin Core has them.
func (m *Manuscript) coreData(a *archive, name string) error {
	if !a.has(name) {
		return nil
	}
	b, err := a.read(name)
	if err != nil {
		return err
	}
	at := ""
	err = walkXML(b, func(s xml.StartElement) error { at = s.Name.Local; return nil }, func(s string) {
		switch at {
		case "title":
			m.Title += s
		case "creator", "initial-creator":
			if m.Author == "" {
				m.Author = s
			}
		case "language":
			m.Language += s
		}
	}, func(xml.EndElement) { at = "" })
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readStyles reads the names, outline levels and italics of the styles.
func (d *docx) readStyles(a *archive, name string) error {
	b, err := a.read(name)
	if err != nil {
		return err
	}
	var cur *wordStyle
	return walkXML(b, func(s xml.StartElement) error {
		if s.Name.Local == "style" {
			cur = &wordStyle{}
			d.styles[attr(s, "styleId")] = cur
		}
		if cur == nil {
			return nil
		}
		switch s.Name.Local {
		case "name":
			cur.name = strings.ToLower(attr(s, "val"))
		case "basedOn":
			cur.basedOn = attr(s, "val")
		case "outlineLvl":
			cur.outline = outlineLevel(s)
		case "i":
			cur.italic = toggle(s)
		case "vanish":
			cur.hidden = toggle(s)
		}
		return nil
	}, func(string) {}, func(s xml.EndElement) {
		if s.Name.Local == "style" {
			cur = nil
		}
	})
}

// outlineLevel is a heading level from 1, or 0 for body text.
func outlineLevel(s xml.StartElement) int {
	if n, err := strconv.Atoi(attr(s, "val")); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return 0
}

// toggle is the value of an on-off property (17.3.2): on unless it says otherwise.
func toggle(s xml.StartElement) *bool {
	v := attr(s, "val")
	on := v != "0" && v != "false" && v != "off"
	return &on
}

// property looks a style and those that it is based on through, as far as one says anything.
func (d *docx) property(style string, of func(*wordStyle) *bool) bool {
	for range 20 {
		s := d.styles[style]
		if s == nil {
			return false
		}
		if v := of(s); v != nil {
			return *v
		}
		style = s.basedOn
	}
	return false
}

// rank is the heading rank of the paragraph: 0 the title, 1 to 9 headings, -1 none.
func (d *docx) rank() int {
	if d.para.outline > 0 {
		return d.para.outline
	}
	for style, n := d.para.style, 0; n < 20; n++ {
		s := d.styles[style]
		if s == nil {
			return styleRank(style)
		}
		if r := styleRank(s.name); r >= 0 {
			return r
		}
		if s.outline > 0 {
			return s.outline
		}
		style = s.basedOn
	}
	return -1
}

// styleRank knows the built-in styles by name or identifier: "heading 1", "Heading1", "Title".
func styleRank(name string) int {
	name = strings.ReplaceAll(strings.ToLower(name), " ", "")
	if name == "title" {
		return 0
	}
	if n, ok := strings.CutPrefix(name, "heading"); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
		return int(n[0] - '0')
	}
	return -1
}
