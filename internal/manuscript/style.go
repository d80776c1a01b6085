package manuscript

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// styles are the classes of a book's style sheets that change what is read: of all of CSS, no more
// than the three properties by which books mark thoughts and note numbers and hide what is not text.
type styles struct {
	italic, hidden, raised map[string]bool
}

func newStyles() *styles {
	return &styles{italic: map[string]bool{}, hidden: map[string]bool{}, raised: map[string]bool{}}
}

var (
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	cssRule    = regexp.MustCompile(`([^{}]+)\{([^{}]+)\}`)
	cssClass   = regexp.MustCompile(`^\s*[\w-]*\.([\w-]+)\s*$`)
	cssItalic  = regexp.MustCompile(`(?i)font-style\s*:\s*(?:italic|oblique)|font\s*:[^;]*\b(?:italic|oblique)\b`)
	cssHidden  = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	cssRaised  = regexp.MustCompile(`(?i)vertical-align\s*:\s*(?:super|text-top|top)`)
)

// addSheet reads a style sheet. Only rules for one class alone count: what a longer selector means depends on the tree.
func (s *styles) addSheet(css string) {
	css = cssComment.ReplaceAllString(css, "")
	if i := strings.Index(css, "@media"); i >= 0 {
		css = css[:i] // what follows is for some screens only
	}
	for _, r := range cssRule.FindAllStringSubmatch(css, -1) {
		for _, sel := range strings.Split(r[1], ",") {
			if c := cssClass.FindStringSubmatch(sel); c != nil {
				s.italic[c[1]] = s.italic[c[1]] || cssItalic.MatchString(r[2])
				s.hidden[c[1]] = s.hidden[c[1]] || cssHidden.MatchString(r[2])
				s.raised[c[1]] = s.raised[c[1]] || cssRaised.MatchString(r[2])
			}
		}
	}
}

func (s *styles) has(set map[string]bool, inlineStyle *regexp.Regexp, n *html.Node) bool {
	for _, c := range strings.Fields(get(n, "class")) {
		if set[c] {
			return true
		}
	}
	v := get(n, "style")
	return v != "" && inlineStyle.MatchString(v)
}

func (s *styles) isItalic(n *html.Node) bool {
	switch n.Data {
	case "i", "em", "cite", "dfn", "var":
		return true
	}
	return s.has(s.italic, cssItalic, n)
}

func (s *styles) isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return s.has(s.hidden, cssHidden, n)
}

func (s *styles) isRaised(n *html.Node) bool { return n.Data == "sup" || s.has(s.raised, cssRaised, n) }

// get is an attribute of an element, or empty.
func get(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is the text below a node, up to about 10,000 bytes and elements: enough to tell what it is.
func textOf(n *html.Node) string { return textUpTo(n, 10000) }

func textUpTo(n *html.Node, left int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		left--
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			left -= len(n.Data)
		}
		for c := n.FirstChild; c != nil && left > 0; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// wordsBelow counts the words below a node.
func wordsBelow(n *html.Node) int {
	sum := 0
	if n.Type == html.TextNode {
		sum = words(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += wordsBelow(c)
	}
	return sum
}
