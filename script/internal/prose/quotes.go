package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// convention is the way a document marks speech.
type convention struct {
	outer class
	dash  bool // speech begins with a dash at the start of a paragraph and has no marks
	// teller: who tells the story says "I said"; looked for where speech begins with a dash.
	teller bool
}

// iSay is the tag of a narrator.
var iSay = regexp.MustCompile(`[,?!—–] I (?:said|say|asked|ask|told|tell|answered|replied|repeated|whispered|shouted)\b`)

// convention counts who encloses whom: the marks that stand outside are the document's quotation marks.
func (d *Document) convention() convention {
	var n [3]int
	dashes, paragraphs := 0, 0
	for _, b := range d.Blocks {
		if b.Kind != Paragraph {
			continue
		}
		paragraphs++
		if strings.HasPrefix(d.Slice(b.Span), "—") || strings.HasPrefix(d.Slice(b.Span), "–") {
			dashes++
		}
		ms := marks(d.Text, b.Span)
		for c := double; c <= angle; c++ {
			for _, p := range pairs(ms, c, false, false) {
				if p[1] == len(ms) && c == single {
					continue
				}
				if c == single && within(ms, p, double) {
					continue
				}
				n[c]++
			}
		}
	}
	conv := convention{outer: double}
	switch {
	case n[angle] > n[double] && n[angle] > n[single]:
		conv.outer = angle
	case n[single] > n[double]:
		conv.outer = single
	}
	conv.dash = dashes*8 > paragraphs && dashes > n[conv.outer]
	conv.teller = conv.dash && iSay.MatchString(d.Text) && d.narratorSaysI()
	return conv
}

// narratorSaysI looks for the narrator's "I" in the paragraphs without a dash, where there are some.
func (d *Document) narratorSaysI() bool {
	told := 0
	for _, b := range d.Blocks {
		if text := d.Slice(b.Span); b.Kind == Paragraph && !strings.ContainsAny(text, "—–") {
			if firstPerson.MatchString(text) {
				return true
			}
			told++
		}
	}
	return told < 3
}

var firstPerson = regexp.MustCompile(`\b(?:I|[Mm]y|me)\b`)

// within reports whether a pair stands between two marks of another class.
func within(ms []mark, p [2]int, c class) bool {
	depth := false
	for i := p[0] - 1; i >= 0; i-- {
		if ms[i].class == c {
			depth = ms[i].open && !ms[i].close
			break
		}
	}
	return depth
}

// quotations finds the speech of a paragraph and cuts the paragraph into
// segments. It returns whether a quotation is open at its end.
func (d *Document) quotations(b *Block, conv convention, inside bool, next func() (Span, bool)) bool {
	ms := marks(d.Text, b.Span)
	if conv.dash {
		if d.dashSpeech(b, conv.teller) {
			return false
		}
	}
	// a continuation repeats the opening mark; without it, the quotation goes on only if this paragraph closes it
	cont := inside
	reopened := len(ms) > 0 && ms[0].class == conv.outer && ms[0].open && emptyBefore(d.Text, b.Span, ms[0].pos)
	onward := conv.outer == single && continues(d.Text, single, next)
	ps := pairs(ms, conv.outer, inside && !reopened, onward)
	var out []Segment
	open := false
	for _, p := range ps {
		s := Segment{Kind: Quote}
		s.Span.Start, s.Inner.Start = b.Span.Start, b.Span.Start
		if p[0] >= 0 {
			s.Span.Start, s.Inner.Start = ms[p[0]].pos, ms[p[0]].pos+ms[p[0]].width
		}
		s.Span.End, s.Inner.End = b.Span.End, b.Span.End
		if p[1] < len(ms) {
			m := ms[p[1]]
			s.Inner.End, s.Span.End = m.pos, m.pos+m.width
			if !m.close { // the mark opens the next one: this one's own was forgotten
				s.Span.End = m.pos
			}
		} else {
			open = true
		}
		s.Cont = cont && len(out) == 0 && s.Span.Start <= b.Span.Start+4
		if p[1] == len(ms) {
			s.Open = continues(d.Text, conv.outer, next)
			open = s.Open
		}
		s = d.trim(s)
		s.CutOff = cutOff(d.Slice(s.Inner))
		out = append(out, s)
	}
	if conv.outer == double { // single marks outside double ones are speech only where everything says so
		out = d.addSingles(b, ms, out)
	} else {
		out = d.addOthers(b, ms, out, conv.outer)
	}
	var speech []Segment
	for _, s := range out {
		secondary := d.Text[s.Span.Start] != '"' && classAt(d.Text, s.Span.Start) != conv.outer
		if s.Cont || s.Open && s.Span.Start == b.Span.Start || d.isSpeech(b.Span, s, speech, secondary) {
			speech = append(speech, s)
		} else if s.Open {
			open = false
		}
	}
	d.unspoken(b.Span, speech)
	b.Segments = fill(b.Span, speech)
	return open
}

