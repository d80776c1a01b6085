package script

import (
	"regexp"
	"strings"
)

// element is one visible thing of a screenplay that becomes a line.
type element struct {
	at    int // line of the file, from 1
	kind  Kind
	level int
	cue   string // raw cue of a spoken line
	paren string // raw parenthetical
	text  string // unescaped
	notes []string
}

// screenplay is a Fountain text taken apart.
type screenplay struct {
	title, author string
	elements      []element
	boneyard      []string // records, if any
	boneyardAt    int      // line of the file on which they begin
	closed        bool     // the boneyard had its end
}

var (
	sceneHead  = regexp.MustCompile(`(?i)^(?:(?:INT|EXT|EST|INT\./EXT|INT/EXT|I/E)[. ]|\.[^.\s])`)
	noteInline = regexp.MustCompile(`(?s)\[\[(.*?)\]\]`)
)

// takeApart reads Fountain; it accepts any text.
func takeApart(text string) *screenplay {
	sp := &screenplay{}
	text = strings.TrimPrefix(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\uFEFF")
	text = sp.takeBoneyard(text)
	lines := strings.Split(dropBoneyards(text), "\n")
	i := sp.titlePage(lines)
	for i < len(lines) {
		i = sp.element(lines, i)
	}
	return sp
}

// takeBoneyard cuts our own boneyard out, from its head to its end or the end of the text.
func (sp *screenplay) takeBoneyard(text string) string {
	from := -1
	if strings.HasPrefix(text, boneyardHead) {
		from = 0
	} else if i := strings.LastIndex(text, "\n"+boneyardHead); i >= 0 {
		from = i + 1
	}
	if from < 0 {
		return text
	}
	rest := text[from:]
	body, after := rest, ""
	if i := strings.Index(rest, "\n*/"); i >= 0 {
		body, after, sp.closed = rest[:i], rest[i+3:], true
	}
	ls := strings.Split(body, "\n")
	sp.boneyard, sp.boneyardAt = ls[1:], strings.Count(text[:from], "\n")+2
	return text[:from] + strings.Repeat("\n", strings.Count(body, "\n")+1) + after
}

// dropBoneyards blanks out every /* ... */ but keeps its line ends.
func dropBoneyards(text string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, "/*")
		if i < 0 {
			break
		}
		j := strings.Index(text[i+2:], "*/")
		if j < 0 {
			break
		}
		b.WriteString(text[:i])
		b.WriteString(strings.Repeat("\n", strings.Count(text[i:i+2+j+2], "\n")))
		text = text[i+2+j+2:]
	}
	b.WriteString(text)
	return b.String()
}

// titlePage reads "Key: value" lines at the start, up to a blank line.
func (sp *screenplay) titlePage(lines []string) int {
	i := 0
	for i < len(lines) && strings.TrimSpace(lines[i]) == "" {
		i++
	}
	if i == len(lines) || !titleKey(lines[i]) {
		return i
	}
	name := ""
	for ; i < len(lines) && strings.TrimSpace(lines[i]) != ""; i++ {
		k, v, ok := strings.Cut(lines[i], ":")
		if ok && titleKey(lines[i]) && !strings.HasPrefix(lines[i], " ") && !strings.HasPrefix(lines[i], "\t") {
			name = strings.ToLower(strings.TrimSpace(k))
		} else {
			v = lines[i]
		}
		v = strings.TrimSpace(v)
		switch name {
		case "title":
			sp.title = oneLine(sp.title + " " + v)
		case "author", "authors":
			sp.author = oneLine(sp.author + " " + v)
		}
	}
	sp.title, sp.author = unescape(sp.title), unescape(sp.author)
	return i
}

// element reads what begins at line i and returns the line after it.
func (sp *screenplay) element(lines []string, i int) int {
	s := strings.TrimSpace(lines[i])
	blankBefore := i == 0 || strings.TrimSpace(lines[i-1]) == ""
	next := ""
	if i+1 < len(lines) {
		next = strings.TrimSpace(lines[i+1])
	}
	one := func(k Kind, level int, text string) int {
		sp.add(element{at: i + 1, kind: k, level: level, text: text})
		return i + 1
	}
	switch {
	case s == "":
		return i + 1
	case strings.HasPrefix(s, "[["):
		return sp.note(lines, i)
	case strings.HasPrefix(s, "==="):
		return one(Break, 0, "")
	case strings.HasPrefix(s, "#"):
		t := strings.TrimLeft(s, "#")
		return one(Heading, min(6, len(s)-len(t)), t)
	case strings.HasPrefix(s, "="):
		sp.addNote(strings.TrimSpace(s[1:]))
		return i + 1
	case strings.HasPrefix(s, ">") && strings.HasSuffix(s, "<") && len(s) > 1:
		if t := strings.TrimSpace(s[1 : len(s)-1]); hasWords(t) {
			return one(Narration, 0, t)
		} else {
			return one(Break, 0, t)
		}
	case strings.HasPrefix(s, ">"):
		return one(Narration, 0, s[1:])
	case strings.HasPrefix(s, "~"):
		return one(Song, 0, s[1:])
	case strings.HasPrefix(s, "@") && len(s) > 1:
		return sp.dialogue(lines, i, s[1:])
	case strings.HasPrefix(s, "!"):
		return sp.action(lines, i)
	case sceneHead.MatchString(s) && blankBefore:
		return one(Heading, 3, strings.TrimPrefix(s, "."))
	case isCue(s) && blankBefore && next != "" && !strings.HasSuffix(s, "TO:"):
		return sp.dialogue(lines, i, s)
	}
	return sp.action(lines, i)
}

