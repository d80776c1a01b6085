package prose

import (
	"regexp"
	"strings"
	"unicode"
)

const numeral = `(?:[ivxlcdm]+|\d+|(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last))`

var (
	divisionLine = regexp.MustCompile(`(?i)^[*_]*(?:chapter|chap\.|part|book|volume|vol\.|act|scene|canto|stave|letter|episode|section|phase)\s+(?:the\s+)?` + numeral + `[*_]*(?:$|\s*[.:—–-].{0,90}$|[*_]*\s+[A-Z"“‘'_(].{0,90}$)`)
	// A line of prose may begin in lower case with one of these words ("contents. Then he ..."); a heading does not.
	specialLine  = regexp.MustCompile(`^[*_]*(?:(?:The|THE) )?(?:(?i:prologue|epilogue|foreword|preface|introduction|interlude|afterword|coda|contents)[*_]*[.:]?[*_]*$|(?:P(?i:rologue|reface)|E(?i:pilogue)|F(?i:oreword)|I(?i:ntroduction|nterlude)|A(?i:fterword)|C(?i:oda|ontents))[*_]*(?:\s*[.:—–-]+\s*\S.{0,90}$))`)
	numberLine   = regexp.MustCompile(`^[*_]*(?:[IVXLC]+|\d{1,3})[*_]*[.)]?[*_]*$`)
	wordNumber   = regexp.MustCompile(`(?i)^[*_]*` + numeral + `[*_]*\.?[*_]*$`)
	markdownHead = regexp.MustCompile(`^#{1,6}\s+\S`)
	byLine       = regexp.MustCompile(`(?i)^[*_]*(?:written\s+)?by:?\s+(.{2,60}?)[*_]*$`)
)

// hardHeading reports whether a line is a heading even with prose right below it.
func (r lineReader) hardHeading(s string) bool {
	if r.markdown && markdownHead.MatchString(s) {
		return true
	}
	if len(s) > 160 {
		return false
	}
	return divisionLine.MatchString(s) && !strings.HasSuffix(s, ",") || specialLine.MatchString(s)
}

// headingLines counts how many lines from the start of a group form one
// heading: a division ("CHAPTER I") with its capitals below it, a few lines all
// in capitals, a number alone.
func (r lineReader) headingLines(t string, g []line) int {
	first := t[g[0].Start:g[0].End]
	if len(g) > 4 || len(first) > 160 {
		return 0
	}
	if r.markdown && markdownHead.MatchString(first) {
		return 1
	}
	n := 0
	hard := r.hardHeading(first)
	if hard || numberLine.MatchString(first) || capitals(first) || len(g) == 1 && wordNumber.MatchString(first) && unicode.IsUpper(firstLetter(first)) {
		n = 1
	}
	for n > 0 && n < len(g) && (capitals(t[g[n].Start:g[n].End]) || hard && n == 1 && titleCase(t[g[n].Start:g[n].End])) {
		n++
	}
	return n
}

// capitals reports whether a line is a heading in capitals: two letters at
// least, none of them small, and nothing of speech about it.
func capitals(s string) bool {
	if len(s) > 120 || strings.ContainsAny(s, "\"“”«»!?") || len(s) > 0 && strings.ContainsRune("‘'’", []rune(s)[0]) {
		return false
	}
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// titleCase reports whether a short line is written like a title.
func titleCase(s string) bool {
	if len(s) > 80 || sentenceEnd(s) {
		return false
	}
	words := strings.Fields(s)
	up := 0
	for _, w := range words {
		if unicode.IsUpper(firstLetter(w)) || len(w) <= 4 {
			up++
		}
	}
	return len(words) > 0 && len(words) <= 12 && up == len(words) && unicode.IsUpper(firstLetter(s))
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// level is the rank of a heading: its # signs in Markdown, else a chapter.
func (r lineReader) level(t string, l line) int {
	s := t[l.Start:l.End]
	if r.markdown && markdownHead.MatchString(s) {
		return min(3, len(s)-len(strings.TrimLeft(s, "#")))
	}
	return 2
}

// nameTitle finds the work's title and author among the first blocks and ranks the headings below it.
func (d *Document) nameTitle() {
	if len(d.Blocks) == 0 {
		return
	}
	first := &d.Blocks[0]
	text := d.Slice(first.Span)
	lonely := func() bool { // no other heading of level 1 or it is the first line that looks like a title
		n := 0
		for _, b := range d.Blocks {
			if b.Kind == Heading && b.Level == 1 {
				n++
			}
		}
		return n <= 1
	}
	top := firstLine(text)
	isDivision := divisionLine.MatchString(top) || specialLine.MatchString(top) || numberLine.MatchString(top)
	follow := len(d.Blocks) > 1 && (d.Blocks[1].Kind == Heading || byLine.MatchString(short(d.Slice(d.Blocks[1].Span))))
	switch {
	case first.Kind == Heading && !isDivision && first.Level == 2 && !strings.HasPrefix(text, "#"):
		first.Level = 1
	case first.Kind == Heading && first.Level == 1 && !lonely() && !follow:
		first.Level = 2
	case first.Kind == Paragraph && len(d.Blocks) > 2 && len(text) <= 80 && !strings.ContainsAny(text, "\n\"“”") && titleCase(strings.Trim(text, "*_")) && (follow || !sentenceEnd(text) && len(d.Blocks) > 4):
		first.Kind, first.Level = Heading, 1
	}
	if first.Kind == Heading && first.Level == 1 {
		d.Title = plainTitle(text)
		if m := byLine.FindStringSubmatch(plainTitle(text)); len(d.Blocks) > 1 && m == nil {
			next := d.Blocks[1]
			if m := byLine.FindStringSubmatch(short(d.Slice(next.Span))); m != nil && next.Kind != Break {
				d.Author = strings.Trim(m[1], " *_")
				first.Span.End = next.Span.End
				d.Blocks = append(d.Blocks[:1], d.Blocks[2:]...)
			}
		}
	}
	for i := range d.Blocks[1:] { // a second # is a chapter, not a second work
		if b := &d.Blocks[1+i]; b.Kind == Heading && b.Level == 1 {
			b.Level = 2
		}
	}
	d.rankSections()
}

// rankSections makes headings that merely stand in capitals sections of the
// chapters, in books whose chapters say that they are chapters.
func (d *Document) rankSections() {
	named := func(b Block) bool {
		s := d.Slice(b.Span)
		return divisionLine.MatchString(firstLine(s)) || specialLine.MatchString(firstLine(s))
	}
	some := false
	for _, b := range d.Blocks {
		some = some || b.Kind == Heading && b.Level == 2 && named(b)
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if s := d.Slice(b.Span); some && b.Kind == Heading && b.Level == 2 && !strings.HasPrefix(s, "#") && !named(*b) && len(d.Slice(b.Span)) > 0 {
			b.Level = 3
		}
	}
}

func firstLine(s string) string {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return strings.TrimSpace(s[:i])
	}
	return s
}

func short(s string) string {
	if len(s) > 120 {
		return ""
	}
	return s
}

// plainTitle is a heading's text without marks and line ends.
func plainTitle(s string) string {
	s = strings.TrimLeft(s, "#")
	s = strings.TrimRight(s, "#= ")
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r == '*' || r == '_' {
			return -1
		}
		return r
	}, s)), " ")
}
