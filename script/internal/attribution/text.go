package attribution

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"radioplay/script/internal/prose"
)

// token is a word of the text.
type token struct {
	text, low  string // low without a possessive
	start, end int
	capital    bool // begins with a capital
	shout      bool // two letters or more, all capital
	first      bool // begins a sentence or a quotation
	possessive bool
	before     string // what stands between the word before and this one, spaces left out
	after      string // what stands between this word and the next
}

// para is a paragraph with its words, segment by segment.
type para struct {
	index, block int
	segs         []prose.Segment
	toks         [][]token
	quotes       []int // segments that are quotations
	mentions     []mention
	sceneStart   bool
}

func (p *para) talks() bool { return len(p.quotes) > 0 }

// text is a document, cut into words.
type text struct {
	doc   *prose.Document
	paras []*para
	words int
}

func newText(d *prose.Document) *text {
	t := &text{doc: d}
	scene := true
	for b := range d.Blocks {
		blk := &d.Blocks[b]
		if blk.Kind != prose.Paragraph {
			scene = true
			continue
		}
		p := &para{index: len(t.paras), block: b, segs: blk.Segments, sceneStart: scene}
		scene = false
		ends := map[int]bool{}
		for _, s := range blk.Sentences {
			ends[s.Start] = true
		}
		for i, s := range blk.Segments {
			toks := tokens(d.Text, s.Inner, ends)
			if s.Kind == prose.Narration && i > 0 && len(toks) > 0 && goesOnBehind(d, blk.Segments[i-1]) {
				toks[0].first = false // what begins with a capital there is a name
			}
			p.toks = append(p.toks, toks)
			t.words += len(toks)
			if s.Kind == prose.Quote {
				p.quotes = append(p.quotes, i)
			}
		}
		t.paras = append(t.paras, p)
	}
	return t
}

// goesOnBehind reports whether the sentence goes on behind a quotation or a thought: it ends in a comma.
func goesOnBehind(d *prose.Document, s prose.Segment) bool {
	return s.Kind != prose.Narration && strings.HasSuffix(strings.TrimRight(d.Slice(s.Inner), " \n"), ",")
}

// narration goes through a paragraph's segments that are nobody's speech: their numbers and their words.
func (p *para) narration() iter.Seq2[int, []token] {
	return func(yield func(int, []token) bool) {
		for s, toks := range p.toks {
			if p.segs[s].Kind == prose.Narration && !yield(s, toks) {
				return
			}
		}
	}
}

// narration goes through the words of all narration, segment by segment.
func (t *text) narration() iter.Seq[[]token] {
	return func(yield func([]token) bool) {
		for _, p := range t.paras {
			for _, toks := range p.narration() {
				if !yield(toks) {
					return
				}
			}
		}
	}
}

// tokens cuts a span into words. Apostrophes and hyphens inside a word belong to it.
func tokens(s string, span prose.Span, sentence map[int]bool) []token {
	var out []token
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
		tok := token{text: s[i:j], start: i, end: j, before: strings.Join(strings.Fields(s[gap:i]), "")}
		if len(out) > 0 {
			out[len(out)-1].after = tok.before
		}
		tok.first = begin || sentence[i] || strings.ContainsAny(tok.before, ".!?") && !(tok.before == "." && abbreviates(out))
		for k := gap; k <= i && !tok.first; k++ {
			tok.first = sentence[k]
		}
		tok.finish(r)
		out = append(out, tok)
		begin = false
		gap, i = j, j
	}
	if len(out) > 0 {
		out[len(out)-1].after = strings.Join(strings.Fields(s[gap:span.End]), "")
	}
	return out
}

// abbreviates reports whether the last word's full stop is its own: "Mrs. Allen", "J. Small".
func abbreviates(toks []token) bool {
	if len(toks) == 0 {
		return false
	}
	k := &toks[len(toks)-1]
	return k.capital && (len(k.text) == 1 && k.text != "I" || len(k.text) <= 4 && isTitle(k.low))
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

func (t *token) finish(first rune) {
	low := strings.ReplaceAll(strings.ToLower(t.text), "’", "'")
	if cut, ok := strings.CutSuffix(low, "'s"); ok && len(cut) > 1 {
		low, t.possessive = cut, true
		t.text = t.text[:len(cut)]
	}
	if cut, _, ok := strings.Cut(low, "'"); ok && contracting[low[len(cut):]] && contracted[cut] { // "he'd" is he
		low = cut
	}
	if they, ok := newPronouns[low]; ok {
		low = they
	}
	t.low = low
	t.capital = unicode.IsUpper(first)
	t.shout = len(t.text) > 1 && t.text == strings.ToUpper(t.text) && t.capital
}

// Pronouns that a verb is contracted with, and the verbs. "I'd" stays what it is: who says "I" in talk gives names away.
var (
	contracted  = words("he she they we")
	contracting = words("'d 'll 've 're")
)

// newPronouns are those of people who are neither he nor she, and what else they are.
var newPronouns = map[string]string{"xe": "they", "xem": "them", "xyr": "their", "xeir": "their", "ze": "they", "zem": "them", "zir": "their"}

// isI reports whether a word is "I", alone or with a verb: "I'd".
func (t *token) isI() bool { return t.text == "I" || strings.HasPrefix(t.low, "i'") && t.capital }

// sentences cuts the words of a segment where sentences begin.
func sentences(toks []token) [][]token {
	var out [][]token
	from := 0
	for i := range toks {
		if i > from && toks[i].first {
			out = append(out, toks[from:i])
			from = i
		}
	}
	if from < len(toks) {
		out = append(out, toks[from:])
	}
	return out
}

func (t *text) newScene(from, to int) bool {
	for p := from + 1; p <= to; p++ {
		if t.paras[p].sceneStart {
			return true
		}
	}
	return false
}

func firstQuote(p *para) int {
	if len(p.quotes) == 0 {
		return -1
	}
	return p.quotes[0]
}

// mention is a place in the narration where somebody is meant.
type mention struct {
	who      int    // -1 for a pronoun
	epithet  string // key of the epithet, when it is one that may stand for somebody with a name
	own      int    // whose epithet it is by itself
	a        bool   // "a girl": somebody who is introduced
	pronoun  string // he or she, when it is one
	at       int    // byte
	seg      int
	sentence int  // of the paragraph's narration
	subject  bool // the first nominative of its sentence
	acts     bool // what follows is a verb
	label    bool // of a chat line: who writes is elsewhere
}

// shortText is under how many words a text gives little evidence for anybody.
const shortText = 8000
