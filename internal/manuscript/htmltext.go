package manuscript

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

var (
	blockElements = setOf(`address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
		h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption`)
	// noText are elements whose text, if any, a reader of the page does not see, or sees as a reading above other text.
	noText = setOf(`head script style template noscript iframe object embed audio video canvas svg rt rp rtc button input select
		textarea datalist map title meta link`)
	pageNumber = regexp.MustCompile(`(?i)(?:^|[\s_-])page(?:num|no|number|break|-?num)?s?(?:$|[\s_\d-])|pginternal-page|pagebreak`)
)

// htmlReader makes blocks of a tree of HTML.
type htmlReader struct {
	gather
	m        *Manuscript
	css      *styles
	notes    map[*html.Node]bool
	web      bool // a page, not part of a book: its navigation is left out too
	picture  func(src string) string
	ranked   int    // of the heading we are in, or 0
	prefix   string // number of the list item about to begin
	preserve bool   // in <pre>
	inLink   bool   // in a link to another place of the work
}

// tree reads the whole of a tree.
func (r *htmlReader) tree(root *html.Node) {
	r.node(root, false)
	r.end(paragraph, 0)
}

func (r *htmlReader) children(n *html.Node, italic bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, italic)
	}
}

func (r *htmlReader) flush() {
	if r.ranked > 0 {
		r.end(heading, r.ranked)
	} else {
		r.end(paragraph, 0)
	}
}

func (r *htmlReader) node(n *html.Node, italic bool) {
	switch n.Type {
	case html.TextNode:
		r.words(n.Data, italic)
		return
	case html.ElementNode:
	default:
		r.children(n, italic)
		return
	}
	if noText[n.Data] || r.leftOut(n) {
		return
	}
	if !blockElements[n.Data] {
		r.phrase(n, italic || r.css.isItalic(n))
		return
	}
	r.flush()
	for _, id := range []string{get(n, "id"), get(n, "name")} {
		if id != "" {
			r.ids = append(r.ids, id)
		}
	}
	r.block(n, italic || r.css.isItalic(n))
}

// words adds a text node.
func (r *htmlReader) words(s string, italic bool) {
	if r.prefix != "" && strings.TrimSpace(s) != "" {
		r.add(r.prefix, false)
		r.prefix = ""
	}
	if r.inLink {
		r.linked += len(strings.TrimSpace(s))
	}
	if !r.preserve {
		r.add(s, italic)
		return
	}
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			r.lineBreak()
		}
		r.add(l, italic)
	}
}

// phrase reads an element within a paragraph.
func (r *htmlReader) phrase(n *html.Node, italic bool) {
	for _, id := range []string{get(n, "id"), get(n, "name")} {
		if id != "" {
			r.ids = append(r.ids, id)
		}
	}
	switch n.Data {
	case "br":
		r.lineBreak()
	case "q":
		r.words("“", italic)
		r.children(n, italic)
		r.words("”", italic)
	case "img", "image":
		r.image(n, italic)
	case "a":
		was := r.inLink
		r.inLink = get(n, "href") != "" && !strings.Contains(get(n, "href"), ":")
		r.children(n, italic)
		r.inLink = was
	default:
		r.children(n, italic)
	}
}

// image reads a picture that stands for letters, the ornate first one of a chapter or a heading's, and notes any other.
func (r *htmlReader) image(n *html.Node, italic bool) {
	alt := strings.TrimSpace(get(n, "alt"))
	switch {
	case len([]rune(alt)) == 1 && hasWords(alt), r.ranked > 0 && r.empty() && hasWords(alt) && !imageName.MatchString(alt):
		r.words(alt, italic)
	case r.empty() && r.ranked == 0:
		r.put(block{kind: picture, src: r.picture(get(n, "src") + get(n, "href"))})
	}
}

var imageName = regexp.MustCompile(`(?i)^(?:image|img|picture|photo|illustration)\b|\.(?:jpe?g|png|gif|svg)$`)

