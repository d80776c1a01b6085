package script

import "fmt"

// Remark is something worth telling a person about a script, with its place.
type Remark struct {
	Line int    // line of the screenplay file, from 1; 0 when it is about no line of a file
	At   string // the script line meant ("line 12, Ada"), if any
	Text string // what, and what becomes of it
}

// String gives place and sentence.
func (r Remark) String() string {
	s := r.Text
	if r.At != "" {
		s = r.At + ": " + s
	}
	if r.Line > 0 {
		return fmt.Sprintf("line %d: %s", r.Line, s)
	}
	return s
}

// place names a line for a remark.
func (l Line) place() string {
	if l.Speaker != "" {
		return fmt.Sprintf("script line %d, %s", l.N, l.Speaker)
	}
	return fmt.Sprintf("script line %d", l.N)
}

// brief is the start of a line's text, for a remark.
func brief(s string) string {
	r := []rune(s)
	if len(r) > 48 {
		return string(r[:48]) + "…"
	}
	return s
}
