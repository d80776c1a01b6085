// Package ssml writes an utterance in the Speech Synthesis Markup Language (W3C, version 1.0), for the services that
// read it. They read different parts of it, so each has a Dialect.
package ssml

import (
	"encoding/xml"
	"fmt"
	"strings"

	"radioplay/voices"
)

// Namespace is that of SSML.
const Namespace = "http://www.w3.org/2001/10/synthesis"

// Dialect is what a service reads.
type Dialect struct {
	IPA      bool // <phoneme alphabet="ipa">; without it IPA is left out, and the word read as written
	Emphasis bool // <emphasis>
	Marks    bool // writes <mark name="N"/> before the word N of Document.Words, for services that tell its time

	// Prosody in the service's own notation; what is nil is left out.
	Rate   func(factor float64) string
	Pitch  func(semitones float64) string
	Volume func(db float64) string
}

// Attr is an attribute of an element.
type Attr struct{ Name, Value string }

// Element is one that encloses the whole text.
type Element struct {
	Name  string
	Attrs []Attr
}

// Document is an utterance, written.
type Document struct {
	XML   string
	Words []Word
}

// Word is where a word of the utterance is. Words that the lexicon says as one are one.
type Word struct {
	From, To int // in Utterance.Text, in bytes
	At, End  int // in Document.XML, in bytes, with the markup that is the word's own
}

// Prosody is the element that bends rate, pitch and level (in dB), as far as the dialect reads them; none, where
// nothing is bent.
func (d Dialect) Prosody(rate, semitones, db float64) []Element {
	var a []Attr
	if d.Rate != nil && rate > 0 && rate != 1 {
		a = append(a, Attr{"rate", d.Rate(rate)})
	}
	if d.Pitch != nil && semitones != 0 {
		a = append(a, Attr{"pitch", d.Pitch(semitones)})
	}
	if d.Volume != nil && db != 0 {
		a = append(a, Attr{"volume", d.Volume(db)})
	}
	if a == nil {
		return nil
	}
	return []Element{{"prosody", a}}
}

// Write writes the utterance inside the elements given, the outermost first. Whatever the text holds, the document is
// well formed: characters that XML cannot hold are left out.
func (d Dialect) Write(u voices.Utterance, around ...Element) Document {
	w := writer{Dialect: d, pieces: u.Pieces()}
	w.findWords(u.Text)
	for _, e := range around {
		w.open(e)
	}
	for i, p := range w.pieces {
		strong := d.Emphasis && p.Strong
		if strong && (i == 0 || !w.pieces[i-1].Strong) {
			w.b.WriteString("<emphasis>")
		}
		w.piece(p)
		if strong && (i+1 == len(w.pieces) || !w.pieces[i+1].Strong) {
			w.b.WriteString("</emphasis>")
		}
	}
	for i := len(around) - 1; i >= 0; i-- {
		w.b.WriteString("</" + around[i].Name + ">")
	}
	return Document{w.b.String(), w.words}
}

type writer struct {
	Dialect
	b      strings.Builder
	pieces []voices.Piece
	words  []Word
	begun  int // words begun
	ended  int
}

// findWords finds the words of the text. A piece that is said otherwise than it is written cannot be parted.
func (w *writer) findWords(text string) {
	i, last := 0, -1 // the piece of a word's beginning, and the one in which the word before ended
	for _, span := range voices.Words(text) {
		for i < len(w.pieces) && w.pieces[i].To <= span[0] {
			i++
		}
		if i == len(w.pieces) {
			return
		}
		if n := len(w.words); n > 0 && last == i && w.pieces[i].Say != "" {
			w.words[n-1].To = span[1]
		} else {
			w.words = append(w.words, Word{From: span[0], To: span[1]})
		}
		for last = i; last+1 < len(w.pieces) && w.pieces[last+1].From < span[1]; {
			last++
		}
	}
}

func (w *writer) open(e Element) {
	w.b.WriteString("<" + e.Name)
	for _, a := range e.Attrs {
		w.b.WriteString(" " + a.Name + `="` + escape(a.Value) + `"`)
	}
	w.b.WriteString(">")
}

// reach notes that the text is written up to, and without, the byte at.
func (w *writer) reach(at int) {
	for w.ended < w.begun && w.words[w.ended].To <= at {
		w.words[w.ended].End = w.b.Len()
		w.ended++
	}
}

// begin begins the words before the byte to.
func (w *writer) begin(to int) {
	for ; w.begun < len(w.words) && w.words[w.begun].From < to; w.begun++ {
		w.words[w.begun].At = w.b.Len()
		if w.Marks {
			fmt.Fprintf(&w.b, `<mark name="%d"/>`, w.begun)
		}
	}
}

func (w *writer) piece(p voices.Piece) {
	if ipa, ok := p.IPA(); ok && w.IPA {
		w.begin(p.To)
		w.open(Element{"phoneme", []Attr{{"alphabet", "ipa"}, {"ph", ipa}}})
		w.b.WriteString(escape(p.Text) + "</phoneme>")
	} else if !ok && p.Say != "" {
		w.begin(p.To)
		w.open(Element{"sub", []Attr{{"alias", p.Say}}})
		w.b.WriteString(escape(p.Text) + "</sub>")
	} else {
		w.plain(p)
	}
	w.reach(p.To)
}

// plain writes a piece that is read as it is written.
func (w *writer) plain(p voices.Piece) {
	if p.Say != "" { // with IPA that is not read
		w.begin(p.To)
		w.b.WriteString(escape(p.Text))
		return
	}
	done := p.From
	write := func(to int) {
		w.b.WriteString(escape(p.Text[done-p.From : to-p.From]))
		done = to
		w.reach(to)
	}
	for {
		// where the next word ends or begins
		next := p.To
		if w.ended < w.begun {
			next = min(next, w.words[w.ended].To)
		} else if w.begun < len(w.words) {
			next = min(next, w.words[w.begun].From)
		}
		write(next)
		if next == p.To {
			return
		}
		w.begin(next + 1)
	}
}

// escape is s as text or as the value of an attribute, without what XML cannot hold.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r < 0xFFFE && r != 0xFFFD || r >= 0x10000 {
			return r
		}
		return -1
	}, s)
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
