package script

import "strings"

// Chapter is a stretch of a script under a heading of its own. Chapters cover all lines, in order.
type Chapter struct {
	Title    string // empty for a script without a heading or a title
	From, To int    // numbers of its first and last line
	Words    int    // of everything that is read, headings and tags too
}

// mostCredits is how many words may stand before the first chapter and still belong to it:
// a title, a motto, a publisher's line.
const mostCredits = 60

// Chapters divides a script at the headings of its chapters or, where it has none, of its sections.
// Headings in a row (a part, then its first chapter) begin one chapter, named after the last of them.
// What stands before the first heading is a chapter of its own when it is more than credits.
func (s *Script) Chapters() []Chapter {
	level := s.chapterLevel()
	var out []Chapter
	bare := true    // nothing but headings since the chapter began
	credits := true // the first chapter has no heading of its own
	for i := range s.Lines {
		l := &s.Lines[i]
		n := len(out) - 1
		switch starts := l.Kind == Heading && l.Level == level; {
		case starts && n >= 0 && bare:
			out[n].Title = HeadingTitle(l.Text)
			credits = credits && n > 0
		case starts:
			credits = credits && n >= 0
			out = append(out, Chapter{Title: HeadingTitle(l.Text), From: l.N})
			bare = true
		case n < 0:
			out = append(out, Chapter{Title: s.Title, From: l.N})
			bare = l.Kind == Heading
		case l.Kind != Heading:
			bare = false
		}
		c := &out[len(out)-1]
		c.To = l.N
		c.Words += len(strings.Fields(l.Text))
	}
	if credits && len(out) > 1 && out[0].Words <= mostCredits && !s.anySpoken(out[0]) {
		out[1].From, out[1].Words = out[0].From, out[0].Words+out[1].Words
		out = out[1:]
	}
	return out
}

// chapterLevel is the highest level of heading below the work's title; 0 where there is none.
func (s *Script) chapterLevel() int {
	level := 0
	for i := range s.Lines {
		if l := &s.Lines[i]; l.Kind == Heading && l.Level > 1 && (level == 0 || l.Level < level) {
			level = l.Level
		}
	}
	return level
}

func (s *Script) anySpoken(c Chapter) bool {
	for _, l := range s.Lines[c.From-1 : c.To] {
		if l.Kind.Spoken() {
			return true
		}
	}
	return false
}

// HeadingTitle is the text of a heading on one line, without marks.
func HeadingTitle(text string) string {
	return strings.Join(strings.Fields(strings.Trim(text, "#*_ ")), " ")
}
