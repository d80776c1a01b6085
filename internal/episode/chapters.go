package episode

import (
	"fmt"

	"radioplay/script"
)

// chooseChapters turns the chapters that were asked for into lines. The cast stays that of the whole book.
func (j *Job) chooseChapters(s *script.Script) error {
	if j.Chapters == (Range{}) {
		return nil
	}
	list := s.Chapters()
	if j.Chapters.From > len(list) || j.Chapters.To > len(list) {
		return &InputError{fmt.Errorf("there is no chapter %d: %s has %d %s; 'render chapters' lists them", max(j.Chapters.From, j.Chapters.To), j.Prose, len(list), plural(len(list), "chapter"))}
	}
	if j.Chapters.To == 0 {
		j.Chapters.To = len(list)
	}
	j.Lines = Range{list[j.Chapters.From-1].From, list[j.Chapters.To-1].To}
	return nil
}

// name is that of the episode's files. Some chapters of a book do not replace the whole of it.
func (j *Job) name() string {
	switch c := j.Chapters; {
	case c == Range{}:
		return baseName(j.Prose)
	case c.From == c.To:
		return fmt.Sprintf("%s-ch%02d", baseName(j.Prose), c.From)
	default:
		return fmt.Sprintf("%s-ch%02d-%02d", baseName(j.Prose), c.From, c.To)
	}
}

// chaptersTitle is what an episode of some chapters is called, after the book's title.
func chaptersTitle(list []script.Chapter, r Range) string {
	if r.From != r.To {
		return fmt.Sprintf("chapters %d to %d", r.From, r.To)
	}
	if t := list[r.From-1].Title; t != "" {
		return t
	}
	return fmt.Sprintf("chapter %d", r.From)
}
