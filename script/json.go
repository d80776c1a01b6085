package script

import (
	"encoding/json"
	"io"
	"unicode/utf8"
)

type jsonLine struct {
	N         int       `json:"n"`
	Start     int       `json:"start"`
	End       int       `json:"end"`
	Kind      Kind      `json:"kind"`
	Form      Kind      `json:"form,omitempty"`
	Level     int       `json:"level,omitempty"`
	Paragraph int       `json:"paragraph"`
	Speaker   string    `json:"speaker,omitempty"`
	As        string    `json:"as,omitempty"`
	Manner    Manner    `json:"manner,omitempty"`
	Intensity float64   `json:"intensity,omitempty"`
	Words     string    `json:"words,omitempty"`
	Presence  Presence  `json:"presence,omitempty"`
	Heard     string    `json:"presence_words,omitempty"`
	Method    string    `json:"method,omitempty"`
	Cue       string    `json:"cue,omitempty"`
	Sure      float64   `json:"confidence,omitempty"`
	RunnersUp []jsonWho `json:"runners_up,omitempty"`
	Notes     []string  `json:"notes,omitempty"`
	Text      string    `json:"text"`
}

type jsonWho struct {
	Name string  `json:"name"`
	Sure float64 `json:"confidence"`
}

type jsonCharacter struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases,omitempty"`
	Gender  Gender   `json:"gender,omitempty"`
	Age     Age      `json:"age,omitempty"`
	Lines   int      `json:"lines"`
	Words   int      `json:"words"`
}

// WriteJSON writes the script for other programs. Start and end are Unicode
// code points into source, the prose that was parsed, from 0, end exclusive.
// Everything in quotation marks that a character voices is of kind "dialogue";
// "form" tells songs and thoughts among it apart. Thoughts in italics are of kind "thought".
func (s *Script) WriteJSON(w io.Writer, source []byte) error {
	out := struct {
		Title      string          `json:"title,omitempty"`
		Author     string          `json:"author,omitempty"`
		Narrator   string          `json:"narrator,omitempty"`
		Characters []jsonCharacter `json:"characters"`
		Lines      []jsonLine      `json:"lines"`
	}{s.Title, s.Author, s.Narrator, []jsonCharacter{}, []jsonLine{}}
	for _, c := range s.Characters {
		out.Characters = append(out.Characters, jsonCharacter(c))
	}
	points := counter{text: source}
	for _, l := range s.Lines {
		j := jsonLine{N: l.N, Start: points.at(l.Source.Start), End: points.at(l.Source.End), Kind: l.Kind, Level: l.Level,
			Paragraph: l.Paragraph, Speaker: l.Speaker, As: l.As, Manner: l.Delivery.Manner, Intensity: l.Delivery.Intensity,
			Words: l.Delivery.Words, Presence: l.Delivery.Presence, Heard: l.Delivery.PresenceWords, Method: l.Why.Method, Cue: l.Why.Cue, Sure: l.Why.Confidence, Notes: l.Notes, Text: l.Text}
		for _, c := range l.Why.RunnersUp {
			j.RunnersUp = append(j.RunnersUp, jsonWho{c.Name, c.Confidence})
		}
		if l.Kind == Song || l.Kind == Thought && inMarks(source, l.Source) {
			j.Kind, j.Form = Speech, l.Kind
		}
		out.Lines = append(out.Lines, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// inMarks reports whether the source of a line begins with a quotation mark.
func inMarks(source []byte, s Span) bool {
	if s.Start < 0 || s.Start >= len(source) {
		return false
	}
	switch r, _ := utf8.DecodeRune(source[s.Start:]); r {
	case '"', '“', '”', '\'', '‘', '’', '«', '»', '„', '‚', '`':
		return true
	}
	return false
}

// counter turns byte offsets into code points; rising offsets cost one walk in all.
type counter struct {
	text         []byte
	bytes, runes int
}

func (c *counter) at(i int) int {
	i = max(0, min(i, len(c.text)))
	if i < c.bytes {
		c.bytes, c.runes = 0, 0
	}
	c.runes += utf8.RuneCount(c.text[c.bytes:i])
	c.bytes = i
	return c.runes
}
