package script

import (
	"regexp"
	"strings"
)

var (
	singing    = regexp.MustCompile(`(?i)\b(?:(?:began|begins|started|starts) (?:to )?(?:sing|singing|chant|hum)\b|burst into song|broke into (?:a )?song|sang|sung|singing)\b`)
	sungManner = regexp.MustCompile(`(?i)\b(?:was )?sung (?:in|with) [^.,;!?]*?(?:way|voice|tune|manner)\b|\b(?:tuneless|out of tune|off-key)(?:ly)?\b|\bgot the tune wrong\b`)
	notSong    = regexp.MustCompile(`(?i)\b(?:birds?|larks?|kettle|blackbirds?|thrush|wind|bullets?)\b[^.]{0,20}\b(?:sang|singing|sung)\b`)
)

// sungBefore returns the words by which the text says that the quotation at i is
// sung: the paragraph before ends in singing, and nothing but the quotation follows.
func sungBefore(s *Script, from, i int) string {
	if from == 0 || i != from {
		if i > from && s.Lines[i-1].Kind == Song && s.Lines[i-1].Paragraph == s.Lines[i].Paragraph {
			return s.Lines[i-1].Delivery.Words
		}
		return ""
	}
	for j := i + 1; j < len(s.Lines) && s.Lines[j].Paragraph == s.Lines[i].Paragraph; j++ {
		if s.Lines[j].Kind == Tag || s.Lines[j].Kind.Spoken() {
			return "" // a tag of its own: said, not sung
		}
	}
	prev := s.Lines[from-1]
	if prev.Kind == Song && len(s.Lines) > from && s.Lines[from].Speaker == prev.Speaker && noWords(s, from) {
		return prev.Delivery.Words // the next verse
	}
	if prev.Kind != Narration {
		return ""
	}
	text := prev.Text
	m := singing.FindStringIndex(text)
	if m == nil || denial.MatchString(text[:m[0]]) || notSong.MatchString(text) {
		return ""
	}
	// up to three sentences may describe the song before it comes
	if strings.Count(text[m[1]:], ". ") > 3 {
		return ""
	}
	words := strings.TrimSpace(text[m[0]:m[1]])
	if d := sungManner.FindString(text); d != "" {
		words = d
	}
	return words
}

// Tune is what a person wants the line sung to, in ABC notation on one line, from
// a note beside it: [[tune: K:G L:1/4 G A B d]]. It is empty without such a note.
func (l Line) Tune() string { return l.noted("tune:") }

// NarratedBy is who narrates from this line to the end of its scene, from a note beside it: [[narrator: af_bella]]. It is empty
// without such a note.
func (l Line) NarratedBy() string { return l.noted("narrator:") }

// noted is what the note that begins so says.
func (l Line) noted(prefix string) string {
	for _, n := range l.Notes {
		if len(n) > len(prefix) && strings.EqualFold(n[:len(prefix)], prefix) {
			return strings.TrimSpace(n[len(prefix):])
		}
	}
	return ""
}

// noWords reports whether the paragraph at from is one quotation and nothing else.
func noWords(s *Script, from int) bool {
	return from+1 >= len(s.Lines) || s.Lines[from+1].Paragraph != s.Lines[from].Paragraph
}
