package abc

import (
	"strings"
	"unicode"
)

// field reports whether a field begins here. K, L, M and Q are no notes and may stand anywhere; another
// letter makes a field only at the start of a line ("T:The Mill"), or in brackets.
func (p *parser) field() bool {
	if p.peek(0) == '[' && unicode.IsLetter(p.peek(1)) && p.peek(2) == ':' {
		return true
	}
	if p.peek(1) != ':' {
		return false
	}
	if strings.ContainsRune("KLMQ", p.peek(0)) && p.peek(0) != 0 {
		return true
	}
	return p.pos == p.from && unicode.IsLetter(p.peek(0)) && p.peek(2) != '|' && p.peek(2) != ':'
}

func (p *parser) readField() error {
	closing := p.peek(0) == '['
	if closing {
		p.pos++
	}
	at, name := p.here(), p.peek(0)
	p.pos += 2
	var err error
	switch name {
	case 'K':
		err = p.key(at)
	case 'L':
		p.unit, err = p.fraction(at)
	case 'M':
		p.metre, err = p.readMetre(at)
	case 'Q':
		err = p.tempo(at)
	default:
		for p.pos < len(p.text) && p.peek(0) != '\n' && !(closing && p.peek(0) == ']') {
			p.pos++
		}
	}
	if err != nil || !closing {
		return err
	}
	if p.blanks(); p.peek(0) != ']' {
		return at.error("this field is not closed; a ] is missing")
	}
	p.pos++
	return nil
}

func (p *parser) blanks() {
	for p.peek(0) == ' ' || p.peek(0) == '\t' {
		p.pos++
	}
}

// word reads up to the next blank, or the end of a field in brackets, on this line.
func (p *parser) word() string {
	p.blanks()
	from := p.pos
	for p.pos < len(p.text) && !unicode.IsSpace(p.peek(0)) && p.peek(0) != ']' && p.peek(0) != '%' {
		p.pos++
	}
	return string(p.text[from:p.pos])
}

// fraction reads "1/8" or "1".
func (p *parser) fraction(at place) (float64, error) {
	p.blanks()
	n, ok := p.number()
	if !ok || n == 0 {
		return 0, at.error("a length such as 1/8 is missing")
	}
	if p.peek(0) == '/' {
		p.pos++
		by, ok := p.number()
		if !ok || by == 0 {
			return 0, at.error("a length such as 1/8 is missing")
		}
		n /= by
	}
	return n, nil
}

func (p *parser) readMetre(at place) (float64, error) {
	p.blanks()
	switch p.peek(0) {
	case 'C':
		p.word() // common time, or cut
		return 1, nil
	case 'n':
		if w := p.word(); w != "none" {
			return 0, at.error("%q is no metre; write M:4/4", w)
		}
		return 1, nil
	}
	m, err := p.fraction(at)
	if err != nil {
		return 0, at.error("a metre such as 3/4 is missing")
	}
	return m, nil
}

// slowest and fastest beats a minute that make sense.
const slowest, fastest = 10, 600

// tempo reads "1/4=90", or "90" of the plain note.
func (p *parser) tempo(at place) error {
	p.blanks()
	if p.peek(0) == '"' { // "Allegro" 1/4=90
		if err := p.skipTo('"'); err != nil {
			return err
		}
		p.blanks()
	}
	beat := p.defaultUnit()
	n, err := p.fraction(at)
	if err == nil && p.peek(0) == '=' {
		p.pos++
		beat = n
		n, err = p.fraction(at)
	}
	if err != nil || n < slowest || n > fastest {
		return at.error("a tempo such as 1/4=90 is missing; from %d to %d beats a minute", slowest, fastest)
	}
	p.setTempo(beat, n)
	return nil
}

// fifths counts the sharps of the major keys, flats below 0; modes count from there.
var (
	fifths = map[rune]int{'F': -1, 'C': 0, 'G': 1, 'D': 2, 'A': 3, 'E': 4, 'B': 5}
	modes  = map[string]int{"": 0, "maj": 0, "ion": 0, "mix": -1, "dor": -2, "m": -3, "min": -3, "aeo": -3, "phr": -4, "loc": -5, "lyd": 1}
)

// mode is how many sharps a mode has beside the major key of its tonic. Only its first three letters count.
func mode(s string) (int, bool) {
	s = strings.ToLower(s)
	if len(s) > 3 {
		s = s[:3]
	}
	n, ok := modes[s]
	return n, ok
}

// key reads "D", "Bb", "F#m", "Edor", "A minor" or "none".
func (p *parser) key(at place) error {
	clear(p.sharps)
	clear(p.altered)
	w := p.word()
	if w == "none" {
		return nil
	}
	r := []rune(w)
	if len(r) == 0 || !strings.ContainsRune("ABCDEFG", r[0]) {
		return at.error("%q is no key; write K:C, K:Bb, K:F#m or K:D dorian", w)
	}
	n, rest := fifths[r[0]], r[1:]
	if len(rest) > 0 && (rest[0] == '#' || rest[0] == 'b') {
		n += map[rune]int{'#': 7, 'b': -7}[rest[0]]
		rest = rest[1:]
	}
	shift, ok := mode(string(rest))
	if !ok {
		return at.error("%q is no key; after the tonic stands its mode: m, dor, phr, lyd, mix, aeo, loc or nothing", w)
	}
	if len(rest) == 0 { // "K:D dorian", if the next word is a mode
		back := p.pos
		next := p.word()
		if shift, ok = mode(next); !ok || next == "" {
			p.pos, shift = back, 0
		}
	}
	if n += shift; n < -7 || n > 7 {
		return at.error("the key %s would have %d accidentals; there are at most 7", w, max(n, -n))
	}
	for i, letter := range "FCGDAEB" {
		if i < n {
			p.sharps[letter] = 1
		}
		if 6-i < -n {
			p.sharps[letter] = -1
		}
	}
	return nil
}
