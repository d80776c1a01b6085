package voices

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Piece is a stretch of an utterance that is said in one way.
type Piece struct {
	Text     string // as it is written, without emphasis marks
	Say      string // how to say it: respelt, or in IPA between slashes; empty: as it is written
	Strong   bool   // emphasised by the author
	From, To int    // where it is in Utterance.Text, in bytes
}

// IPA is how the piece is said in IPA, without the slashes, when the lexicon gives it so.
func (p Piece) IPA() (string, bool) {
	if n := len(p.Say); n > 2 && p.Say[0] == '/' && p.Say[n-1] == '/' {
		return p.Say[1 : n-1], true
	}
	return "", false
}

// Transcribed lists what of the utterance is given in IPA, for errors: "Siobhan /ʃɪˈvɔːn/".
func (u Utterance) Transcribed() []string {
	var out []string
	for _, p := range u.Pieces() {
		if _, ok := p.IPA(); ok {
			out = append(out, p.Text+" "+p.Say)
		}
	}
	return out
}

// Pieces parts the utterance at emphasis marks and at the words that the lexicon knows; the longest entry wins, in any
// case of its letters. Together the pieces are the text without its emphasis marks (* and _). Those without Say are
// as long as the text they stand for.
func (u Utterance) Pieces() []Piece {
	f := flatten(u.Text)
	var out []Piece
	add := func(from, to int, say string) {
		for at := from; at < to; {
			end := at + 1
			for end < to && (say != "" || f.strong[end] == f.strong[at] && f.at[end] == f.at[end-1]+1) {
				end++
			}
			out = append(out, Piece{f.text[at:end], say, f.strong[at], f.at[at], f.at[end-1] + 1})
			at = end
		}
	}
	done := 0
	for _, e := range u.entries(f.text) {
		add(done, e.from, "")
		add(e.from, e.to, e.say)
		done = e.to
	}
	add(done, len(f.text), "")
	return out
}

// flat is a text without its emphasis marks: for every byte, where it stood and whether it was emphasised.
type flat struct {
	text   string
	at     []int
	strong []bool
}

func flatten(text string) flat {
	var f flat
	var b strings.Builder
	left := map[rune]int{'*': strings.Count(text, "*"), '_': strings.Count(text, "_")}
	open := map[rune]bool{}
	var last rune
	for i, size := 0, 0; i < len(text); i += size {
		var r rune
		if r, size = utf8.DecodeRuneInString(text[i:]); r != '*' && r != '_' {
			b.WriteString(text[i : i+size])
			for k := range size {
				f.at = append(f.at, i+k)
				f.strong = append(f.strong, open['*'] || open['_'])
			}
			last = r
			continue
		}
		left[r]--
		next, _ := utf8.DecodeRuneInString(text[i+1:])
		// A mark inside a word and one that never closes are not the author's stress; a doubled one counts once.
		if !(letter(last) && letter(next)) && next != r && (open[r] || left[r] > 0) {
			open[r] = !open[r]
		}
	}
	f.text = b.String()
	return f
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// entry is a place in the text that the lexicon knows.
type entry struct {
	from, to int
	say      string
}

func (u Utterance) entries(text string) []entry {
	words := u.lexicon()
	if len(words) == 0 {
		return nil
	}
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, regexp.QuoteMeta(w))
	}
	any := regexp.MustCompile(`(?i)` + strings.Join(quoted, "|"))
	var out []entry
	for at := 0; ; {
		m := any.FindStringIndex(text[at:])
		if m == nil {
			return out
		}
		from, to := at+m[0], at+m[1]
		if !wholeWord(text, from, to) {
			_, n := utf8.DecodeRuneInString(text[from:])
			at = from + n
			continue
		}
		i := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(w, text[from:to]) })
		if i >= 0 {
			out = append(out, entry{from, to, u.Lexicon[words[i]]})
		}
		at = to
	}
}

// lexicon lists its words, "Ann Lee" before "Ann".
func (u Utterance) lexicon() []string {
	var words []string
	for w, say := range u.Lexicon {
		if w != "" && say != "" && utf8.ValidString(w) {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return words
}

// wholeWord reports whether text[from:to] is cut out of no longer word.
func wholeWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !(letter(before) && letter(first)) && !(letter(last) && letter(after))
}
