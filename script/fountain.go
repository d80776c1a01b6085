package script

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"
)

// A script in Fountain, the plain-text screenplay format:
//
//	Title: The Lamp            title page
//	## Chapter One             headings are sections: # work, ## chapter, ### section
//	Rain fell.                 narration and tags are action, forced with ! where it would read as something else
//	ADA                        a cue in capitals, or @Name where capitals would lose the spelling
//	@? (V.O.)                  nobody found for it; (V.O.) is a thought, (AS NAME) a persona
//	(whispered, “so softly”)   delivery: a manner of the closed set with the words of the prose; (very angry), (slightly cold)
//	(cold; telephone, “on the phone”)   and where it is heard from; (through the door), (over the radio), (from afar)
//	~La la                     a song
//	[[guess: ADA 48 %, BEN 40 %]]   who else a doubtful line could belong to
//	[[tune: K:G L:1/4 GABd]]   what the line is sung to, in ABC notation
//	[[anything else]]          a person's own note, or one for sound
//	> *** <                    scene break
//	/* radioplay ... */        what Fountain has no place for

// doubtful is the confidence below which a line gets a note that says who else it could be.
const doubtful = 0.6

// unknownCue is the cue of a spoken line that nobody was found for.
const unknownCue = "?"

// WriteFountain writes the script as Fountain. ReadFountain gets the same script back.
func (s *Script) WriteFountain(w io.Writer) error {
	b := bufio.NewWriter(w)
	title := false
	for _, f := range []struct{ name, value string }{{"Title", s.Title}, {"Author", s.Author}} {
		if f.value != "" {
			fmt.Fprintf(b, "%s: %s\n", f.name, escape(oneLine(f.value)))
			title = true
		}
	}
	if title {
		b.WriteByte('\n')
	}
	for _, l := range s.Lines {
		b.WriteString(l.fountain())
		b.WriteByte('\n')
	}
	if err := s.writeBoneyard(b); err != nil {
		return err
	}
	return b.Flush()
}

// fountain is one line as a Fountain element with its notes, ended by a line end.
func (l Line) fountain() string {
	var b strings.Builder
	text := escape(oneLine(l.Text))
	switch l.Kind {
	case Heading:
		b.WriteString(strings.Repeat("#", max(1, min(6, l.Level))) + " " + text + "\n")
	case Break:
		if text == "" {
			text = "* * *"
		}
		b.WriteString("> " + text + " <\n")
	case Speech, Thought, Song:
		b.WriteString(l.cue() + "\n")
		if p := l.parenthetical(); p != "" {
			b.WriteString(p + "\n")
		}
		switch {
		case l.Kind == Song:
			b.WriteString("~" + text + "\n")
		case strings.HasPrefix(text, "(") || strings.HasPrefix(text, "~"):
			b.WriteString("\\" + text + "\n") // no parenthetical, no lyric
		default:
			b.WriteString(text + "\n")
		}
		if g := l.guess(); g != "" {
			b.WriteString(bracketed(g))
		}
	default:
		if mustForce(text) {
			b.WriteByte('!')
		}
		b.WriteString(text + "\n")
	}
	for _, n := range l.Notes {
		b.WriteString(bracketed(escape(oneLine(n))))
	}
	return b.String()
}

// cue is the character cue of a spoken line.
func (l Line) cue() string {
	name := l.Speaker
	if name == "" {
		name = unknownCue
	}
	name = oneLine(name)
	c := strings.ToUpper(name)
	if properCase(c) != name || !isCue(c) || strings.ContainsAny(name, "()^[]\\/*") || strings.HasPrefix(c, "INT") || strings.HasPrefix(c, "EXT") || strings.HasPrefix(c, "EST") || mustForceCue(c) {
		c = "@" + escapeName(name)
	}
	if l.As != "" {
		c += " (as " + escapeName(oneLine(l.As)) + ")"
	}
	if l.Kind == Thought {
		c += " (V.O.)"
	}
	return c
}

func mustForceCue(c string) bool {
	return titleKey(c) || strings.HasSuffix(c, "TO:") || strings.ContainsAny(c[:1], ".!@#>~=[(") || strings.HasPrefix(c, "I/E")
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// escapeName also keeps brackets in names from reading as an extension.
func escapeName(s string) string {
	return strings.NewReplacer("(", "\\(", ")", "\\)", "^", "\\^").Replace(escape(s))
}

// properCase is the spelling that a name in capitals most likely had: "MR. O'HARA" is Mr. O'Hara.
func properCase(s string) string {
	var b strings.Builder
	start := true
	for _, r := range s {
		if start {
			b.WriteRune(r)
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = !unicode.IsLetter(r) && r != '’' && r != '\''
	}
	return b.String()
}

// guess says who a doubtful line could belong to.
func (l Line) guess() string {
	if l.Why.Confidence >= doubtful || l.edits&editSpeaker != 0 || l.edits&inserted != 0 || l.Why.Method == "" && l.Speaker != "" || l.Why.Method == "edited" {
		return ""
	}
	var who []string
	if l.Speaker != "" {
		who = append(who, fmt.Sprintf("%s %.0f %%", escape(oneLine(l.Speaker)), math.Round(l.Why.Confidence*100)))
	}
	for _, c := range l.Why.RunnersUp[:min(2, len(l.Why.RunnersUp))] {
		who = append(who, fmt.Sprintf("%s %.0f %%", escape(oneLine(c.Name)), math.Round(c.Confidence*100)))
	}
	if len(who) == 0 {
		return "guess: nobody found"
	}
	return "guess: " + strings.Join(who, ", or ")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// escape puts a backslash before every sign that, beside its neighbour, would
// open or close a note or a boneyard, and before backslashes.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\[]/") {
		return s
	}
	var b strings.Builder
	near := func(i int, c byte) bool { return i > 0 && s[i-1] == c || i+1 < len(s) && s[i+1] == c }
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\', (c == '[' || c == ']') && near(i, c), c == '/' && near(i, '*'), c == '*' && near(i, '/'):
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// bracketed is a note; a bracket at its edge is kept off the note's own.
func bracketed(s string) string {
	if strings.HasPrefix(s, "[") {
		s = " " + s
	}
	if strings.HasSuffix(s, "]") {
		s += " "
	}
	return "[[" + s + "]]\n"
}

// unescape takes the backslashes of escape, and of people, away.
func unescape(s string) string {
	if !strings.Contains(s, "\\") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`\[]/*()^~`, s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// mustForce reports whether an action line would be read as something else:
// a cue, a scene heading, a transition, centred or marked text.
func mustForce(s string) bool {
	if s == "" || strings.ContainsAny(s[:1], ".@~>#=![(&\\") {
		return true
	}
	up := strings.ToUpper(s)
	for _, p := range []string{"INT", "EXT", "EST", "I/E"} {
		if strings.HasPrefix(up, p) {
			return true
		}
	}
	return isCue(s) || titleKey(s) || strings.HasSuffix(s, "TO:")
}

// titleKey reports whether a text begins like an entry of the title page ("Note: ...").
func titleKey(s string) bool {
	k, _, ok := strings.Cut(s, ":")
	return ok && len(k) <= 24 && hasLetter(k) && strings.IndexFunc(k, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' }) < 0
}

// isCue reports whether a line reads as a character cue: letters, none of them small outside brackets.
func isCue(s string) bool {
	if i := strings.IndexByte(s, '('); i >= 0 {
		s = s[:i]
	}
	return hasLetter(s) && strings.IndexFunc(s, unicode.IsLower) < 0
}
