package prose

import (
	"strings"
	"unicode/utf8"
)

// dashSpeech cuts a paragraph of dash dialogue: speech runs from the dash at
// the start to the next dash or comma that a tag follows, and goes on after
// the tag's own dash. It reports false for paragraphs that begin without a dash.
func (d *Document) dashSpeech(b *Block) bool {
	text := d.Slice(b.Span)
	r, w := utf8.DecodeRuneInString(text)
	if r != '—' && r != '–' {
		return false
	}
	var quotes []Segment
	at, speech := 0, true
	add := func(from, to int) {
		inner := from
		if from == 0 {
			inner = w
		}
		if strings.IndexFunc(text[inner:to], isWordRune) >= 0 {
			s := Segment{Kind: Quote, Span: Span{b.Span.Start + from, b.Span.Start + to}, Inner: Span{b.Span.Start + inner, b.Span.Start + to}}
			s.CutOff = cutOff(d.Slice(s.Inner))
			quotes = append(quotes, s)
		}
	}
	for i := w; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		dash := r == '—' || r == '–'
		switch {
		case speech && (dash || strings.ContainsRune(",.!?…", r)) && tagAfter(text[i+n:min(len(text), i+n+120)]):
			to := i
			if !dash {
				to += n
			}
			add(at, to)
			at, speech = to, false
		case !speech && dash:
			at, speech = i+n, true
		}
		i += n
	}
	if speech {
		add(at, len(text))
	}
	b.Segments = fill(b.Span, quotes)
	return true
}
