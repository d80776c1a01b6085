// Package lang cuts a text into words, and has the lists of English that attribution reads by.
package lang

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"radioplay/script/internal/prose"
)

// Token is a word of the text.
type Token struct {
	Text, Low  string // low without a possessive
	Start, End int
	Capital    bool // begins with a capital
	Shout      bool // two letters or more, all capital
	First      bool // begins a sentence or a quotation
	Possessive bool
	Before     string // what stands between the word before and this one, spaces left out
	After      string // what stands between this word and the next
}

// Para is a paragraph with its words, segment by segment.
type Para struct {
	Index, Block int
	Segs         []prose.Segment
	Toks         [][]Token
	Quotes       []int // segments that are quotations
	Mentions     []Mention
	SceneStart   bool
}

// Talks reports whether something is said in the paragraph.
func (p *Para) Talks() bool { return len(p.Quotes) > 0 }

// Text is a document, cut into words.
type Text struct {
	Doc   *prose.Document
	Paras []*Para
	Words int
}

// Cut cuts a document into paragraphs and words; headings are left out.
func Cut(d *prose.Document) *Text {
	t := &Text{Doc: d}
	scene := true
	for b := range d.Blocks {
		blk := &d.Blocks[b]
		if blk.Kind != prose.Paragraph {
			scene = true
			continue
		}
		p := &Para{Index: len(t.Paras), Block: b, Segs: blk.Segments, SceneStart: scene}
		scene = false
		ends := map[int]bool{}
		for _, s := range blk.Sentences {
			ends[s.Start] = true
		}
		for i, s := range blk.Segments {
			toks := tokens(d.Text, s.Inner, ends)
			if s.Kind == prose.Narration && i > 0 && len(toks) > 0 && goesOnBehind(d, blk.Segments[i-1]) {
				toks[0].First = false // what begins with a capital there is a name
			}
			p.Toks = append(p.Toks, toks)
			t.Words += len(toks)
			if s.Kind == prose.Quote {
				p.Quotes = append(p.Quotes, i)
			}
		}
		t.Paras = append(t.Paras, p)
	}
	return t
}

// goesOnBehind reports whether the sentence goes on behind a quotation or a thought: it ends in a comma.
func goesOnBehind(d *prose.Document, s prose.Segment) bool {
	return s.Kind != prose.Narration && strings.HasSuffix(strings.TrimRight(d.Slice(s.Inner), " \n"), ",")
}

// Narration goes through a paragraph's segments that are nobody's speech: their numbers and their words.
func (p *Para) Narration() iter.Seq2[int, []Token] {
	return func(yield func(int, []Token) bool) {
		for s, toks := range p.Toks {
			if p.Segs[s].Kind == prose.Narration && !yield(s, toks) {
				return
			}
		}
	}
}

// Narration goes through the words of all narration, segment by segment.
func (t *Text) Narration() iter.Seq[[]Token] {
	return func(yield func([]Token) bool) {
		for _, p := range t.Paras {
			for _, toks := range p.Narration() {
				if !yield(toks) {
					return
				}
			}
		}
	}
}

// tokens cuts a span into words. Apostrophes and hyphens inside a word belong to it.
func tokens(s string, span prose.Span, sentence map[int]bool) []Token {
	var out []Token
	gap := span.Start
	begin := true
	for i := span.Start; i < span.End; {
		r, n := utf8.DecodeRuneInString(s[i:span.End])
		if !wordRune(r) {
			if sentence[i] {
				begin = true
			}
			i += n
			continue
		}
		j := i
		for j < span.End {
			r, n := utf8.DecodeRuneInString(s[j:span.End])
			if wordRune(r) || joins(s, j, n, span.End) {
				j += n
				continue
			}
			break
		}
		tok := Token{Text: s[i:j], Start: i, End: j, Before: strings.Join(strings.Fields(s[gap:i]), "")}
		if len(out) > 0 {
			out[len(out)-1].After = tok.Before
		}
		tok.First = begin || sentence[i] || strings.ContainsAny(tok.Before, ".!?") && !(tok.Before == "." && abbreviates(out))
		for k := gap; k <= i && !tok.First; k++ {
			tok.First = sentence[k]
		}
		tok.finish(r)
		out = append(out, tok)
		begin = false
		gap, i = j, j
	}
	if len(out) > 0 {
		out[len(out)-1].After = strings.Join(strings.Fields(s[gap:span.End]), "")
	}
	return out
}

