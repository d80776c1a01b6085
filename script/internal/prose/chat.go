package prose

import (
	"maps"
	"regexp"
	"strings"
)

// A chat line is a label, a colon and what is said, without marks: "**Maya:** are you up?" Who is in nobody's address book is a
// telephone number.
var (
	boldLabel  = regexp.MustCompile(`^(?:\*\*|__)([\p{L}\p{N}+@~][^*_:\n]{0,30})(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]*`)
	handle     = regexp.MustCompile(`^([\p{Ll}\p{N}][\p{L}\p{N}'’._-]*(?: [\p{L}\p{N}'’._-]+){0,2}(?: \([^():\n]{1,20}\))?):[ \t]+`)
	plainLabel = regexp.MustCompile(`^(\+?\d[\d ()-]{6,20}\d|\p{Lu}[\p{L}\p{N}'’.-]*(?: \p{Lu}[\p{L}\p{N}'’.-]*){0,2}(?: \([^():\n]{1,20}\))?):[ \t]+`)
)

// fewestLabels is how many lines of one manner make a chat or a script of what might be "Note: ...";
// of small letters ("noor: ok") it takes more, and names that come again.
const fewestLabels, fewestHandles = 3, 5

// chat finds the paragraphs that are chat lines, and where in them the words begin.
func (d *Document) chat(markdown bool) map[int]int {
	bold, plain, small := map[int]int{}, map[int]int{}, map[int]int{}
	count, handles := map[string]int{}, map[string]int{}
	for i, b := range d.Blocks {
		if b.Kind != Paragraph {
			continue
		}
		text := d.Slice(b.Span)
		if m := boldLabel.FindStringSubmatchIndex(text); markdown && m != nil && m[1] < len(text) {
			bold[i] = b.Span.Start + m[1]
		} else if m := plainLabel.FindStringSubmatchIndex(text); m != nil && m[1] < len(text) && !strings.ContainsAny(text[m[1]:], "\"“”«»") {
			plain[i] = b.Span.Start + m[1]
			count[text[m[2]:m[3]]]++
		} else if m := handle.FindStringSubmatchIndex(text); m != nil && m[1] < len(text) && !strings.ContainsAny(text[m[1]:], "\"“”«»") {
			small[i] = b.Span.Start + m[1]
			handles[text[m[2]:m[3]]]++
		}
	}
	out := map[int]int{}
	if len(bold) > 1 {
		out = bold
	}
	if len(plain) >= fewestLabels && repeats(count) > 0 {
		maps.Copy(out, plain)
	}
	if len(small) >= fewestHandles && 2*repeats(handles) >= len(small) || len(out) > 0 && 2*repeats(handles) >= len(small) {
		maps.Copy(out, small)
	}
	return out
}

// repeats is how many labels are the second of their name or later.
func repeats(count map[string]int) (n int) {
	for _, k := range count {
		n += k - 1
	}
	return n
}

// chatLine cuts a paragraph into its label and what is said.
func (d *Document) chatLine(b *Block, at int) {
	label, said := Span{b.Span.Start, at}, Span{at, b.Span.End}
	b.Segments = []Segment{
		{Kind: Narration, Span: label, Inner: label},
		{Kind: Quote, Span: said, Inner: said, CutOff: cutOff(d.Slice(said))},
	}
}
