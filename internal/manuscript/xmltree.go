package manuscript

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// opsSpace is the namespace of epub:type.
const opsSpace = "http://www.idpf.org/2007/ops"

// newDecoder reads XML that is not trusted: entities that the file declares itself are only known where
// they stand for a few plain characters, so that none can grow.
func newDecoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.CharsetReader = charset.NewReaderLabel
	return d
}

var entityDecl = regexp.MustCompile(`<!ENTITY\s+(%\s+)?([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)'|(SYSTEM|PUBLIC))`)

// declare takes the harmless entities of a DOCTYPE and refuses the others.
func declare(d *xml.Decoder, directive []byte) error {
	for _, m := range entityDecl.FindAllSubmatch(directive, -1) {
		value := string(m[3]) + string(m[4])
		plain := html.UnescapeString(value)
		if len(m[1]) > 0 || len(m[5]) > 0 || len(value) > 64 || strings.ContainsAny(plain, "&<%") {
			return fmt.Errorf("%w: it declares the XML entity %s, which can be a trap; save the book without a DOCTYPE of its own", ErrFormat, m[2])
		}
		if d.Entity == nil {
			d.Entity = map[string]string{}
		}
		d.Entity[string(m[2])] = plain
	}
	return nil
}

// walkXML calls start, text and end for the elements of an XML part, with bounded depth.
func walkXML(b []byte, start func(xml.StartElement) error, text func(string), end func(xml.EndElement)) error {
	d := newDecoder(bytes.NewReader(b))
	for depth := 0; ; {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			line, _ := d.InputPos()
			return fmt.Errorf("line %d: %w: %v; save the document again", line, ErrDamaged, err)
		}
		switch t := t.(type) {
		case xml.Directive:
			if err := declare(d, t); err != nil {
				return err
			}
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return fmt.Errorf("%w: elements stand %d deep in one another; it may be a trap", ErrFormat, depth)
			}
			if err := start(t); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
			end(t)
		case xml.CharData:
			text(string(t))
		}
	}
}

// attr is the value of an attribute, whatever its namespace.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// checkTags refuses pages with far more elements than text has; each takes a hundred times its bytes in memory.
func checkTags(b []byte) error {
	if n := bytes.Count(b, []byte{'<'}); n > mostTags {
		return fmt.Errorf("%w: it has %d tags and a page has at most %d; it may be a trap", ErrTooBig, n, mostTags)
	}
	return nil
}

// parseXHTML makes a tree of a part of an EPUB: as XML, which it should be, else as browsers read HTML.
func parseXHTML(b []byte) (*html.Node, error) {
	if err := checkTags(b); err != nil {
		return nil, err
	}
	if entityDecl.Match(b[:min(len(b), 64<<10)]) {
		if err := checkDoctype(b); err != nil {
			return nil, err
		}
	}
	if n, err := xmlTree(b); err == nil {
		return n, nil
	}
	return parseHTML(openSelfClosed(b))
}

// checkDoctype refuses a DOCTYPE with entities that could grow.
func checkDoctype(b []byte) error {
	d := newDecoder(bytes.NewReader(b))
	for {
		t, err := d.Token()
		if err != nil {
			return nil // told where the tree is made
		}
		switch t := t.(type) {
		case xml.Directive:
			return declare(d, t)
		case xml.StartElement:
			return nil
		}
	}
}

// xmlTree builds the tree that html.Parse would, from XML.
func xmlTree(b []byte) (*html.Node, error) {
	d := newDecoder(bytes.NewReader(b))
	d.Entity = map[string]string{}
	for k, v := range xml.HTMLEntity {
		d.Entity[k] = v
	}
	root := &html.Node{Type: html.DocumentNode}
	at, depth := root, 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			if at != root {
				return nil, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			if err := declare(d, t); err != nil {
				return nil, err
			}
		case xml.StartElement:
			if depth++; depth > mostDepth {
				return nil, fmt.Errorf("%w: elements stand %d deep", ErrFormat, depth)
			}
			n := &html.Node{Type: html.ElementNode, Data: strings.ToLower(t.Name.Local)}
			for _, a := range t.Attr {
				k := strings.ToLower(a.Name.Local)
				if a.Name.Space == opsSpace || a.Name.Space == "epub" {
					k = "epub:" + k
				}
				n.Attr = append(n.Attr, html.Attribute{Key: k, Val: a.Value})
			}
			at.AppendChild(n)
			at = n
		case xml.EndElement:
			depth--
			at = at.Parent
		case xml.CharData:
			if at != root {
				at.AppendChild(&html.Node{Type: html.TextNode, Data: string(t)})
			}
		}
	}
}

// parseHTML makes a tree of HTML in the encoding it states, or in the one it looks like.
func parseHTML(b []byte) (*html.Node, error) {
	if err := checkTags(b); err != nil {
		return nil, err
	}
	text, err := decodeHTML(b)
	if err != nil {
		return nil, err
	}
	n, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %v; it may be a trap", ErrFormat, err)
	}
	return n, nil
}

// decodeHTML honours a stated encoding, and takes valid UTF-8 for what it is whatever is stated.
func decodeHTML(b []byte) ([]byte, error) {
	if !utf8.Valid(b) {
		if e, name, _ := charset.DetermineEncoding(b, "text/html"); name != "utf-8" && name != "windows-1252" {
			return recode(b, e, name)
		}
	}
	text, _, err := decode(b)
	return text, err
}

var selfClosed = regexp.MustCompile(`<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)/>`)

var voidElements = setOf("area base br col embed hr img input link meta param source track wbr")

// openSelfClosed rewrites <title/> as <title></title>: HTML knows no such elements and would take all that follows for the title.
func openSelfClosed(b []byte) []byte {
	return selfClosed.ReplaceAllFunc(b, func(m []byte) []byte {
		p := selfClosed.FindSubmatch(m)
		if voidElements[strings.ToLower(string(p[1]))] {
			return m
		}
		return []byte("<" + string(p[1]) + string(p[2]) + "></" + string(p[1]) + ">")
	})
}

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
