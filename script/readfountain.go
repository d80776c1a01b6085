package script

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ErrNotText is wrapped by the error of ReadFountain for what is not UTF-8 text.
var ErrNotText = errors.New("not UTF-8 text")

// ReadFountain reads a screenplay: one that WriteFountain wrote, edited or not,
// or anybody's. What is visible wins over what the boneyard remembers; without a
// boneyard, or with a damaged one, the visible text is all there is, and the
// remarks say so. Only text that is not UTF-8, or has no line at all, is an error.
func ReadFountain(r io.Reader) (*Script, []Remark, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("screenplay: %w", err)
	}
	if !utf8.Valid(raw) || strings.IndexByte(string(raw), 0) >= 0 {
		return nil, nil, fmt.Errorf("screenplay: %w; save it as UTF-8", ErrNotText)
	}
	sp := takeApart(string(raw))
	if len(sp.elements) == 0 {
		return nil, nil, errors.New("screenplay: no line in it; delete the file to have it written anew from the prose")
	}
	h, records, remarks := readBoneyard(sp.boneyard, sp.boneyardAt)
	if sp.boneyard != nil && !sp.closed {
		remarks = append(remarks, Remark{Line: sp.boneyardAt, Text: "the boneyard has no end (*/); what is left of it was used"})
	}
	s := &Script{Title: sp.title, Author: sp.author}
	if h != nil {
		s.Narrator, s.Characters = h.Narrator, h.Characters
		s.titled = h.Titled
		if oneLine(h.Title) == sp.title {
			s.Title = h.Title
		} else {
			s.titled = true
		}
		if oneLine(h.Author) == sp.author {
			s.Author = h.Author
		} else {
			s.titled = true
		}
	} else {
		s.titled = sp.title != "" || sp.author != ""
	}
	if sp.boneyard == nil {
		remarks = append(remarks, Remark{Text: "the screenplay has no boneyard; lines are matched to the prose by their words"})
	}
	j := &joiner{s: s, sp: sp, names: namesOf(s.Characters)}
	j.join(records, &remarks)
	s.count()
	return s, remarks, nil
}
