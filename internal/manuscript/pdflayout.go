package manuscript

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	digits     = regexp.MustCompile(`\d+`)
	lonePageNo = regexp.MustCompile(`(?i)^(?:[-–—•|\[ ]*(?:page )?(\d{1,4}|[ivxlc]+)(?: of \d+)?[-–—•|\] ]*)$`)
)

// dropFurniture takes running heads, running feet and page numbers off the pages: what comes again, but for
// its number, at the same height in the margin of three pages (of a short text two), and numbers that count the pages.
func (m *Manuscript) dropFurniture(pages []pdfPage) []pdfLine {
	type place struct {
		text string
		y    int // of 3 points
	}
	seen := map[place]map[int]bool{}
	offset := map[int]int{} // page number printed less page -> how many pages
	margin := func(p pdfPage, l pdfLine) bool { return l.y1 < p.height*0.13 || l.y0 > p.height*0.87 }
	at := func(l pdfLine, d int) place {
		return place{digits.ReplaceAllString(strings.ToLower(l.text), "#"), int(l.y0/3) + d}
	}
	for _, p := range pages {
		for _, l := range p.lines {
			if !margin(p, l) {
				continue
			}
			if seen[at(l, 0)] == nil {
				seen[at(l, 0)] = map[int]bool{}
			}
			seen[at(l, 0)][l.page] = true
			if n, ok := pageNo(l.text); ok {
				offset[n-l.page]++
			}
		}
	}
	var out []pdfLine
	dropped, words := 0, 0
	for _, p := range pages {
		for _, l := range p.lines {
			repeats := 0
			for d := -1; d <= 1; d++ {
				repeats += len(seen[at(l, d)])
			}
			n, isNo := pageNo(l.text)
			numbered := isNo && (offset[n-l.page] > 1 || len(pages) == 1)
			if margin(p, l) && (repeats > 2 || repeats > 1 && len(pages) < 8 || numbered || lonePageNo.MatchString(l.text) && repeats > 1 && l.y0 > p.height/2) {
				dropped, words = dropped+1, words+len(strings.Fields(l.text))
				continue
			}
			if l.text != "" {
				out = append(out, l)
			}
		}
	}
	if dropped > 0 {
		m.LeftOut = append(m.LeftOut, Omission{"page headers and numbers", dropped, words})
	}
	return out
}

// pageNo is the number that a line consists of.
func pageNo(text string) (int, bool) {
	f := lonePageNo.FindStringSubmatch(text)
	if f == nil {
		return 0, false
	}
	n, err := strconv.Atoi(f[1])
	return n, err == nil
}

// typeArea is where the text of the pages stands. Left and right pages may stand differently.
type typeArea struct {
	left, right     [2]float64
	leading, height float64
}

func areaOf(lines []pdfLine) typeArea {
	var a typeArea
	var heights, steps []float64
	for i, l := range lines {
		heights = append(heights, l.height())
		if i > 0 && l.page == lines[i-1].page && l.y0 > lines[i-1].y0 {
			steps = append(steps, l.y0-lines[i-1].y0)
		}
	}
	a.height, a.leading = quantile(heights, 0.5), quantile(steps, 0.4)
	for side := range 2 {
		var rights []float64
		count := map[int]int{}
		for _, l := range lines {
			if l.page%2 == side && len(l.text) > 20 {
				rights = append(rights, l.x1)
				count[int(math.Round(l.x0))]++
			}
		}
		best := 0
		for _, n := range count {
			best = max(best, n)
		}
		a.left[side] = math.Inf(1) // the leftmost of the common beginnings: indents are to its right
		for x, n := range count {
			if n*3 >= best {
				a.left[side] = min(a.left[side], float64(x))
			}
		}
		a.right[side] = quantile(rights, 0.9)
	}
	return a
}

func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	v = slices.Clone(v)
	slices.Sort(v)
	return v[min(len(v)-1, int(q*float64(len(v))))]
}

// begins reports whether a paragraph begins at l after p: it is indented or set off, or its first word would have fitted on the line before.
func (a typeArea) begins(p, l pdfLine) bool {
	side := l.page % 2
	if strings.HasSuffix(p.text, "-") && unicode.IsLower(firstRune(l.text)) {
		return false
	}
	if math.Abs(p.height()-l.height()) > 0.2*a.height {
		return true
	}
	if l.page == p.page && l.y0-p.y0 > 1.45*a.leading {
		return true
	}
	if l.x0-a.left[side] > 0.6*a.height && l.x0-p.x0 > 0.5*a.height {
		return true
	}
	return p.x1+l.first+0.4*a.height < a.right[p.page%2]
}

// pdfBlocks joins lines to paragraphs and headings. Headings are set larger than the text.
func pdfBlocks(lines []pdfLine) []block {
	a := areaOf(lines)
	known := map[string]bool{}
	for _, l := range lines {
		for _, w := range strings.FieldsFunc(l.text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			known[strings.ToLower(w)] = true
		}
	}
	var g gather
	initial := "" // a large first letter that stands before its line
	for i, l := range lines {
		text := initial + l.text
		initial = ""
		if utf8.RuneCountInString(l.text) == 1 && hasWords(l.text) && l.height() > 1.6*a.height && i+1 < len(lines) && lines[i+1].page == l.page && lines[i+1].y0 < l.y1 {
			g.endLine(a, lines, i)
			initial = l.text
			continue
		}
		if i > 0 && a.begins(lines[i-1], l) && text == l.text {
			g.endLine(a, lines, i)
		}
		g.addLine(text, known)
	}
	g.endLine(a, lines, len(lines))
	return g.blocks
}

// endLine ends the paragraph before line i.
func (g *gather) endLine(a typeArea, lines []pdfLine, i int) {
	if i == 0 {
		return
	}
	if h := lines[i-1].height(); h > 1.2*a.height && len(g.text) < 150 {
		g.end(heading, max(1, 9-int(math.Round(4*(h/a.height-1))))) // twice as large: rank 5
		return
	}
	g.end(paragraph, 0)
}

// addLine adds a line to the paragraph. A hyphen at the end of the line before is taken out, but for words
// that the text writes with it elsewhere.
func (g *gather) addLine(text string, known map[string]bool) {
	if t, ok := strings.CutSuffix(text, "\u00AD"); ok {
		text = t + "-"
	}
	switch n := len(g.text); {
	case n == 0:
	case g.text[n-1] == '-' && unicode.IsLower(firstRune(text)):
		start := n - 1
		for start > 0 && g.text[start-1] != ' ' && n-start < 100 {
			start--
		}
		notWord := func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }
		first := strings.TrimLeftFunc(strings.ToLower(string(g.text[start:n-1])), notWord)
		second := strings.ToLower(text)
		if i := strings.IndexFunc(second, notWord); i >= 0 {
			second = second[:i]
		}
		if known[first+second] || !known[first+"-"+second] {
			g.text = g.text[:n-1]
		}
	default:
		g.add(" ", false)
	}
	g.add(text, false)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
