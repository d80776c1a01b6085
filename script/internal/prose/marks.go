package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// class is a family of quotation marks.
type class uint8

const (
	double class = iota
	single
	angle
)

// mark is one quotation mark, and what it may do where it stands.
type mark struct {
	pos, width  int
	class       class
	open, close bool
	strong      bool // a close that follows punctuation, or a curly double: no apostrophe
	dropped     bool // an open before a clipped word ('tis), or a close after one (goin', dogs'): perhaps an apostrophe
	ing         bool // a close after -in: goin'
	comma       bool // a comma follows
}

// clipped are words that begin with an apostrophe for the letters left out.
var clipped = setOf(`tis twas twere twill twould twasn tisn em im er e is ere ave ad as arf alf ow ouse appen eard
	im imself isself til till cause cos coz bout round neath gainst mongst mid fraid nuff nother way n un s d ll re ve m t
	stead pon course scuse spect fore kay sup tain ee ow owever`)

// clippedEnd are words that end in one: wi' (with), th' (the), mysel'.
var clippedEnd = setOf("wi th t ha gi ca wa mysel masel himsel hersel yoursel itsel ol yo tha sma fa awa")

func setOf(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, s := range words {
		for _, w := range strings.Fields(s) {
			m[w] = true
		}
	}
	return m
}

// markRunes are the runes that can be quotation marks.
func markClass(r rune) (class, bool) {
	switch r {
	case '"', '“', '”', '„', '‟', '″', '＂':
		return double, true
	case '\'', '‘', '’', '‚', '‛', '`', '´':
		return single, true
	case '«', '»':
		return angle, true
	}
	return 0, false
}

// marks lists the quotation marks of a span. Emphasis signs beside a mark are looked through.
func marks(t string, s Span) []mark {
	var ms []mark
	for i := s.Start; i < s.End; {
		r, w := utf8.DecodeRuneInString(t[i:s.End])
		if c, ok := markClass(r); ok {
			if m, ok := judge(t, s, i, w, r, c); ok {
				ms = append(ms, m)
			}
		}
		i += w
	}
	return ms
}

// judge works out what one mark may do from the runes on both sides of it.
func judge(t string, s Span, i, w int, r rune, c class) (mark, bool) {
	before, after := runeBefore(t, s, i), runeAfter(t, s, i+w)
	m := mark{pos: i, width: w, class: c}
	spaceBefore := before == 0 || unicode.IsSpace(before) || strings.ContainsRune("—–-([{/…\u2009\u200a", before) || before == '.' && r != '"' && isOpener(r)
	if mc, ok := markClass(before); ok && mc != c {
		spaceBefore = true // a quotation that begins with a quotation
	}
	m.comma = after == ','
	spaceAfter := after == 0 || unicode.IsSpace(after)
	wordAfter := isWordRune(after)
	switch r {
	case '“', '„', '‟', '«', '‛', '‚':
		m.open = true
	case '”', '»':
		m.close, m.strong = true, true
		if (before == 0 || unicode.IsSpace(before)) && wordAfter { // set the wrong way round
			m.open, m.close = true, false
		}
	case '"', '″', '＂':
		m.open = spaceBefore && !spaceAfter
		m.close = before != 0 && !unicode.IsSpace(before) && !wordAfter
		if strings.ContainsRune("([{", before) {
			m.close = false
		}
		if !m.open && !m.close { // between letters, or with blanks on both sides: only the state can tell
			m.open, m.close = true, true
		}
		m.strong = m.close
	default:
		if isWordRune(before) && wordAfter {
			return m, false // don't, o'clock
		}
		m.open = spaceBefore && !spaceAfter && r != '’' && r != '´'
		m.close = before != 0 && !unicode.IsSpace(before) && !wordAfter && r != '‘' && r != '`' && !strings.ContainsRune("([{", before)
		m.strong = m.close && strings.ContainsRune(".,!?;:—–-…*_)", before)
		if before == '"' || before == '”' {
			m.strong = m.close
		}
		if r == '‘' && !m.open && !spaceAfter {
			m.open = true
		}
		word := strings.ToLower(wordAt(t, s, i+w))
		if m.open && (clipped[word] || unicode.IsDigit(after)) {
			m.dropped = true
		}
		if m.close && !m.strong {
			last := unicode.ToLower(before)
			m.dropped = clippedEnd[strings.ToLower(wordBefore(t, s, i))] || last == 's' || last == 'n' || last == 'z' || last == 'x' || last == 'd' || last == 'o' || last == 'f'
			m.ing = after != 0 && strings.HasSuffix(strings.ToLower(t[max(s.Start, i-2):i]), "in")
		}
		if !m.open && !m.close {
			return m, false
		}
	}
	return m, true
}

