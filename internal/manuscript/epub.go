package manuscript

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
	"strings"

	"golang.org/x/net/html"
)

// epub is a book being read: its package document and what has been found in its texts.
type epub struct {
	*archive
	m       *Manuscript
	opf     string          // path of the package document
	list    []item          // the files, as the package lists them
	items   map[string]item // the same by id
	spine   []item          // texts in reading order
	guide   map[string]string
	toc     []tocEntry
	entries map[string][]tocEntry // those of toc that point into a file
	cover   string                // id of the picture, as EPUB 2 names it
	tocID   string                // id of the NCX
	css     *styles
	links   map[string]bool // where note numbers point: "file#name"
}

// item is a file of the book.
type item struct {
	path, kind, properties string
}

// readEPUB reads EPUB 2 and 3: the texts in the order of the spine.
func readEPUB(a *archive) (*Manuscript, error) {
	e := &epub{archive: a, m: &Manuscript{}, items: map[string]item{}, guide: map[string]string{}, entries: map[string][]tocEntry{}, css: newStyles(), links: map[string]bool{}}
	if err := e.checkProtection(); err != nil {
		return nil, err
	}
	if err := e.findPackage(); err != nil {
		return nil, err
	}
	if err := e.readPackage(); err != nil {
		return nil, fmt.Errorf("%s: %w", e.opf, err)
	}
	if len(e.spine) == 0 {
		return nil, fmt.Errorf("%s: %w: it lists no texts to read; fetch or save the book again", e.opf, ErrDamaged)
	}
	if err := e.readContents(); err != nil {
		return nil, err
	}
	if err := e.readStyles(); err != nil {
		return nil, err
	}
	if err := e.eachText(func(it item, root *html.Node) {
		noteLinks(root, e.css, func(href string) string { return e.target(it.path, href) }, e.links)
	}); err != nil {
		return nil, err
	}
	var parts []part
	if err := e.eachText(func(it item, root *html.Node) { parts = append(parts, e.readPart(it, root)) }); err != nil {
		return nil, err
	}
	e.assemble(parts)
	e.readCover()
	return e.m, nil
}

// fontScrambling are the two ways to scramble fonts, which hide no text.
var fontScrambling = setOf("http://www.idpf.org/2008/embedding http://ns.adobe.com/pdf/enc#RC")

// checkProtection refuses books whose texts are encrypted.
func (e *epub) checkProtection() error {
	const name = "META-INF/encryption.xml"
	if !e.has(name) {
		return nil
	}
	b, err := e.read(name)
	if err != nil {
		return err
	}
	locked := false
	err = walkXML(b, func(s xml.StartElement) error {
		if s.Name.Local == "EncryptionMethod" && !fontScrambling[attr(s, "Algorithm")] {
			locked = true
		}
		return nil
	}, func(string) {}, func(xml.EndElement) {})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if locked {
		return fmt.Errorf("%w: the book is encrypted (DRM) and opens in its seller's program alone; get a copy without DRM", ErrProtected)
	}
	return nil
}

// findPackage follows META-INF/container.xml to the package document.
func (e *epub) findPackage() error {
	const name = "META-INF/container.xml"
	b, err := e.read(name)
	if err != nil {
		return err
	}
	err = walkXML(b, func(s xml.StartElement) error {
		if s.Name.Local == "rootfile" && e.opf == "" {
			if e.opf, _ = e.resolve("", attr(s, "full-path")); e.opf == "" {
				return fmt.Errorf("%w: it names %q, which is not in the book; fetch or save the book again", ErrDamaged, attr(s, "full-path"))
			}
		}
		return nil
	}, func(string) {}, func(xml.EndElement) {})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if e.opf == "" {
		return fmt.Errorf("%s: %w: it names no package document; fetch or save the book again", name, ErrDamaged)
	}
	return nil
}

