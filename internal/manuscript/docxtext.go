package manuscript

import (
	"encoding/xml"
	"strings"
)

// start handles the beginning of an element of the main document.
func (d *docx) start(s xml.StartElement) error {
	name := s.Name.Local
	switch {
	case d.skip > 0:
		d.skip++
	case d.inPara && name == "del":
		d.para.deleted = true
		d.skip = 1
	case notInWord[name]:
		if name == "footnoteReference" || name == "endnoteReference" {
			d.m.leaveOut("footnote", 0)
		}
		d.skip = 1
	case name == "sdtContent" && d.isTOC:
		d.skip, d.omitted, d.isTOC = 1, "contents", false
	case d.inPara:
		d.paraProperty(name, s)
	case d.inRun:
		d.runProperty(name, s)
	default:
		d.content(name, s)
	}
	return nil
}

// content handles elements that are text, or hold it.
func (d *docx) content(name string, s xml.StartElement) {
	switch name {
	case "p":
		if !d.joins {
			d.reset()
		}
		d.joins = false
		d.para, d.run = wordPara{}, wordRun{}
	case "pPr":
		d.inPara = true
	case "rPr":
		d.inRun = true
	case "r":
		d.run = wordRun{}
	case "t":
		d.inText = true
	case "tab", "ptab":
		d.write(" ")
	case "noBreakHyphen":
		d.write("-")
	case "br", "cr":
		switch t := attr(s, "type"); {
		case t == "page" || t == "column":
			d.write(" ")
		case !d.hidden():
			d.lineBreak()
		}
	case "sym":
		d.write("•") // a sign in a font of its own: an ornament
	case "blip":
		d.para.picture = attr(s, "embed")
	case "rect":
		d.para.rule = d.para.rule || attr(s, "hr") != ""
	case "docPartGallery":
		d.isTOC = strings.Contains(attr(s, "val"), "Table of Contents")
	case "txbxContent":
		d.boxes = append(d.boxes, box{d.inline, d.para, d.run})
		d.inline = inline{}
	}
}

func (d *docx) paraProperty(name string, s xml.StartElement) {
	switch name {
	case "pStyle":
		d.para.style = attr(s, "val")
	case "outlineLvl":
		d.para.outline = outlineLevel(s)
	}
}

func (d *docx) runProperty(name string, s xml.StartElement) {
	switch name {
	case "rStyle":
		d.run.style = attr(s, "val")
	case "i":
		d.run.italic = toggle(s)
	case "vanish":
		d.run.hidden = toggle(s)
	}
}

func (d *docx) text(s string) {
	switch {
	case d.skip > 0 && d.omitted != "":
		d.lost += words(s)
	case d.skip == 0 && d.inText:
		d.write(s)
	}
}

// write adds text in the style of the run.
func (d *docx) write(s string) {
	if d.hidden() {
		d.m.leaveOutMore("hidden text", words(s))
		return
	}
	d.add(s, d.is(d.run.italic, func(s *wordStyle) *bool { return s.italic }))
}

func (d *docx) hidden() bool {
	return d.is(d.run.hidden, func(s *wordStyle) *bool { return s.hidden })
}

// is is a property of the run: its own, its style's or its paragraph's.
func (d *docx) is(own *bool, of func(*wordStyle) *bool) bool {
	if own != nil {
		return *own
	}
	return d.property(d.run.style, of) || d.property(d.para.style, of)
}

func (d *docx) endElement(s xml.EndElement) {
	if d.skip > 0 {
		if d.skip--; d.skip == 0 && d.omitted != "" {
			d.m.leaveOut(d.omitted, d.lost)
			d.omitted, d.lost = "", 0
		}
		return
	}
	switch s.Name.Local {
	case "pPr":
		d.inPara = false
	case "rPr":
		d.inRun = false
	case "t":
		d.inText = false
	case "p":
		d.endParagraph()
	case "txbxContent":
		if n := len(d.boxes); n > 0 {
			d.endParagraph()
			d.inline, d.para, d.run = d.boxes[n-1].inline, d.boxes[n-1].para, d.boxes[n-1].run
			d.boxes = d.boxes[:n-1]
		}
	}
}

// endParagraph makes a block of the paragraph read.
func (d *docx) endParagraph() {
	style := strings.ToLower(d.para.style)
	if s := d.styles[d.para.style]; s != nil {
		style = s.name
	}
	rank := d.rank()
	switch {
	case d.para.deleted:
		d.joins = true
		return
	case strings.HasPrefix(style, "toc ") || strings.HasPrefix(style, "toc") && len(style) == 4:
		d.m.leaveOutMore("contents", words(string(d.inline.text)))
		d.reset()
	case d.para.rule:
		d.end(paragraph, 0)
		d.put(block{kind: sceneBreak})
	case d.empty() && d.para.picture != "":
		d.put(block{kind: picture, src: d.para.picture})
	case d.empty():
		d.put(block{kind: spacer})
	case rank >= 0:
		d.end(heading, rank)
	default:
		d.end(paragraph, 0)
	}
	d.para = wordPara{}
	d.reset()
}