// abbreviates reports whether the last word's full stop is its own: "Mrs. Allen", "J. Small".
func abbreviates(toks []Token) bool {
	if len(toks) == 0 {
		return false
	}
	k := &toks[len(toks)-1]
	return k.Capital && (len(k.Text) == 1 && k.Text != "I" || len(k.Text) <= 4 && IsTitle(k.Low))
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// joins reports whether the mark at j stands inside a word: an apostrophe or hyphen between letters, or a hyphen between a capital and a figure.
func joins(s string, j, n, end int) bool {
	r, _ := utf8.DecodeRuneInString(s[j:end])
	if r != '\'' && r != '’' && r != '-' || j+n >= end {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[j+n : end])
	return unicode.IsLetter(next) || r == '-' && unicode.IsDigit(next) && j > 0 && s[j-1] >= 'A' && s[j-1] <= 'Z' // "K-7"
}

func (t *Token) finish(first rune) {
	low := strings.ReplaceAll(strings.ToLower(t.Text), "’", "'")
	if cut, ok := strings.CutSuffix(low, "'s"); ok && len(cut) > 1 {
		low, t.Possessive = cut, true
		t.Text = t.Text[:len(cut)]
	}
	if cut, _, ok := strings.Cut(low, "'"); ok && Contracting[low[len(cut):]] && contracted[cut] { // "he'd" is he
		low = cut
	}
	if they, ok := newPronouns[low]; ok {
		low = they
	}
	t.Low = low
	t.Capital = unicode.IsUpper(first)
	t.Shout = len(t.Text) > 1 && t.Text == strings.ToUpper(t.Text) && t.Capital
}

// Pronouns that a verb is contracted with, and the verbs. "I'd" stays what it is: who says "I" in talk gives names away.
var (
	contracted  = Set("he she they we")
	Contracting = Set("'d 'll 've 're")
)

// newPronouns are those of people who are neither he nor she, and what else they are.
var newPronouns = map[string]string{"xe": "they", "xem": "them", "xyr": "their", "xeir": "their", "ze": "they", "zem": "them", "zir": "their"}

// IsI reports whether a word is "I", alone or with a verb: "I'd".
func (t *Token) IsI() bool { return t.Text == "I" || strings.HasPrefix(t.Low, "i'") && t.Capital }

// Sentences cuts the words of a segment where sentences begin.
func Sentences(toks []Token) [][]Token {
	var out [][]Token
	from := 0
	for i := range toks {
		if i > from && toks[i].First {
			out = append(out, toks[from:i])
			from = i
		}
	}
	if from < len(toks) {
		out = append(out, toks[from:])
	}
	return out
}

// NewScene reports whether a scene begins behind paragraph from, up to paragraph to.
func (t *Text) NewScene(from, to int) bool {
	for p := from + 1; p <= to; p++ {
		if t.Paras[p].SceneStart {
			return true
		}
	}
	return false
}

// FirstQuote is the first segment of a paragraph that is a quotation, or -1.
func FirstQuote(p *Para) int {
	if len(p.Quotes) == 0 {
		return -1
	}
	return p.Quotes[0]
}

// Mention is a place in the narration where somebody is meant.
type Mention struct {
	Who      int    // -1 for a pronoun
	Epithet  string // key of the epithet, when it is one that may stand for somebody with a name
	Own      int    // whose epithet it is by itself
	A        bool   // "a girl": somebody who is introduced
	Pronoun  string // he or she, when it is one
	At       int    // byte
	Seg      int
	Sentence int  // of the paragraph's narration
	Object   bool // a pronoun for who something is done to: "him", "told her that"
	Subject  bool // the first nominative of its sentence
	Acts     bool // what follows is a verb
	Label    bool // of a chat line: who writes is elsewhere
}

// ShortText is under how many words a text gives little evidence for anybody.
const ShortText = 8000