// readPackage reads metadata, list of files, reading order and guide.
func (e *epub) readPackage() error {
	b, err := e.read(e.opf)
	if err != nil {
		return err
	}
	var field, text string
	var creators []string
	start := func(s xml.StartElement) error {
		field, text = s.Name.Local, ""
		switch field {
		case "item":
			p, _ := e.resolve(e.opf, attr(s, "href"))
			it := item{p, strings.ToLower(attr(s, "media-type")), attr(s, "properties")}
			e.list = append(e.list, it)
			e.items[attr(s, "id")] = it
		case "spine":
			e.tocID = attr(s, "toc")
		case "itemref":
			return e.addToSpine(attr(s, "idref"))
		case "reference":
			if p, fragment := e.resolve(e.opf, attr(s, "href")); p != "" && fragment == "" {
				e.guide[p] = strings.ToLower(attr(s, "type"))
			}
		case "meta":
			if attr(s, "name") == "cover" {
				e.cover = attr(s, "content")
			}
		}
		return nil
	}
	end := func(s xml.EndElement) {
		v := strings.Join(strings.Fields(text), " ")
		if field != s.Name.Local || v == "" {
			return
		}
		switch field {
		case "title":
			if e.m.Title == "" {
				e.m.Title = v
			}
		case "creator":
			creators = append(creators, v)
		case "language":
			if e.m.Language == "" {
				e.m.Language = v
			}
		}
		text = ""
	}
	if err := walkXML(b, start, func(s string) { text += s[:min(len(s), 1000)] }, end); err != nil {
		return err
	}
	e.m.Author = names(creators)
	return nil
}

// names joins the names of authors: "Ada", "Ada and Ben", "Ada, Ben and Cy". "Surname, Given" is turned round.
func names(list []string) string {
	var out []string
	for _, n := range list {
		if last, first, ok := strings.Cut(n, ", "); ok && !strings.ContainsAny(first, ",&") && words(first) < 4 && !strings.HasPrefix(first, "Jr") {
			n = first + " " + last
		}
		out = append(out, n)
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

// addToSpine adds a text. What is listed but missing is refused: words would be lost without notice.
func (e *epub) addToSpine(id string) error {
	it, ok := e.items[id]
	if !ok || it.path == "" {
		return fmt.Errorf("%w: the text %q of its reading order is not in the book; fetch or save the book again", ErrDamaged, id)
	}
	switch it.kind {
	case "application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml", "application/xml", "text/xml":
		e.spine = append(e.spine, it)
	default:
		if ext := strings.ToLower(path.Ext(it.path)); ext == ".xhtml" || ext == ".html" || ext == ".htm" {
			e.spine = append(e.spine, it)
		} else {
			e.m.leaveOut("picture page", 0)
		}
	}
	return nil
}

// target is what a link in a text points at, as "file#name".
func (e *epub) target(base, href string) string {
	p, fragment := e.resolve(base, href)
	return p + "#" + fragment
}

// eachText makes the tree of every text in turn; only one is held at a time.
func (e *epub) eachText(f func(item, *html.Node)) error {
	budget, tags := e.left, 0
	for _, it := range e.spine {
		b, err := e.read(it.path)
		if err != nil {
			return err
		}
		if tags += bytes.Count(b, []byte{'<'}); tags > mostAllTags {
			return fmt.Errorf("%s: %w: the book has more than %d tags up to there; it may be a trap", it.path, ErrTooBig, mostAllTags)
		}
		root, err := parseXHTML(b)
		if err != nil {
			return fmt.Errorf("%s: %w", it.path, err)
		}
		f(it, root)
	}
	e.left = budget // the texts are read twice
	return nil
}

// readStyles reads the style sheets for what is in italics, raised or hidden.
func (e *epub) readStyles() error {
	for _, it := range e.list {
		if it.kind == "text/css" && it.path != "" {
			b, err := e.read(it.path)
			if err != nil {
				return err
			}
			e.css.addSheet(string(b))
		}
	}
	return nil
}

// readCover takes the cover picture, if there is one that can be unpacked.
func (e *epub) readCover() {
	c := e.items[e.cover]
	for _, it := range e.list {
		if strings.Contains(it.properties, "cover-image") {
			c = it
		}
	}
	if c.path == "" || !strings.HasPrefix(c.kind, "image/") {
		return
	}
	b, err := e.unpack(c.path, mostPicture)
	if err != nil {
		e.m.Remarks = append(e.m.Remarks, "the cover picture cannot be used: "+err.Error())
		return
	}
	e.m.Cover = &Picture{c.kind, b}
}
