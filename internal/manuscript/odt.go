package manuscript

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// odtStyle is what matters of a style: OpenDocument 1.3, part 3, section 16.
type odtStyle struct {
	parent         string
	italic, hidden string // the values of fo:font-style and text:display, or empty
	outline        int
}

// odt is an OpenDocument text being read.
type odt struct {
	gather
	m      *Manuscript
	styles map[string]*odtStyle
	cur    *odtStyle // the style being defined

	inBody  bool
	skip    int    // depth inside what is not read
	omitted string // what that is, if it is to be listed
	lost    int    // words of it

	spans []string // styles of the paragraph and the spans open
	rank  int      // of the heading open; -1 in a paragraph
	boxes []odtBox
	image string
}

// odtBox keeps a paragraph while the text box that stands in it is read.
type odtBox struct {
	inline
	spans []string
	rank  int
}

// notInODT are elements of the text that are not read, and what they are called where they are listed.
var notInODT = map[string]string{
	"tracked-changes": "", "annotation": "", "annotation-end": "", "ruby-text": "", "forms": "", "sequence-decls": "", "variable-decls": "",
	"user-field-decls": "", "hidden-text": "", "note": "footnote", "table-of-content": "contents", "illustration-index": "contents",
	"table-index": "contents", "alphabetical-index": "index", "user-index": "index", "object-index": "index", "bibliography": "bibliography",
}

// readODT reads an OpenDocument text.
func readODT(a *archive) (*Manuscript, error) {
	const manifest = "META-INF/manifest.xml"
	if a.has("mimetype") {
		kind, err := a.read("mimetype")
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.text") {
			return nil, fmt.Errorf("%w: it is OpenDocument, but no text; save the prose as ODT", ErrFormat)
		}
	}
	if a.has(manifest) {
		b, err := a.read(manifest)
		if err != nil {
			return nil, err
		}
		if strings.Contains(string(b), "encryption-data") {
			return nil, fmt.Errorf("%w: it has a password; save it without one", ErrProtected)
		}
	}
	o := &odt{m: &Manuscript{}, styles: map[string]*odtStyle{}}
	if err := o.m.coreData(a, "meta.xml"); err != nil {
		return nil, err
	}
	for _, name := range []string{"styles.xml", "content.xml"} {
		if name == "styles.xml" && !a.has(name) {
			continue
		}
		b, err := a.read(name)
		if err != nil {
			return nil, err
		}
		if err := walkXML(b, o.start, o.text, o.endElement); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	o.m.finish(o.blocks)
	return o.m, nil
}

func (o *odt) start(s xml.StartElement) error {
	name := s.Name.Local
	what, unseen := notInODT[name]
	switch {
	case o.skip > 0:
		o.skip++
	case name == "body":
		o.inBody = true
	case !o.inBody:
		o.style(name, s)
	case unseen, strings.Contains(s.Name.Space, "svg"):
		o.skip, o.omitted, o.lost = 1, what, 0
	default:
		o.content(name, s)
	}
	return nil
}

// style reads the definition of a style.
func (o *odt) style(name string, s xml.StartElement) {
	switch name {
	case "style":
		o.cur = &odtStyle{parent: attr(s, "parent-style-name")}
		o.cur.outline, _ = strconv.Atoi(attr(s, "default-outline-level"))
		o.styles[attr(s, "name")] = o.cur
	case "text-properties":
		if o.cur != nil {
			o.cur.italic, o.cur.hidden = attr(s, "font-style"), attr(s, "display")
		}
	}
}

// content handles elements that are text, or hold it.
func (o *odt) content(name string, s xml.StartElement) {
	switch name {
	case "p", "h":
		if o.spans == nil {
			o.reset()
		}
		o.spans = append(o.spans, attr(s, "style-name"))
		o.rank = o.paragraphRank(attr(s, "style-name"))
		if name == "h" {
			n, _ := strconv.Atoi(attr(s, "outline-level"))
			if o.rank = max(1, n); attr(s, "style-name") == "Title" {
				o.rank = 0
			}
		}
	case "span":
		o.spans = append(o.spans, attr(s, "style-name"))
	case "s":
		o.write(" ")
	case "tab":
		o.write(" ")
	case "line-break":
		o.lineBreak()
	case "image":
		o.image = attr(s, "href")
	case "text-box":
		o.boxes = append(o.boxes, odtBox{o.inline, o.spans, o.rank})
		o.inline, o.spans = inline{}, nil
	}
}

// paragraphRank is the heading rank that a paragraph style gives: 0 the title, -1 none.
func (o *odt) paragraphRank(style string) int {
	for range 20 {
		if r := styleRank(strings.ReplaceAll(style, "_20_", "")); r >= 0 {
			return r
		}
		s := o.styles[style]
		if s == nil {
			break
		}
		if s.outline > 0 {
			return s.outline
		}
		style = s.parent
	}
	return -1
}

func (o *odt) text(s string) {
	switch {
	case o.skip > 0:
		o.lost += words(s)
	case len(o.spans) > 0:
		o.write(s)
	}
}

// write adds text in the style of the spans around it: the innermost that says anything decides.
func (o *odt) write(s string) {
	if v := o.property(func(s *odtStyle) string { return s.hidden }); v == "none" {
		o.m.leaveOutMore("hidden text", words(s))
		return
	}
	v := o.property(func(s *odtStyle) string { return s.italic })
	o.add(s, v == "italic" || v == "oblique")
}

func (o *odt) property(of func(*odtStyle) string) string {
	for i := len(o.spans) - 1; i >= 0; i-- {
		style := o.spans[i]
		for range 20 {
			s := o.styles[style]
			if s == nil {
				break
			}
			if v := of(s); v != "" {
				return v
			}
			style = s.parent
		}
	}
	return ""
}

func (o *odt) endElement(s xml.EndElement) {
	if o.skip > 0 {
		if o.skip--; o.skip == 0 && o.omitted != "" {
			o.m.leaveOut(o.omitted, o.lost)
		}
		return
	}
	switch s.Name.Local {
	case "style":
		o.cur = nil
	case "span":
		o.spans = o.spans[:max(0, len(o.spans)-1)]
	case "p", "h":
		o.endParagraph()
	case "text-box":
		if n := len(o.boxes); n > 0 {
			b := o.boxes[n-1]
			o.boxes = o.boxes[:n-1]
			o.inline, o.spans, o.rank = b.inline, b.spans, b.rank
		}
	}
}

func (o *odt) endParagraph() {
	switch {
	case o.empty() && o.image != "":
		o.put(block{kind: picture, src: o.image})
	case o.empty():
		o.put(block{kind: spacer})
	case o.rank >= 0:
		o.end(heading, o.rank)
	default:
		o.end(paragraph, 0)
	}
	o.reset()
	o.spans, o.image = nil, ""
}
