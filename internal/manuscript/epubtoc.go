package manuscript

import (
	"encoding/xml"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// tocEntry is a line of a book's table of contents.
type tocEntry struct {
	title          string
	file, fragment string
	depth          int // 1 outermost
	chapter        bool
}

// readContents reads the table of contents: the navigation document of EPUB 3, else the NCX of EPUB 2.
func (e *epub) readContents() error {
	for _, it := range e.list {
		if strings.Contains(" "+it.properties+" ", " nav ") && it.path != "" {
			b, err := e.read(it.path)
			if err != nil {
				return err
			}
			root, err := parseXHTML(b)
			if err != nil {
				return fmt.Errorf("%s: %w", it.path, err)
			}
			e.readNav(it.path, root)
		}
	}
	ncx := e.items[e.tocID]
	for _, it := range e.list {
		if ncx.path == "" && it.kind == "application/x-dtbncx+xml" {
			ncx = it
		}
	}
	if len(e.toc) == 0 && ncx.path != "" {
		b, err := e.read(ncx.path)
		if err != nil {
			return err
		}
		if err := e.readNCX(ncx.path, b); err != nil {
			return fmt.Errorf("%s: %w", ncx.path, err)
		}
	}
	e.rankContents()
	return nil
}

// readNav reads the list of the nav element of type toc.
func (e *epub) readNav(base string, root *html.Node) {
	var list func(n *html.Node, depth int)
	list = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "ol", "ul":
				depth++
			case "a":
				e.addEntry(base, textOf(n), get(n, "href"), depth)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			list(c, depth)
		}
	}
	for _, n := range find(root, "nav", 20) {
		if hasType(n, "toc") || get(n, "role") == "doc-toc" {
			list(n, 0)
			return
		}
	}
}

// readNCX reads the navMap.
func (e *epub) readNCX(base string, b []byte) error {
	depth, label, title, inMap := 0, false, "", false
	return walkXML(b, func(s xml.StartElement) error {
		switch s.Name.Local {
		case "navMap":
			inMap = true
		case "navPoint":
			depth++
			title = ""
		case "text":
			label = inMap
		case "content":
			if inMap {
				e.addEntry(base, title, attr(s, "src"), depth)
			}
		}
		return nil
	}, func(s string) {
		if label {
			title += s[:min(len(s), 1000)]
		}
	}, func(s xml.EndElement) {
		switch s.Name.Local {
		case "navMap":
			inMap = false
		case "navPoint":
			depth--
		case "text":
			label = false
		}
	})
}

func (e *epub) addEntry(base, title, href string, depth int) {
	title = strings.Join(strings.Fields(title), " ")
	file, fragment := e.resolve(base, href)
	if file != "" && len(e.toc) < 20000 {
		e.toc = append(e.toc, tocEntry{title: title, file: file, fragment: fragment, depth: depth})
	}
}

// rankContents decides which entries are chapters and which are sections of them: a chapter stands at the
// outermost level, in a part, in a file of its own, or is called one.
func (e *epub) rankContents() {
	if e.m.Title != "" && len(e.toc) > 1 && key(e.toc[0].title) == key(e.m.Title) && e.toc[1].depth > e.toc[0].depth {
		for i := 1; i < len(e.toc) && e.toc[i].depth > e.toc[0].depth; i++ { // all of it stands below the title
			e.toc[i].depth--
		}
	}
	var above []tocEntry
	for i := range e.toc {
		t := &e.toc[i]
		for len(above) > 0 && above[len(above)-1].depth >= t.depth {
			above = above[:len(above)-1]
		}
		t.chapter = len(above) == 0 || division.MatchString(t.title)
		if len(above) > 0 {
			parent := above[len(above)-1]
			t.chapter = t.chapter || parent.chapter && (parent.file != t.file || partName.MatchString(parent.title))
		}
		above = append(above, *t)
		e.entries[t.file] = append(e.entries[t.file], *t)
	}
}
