package manuscript

import (
	"bytes"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

// readText reads the formats that are one text.
func readText(b []byte, f form) (*Manuscript, error) {
	if f == formHTML {
		return readHTML(b)
	}
	text, guessed, err := decode(b)
	if err != nil {
		return nil, err
	}
	m := &Manuscript{Markdown: f == formMarkdown}
	if guessed != "" {
		m.Remarks = append(m.Remarks, "the text is not UTF-8 and was read as "+guessed+"; look at its quotation marks and accents")
	}
	if m.Markdown {
		text = m.frontMatter(text)
	}
	m.Text = m.cutGutenberg(text)
	return m, nil
}

var yamlBlock = regexp.MustCompile(`^---[ \t]*\r?\n((?s).+?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)`)

// frontMatter takes the YAML block that may stand before Markdown.
func (m *Manuscript) frontMatter(text []byte) []byte {
	at := yamlBlock.FindSubmatchIndex(text[:min(len(text), 16<<10)])
	if at == nil {
		return text
	}
	first := text[at[2]:at[3]]
	var data map[string]any
	if yaml.Unmarshal(first, &data) != nil || len(data) == 0 {
		return text // a scene break and prose, not data
	}
	m.Title, _ = data["title"].(string)
	m.Author, _ = data["author"].(string)
	if m.Language, _ = data["lang"].(string); m.Language == "" {
		m.Language, _ = data["language"].(string)
	}
	m.leaveOut("data block", len(bytes.Fields(first)))
	return text[at[1]:]
}

// readHTML reads a page.
func readHTML(b []byte) (*Manuscript, error) {
	root, err := parseHTML(openSelfClosed(b))
	if err != nil {
		return nil, err
	}
	m := &Manuscript{}
	r := &htmlReader{m: m, css: newStyles(), web: true, picture: func(src string) string { return src }}
	heads := find(root, "head", 1)
	for _, s := range find(root, "style", 50) {
		r.css.addSheet(textOf(s))
	}
	if len(heads) == 1 {
		m.pageData(heads[0])
	}
	if h := find(root, "html", 1); len(h) == 1 {
		m.Language = get(h[0], "lang")
	}
	from := root
	for _, name := range []string{"main", "article"} { // the work, where the page says which part that is
		if f := find(root, name, 2); len(f) == 1 {
			m.leaveOutRest(root, f[0])
			from = f[0]
			break
		}
	}
	links := map[string]bool{}
	noteLinks(from, r.css, func(href string) string { return href[strings.IndexByte(href, '#')+1:] }, links)
	r.notes = noteNodes(root, func(id string) bool { return links[id] })
	r.tree(from)
	m.finish(r.blocks)
	return m, nil
}

// leaveOutRest notes what stands on a page outside the work.
func (m *Manuscript) leaveOutRest(root, work *html.Node) {
	all := 0
	for _, b := range find(root, "body", 1) {
		all = wordsBelow(b)
	}
	if n := all - wordsBelow(work); n > 0 {
		m.leaveOut("rest of the web page", n)
	}
}

// pageData takes what the head of a page says of the work.
func (m *Manuscript) pageData(head *html.Node) {
	for _, t := range find(head, "title", 1) {
		m.Title = strings.Join(strings.Fields(textOf(t)), " ")
	}
	for _, meta := range find(head, "meta", 200) {
		if n := strings.ToLower(get(meta, "name")); (n == "author" || n == "dc.creator") && m.Author == "" {
			m.Author = strings.TrimSpace(get(meta, "content"))
		}
	}
}

// find lists the elements of a name, at most so many.
func find(n *html.Node, name string, most int) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data == name && len(out) < most {
			out = append(out, n)
		}
		for c := n.FirstChild; c != nil && len(out) < most; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return out
}
