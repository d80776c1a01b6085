package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// writes are verbs for sending a message.
const writes = `(?:types?|typed|texts?|texted|messages?|messaged|writes?|wrote|sends?|sent|posts?|posted|repl(?:y|ies|ied))\b`

// Messages on a screen often stand in italics: they are what people say to each other, not thoughts.
var (
	writeTag = regexp.MustCompile(`^(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?|(?:my|his|her|your|the|our) [\p{L}’'-]+) (?:\p{Ll}+ly |then )?` + writes)
	screen   = regexp.MustCompile(`(?i)\b(?:phone|mobile|texts?|texted|texting|messages?|messaged|screen|types?|typed|typing|inbox|notification|bubble|dots|whatsapp|group chat)\b`)
)

// italic is a stretch in italics that is all of its paragraph, or empty.
func (d *Document) italic(b *Block) Span {
	t := d.Slice(b.Span)
	if len(t) < 3 || t[0] != '*' && t[0] != '_' || closing(d.Text, b.Span.Start+1, b.Span.End, t[0]) != b.Span.End-1 {
		return Span{}
	}
	return Span{b.Span.Start + 1, b.Span.End - 1}
}

// texting reports whether people of this text write to each other in italics.
func (d *Document) texting() bool {
	seen := 0
	before := false // the paragraph above speaks of a screen, or is a message
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind != Paragraph {
			before = false
			continue
		}
		t := d.Slice(b.Span)
		if in := d.italic(b); in.End > 0 {
			if before || loose(d.Slice(in)) {
				seen++
				before = true
			}
			continue
		}
		for at := 0; ; {
			k := strings.IndexAny(t[at:], "*_")
			if k < 0 {
				break
			}
			at += k + 1
			if writeTag.MatchString(strings.TrimLeft(t[at:], " ")) {
				seen += 2
			}
		}
		before = screen.MatchString(t)
	}
	return seen >= 2
}

// loose reports whether a line has no stop or no capital: nobody's prose, somebody's thumbs.
func loose(s string) bool {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.Contains(s, " ") && (unicode.IsLower(firstLetter(s)) || !strings.ContainsRune(".!?…—-:;,", last))
}

// isMessage tells a message in italics from a thought and from emphasis. More of them stand in the paragraph when follows is true;
// near: the paragraph before is one, or speaks of a screen.
func (d *Document) isMessage(para, span, in Span, follows, near bool) bool {
	pre := strings.TrimRightFunc(d.Text[para.Start:span.Start], unicode.IsSpace)
	post := strings.TrimLeftFunc(d.Text[span.End:para.End], unicode.IsSpace)
	text := strings.TrimSpace(d.Slice(in))
	if n := len(strings.Fields(text)); n == 0 || n > 80 {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(pre)
	if pre != "" && !strings.ContainsRune(".!?…:,\"”’*_", prev) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	ended := strings.ContainsRune(".!?…,—-", last)
	switch {
	case writeTag.MatchString(post):
		return pre == "" || ended || prev == ':'
	case pre == "" && post == "":
		return near || loose(text)
	case prev == ':':
		return screen.MatchString(pre[max(0, len(pre)-80):])
	case follows && prev != ',':
		return ended || post == ""
	}
	return false
}

// typedTo is what stands in front of words that somebody writes to somebody.
var typedTo = regexp.MustCompile(`(?i)\b(?:types?|typed|texts?|texted|messages|messaged|typing|texting|(?:writes|wrote) back)\b[^.!?]{0,60}[:,]$`)

// signsRead is what stands behind the words of a sign: ", read the brass plate".
var signsRead = regexp.MustCompile(`^ (?:(?:it|the [\p{L}-]+) )?reads?\b`)

// spokenItalics reports whether italics are spoken by their tag: "*Turn back,* said the sword." It reads a comma behind them too.
func (d *Document) spokenItalics(para, span, in Span) bool {
	pre := strings.TrimRightFunc(d.Text[para.Start:span.Start], unicode.IsSpace)
	post := strings.Join(strings.Fields(d.Text[span.End:min(para.End, span.End+120)]), " ")
	text := strings.TrimSpace(d.Slice(in))
	if typedTo.MatchString(pre[max(0, len(pre)-90):]) && text != "" {
		if strings.HasSuffix(pre, ":") || post == "" && len(strings.Fields(text)) > 1 { // "and typed, with one thumb, *i won't*"
			return true
		}
	}
	if rest, ok := strings.CutPrefix(post, ","); ok && len(strings.Fields(text)) > 1 && !signsRead.MatchString(rest) {
		post, text = strings.TrimSpace(rest), text+","
	}
	if pre != "" && !strings.ContainsAny(pre[len(pre)-1:], ".!?") || text == "" || !strings.ContainsAny(text[len(text)-1:], ",!?") || !strings.HasSuffix(text, ",") && !unicode.IsLower(firstLetter(post)) {
		return false
	}
	return tagAfter(post) && !thinkAfter.MatchString(post) && !unsaid.MatchString(clause(post))
}

// italicsGoOn reports whether italics go on with what is spoken in the same paragraph, behind its tag.
func (d *Document) italicsGoOn(before Segment, span, in Span) bool {
	gap := strings.TrimSpace(d.Text[before.Span.End:span.Start])
	text := strings.TrimSpace(d.Slice(in))
	c := d.Text[before.Span.Start]
	return (c == '*' || c == '_') && len(strings.Fields(text)) > 1 && strings.Trim(gap, ".,") != "" && strings.ContainsAny(gap[len(gap)-1:], ".,") &&
		len(strings.Fields(gap)) <= 8 && tagAfter(gap)
}