func classAt(t string, i int) class {
	r, _ := utf8.DecodeRuneInString(t[i:])
	c, _ := markClass(r)
	return c
}

func emptyBefore(t string, s Span, i int) bool {
	return strings.Trim(t[s.Start:i], " \t\r\n*_") == ""
}

// continues reports whether the next paragraph goes on with a quotation left
// open: it opens again at once, or closes one that it did not open.
func continues(t string, c class, next func() (Span, bool)) bool {
	s, ok := next()
	if !ok {
		return false
	}
	ms := marks(t, s)
	for _, m := range ms {
		if m.class != c {
			continue
		}
		if m.open && !m.close {
			return emptyBefore(t, s, m.pos)
		}
		if m.close && m.strong {
			return c != single
		}
	}
	return false
}

// trim leaves blanks at the end of an unclosed quotation out of it.
func (d *Document) trim(s Segment) Segment {
	if s.Inner.End == s.Span.End {
		n := len(strings.TrimRightFunc(d.Text[s.Span.Start:s.Span.End], unicode.IsSpace))
		s.Span.End = s.Span.Start + n
		s.Inner.End = max(s.Span.End, s.Inner.Start)
	}
	return s
}

func cutOff(s string) bool {
	s = strings.TrimRight(s, " \t\r\n*_")
	return strings.HasSuffix(s, "—") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "-")
}

// addSingles adds pairs of single marks that stand outside every quotation.
func (d *Document) addSingles(b *Block, ms []mark, out []Segment) []Segment {
	return d.addClass(b, ms, out, single)
}

// addOthers adds pairs of the marks that are not the document's own.
func (d *Document) addOthers(b *Block, ms []mark, out []Segment, outer class) []Segment {
	for c := double; c <= angle; c++ {
		if c != outer {
			out = d.addClass(b, ms, out, c)
		}
	}
	return out
}

func (d *Document) addClass(b *Block, ms []mark, out []Segment, c class) []Segment {
	var free []mark // marks outside the quotations found so far
	k := 0
	for _, m := range ms {
		for k < len(out) && out[k].Span.End <= m.pos {
			k++
		}
		if m.class == c && (k == len(out) || m.pos < out[k].Span.Start) {
			free = append(free, m)
		}
	}
	var more []Segment
	for _, p := range pairs(free, c, false, false) {
		if p[1] == len(free) || !free[p[1]].close {
			continue
		}
		o, e := free[p[0]], free[p[1]]
		s := Segment{Kind: Quote, Span: Span{o.pos, e.pos + e.width}, Inner: Span{o.pos + o.width, e.pos}}
		if overlaps(out, s.Span) {
			continue
		}
		s.CutOff = cutOff(d.Slice(s.Inner))
		more = append(more, s)
	}
	return mergeSegments(out, more)
}

// overlaps reports whether a span meets one of the ordered segments.
func overlaps(segs []Segment, s Span) bool {
	lo, hi := 0, len(segs)
	for lo < hi {
		if m := (lo + hi) / 2; segs[m].Span.End <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo < len(segs) && segs[lo].Span.Start < s.End
}

// mergeSegments merges two ordered lists.
func mergeSegments(a, b []Segment) []Segment {
	if len(b) == 0 {
		return a
	}
	out := make([]Segment, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Span.Start < b[0].Span.Start {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// fill puts narration between the quotations.
func fill(s Span, quotes []Segment) []Segment {
	var out []Segment
	at := s.Start
	for _, q := range quotes {
		if q.Span.Start > at {
			out = append(out, Segment{Kind: Narration, Span: Span{at, q.Span.Start}, Inner: Span{at, q.Span.Start}})
		}
		out = append(out, q)
		at = q.Span.End
	}
	if at < s.End {
		out = append(out, Segment{Kind: Narration, Span: Span{at, s.End}, Inner: Span{at, s.End}})
	}
	return out
}
