// Package prose reads a text and finds its structure: title, headings, scene
// breaks, paragraphs, sentences, quotations and thoughts. It decides what is
// speech; who speaks is decided in the attribution room.
package prose

// Span is a half-open range of byte offsets in Document.Text.
type Span struct{ Start, End int }

// Document is a text and its structure. Positions, not copies: every Span
// points into Text, which holds the prose byte for byte as it was given (BOM and CRLF included).
type Document struct {
	Text          string
	Title, Author string
	Blocks        []Block
}

// Slice returns the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// BlockKind says what a block is.
type BlockKind int

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Heading
	Break // scene break
)

// Block is a paragraph, a heading or a scene break, in reading order.
type Block struct {
	Kind      BlockKind
	Level     int // headings: 1 the work's title, 2 chapter, 3 section
	Span      Span
	Sentences []Span    // sentence boundaries over the whole block, quotations included
	Segments  []Segment // ordered, not overlapping; together they hold every letter and digit of the block
}

// SegmentKind says what a stretch of a paragraph is.
type SegmentKind int

// The kinds of segment.
const (
	Narration SegmentKind = iota // everything that is not the two below, scare quotes, titles and signs included
	Quote                        // somebody's speech
	Thought                      // words that are thought, not spoken: in italics, or by their tag
)

// Segment is a stretch of one paragraph that is all of one kind.
type Segment struct {
	Kind   SegmentKind
	Span   Span // outer marks included
	Inner  Span // outer marks left out (equal to Span for narration)
	Open   bool // a quotation without a closing mark: the next paragraph's first quotation continues it
	Cont   bool // continues the open quotation of the paragraph before
	CutOff bool // ends in a dash: interrupted
}
