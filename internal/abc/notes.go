package abc

import (
	"strings"
	"unicode"
)

// step reads what stands at pos and moves past it.
func (p *parser) step() error {
	c := p.peek(0)
	if p.field() {
		return p.readField()
	}
	switch {
	case c == '\n':
		p.pos++
		p.line, p.from = p.line+1, p.pos
	case unicode.IsSpace(c) || strings.ContainsRune("`\\$*;", c):
		p.pos++
	case c == '%':
		p.skipLine()
	case c == '"' || c == '!' || c == '+' || c == '{':
		return p.skipTo(map[rune]rune{'"': '"', '!': '!', '+': '+', '{': '}'}[c])
	case c == '|' || c == ':' || c == '[' && (p.peek(1) == '|' || unicode.IsDigit(p.peek(1))):
		return p.bar()
	case c == '(' || c == ')':
		return p.slur()
	case c == '>' || c == '<':
		return p.broken()
	case c == '-':
		return p.tie()
	case strings.ContainsRune("zxZX", c):
		return p.rest()
	case strings.ContainsRune("^_=ABCDEFGabcdefg", c):
		return p.note()
	case c == '[':
		return p.here().error("a chord: one voice sings one note at a time; keep the highest")
	case strings.ContainsRune(".~MOPSTuv", c): // decorations
		p.pos++
	default:
		return p.here().error("%q is no note; notes are C to B and, higher, c to b, rests are z", c)
	}
	return nil
}

func (p *parser) skipLine() {
	for p.pos < len(p.text) && p.peek(0) != '\n' {
		p.pos++
	}
}

// skipTo passes over what is enclosed, its end included.
func (p *parser) skipTo(end rune) error {
	at := p.here()
	for p.pos++; p.pos < len(p.text) && p.peek(0) != '\n'; p.pos++ {
		if p.peek(0) == end {
			p.pos++
			return nil
		}
	}
	return at.error("what is opened here is not closed on its line; a %q is missing", end)
}

// bar reads a bar line of any form; at the end of a repeated part its notes come again.
func (p *parser) bar() error {
	at, from := p.here(), p.pos
	for strings.ContainsRune("|:[]", p.peek(0)) && p.peek(0) != 0 {
		if p.peek(0) == '[' && p.peek(1) != '|' && !unicode.IsDigit(p.peek(1)) {
			break // an inline field, or a chord
		}
		p.pos++
	}
	mark := string(p.text[from:p.pos])
	if unicode.IsDigit(p.peek(0)) {
		return at.error("endings of their own (%s%c) are not read; write the notes out", mark, p.peek(0))
	}
	clear(p.altered)
	if strings.HasPrefix(mark, ":") && mark != ":" {
		if p.slurs > 0 {
			return at.error("a slur is open over the end of a repeat; close it before with )")
		}
		p.notes = append(p.notes, p.notes[p.repeated:]...)
		p.repeated = len(p.notes)
	}
	if strings.HasSuffix(mark, ":") {
		p.repeated = len(p.notes)
	}
	return nil
}

// tuplets gives the time that so many notes share, in notes.
var tuplets = map[rune]float64{'2': 3, '3': 2, '4': 3, '6': 2, '8': 3}

// slur reads a slur's ends, and "(3", which begins a tuplet.
func (p *parser) slur() error {
	at := p.here()
	switch n := p.peek(1); {
	case p.peek(0) == ')' && p.slurs == 0:
		return at.error("a slur ends here that does not begin; put a ( before its first note")
	case p.peek(0) == ')':
		p.slurs--
	case !unicode.IsDigit(n):
		p.slurs++
		p.starts = p.slurs == 1
	case tuplets[n] == 0 || p.peek(2) == ':':
		return at.error("this tuplet is not read; (2 (3 (4 (6 and (8 are")
	default:
		p.tuplet = tuplet{int(n - '0'), tuplets[n] / float64(n-'0')}
		p.pos++
	}
	p.pos++
	return nil
}

