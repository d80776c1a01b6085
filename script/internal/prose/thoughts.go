package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inner voice: words by which italics tell thought from emphasis, a title or a foreign phrase.
var innerVoice = setOf(`i i'm i'll i'd i've me my mine myself we us our let's let you you're you'll your don't can't won't
	you've we've we're we'll it'll there's what's who's he's she's i'll what why how who where please god no not never stop run go oh damn now this that it's is are`)

// aloneThought are words that are a thought where they are all of a paragraph, in italics.
var aloneThought = setOf(`yes no sorry please stop run go he she him her them you me now never damn shit fuck help idiot liar good fine god jesus christ nothing nobody oh what why who well`)

var thinking = setOf(`thought thinks think wondered wonders mused reflected told himself herself myself yourself themselves decided prayed thinking wondering`)

// thoughts splits italic stretches that are thought out of the narration of a block, and those that are written to somebody
// where near is not nil: whether the paragraph before has or announces some.
func (d *Document) thoughts(b *Block, near *bool) {
	t := d.Text
	var out []Segment
	written := false
	if near != nil {
		defer func() { *near = written || screen.MatchString(d.Slice(b.Span)) }()
	}
	for _, s := range b.Segments {
		if s.Kind != Narration || !strings.ContainsAny(d.Slice(s.Span), "*_") {
			out = append(out, s)
			continue
		}
		at := s.Span.Start
		for i := s.Span.Start; i < s.Span.End; {
			c := t[i]
			if c != '*' && c != '_' {
				i++
				continue
			}
			run := 1
			for i+run < s.Span.End && t[i+run] == c {
				run++
			}
			end := -1
			if run == 1 {
				end = closing(t, i+1, s.Span.End, c)
			}
			if end < 0 {
				i += run
				continue
			}
			span, inner := Span{i, end + 1}, Span{i + 1, end}
			kind := Narration
			switch {
			case near != nil && d.isMessage(b.Span, span, inner, written, *near):
				kind, written = Quote, true
			case len(out) > 0 && out[len(out)-1].Kind == Quote && d.italicsGoOn(out[len(out)-1], span, inner):
				kind = Quote
			case d.isThought(b.Span, span, inner):
				kind = Thought
			case d.spokenItalics(b.Span, span, inner):
				kind = Quote
			}
			if kind != Narration {
				if i > at {
					out = append(out, Segment{Kind: Narration, Span: Span{at, i}, Inner: Span{at, i}})
				}
				out = append(out, Segment{Kind: kind, Span: span, Inner: inner, CutOff: cutOff(d.Slice(inner))})
				at = span.End
			}
			i = span.End
		}
		if at < s.Span.End {
			out = append(out, Segment{Kind: Narration, Span: Span{at, s.Span.End}, Inner: Span{at, s.Span.End}})
		}
	}
	b.Segments = out
}

// closing finds the sign that ends an italic stretch begun before i, or -1.
func closing(t string, i, end int, c byte) int {
	if i >= end || t[i] == ' ' || t[i] == '\n' {
		return -1
	}
	if limit := i + 2000; limit < end {
		end = limit
	}
	j := strings.IndexByte(t[i:end], c)
	if j <= 0 || t[i+j-1] == ' ' || i+j+1 < len(t) && t[i+j+1] == c {
		return -1
	}
	return i + j
}

// isThought tells a thought in italics from emphasis: a sentence of its own, in the voice of somebody.
func (d *Document) isThought(para, span, in Span) bool {
	text := strings.TrimSpace(d.Slice(in))
	words := strings.Fields(text)
	if len(words) == 0 || len(words) > 80 {
		return false
	}
	pre := strings.TrimRightFunc(d.Text[para.Start:span.Start], unicode.IsSpace)
	post := strings.TrimLeftFunc(d.Text[span.End:para.End], unicode.IsSpace)
	prev, _ := utf8.DecodeLastRuneInString(pre)
	first := firstLetter(text)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "'’\"”"))
	next, _ := utf8.DecodeRuneInString(post)
	said := false // "he thought" right after or before
	after := strings.Fields(post[:min(len(post), 60)])
	for i := 0; i < min(5, len(after)); i++ {
		said = said || thinking[strings.Trim(strings.ToLower(after[i]), ".,;:!?")]
	}
	said = said || thinking[strings.ToLower(strings.TrimRight(finalWord(pre), ",:;—"))]
	// "*I'm going mad*, he thought, *or worse.*" goes on with what a tag has made a thought
	told := tail(pre, 4, thinking) && strings.ContainsAny(pre, "*_")
	goesOn := told && (prev == ',' || prev == ';')
	led := said && strings.HasSuffix(pre, ":") // "she thought: *oh no.*"
	begins := pre == "" || strings.ContainsRune(".!?…:,—”\"’", prev)
	ends := strings.ContainsRune(".!?…—-", last) || (last == ',' || next == ',') && said
	if !unicode.IsUpper(first) && !goesOn && !led || !begins && !goesOn {
		return false
	}
	if pre == "" && post == "" && len(words) == 1 && ends {
		return aloneThought[strings.ToLower(strings.TrimRight(text, ".!?…"))]
	}
	if goesOn || told && ends && len(words) >= 2 {
		return true
	}
	if said && (ends || len(words) >= 2) {
		return true
	}
	if !ends || len(words) < 2 || post != "" && strings.HasPrefix(post, "-") {
		return false
	}
	small, voice := 0, false
	for _, w := range words {
		w = strings.ToLower(strings.ReplaceAll(strings.Trim(w, ".,;:!?…—\"“”()"), "’", "'"))
		voice = voice || innerVoice[w]
	}
	for _, w := range words[1:] {
		if unicode.IsLower(firstLetter(w)) {
			small++
		}
	}
	return voice && small*2 >= len(words)-1
}

// tail reports whether one of the last n words of a text is in a set.
func tail(s string, n int, set map[string]bool) bool {
	words := strings.Fields(s[max(0, len(s)-80):])
	for _, w := range words[max(0, len(words)-n):] {
		if set[strings.Trim(strings.ToLower(w), ".,;:!?…—")] {
			return true
		}
	}
	return false
}
