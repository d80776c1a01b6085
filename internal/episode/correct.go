package episode

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"radioplay/script"
)

// Correct gives line n to a speaker, as an edit of the script would, or confirms
// the one it has. The lines that hang on it follow; the remarks say which.
func (r *Reading) Correct(n int, speaker string) ([]script.Remark, error) {
	s, err := r.Script.Correct(n, speaker)
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", r.Prose, err)}
	}
	var remarks []script.Remark
	if r.parsed != nil {
		s, remarks = script.Merge(s, r.parsed)
	}
	r.Script = s
	return remarks, nil
}

// Uncorrected is a line as the prose alone has it, without a person's edits;
// false when the line is not in the prose, or Prose is a screenplay.
func (r *Reading) Uncorrected(l script.Line) (script.Line, bool) {
	if r.parsed != nil {
		for _, p := range r.parsed.Lines {
			if p.Source == l.Source && p.Kind.Spoken() {
				return p, true
			}
		}
	}
	return script.Line{}, false
}

// Place says where a line stands, as editors count: "chapter.md:57:3" is line 57,
// character 3. Of a screenplay, which has no prose, it is the path alone.
func (r *Reading) Place(l script.Line) string {
	if r.parsed == nil || l.Source.Start > len(r.Source) {
		return r.Prose
	}
	before := r.Source[:l.Source.Start]
	return fmt.Sprintf("%s:%d:%d", r.Prose, 1+bytes.Count(before, []byte("\n")), 1+utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]))
}