// action gathers lines up to a blank one or a note.
func (sp *screenplay) action(lines []string, i int) int {
	at := i
	var text []string
	for ; i < len(lines); i++ {
		s := strings.TrimSpace(lines[i])
		if s == "" || i > at && strings.HasPrefix(s, "[[") {
			break
		}
		if i == at {
			s = strings.TrimPrefix(s, "!")
		}
		text = append(text, s)
	}
	sp.add(element{at: at + 1, kind: Narration, text: strings.Join(text, "\n")})
	return i
}

// dialogue reads a cue and what belongs to it: a new parenthetical after words begins a new line of the same speaker.
func (sp *screenplay) dialogue(lines []string, i int, cue string) int {
	e := element{at: i + 1, kind: Speech, cue: strings.TrimSpace(lines[i])}
	var text []string
	spoke := false
	flush := func() {
		if len(text) > 0 {
			e.text = strings.Join(text, "\n")
			sp.add(e)
			spoke = true
		}
		text = nil
	}
	for i++; i < len(lines); i++ {
		s := strings.TrimSpace(lines[i])
		switch {
		case s == "" && strings.HasPrefix(lines[i], "  "):
			continue // two blanks keep a blank line inside a speech
		case s == "":
			flush()
			return sp.silent(e, spoke, i)
		case strings.HasPrefix(s, "[["):
			flush()
			i = sp.note(lines, i) - 1
		case strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")"):
			flush()
			e.at, e.paren, e.kind = i+1, s, Speech
		case strings.HasPrefix(s, "~"):
			if e.kind != Song {
				flush()
			}
			e.kind = Song
			text = append(text, s[1:])
		default:
			if e.kind == Song {
				flush()
				e.kind = Speech
			}
			text = append(text, s)
		}
	}
	flush()
	return sp.silent(e, spoke, i)
}

// silent keeps the words of a cue that nobody speaks after: they were action.
func (sp *screenplay) silent(e element, spoke bool, next int) int {
	if !spoke {
		sp.add(element{at: e.at, kind: Narration, text: strings.TrimPrefix(e.cue, "@")})
	}
	return next
}

// note reads a note that stands on lines of its own; it belongs to the line before it.
func (sp *screenplay) note(lines []string, i int) int {
	var text []string
	for ; i < len(lines); i++ {
		text = append(text, strings.TrimSpace(lines[i]))
		if strings.Contains(lines[i], "]]") || i+1 < len(lines) && strings.TrimSpace(lines[i+1]) == "" {
			break
		}
	}
	s := strings.Join(text, " ")
	rest := noteInline.ReplaceAllStringFunc(s, func(m string) string {
		sp.addNote(m[2 : len(m)-2])
		return ""
	})
	if rest = strings.TrimSpace(rest); strings.HasPrefix(rest, "[[") {
		sp.addNote(rest[2:]) // never closed
	} else if rest != "" {
		sp.add(element{at: i + 1, kind: Narration, text: rest})
	}
	return i + 1
}

// addNote gives a note to the last line; guesses are ours and are made anew.
func (sp *screenplay) addNote(s string) {
	if s = oneLine(unescape(s)); s == "" || strings.HasPrefix(s, "guess:") {
		return
	}
	if n := len(sp.elements); n > 0 {
		sp.elements[n-1].notes = append(sp.elements[n-1].notes, s)
		return
	}
	sp.elements = append(sp.elements, element{at: 1, kind: Narration, notes: []string{s}})
}

// add appends an element, its inline notes taken out of its text.
func (sp *screenplay) add(e element) {
	if strings.Contains(e.text, "[[") {
		e.text = noteInline.ReplaceAllStringFunc(e.text, func(m string) string {
			if n := oneLine(unescape(m[2 : len(m)-2])); n != "" && !strings.HasPrefix(n, "guess:") {
				e.notes = append(e.notes, n)
			}
			return " "
		})
	}
	e.text = oneLine(unescape(e.text))
	if e.text == "" && e.kind != Break {
		for _, n := range e.notes {
			sp.addNote(escape(n))
		}
		return
	}
	sp.elements = append(sp.elements, e)
}
