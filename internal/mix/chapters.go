package mix

import (
	"fmt"
	"strings"
	"time"

	"radioplay/script"
)

// chapter begins a new chapter at a heading or after a scene break. Headings in a
// row (a title, then its first part) are one chapter, named after the last of them.
func (s *Sheet) chapter(l, last *script.Line, broken bool, at time.Duration) {
	n := len(s.Chapters)
	switch {
	case l.Kind == script.Heading && last != nil && last.Kind == script.Heading:
		s.Chapters[n-1].Title = script.HeadingTitle(l.Text)
	case l.Kind == script.Heading:
		s.Chapters = append(s.Chapters, Chapter{Title: script.HeadingTitle(l.Text), Start: at})
	case last == nil:
		s.Chapters = append(s.Chapters, Chapter{Title: "Opening", Start: at})
	case broken:
		s.Chapters = append(s.Chapters, Chapter{Title: nextScene(s.Chapters[n-1].Title), Start: at})
	}
}

const sceneMark = ", scene "

// nextScene names the scene after one called title: "The Gate" is followed by "The Gate, scene 2".
func nextScene(title string) string {
	base, k := title, 1
	if i := strings.LastIndex(title, sceneMark); i >= 0 {
		if _, err := fmt.Sscanf(title[i+len(sceneMark):], "%d", &k); err == nil {
			base = title[:i]
		}
	}
	return fmt.Sprintf("%s%s%d", base, sceneMark, k+1)
}

// closeChapters makes them cover the whole timeline.
func (s *Sheet) closeChapters() {
	s.Chapters[0].Start = 0
	for i := range s.Chapters {
		if i+1 < len(s.Chapters) {
			s.Chapters[i].End = s.Chapters[i+1].Start
		} else {
			s.Chapters[i].End = s.Length
		}
	}
}
