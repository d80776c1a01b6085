package manuscript

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var (
	noteSign  = regexp.MustCompile(`^(?:[\[(]\s*(?:\d{1,4}|[a-z]|[ivxlc]+|[*†‡§¶‖]{1,4})\s*[\])]|[*†‡§¶‖]{1,4})$`)
	bareSign  = regexp.MustCompile(`^(?:\d{1,4}|[a-z]|[ivxlc]+)\.?$`)
	noteClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:foot|end)?note(?:s|ref|call|anchor|link|number|-ref|-call|_ref)?(?:$|[\s_\d-])|fnref|fnanchor|footnote|endnote`)
)

// noteLinks collects what a text's note numbers point at, as "file#name": those are notes. A number that
// stands first in its paragraph is the note's own, which points back.
func noteLinks(root *html.Node, css *styles, resolve func(href string) string, into map[string]bool) {
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && isNoteLink(n, css) && !firstInBlock(n) {
			into[resolve(get(n, "href"))] = true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
}

// isNoteLink reports whether an element is the number or sign of a note.
func isNoteLink(n *html.Node, css *styles) bool {
	if hasType(n, "noteref") || get(n, "role") == "doc-noteref" || hasType(n, "backlink") || get(n, "role") == "doc-backlink" {
		return true
	}
	if n.Data != "a" || !strings.Contains(get(n, "href"), "#") {
		return false
	}
	t := strings.TrimSpace(textUpTo(n, 100))
	if noteSign.MatchString(t) {
		return true
	}
	return bareSign.MatchString(t) && (raised(n, css) || noteClass.MatchString(get(n, "class")))
}

// raised reports whether a link stands in raised text or begins with some.
func raised(n *html.Node, css *styles) bool {
	for p := n; p != nil && p.Type == html.ElementNode && !blockElements[p.Data]; p = p.Parent {
		if css.isRaised(p) {
			return true
		}
	}
	for c := n.FirstChild; c != nil; c = c.FirstChild {
		if c.Type == html.ElementNode && css.isRaised(c) {
			return true
		}
	}
	return false
}

// firstInBlock reports whether no letter stands before a node in its paragraph.
func firstInBlock(n *html.Node) bool {
	looked := 0 // long rows of empty elements are looked through only so far
	for ; n != nil && !(n.Type == html.ElementNode && blockElements[n.Data]); n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode && blockElements[s.Data] {
				return true
			}
			if looked++; looked > 100 {
				return false
			}
			if hasWords(textUpTo(s, 500)) {
				return false
			}
		}
	}
	return true
}

// noteNodes finds the elements of a tree that hold the notes with the given names.
func noteNodes(root *html.Node, wanted func(id string) bool) map[*html.Node]bool {
	notes := map[*html.Node]bool{}
	left := mostNotes
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			for _, id := range []string{get(n, "id"), get(n, "name")} {
				if id != "" && left > 0 && wanted(id) {
					left--
					if h := noteHolder(n); h != nil {
						notes[h] = true
					}
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return notes
}

const (
	mostNote  = 8000  // bytes of a note; what is longer is not taken for one
	mostNotes = 20000 // in one text
)

// noteHolder is the paragraph, list item or box of the note that begins at n, or nil if n begins none.
func noteHolder(n *html.Node) *html.Node {
	if !blockElements[n.Data] {
		if !firstInBlock(n) {
			return nil
		}
		for n != nil && (n.Type != html.ElementNode || !blockElements[n.Data]) {
			n = n.Parent
		}
	}
	if n == nil {
		return nil
	}
	if p := n.Parent; p != nil && p.Type == html.ElementNode && onlyBlanksBefore(n) {
		if p.Data == "li" || p.Data == "aside" || p.Data == "dd" || p.Data == "div" && noteClass.MatchString(get(p, "class")) && !strings.Contains(get(p, "class"), "notes") {
			n = p
		}
	}
	switch n.Data {
	case "p", "li", "div", "aside", "dd", "dt", "td", "tr", "blockquote":
		if len(textOf(n)) <= mostNote {
			return n
		}
	}
	return nil
}

func onlyBlanksBefore(n *html.Node) bool {
	looked := 0
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if looked++; looked > 100 || strings.TrimSpace(textUpTo(s, 500)) != "" {
			return false
		}
	}
	return true
}

func hasType(n *html.Node, t string) bool {
	for _, f := range strings.Fields(get(n, "epub:type")) {
		if f == t {
			return true
		}
	}
	return false
}
