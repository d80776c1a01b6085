// Package abc reads tunes in ABC notation (standard 2.1, abcnotation.com/wiki/abc:standard:v2.1), as
// far as one voice can sing them: notes and rests with their lengths, ties, slurs and simple repeats.
// Tunes may stand on one line: "K:Dm L:1/8 Q:1/4=90 D2FA | d4".
package abc

import (
	"errors"
	"fmt"
	"time"
)

// Note is a note, or a rest.
type Note struct {
	MIDI    int  // 60 is middle C, written "C"; of no meaning for a rest
	Rest    bool // silence
	Slurred bool // sung on the syllable of the note before it
	Length  time.Duration
}

// Error is what is wrong with a tune, and where.
type Error struct {
	Line, Column int // from 1; columns count characters
	Text         string
}

func (e *Error) Error() string {
	return fmt.Sprintf("tune: line %d, column %d: %s", e.Line, e.Column, e.Text)
}

// ErrNoNotes is returned for a tune without a note.
var ErrNoNotes = errors.New("tune: there is no note in it; write some after the key, as in K:C CDEF")

// longest is the longest note that anybody can hold.
const longest = 30 * time.Second

// Parse reads a tune. Fields K, L, M and Q are followed wherever they stand; other fields, comments, chord names,
// decorations and grace notes are passed over. Without Q, a quarter note lasts 0.6 s. Other errors than ErrNoNotes are *Error.
func Parse(text string) ([]Note, error) {
	p := &parser{text: []rune(text), line: 1, sharps: map[rune]int{}, altered: map[pitch]int{}, metre: 1}
	p.setTempo(0.25, 100)
	for p.pos < len(p.text) {
		if err := p.step(); err != nil {
			return nil, err
		}
	}
	sung := 0
	for i, n := range p.notes {
		if n.tied && !p.continues(i) {
			return nil, n.at.error("this note is tied to none; put one of the same pitch after the -, or take it away")
		}
		if !n.Rest {
			sung++
		}
	}
	if sung == 0 {
		return nil, ErrNoNotes
	}
	return p.joined()
}

// place is where something stands.
type place struct{ line, column int }

func (at place) error(format string, args ...any) error {
	return &Error{Line: at.line, Column: at.column, Text: fmt.Sprintf(format, args...)}
}

// pitch is a line or space of the staff, whose accidentals hold until the bar ends.
type pitch struct {
	letter rune // A to G
	octave int  // 0 begins at middle C
}

// written is a note as it stands there.
type written struct {
	Note
	seconds float64
	tied    bool // to the next
	at      place
}

type parser struct {
	text []rune
	pos  int
	line int // the number of the line, and where it begins
	from int

	sharps  map[rune]int  // of the key
	altered map[pitch]int // in this bar
	unit    float64       // L: the length of a plain note, in whole notes; 0: as the metre has it
	metre   float64       // M: the length of a bar in whole notes
	whole   float64       // seconds of a whole note

	notes    []written
	repeated int     // index in notes of the start of what a :| repeats
	slurs    int     // how many are open
	starts   bool    // the next note is the first of a slur
	swing    float64 // factor on the next note, after > or <
	tuplet   tuplet
}

// tuplet squeezes the next left notes.
type tuplet struct {
	left int
	by   float64
}

func (p *parser) here() place { return place{p.line, p.pos - p.from + 1} }

// peek is the sign at an offset from here, or 0.
func (p *parser) peek(offset int) rune {
	if i := p.pos + offset; i >= 0 && i < len(p.text) {
		return p.text[i]
	}
	return 0
}

// defaultUnit is L where it is not given: a sixteenth in short metres, else an eighth.
func (p *parser) defaultUnit() float64 {
	switch {
	case p.unit > 0:
		return p.unit
	case p.metre < 0.75:
		return 1.0 / 16
	}
	return 1.0 / 8
}

// setTempo has perMinute notes of the length of beat fill a minute.
func (p *parser) setTempo(beat, perMinute float64) { p.whole = 60 / perMinute / beat }

// continues reports whether the note after i is the same pitch.
func (p *parser) continues(i int) bool {
	return i+1 < len(p.notes) && !p.notes[i+1].Rest && p.notes[i+1].MIDI == p.notes[i].MIDI
}

// joined are the notes with tied ones made one.
func (p *parser) joined() ([]Note, error) {
	var out []Note
	for i := 0; i < len(p.notes); i++ {
		n := p.notes[i]
		for p.notes[i].tied {
			i++
			n.seconds += p.notes[i].seconds
		}
		n.Length = time.Duration(n.seconds * float64(time.Second))
		if n.Length > longest {
			return nil, n.at.error("a note of %v; nobody holds one longer than %v", n.Length.Round(time.Second), longest)
		}
		if n.Length < time.Millisecond {
			return nil, n.at.error("a note of no length; make it longer, or L: or Q: slower")
		}
		out = append(out, n.Note)
	}
	return out, nil
}
