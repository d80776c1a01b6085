package prose

import (
	"regexp"
	"strings"
)

// A chat line is a label, a colon and what is said, without marks: "**Maya:** are you up?"
var (
	boldLabel  = regexp.MustCompile(`^(?:\*\*|__)([\p{L}\p{N}][^*_:\n]{0,30})(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]*`)
	plainLabel = regexp.MustCompile(`^(\p{Lu}[\p{L}\p{N}'’.-]*(?: \p{Lu}[\p{L}\p{N}'’.-]*){0,2}):[ \t]+`)
)

// fewestLabels is how many lines of one manner make a chat or a script of what might be "Note: ...".
const fewestLabels = 3

// chat finds the paragraphs that are chat lines, and where in them the words begin.
func (d *Document) chat(markdown bool) map[int]int {
	bold, plain := map[int]int{}, map[int]int{}
	count := map[string]int{}
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
		}
	}
	out := map[int]int{}
	if len(bold) > 1 {
		out = bold
	}
	again := 0
	for _, n := range count {
		again += n - 1
	}
	if len(plain) >= fewestLabels && again > 0 {
		for i, at := range plain {
			out[i] = at
		}
	}
	return out
}

// chatLine cuts a paragraph into its label and what is said.
func (d *Document) chatLine(b *Block, at int) {
	label, said := Span{b.Span.Start, at}, Span{at, b.Span.End}
	b.Segments = []Segment{
		{Kind: Narration, Span: label, Inner: label},
		{Kind: Quote, Span: said, Inner: said, CutOff: cutOff(d.Slice(said))},
	}
}