func isOpener(r rune) bool { return r == '“' || r == '‘' || r == '«' }

// runeBefore is the rune before i inside the span, emphasis signs looked through; 0 at the start.
func runeBefore(t string, s Span, i int) rune {
	skipped := rune(0)
	for i > s.Start {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:i])
		if r != '*' && r != '_' {
			return r
		}
		skipped = r
		i -= n
	}
	if skipped != 0 {
		return ' '
	}
	return 0
}

// runeAfter is the rune at i inside the span, emphasis signs looked through; 0 at the end.
func runeAfter(t string, s Span, i int) rune {
	for i < s.End {
		r, n := utf8.DecodeRuneInString(t[i:s.End])
		if r != '*' && r != '_' {
			return r
		}
		i += n
	}
	return 0
}

// wordAt is the word that begins at i, letters only.
func wordAt(t string, s Span, i int) string {
	for i < s.End && (t[i] == '*' || t[i] == '_') {
		i++
	}
	j := i
	for j < s.End && j-i < 24 {
		r, n := utf8.DecodeRuneInString(t[j:s.End])
		if !unicode.IsLetter(r) {
			break
		}
		j += n
	}
	return t[i:j]
}

// wordBefore is the word that ends at i, letters only.
func wordBefore(t string, s Span, i int) string {
	j := i
	for j > s.Start && i-j < 24 {
		r, n := utf8.DecodeLastRuneInString(t[s.Start:j])
		if !unicode.IsLetter(r) {
			break
		}
		j -= n
	}
	return t[j:i]
}

// pairs couples the marks of one class: opening and closing index into ms; a
// closing index of len(ms) means that the paragraph ended first. With inside
// set, the paragraph begins within a quotation (opening index -1); with onward
// set, the next paragraph may continue one left open by this.
func pairs(ms []mark, c class, inside, onward bool) [][2]int {
	// apostrophes: for every mark, is there a close that can be nothing else before the next open?
	sure := make([]bool, len(ms)+1)
	last := make([]bool, len(ms)+1) // no open and no sure close follows
	last[len(ms)] = true
	for i := len(ms) - 1; i >= 0; i-- {
		sure[i] = sure[i+1]
		last[i] = last[i+1] && (ms[i].class != c || ms[i].dropped)
		if ms[i].class != c {
			continue
		}
		if ms[i].open && !ms[i].dropped && !ms[i].close {
			sure[i] = false
		} else if ms[i].strong {
			sure[i] = true
		}
	}
	var out [][2]int
	opened, in := -1, inside
	for i, m := range ms {
		if m.class != c {
			continue
		}
		switch {
		case !in && m.open && (!m.dropped || sure[i+1]):
			opened, in = i, true
		case in && c == single && m.close && !m.strong && i+1 < len(ms) && ms[i+1].class == c && ms[i+1].strong && m.comma && ms[i+1].pos == m.pos+m.width+1:
			// "masel’,’": the one behind the comma closes
		case in && m.close && (m.strong || !m.dropped || !sure[i+1] && !(m.ing && onward && last[i+1])):
			out = append(out, [2]int{opened, i})
			in = false
		case in && m.open && !m.close && !m.dropped && i > 0 && opened >= 0 && c != single:
			out = append(out, [2]int{opened, i}) // its closing mark was forgotten
			opened = i
		}
	}
	if in {
		out = append(out, [2]int{opened, len(ms)})
	}
	return out
}
