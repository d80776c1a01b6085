package manuscript

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// part is one text of a book.
type part struct {
	item
	title  string // as the table of contents or its own first heading says
	matter string // what it is, if it is not to be read
	blocks []block
	left   []Omission // left out of it
}

// readPart makes the blocks of one text and says whether it belongs to the reading.
func (e *epub) readPart(it item, root *html.Node) part {
	css := e.css
	for _, s := range find(root, "style", 50) {
		css.addSheet(textOf(s))
	}
	own := &Manuscript{}
	r := &htmlReader{m: own, css: css, picture: func(src string) string {
		p, _ := e.resolve(it.path, src)
		return p
	}}
	r.notes = noteNodes(root, func(id string) bool { return e.links[it.path+"#"+id] })
	r.tree(root)
	if e.m.Title == "" {
		e.m.Title = own.Title // from Project Gutenberg's header
	}
	p := part{item: it, blocks: r.blocks, left: own.LeftOut}
	entries := e.entries[it.path]
	if len(entries) > 0 {
		p.title = entries[0].title
	}
	for _, b := range p.blocks {
		if b.kind == heading && (p.title == "" || matterOf(p.title, "", p.blocks) == "") {
			p.title = unescape(b.text)
			break
		}
	}
	p.matter = e.matter(p)
	if p.matter == "" {
		p.blocks = e.setHeadings(p.blocks, entries)
	}
	return p
}

// matter says what a part is if it is not to be read.
func (e *epub) matter(p part) string {
	n := countWords(p.blocks)
	if what := matterTypes[e.guide[p.path]]; what != "" && n <= 1500 {
		return what
	}
	if what := matterOf(p.title, p.path, p.blocks); what != "" {
		return what
	}
	onlyTitle := n <= 40
	for _, b := range p.blocks {
		if onlyTitle = onlyTitle && len(b.text) < 500; !onlyTitle {
			break
		}
		k := key(unescape(b.text))
		onlyTitle = k == "" || strings.Contains(key(e.m.Title+"by"+e.m.Author), k) || k == "by" || strings.Contains(k, key(e.m.Title))
	}
	if onlyTitle && n > 0 && e.m.Title != "" {
		return "title page"
	}
	return ""
}

// setHeadings makes headings where the table of contents points to, and gives them their level.
func (e *epub) setHeadings(blocks []block, entries []tocEntry) []block {
	place := map[string]int{}
	for i, b := range blocks {
		for _, id := range b.ids {
			if _, ok := place[id]; !ok {
				place[id] = i
			}
		}
	}
	added := map[int][]block{} // before the block of that index
	for i, t := range entries {
		at, ok := place[t.fragment]
		if !ok && t.fragment != "" && i > 0 {
			continue
		}
		lvl := 3
		if t.chapter {
			lvl = 2
		}
		if k := findHeading(blocks, at, t.title); k >= 0 {
			blocks[k].kind, blocks[k].level, blocks[k].rank = heading, lvl, 1
			blocks[k].text = joinTitle(strings.Split(blocks[k].text, "\n"))
			continue
		}
		if hasWords(t.title) && !placeholder(t.title) && key(t.title) != key(e.m.Title) {
			added[at] = append(added[at], block{kind: heading, level: lvl, rank: 1, text: markdown(t.title)})
		}
	}
	if len(added) == 0 {
		return blocks
	}
	var out []block
	for i, b := range blocks {
		out = append(append(out, added[i]...), b)
	}
	return out
}

// markdown is a line of plain text as Markdown.
func markdown(s string) string {
	var l inline
	l.add(s, false)
	return strings.Join(l.paragraphs(), " ")
}

// findHeading finds the heading, or the short paragraph that serves as one, that a title names, among the first few blocks from at; or -1.
func findHeading(blocks []block, at int, title string) int {
	k := key(title)
	seen := 0
	for i := at; i < min(len(blocks), at+30) && seen < 4; i++ {
		b := blocks[i]
		if b.kind != heading && b.kind != paragraph {
			continue
		}
		seen++
		text := unescape(b.text)
		own := key(text)
		switch {
		case b.kind == heading && (seen == 1 || strings.Contains(own, k) || own != "" && strings.Contains(k, own)):
			return i
		case b.kind == paragraph && own != "" && len(text) <= 120 && (own == k || len(own) > 2 && strings.HasPrefix(k, own) || len(k) > 2 && own != k && strings.HasPrefix(own, k) && len(own) < 2*len(k)):
			return i
		}
	}
	return -1
}

// placeholder reports titles that tables of contents have where there is none.
func placeholder(title string) bool {
	switch key(title) {
	case "start", "text", "bodymatter", "beginreading", "startreading", "startofcontent", "unknown", "untitled", "body", "content", "maintext":
		return true
	}
	return false
}

// assemble joins the parts to one text: the title, then what is to be read.
func (e *epub) assemble(parts []part) {
	read := 0
	for _, p := range parts {
		if p.matter == "" {
			read += countWords(p.blocks)
		}
	}
	var blocks []block
	for _, p := range parts {
		if p.matter != "" && read > 0 {
			e.m.leaveOut(p.matter, countWords(p.blocks))
			continue
		}
		for _, o := range p.left {
			for range o.Count {
				e.m.leaveOut(o.What, o.Words/o.Count)
			}
		}
		blocks = append(blocks, p.blocks...)
	}
	blocks = e.m.leaveOutSections(e.m.cutGutenbergBlocks(e.m.leaveOutLinks(blocks)))
	blocks = e.withTitle(settleBreaks(blocks))
	level(blocks, e.m.Title)
	e.m.compose(joinHeadings(blocks))
}

// withTitle puts title and author before the text, once.
func (e *epub) withTitle(blocks []block) []block {
	if e.m.Title == "" {
		return blocks
	}
	title, author := key(e.m.Title), key(e.m.Author)
	for i := 0; i < min(len(blocks), 6); {
		k := key(unescape(blocks[i].text))
		if blocks[i].level == 0 && (k == title || author != "" && (k == author || k == "by"+author || k == title+author || k == title+"by"+author)) {
			blocks = slices.Delete(blocks, i, i+1)
			continue
		}
		i++
	}
	out := []block{{kind: heading, level: 1, text: markdown(e.m.Title)}}
	if e.m.Author != "" {
		out = append(out, block{kind: paragraph, text: markdown("by " + e.m.Author)})
	}
	return append(out, blocks...)
}
