package script

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
)

// boneyardHead opens the boneyard, Fountain's place for what is not to be read.
const boneyardHead = "/* radioplay 1"

const boneyardHelp = ": keep this; what is above wins over what is here."

// header is the first record of the boneyard: what belongs to the whole script.
type header struct {
	Title      string      `json:"title,omitempty"`
	Author     string      `json:"author,omitempty"`
	Titled     bool        `json:"titled,omitempty"`
	Narrator   string      `json:"narrator,omitempty"`
	Characters []Character `json:"characters,omitempty"`
}

// record is what Fountain has no place for of one line. Hash is of the visible
// line as it was written: where it still fits, the record holds in full.
type record struct {
	N         int         `json:"n"`
	Hash      string      `json:"h"`
	Kind      Kind        `json:"k"`
	Paragraph int         `json:"p"`
	Level     int         `json:"l,omitempty"`
	Source    [2]int      `json:"s"`
	Text      string      `json:"t,omitempty"` // only where the visible text is not exactly the text
	Speaker   string      `json:"w,omitempty"`
	As        string      `json:"as,omitempty"`
	Delivery  *Delivery   `json:"d,omitempty"`
	Method    string      `json:"m,omitempty"`
	Cue       string      `json:"q,omitempty"`
	Sure      float64     `json:"c,omitempty"`
	RunnersUp []Candidate `json:"r,omitempty"`
	Notes     []string    `json:"notes,omitempty"`
	Edits     edits       `json:"e,omitempty"`
	Prose     string      `json:"o,omitempty"`
	Cut       bool        `json:"cut,omitempty"`
}

// hash names a text in eight hexadecimal digits.
func hash(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return fmt.Sprintf("%08x", h.Sum32())
}

// safe keeps strings in records from ending the boneyard or opening notes.
var safe = strings.NewReplacer("*/", `*\u002f`, "[[", `[\u005b`)

// writeBoneyard writes one JSON record a line; "*/" cannot occur inside.
func (s *Script) writeBoneyard(b *bufio.Writer) error {
	write := func(v any) error {
		var raw strings.Builder
		e := json.NewEncoder(&raw)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			return fmt.Errorf("screenplay: %w", err)
		}
		_, err := safe.WriteString(b, raw.String())
		return err
	}
	b.WriteString(boneyardHead + boneyardHelp + "\n")
	if err := write(header{s.Title, s.Author, s.titled, s.Narrator, s.Characters}); err != nil {
		return err
	}
	for _, l := range s.Lines {
		if err := write(l.record()); err != nil {
			return err
		}
	}
	for _, l := range s.cut {
		r := l.record()
		r.Cut = true
		if err := write(r); err != nil {
			return err
		}
	}
	_, err := b.WriteString("*/\n")
	return err
}

func (l Line) record() record {
	r := record{N: l.N, Hash: fingerprint(l.Kind, l.Text), Kind: l.Kind, Paragraph: l.Paragraph, Level: l.Level,
		Source: [2]int{l.Source.Start, l.Source.End}, Speaker: l.Speaker, As: l.As, Method: l.Why.Method, Cue: l.Why.Cue,
		Sure: l.Why.Confidence, RunnersUp: l.Why.RunnersUp, Edits: l.edits, Prose: l.prose}
	if oneLine(l.Text) != l.Text || l.Kind == Break {
		r.Text = l.Text
	}
	for _, n := range l.Notes {
		if oneLine(n) != n || strings.HasPrefix(n, "guess:") || n == "" {
			r.Notes = l.Notes
		}
	}
	if l.Delivery != (Delivery{}) {
		d := l.Delivery
		r.Delivery = &d
	}
	return r
}

// fingerprint is what a visible line and its record are matched by: the hash
// of its letters, which survives a change of marks, and the hash of all of it.
func fingerprint(k Kind, text string) string {
	if k == Break {
		return hash("break") + hash("break")
	}
	return hash(key(text)) + hash(oneLine(text))
}

// line is the line of a record whose visible text is given.
func (r record) line(text string) Line {
	l := Line{N: r.N, Kind: r.Kind, Paragraph: r.Paragraph, Level: r.Level, Source: Span{r.Source[0], r.Source[1]}, Speaker: r.Speaker,
		As: r.As, Text: text, Why: Evidence{r.Method, r.Cue, r.Sure, r.RunnersUp}, Notes: r.Notes, edits: r.Edits, prose: r.Prose}
	if r.Text != "" {
		l.Text = r.Text
	}
	if r.Delivery != nil {
		l.Delivery = *r.Delivery
	}
	return l
}

// readBoneyard reads the records; what is damaged is left out, with a remark.
func readBoneyard(lines []string, first int) (*header, []record, []Remark) {
	var h *header
	var rs []record
	var bad []Remark
	for i, s := range lines {
		s = strings.TrimSpace(s)
		if s == "" || s == "*/" {
			continue
		}
		if h == nil && len(rs) == 0 && !strings.HasPrefix(s, `{"n":`) {
			var x header
			if err := json.Unmarshal([]byte(s), &x); err == nil {
				h = &x
				continue
			}
		}
		var r record
		if err := json.Unmarshal([]byte(s), &r); err != nil || len(r.Hash) != 16 {
			bad = append(bad, Remark{Line: first + i, Text: "this record was damaged; its line keeps what can be seen of it, and is matched to the prose by its words"})
			continue
		}
		rs = append(rs, r)
	}
	return h, rs, bad
}
