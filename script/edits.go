package script

// edits are the parts of a line that a person changed in the screenplay. They
// survive when the prose is read anew; the rest follows the prose.
type edits uint8

const (
	editSpeaker edits = 1 << iota
	editDelivery
	editText
	editKind
	inserted // the whole line was written into the screenplay
)

// edited reports whether a person left anything in the line.
func (l Line) edited() bool { return l.edits != 0 || len(l.Notes) > 0 }

// proseKey is the first half of the fingerprint of the line's text as the prose has it.
func (l Line) proseKey() string {
	if l.prose != "" {
		return l.prose
	}
	return fingerprint(l.Kind, l.Text)[:8]
}

// kindClass groups kinds that can stand for one another when lines are matched.
func kindClass(k Kind) byte {
	switch k {
	case Speech, Thought, Song:
		return 's'
	case Heading:
		return 'h'
	case Break:
		return 'b'
	}
	return 'n'
}