// block reads an element that stands by itself.
func (r *htmlReader) block(n *html.Node, italic bool) {
	before := len(r.blocks)
	switch n.Data {
	case "hr":
		r.put(block{kind: sceneBreak})
		return
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if r.ranked == 0 {
			r.ranked = int(n.Data[1] - '0')
			r.children(n, false)
			r.flush()
			r.ranked = 0
			return
		}
	case "pre":
		was := r.preserve
		r.preserve = true
		r.children(n, italic)
		r.flush()
		r.preserve = was
		return
	case "tr":
		r.row(n, italic)
	case "ol":
		r.numbered(n, italic)
	default:
		r.children(n, italic)
	}
	r.flush()
	if (n.Data == "p" || n.Data == "div" && n.FirstChild != nil) && len(r.blocks) == before && blank(n, 4) {
		r.put(block{kind: spacer})
	}
}

// blank reports whether an element holds nothing but white space and line breaks, as far as depth.
func blank(n *html.Node, depth int) bool {
	looked := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		looked++
		switch {
		case looked > 8 || depth == 0:
			return false
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case c.Type == html.ElementNode && !blockElements[c.Data] && !noText[c.Data] && c.Data != "img" && blank(c, depth-1):
		default:
			return false
		}
	}
	return true
}

// row reads the cells of a table's row as one paragraph, with a comma between them.
func (r *htmlReader) row(n *html.Node, italic bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case c.Data != "td" && c.Data != "th":
			r.node(c, italic)
		case !r.leftOut(c):
			r.cell()
			r.children(c, italic)
		}
	}
}

// cell parts a table's cell from the one before it.
func (g *gather) cell() {
	if t := strings.TrimRight(string(g.text), " "); t != "" {
		if !strings.ContainsRune(".,;:!?…", rune(t[len(t)-1])) {
			g.text = append([]byte(t), ',')
		}
		g.add(" ", false)
	}
}

// numbered reads a list with the numbers that a reader sees before its items.
func (r *htmlReader) numbered(n *html.Node, italic bool) {
	at := 1
	if s, err := strconv.Atoi(get(n, "start")); err == nil {
		at = s
	}
	plain := get(n, "type") == "" || get(n, "type") == "1"
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "li" {
			if v, err := strconv.Atoi(get(c, "value")); err == nil {
				at = v
			}
			r.flush()
			if plain && !strings.Contains(get(n, "style")+get(c, "style"), "none") {
				r.prefix = strconv.Itoa(at) + ". "
			}
			at++
		}
		r.node(c, italic)
		r.prefix = ""
	}
}

// leftOut decides about elements that are not read, and lists them.
func (r *htmlReader) leftOut(n *html.Node) bool {
	types := get(n, "epub:type") + " " + strings.TrimPrefix(get(n, "role"), "doc-")
	id, class := get(n, "id"), get(n, "class")
	switch {
	case id == "pg-header" || id == "pg-footer" || strings.Contains(class, "pg-boilerplate"):
		r.m.gutenbergData(textOf(n))
		r.m.leaveOut(gutenbergLicence, wordsBelow(n))
		return true
	case r.css.isHidden(n):
		if w := wordsBelow(n); w > 0 {
			r.m.leaveOut("hidden text", w)
		}
		return true
	case isNoteLink(n, r.css), strings.Contains(types, "pagebreak"):
		return true
	case pageNumber.MatchString(class) && len(strings.TrimSpace(textOf(n))) <= 14 && !blockElements[n.Data]:
		return true
	case r.notes[n]:
		r.m.leaveOut("footnote", wordsBelow(n))
		return true
	case n.Data == "nav":
		r.m.leaveOut("contents", wordsBelow(n))
		return true
	case r.web && n.Data == "footer":
		r.m.leaveOut("page footer", wordsBelow(n))
		return true
	}
	for _, t := range strings.Fields(types) {
		if noteTypes[t] {
			r.m.leaveOut("footnote", wordsBelow(n))
			return true
		}
		if what := matterTypes[t]; what != "" && blockElements[n.Data] {
			r.m.leaveOut(what, wordsBelow(n))
			return true
		}
	}
	return false
}
