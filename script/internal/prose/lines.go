package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lineReader finds blocks in text made of lines: plain text and Markdown.
type lineReader struct{ markdown bool }

// line is one line of the text without its end and its outer blanks.
type line struct {
	Span
	indent int
	width  int // letters and all, in code points
}

func (l line) blank() bool { return l.Start == l.End }

// splitLines cuts at \n, \r\n and \r.
func splitLines(t string) []line {
	start := 0
	if strings.HasPrefix(t, "\uFEFF") {
		start = 3
	}
	var ls []line
	for start < len(t) {
		end, next := len(t), len(t)
		if i := strings.IndexAny(t[start:], "\r\n"); i >= 0 {
			end = start + i
			next = end + 1
			if t[end] == '\r' && next < len(t) && t[next] == '\n' {
				next++
			}
		}
		s, e := start, end
		for s < e {
			r, n := utf8.DecodeRuneInString(t[s:e])
			if !blankRune(r) {
				break
			}
			s += n
		}
		indent := s - start
		for s < e {
			r, n := utf8.DecodeLastRuneInString(t[s:e])
			if !blankRune(r) {
				break
			}
			e -= n
		}
		ls = append(ls, line{Span{s, e}, indent, utf8.RuneCountInString(t[s:e])})
		start = next
	}
	return ls
}

func blankRune(r rune) bool { return unicode.IsSpace(r) || r == 0x1A || r == '\uFEFF' || r == '\u200B' }

// layout says how a text marks its paragraphs.
type layout struct {
	perLine bool // a paragraph a line
	indents bool // an indented line begins a paragraph
}

// layoutOf looks at the whole text: wrapped lines are nearly as long as the
// longest ones; lines that are paragraphs are of any length.
func layoutOf(ls []line) layout {
	width, n, blanks, indented := 0, 0, 0, 0
	hist := make([]int, 402)
	for _, l := range ls {
		if l.blank() {
			blanks++
			continue
		}
		n++
		hist[min(l.width, len(hist)-1)]++
		if l.indent > 0 {
			indented++
		}
	}
	for seen := 0; width < len(hist)-1; width++ { // the width that 95 % of the lines keep to
		if seen += hist[width]; seen*100 >= n*95 {
			break
		}
	}
	full, inner := 0, 0 // lines with another right below, and those of them that fill the width
	for i := 0; i+1 < len(ls); i++ {
		if !ls[i].blank() && !ls[i+1].blank() {
			inner++
			if ls[i].width*10 >= width*7 {
				full++
			}
		}
	}
	var lay layout
	if inner > 0 && (width > 140 || full*2 < inner) {
		lay.perLine = true
	}
	if !lay.perLine && indented*25 >= n && indented*10 <= n*7 && blanks*10 <= n {
		lay.indents = true
	}
	return lay
}

var breakLine = regexp.MustCompile(`^(?:(?:[*•·~=_+\-–—][ \t\x{00a0}]*){3,}|[*•~⁂§#]|(?:[*•#⁂§][ \t\x{00a0}]*){2,}|\\\*[ \t]*\\\*[ \t]*\\\*)$`)

// Blocks groups lines into headings, scene breaks and paragraphs.
func (r lineReader) Blocks(t string) *Document {
	d := &Document{Text: t}
	ls := splitLines(t)
	lay := layoutOf(ls)
	for i := 0; i < len(ls); {
		if ls[i].blank() {
			i++
			continue
		}
		j := i // the run of lines up to the next blank one
		for j < len(ls) && !ls[j].blank() {
			j++
		}
		r.group(d, ls[i:j], lay, i == 0 || ls[i-1].blank())
		i = j
	}
	d.nameTitle()
	return d
}

// group turns a run of lines without blanks among them into blocks.
func (r lineReader) group(d *Document, g []line, lay layout, _ bool) {
	if end := r.headingLines(d.Text, g); end == len(g) {
		d.add(Heading, r.level(d.Text, g[0]), Span{g[0].Start, g[end-1].End})
		return
	}
	from := -1 // first line of the paragraph being gathered
	flush := func(to int) {
		if from >= 0 {
			d.add(Paragraph, 0, Span{g[from].Start, g[to-1].End})
			from = -1
		}
	}
	for i := 0; i < len(g); i++ {
		text := d.Slice(g[i].Span)
		switch {
		case r.markdown && from >= 0 && i-from == 1 && isUnderline(text) && g[i-1].width <= 70 && !sentenceEnd(d.Slice(g[i-1].Span)):
			level := 1
			if text[0] == '-' {
				level = 2
			}
			d.add(Heading, level, g[i-1].Span)
			from = -1
		case breakLine.MatchString(text):
			flush(i)
			d.add(Break, 0, g[i].Span)
		case r.hardHeading(text):
			flush(i)
			d.add(Heading, r.level(d.Text, g[i]), g[i].Span)
		case from < 0:
			from = i
		case lay.perLine, lay.indents && g[i].indent > g[i-1].indent:
			flush(i)
			from = i
		}
	}
	flush(len(g))
}

func isUnderline(s string) bool {
	return len(s) >= 2 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == "")
}

func sentenceEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?,;:…\"'”’—", r)
}

// add appends a block; blocks without a letter or digit become scene breaks, so that nothing silent is a paragraph.
func (d *Document) add(k BlockKind, level int, s Span) {
	if k == Paragraph && strings.IndexFunc(d.Slice(s), isWordRune) < 0 {
		if len(d.Blocks) > 0 && strings.IndexFunc(d.Slice(s), func(r rune) bool { return strings.ContainsRune("!?…", r) || r == '.' }) < 0 {
			k = Break
		}
	}
	d.Blocks = append(d.Blocks, Block{Kind: k, Level: level, Span: s})
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
