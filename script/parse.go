package script

import (
	"strings"
	"unicode"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// Format names a way of writing prose down.
type Format string

// The formats that Parse reads.
const (
	PlainText Format = Format(prose.Plain)
	Markdown  Format = Format(prose.Markdown)
)

// FormatOf guesses the format from a file name; what it does not know is plain text.
func FormatOf(name string) Format { return Format(prose.FormatOf(name)) }

// Parse reads prose and works out its script: who says what and how. Every
// letter and digit of the prose is in exactly one line's Source. The error says
// where the text cannot be read and what to do about it.
func Parse(b []byte, f Format) (*Script, error) {
	d, err := prose.Read(b, prose.Format(f))
	if err != nil {
		return nil, err
	}
	return build(d, attribution.Attribute(d, nil), f == Markdown), nil
}

// builder makes lines of a document's blocks, in order.
type builder struct {
	d        *prose.Document
	markdown bool
	s        *Script
}

func build(d *prose.Document, who *attribution.Result, markdown bool) *Script {
	b := &builder{d: d, markdown: markdown, s: &Script{Title: d.Title, Author: d.Author, Narrator: who.Narrator, origin: &origin{d, markdown}}}
	b.s.Characters, b.s.silent = characters(who.Characters), characters(who.Silent)
	for i, blk := range d.Blocks {
		switch blk.Kind {
		case prose.Heading:
			b.add(Line{Kind: Heading, Paragraph: i, Level: blk.Level, Text: headingText(b.read(blk.Span)), Source: Span(blk.Span)})
		case prose.Break:
			b.add(Line{Kind: Break, Paragraph: i, Text: b.read(blk.Span), Source: Span(blk.Span)})
		default:
			var quotes []attribution.Quote
			if i < len(who.Quotes) {
				quotes = who.Quotes[i]
			}
			b.paragraph(i, blk, quotes)
		}
	}
	direct(b.s)
	place(b.s)
	b.s.count()
	return b.s
}

func characters(cs []attribution.Character) []Character {
	var out []Character
	for _, c := range cs {
		out = append(out, Character{Name: c.Name, Aliases: c.Aliases, Gender: Gender(c.Gender), Age: Age(c.Age)})
	}
	return out
}

func (b *builder) add(l Line) {
	l.N = len(b.s.Lines) + 1
	b.s.Lines = append(b.s.Lines, l)
}

func (b *builder) read(s prose.Span) string { return reading(b.d.Slice(s), b.markdown) }

// paragraph makes the lines of one paragraph.
func (b *builder) paragraph(i int, blk prose.Block, quotes []attribution.Quote) {
	for j, seg := range blk.Segments {
		if seg.Kind == prose.Narration {
			after := j > 0 && blk.Segments[j-1].Kind != prose.Narration
			before := j+1 < len(blk.Segments) && blk.Segments[j+1].Kind != prose.Narration
			for _, l := range b.narration(seg.Span, after, before) {
				l.Paragraph = i
				b.add(l)
			}
			continue
		}
		l := Line{Kind: Speech, Paragraph: i, Source: Span(seg.Span), Text: b.read(seg.Inner)}
		if seg.Kind == prose.Thought {
			l.Kind = Thought
		}
		if j < len(quotes) {
			q := quotes[j]
			l.Speaker, l.As = q.Speaker, q.As
			l.Why = Evidence{Method: q.Method, Confidence: q.Confidence}
			if q.Cue.End > q.Cue.Start {
				l.Why.Cue = reading(b.d.Slice(q.Cue), b.markdown)
			}
			for _, c := range q.RunnersUp {
				l.Why.RunnersUp = append(l.Why.RunnersUp, Candidate(c))
			}
		}
		if l.Text != "" {
			b.add(l)
		}
	}
}

// narration cuts a stretch of narration into its pure tags and the rest.
func (b *builder) narration(s prose.Span, afterQuote, beforeQuote bool) []Line {
	type piece struct {
		span prose.Span
		kind Kind
	}
	pieces := []piece{{s, Narration}}
	text := b.d.Slice(s)
	if afterQuote || beforeQuote {
		switch head, tail := firstSentence(text), lastSentence(text); {
		case pureTag(text):
			pieces[0].kind = Tag
		case afterQuote && head < len(text) && pureTag(text[:head]) && hasWords(text[head:]):
			pieces = []piece{{prose.Span{Start: s.Start, End: s.Start + head}, Tag}, {prose.Span{Start: s.Start + head, End: s.End}, Narration}}
		case beforeQuote && tail > 0 && pureTag(text[tail:]) && hasWords(text[:tail]):
			pieces = []piece{{prose.Span{Start: s.Start, End: s.Start + tail}, Narration}, {prose.Span{Start: s.Start + tail, End: s.End}, Tag}}
		}
	}
	var out []Line
	for _, p := range pieces {
		span := trimSpan(b.d.Text, p.span)
		if text := strings.TrimLeft(b.read(span), ",;: "); hasWords(text) {
			out = append(out, Line{Kind: p.kind, Source: Span(span), Text: text})
		}
	}
	return out
}

// trimSpan leaves the blanks at both ends out of a span.
func trimSpan(t string, s prose.Span) prose.Span {
	x := t[s.Start:s.End]
	s.End -= len(x) - len(strings.TrimRightFunc(x, unicode.IsSpace))
	if s.End > s.Start {
		s.Start += len(t[s.Start:s.End]) - len(strings.TrimLeftFunc(t[s.Start:s.End], unicode.IsSpace))
	}
	return s
}

// count fills in how much every character says, and adds speakers who are not listed.
func (s *Script) count() {
	at := map[string]int{}
	for i := range s.Characters {
		s.Characters[i].Lines, s.Characters[i].Words = 0, 0
		at[s.Characters[i].Name] = i
	}
	for _, l := range s.Lines {
		if !l.Kind.Spoken() || l.Speaker == "" {
			continue
		}
		i, ok := at[l.Speaker]
		if !ok {
			i = len(s.Characters)
			at[l.Speaker] = i
			s.Characters = append(s.Characters, Character{Name: l.Speaker})
		}
		s.Characters[i].Lines++
		s.Characters[i].Words += len(strings.Fields(l.Text))
	}
}