// broken reads > and <, which lengthen one of two notes and shorten the other.
func (p *parser) broken() error {
	at, sign, n := p.here(), p.peek(0), 0
	for ; p.peek(0) == sign; p.pos++ {
		n++
	}
	if len(p.notes) == 0 || n > 3 {
		return at.error("%q stands between two notes, up to three times", sign)
	}
	short := 1.0
	for range n {
		short /= 2
	}
	long := 2 - short
	if sign == '<' {
		short, long = long, short
	}
	p.notes[len(p.notes)-1].seconds *= long
	p.swing = short
	return nil
}

func (p *parser) tie() error {
	n := len(p.notes)
	if n == 0 || p.notes[n-1].Rest {
		return p.here().error("there is no note before this tie")
	}
	p.notes[n-1].tied = true
	p.pos++
	return nil
}

// rest reads z (x is the same, unseen) and Z, which counts bars.
func (p *parser) rest() error {
	at, unit := p.here(), p.defaultUnit()
	if unicode.IsUpper(p.peek(0)) {
		unit = p.metre
	}
	p.pos++
	length, err := p.length()
	if err != nil {
		return err
	}
	p.add(written{Note: Note{Rest: true}, seconds: length * unit * p.whole, at: at})
	return nil
}

// semitones above C of the natural notes.
var semitones = map[rune]int{'C': 0, 'D': 2, 'E': 4, 'F': 5, 'G': 7, 'A': 9, 'B': 11}

const middleC = 60

// note reads accidental, letter, octave marks and length.
func (p *parser) note() error {
	at := p.here()
	shift, own := 0, false
	for ; strings.ContainsRune("^_=", p.peek(0)) && p.peek(0) != 0; p.pos++ {
		own = true
		switch p.peek(0) {
		case '^':
			shift++
		case '_':
			shift--
		}
	}
	c := p.peek(0)
	where := pitch{letter: unicode.ToUpper(c)}
	base, ok := semitones[where.letter]
	if !ok || shift < -2 || shift > 2 {
		return at.error("an accidental (^ sharp, ^^, _ flat, __, = natural) stands right before a note")
	}
	if unicode.IsLower(c) {
		where.octave++
	}
	for p.pos++; p.peek(0) == '\'' || p.peek(0) == ','; p.pos++ {
		if p.peek(0) == ',' {
			where.octave--
		} else {
			where.octave++
		}
	}
	if where.octave < -3 || where.octave > 3 {
		return at.error("no voice goes %d octaves from middle C", where.octave)
	}
	if own {
		p.altered[where] = shift
	}
	if a, ok := p.altered[where]; ok {
		shift = a
	} else {
		shift = p.sharps[where.letter]
	}
	length, err := p.length()
	if err != nil {
		return err
	}
	n := written{Note: Note{MIDI: middleC + 12*where.octave + base + shift}, seconds: length * p.defaultUnit() * p.whole, at: at}
	n.Slurred = p.slurs > 0 && !p.starts
	p.starts = false
	p.add(n)
	return nil
}

// add puts a note or rest behind the others, shortened by the broken rhythm or tuplet it is in.
func (p *parser) add(n written) {
	if p.swing != 0 {
		n.seconds *= p.swing
		p.swing = 0
	}
	if p.tuplet.left > 0 {
		n.seconds *= p.tuplet.by
		p.tuplet.left--
	}
	p.notes = append(p.notes, n)
}

// length reads what stands after a note: 2, 3/2, /, //, /4 or nothing.
func (p *parser) length() (float64, error) {
	at := p.here()
	n, ok := p.number()
	if !ok {
		n = 1
	}
	for p.peek(0) == '/' {
		p.pos++
		by, ok := p.number()
		if !ok {
			by = 2
		}
		if by == 0 {
			return 0, at.error("a length divided by 0")
		}
		n /= by
	}
	if n == 0 {
		return 0, at.error("a note of length 0; leave it out, or give it a length")
	}
	return n, nil
}

// number reads digits, if there are any.
func (p *parser) number() (float64, bool) {
	n, from := 0.0, p.pos
	for ; p.peek(0) >= '0' && p.peek(0) <= '9'; p.pos++ {
		n = 10*n + float64(p.peek(0)-'0')
	}
	return n, p.pos > from
}
