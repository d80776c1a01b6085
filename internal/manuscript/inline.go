package manuscript

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline gathers the text of one paragraph with its italics. White space is collapsed as browsers
// do it; a newline is a line break that the reader sees.
type inline struct {
	text  []byte
	marks []mark
}

// mark is a stretch of text in italics; successive ones do not touch.
type mark struct{ from, to int }

// unseen reports runes that a reader does not see: soft hyphens, places where a word may be broken, joiners and byte order marks.
func unseen(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u2060' || r == '\uFEFF' || r == '\u200E' || r == '\u200F' || r < ' ' && r != '\n' && r != '\t' && r != '\r' && r != '\f' || r == 0x7F
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}

// add appends text in which white space is only a space.
func (l *inline) add(s string, italic bool) {
	from := len(l.text)
	for _, r := range s {
		switch {
		case unseen(r):
		case r >= '\uFB00' && r <= '\uFB06': // letters cast in one piece
			l.text = append(l.text, ligatures[r-'\uFB00']...)
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\u00A0' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			if n := len(l.text); n > 0 && l.text[n-1] != ' ' && l.text[n-1] != '\n' {
				l.text = append(l.text, ' ')
			}
		default:
			l.text = utf8.AppendRune(l.text, r)
		}
	}
	if italic && len(l.text) > from {
		if n := len(l.marks); n > 0 && l.marks[n-1].to == from {
			l.marks[n-1].to = len(l.text)
		} else {
			l.marks = append(l.marks, mark{from, len(l.text)})
		}
	}
}

// lineBreak ends the line.
func (l *inline) lineBreak() {
	if n := len(l.text); n > 0 && l.text[n-1] == ' ' {
		l.text[n-1] = '\n'
	} else {
		l.text = append(l.text, '\n')
	}
}

func (l *inline) empty() bool { return len(strings.TrimSpace(string(l.text))) == 0 }

func (l *inline) reset() { l.text, l.marks = l.text[:0], l.marks[:0] }

// paragraphs returns the text as Markdown, cut at empty lines; lines are trimmed. A line break within
// double quotation marks becomes a space, so that verses in somebody's mouth stay one speech.
func (l *inline) paragraphs() []string {
	var out []string
	var cur strings.Builder
	quoted := 0
	m := 0
	for from := 0; from <= len(l.text); {
		to := len(l.text)
		if i := bytes.IndexByte(l.text[from:], '\n'); i >= 0 {
			to = from + i
		}
		for m < len(l.marks) && l.marks[m].to <= from {
			m++
		}
		s := l.line(from, to, l.marks[m:])
		switch {
		case s == "" && cur.Len() > 0:
			out = append(out, cur.String())
			cur.Reset()
			quoted = 0
		case s != "" && cur.Len() > 0 && quoted > 0:
			cur.WriteString(" ")
		case s != "" && cur.Len() > 0:
			cur.WriteString("\n")
		}
		cur.WriteString(s)
		quoted = openQuotes(quoted, l.text[from:to])
		from = to + 1
	}
	if cur.Len() > 0 {
		out = append(out, cur.String())
	}
	return out
}

// openQuotes counts the double quotations open after some text, from those open before it.
func openQuotes(open int, text []byte) int {
	for _, r := range string(text) {
		switch {
		case r == '“' || r == '„' || r == '«', r == '"' && open == 0:
			open = 1
		case r == '”' || r == '»' || r == '"':
			open = 0
		}
	}
	return open
}

// line is one line as Markdown. Italics that begin or end inside a word are dropped: a sign there would cut the word.
func (l *inline) line(from, to int, marks []mark) string {
	for from < to && l.text[from] == ' ' {
		from++
	}
	for from < to && l.text[to-1] == ' ' {
		to--
	}
	t := string(l.text[from:to])
	var b strings.Builder
	at := 0
	for _, m := range marks {
		lo, hi := max(m.from-from, at), min(m.to-from, len(t))
		if m.from-from >= len(t) {
			break
		}
		for lo < hi && t[lo] == ' ' {
			lo++
		}
		for lo < hi && t[hi-1] == ' ' {
			hi--
		}
		before, _ := utf8.DecodeLastRuneInString(t[:max(lo, 0)])
		after, _ := utf8.DecodeRuneInString(t[hi:])
		if lo >= hi || isWord(before) || isWord(after) || !hasWords(t[lo:hi]) {
			continue
		}
		escape(&b, t[at:lo], at == 0)
		b.WriteByte('*')
		escape(&b, t[lo:hi], false)
		b.WriteByte('*')
		at = hi
	}
	escape(&b, t[at:], at == 0)
	return b.String()
}

// escapable are the signs that a backslash may stand before.
const escapable = `\*_#>-+.!()[]{}` + "`"

// escape writes text so that Markdown reads it as it stands.
func escape(b *strings.Builder, s string, lineStart bool) {
	if lineStart && s != "" {
		switch {
		case s[0] == '#' || s[0] == '>',
			len(s) > 1 && (strings.Trim(s, "=") == "" || strings.Trim(s, "-") == ""): // a heading, a quotation, a line under a heading
			b.WriteByte('\\')
		}
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '*' || c == '_' || c == '\\' && (i+1 == len(s) || strings.IndexByte(escapable, s[i+1]) >= 0) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func hasWords(s string) bool { return strings.IndexFunc(s, isWord) >= 0 }

// key is a text's letters and digits in small letters, to compare titles by.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
