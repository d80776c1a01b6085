package phonemes

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one word as it is to be spoken. A written word may give several
// ("$3.50" gives five), which then share From and To.
type Token struct {
	From, To int // byte offsets of the written word

	// Say is the word as espeak-ng is asked for it; empty when IPA says it all.
	Say string
	// IPA is spoken instead of espeak-ng's answer, which then only serves the words around it.
	IPA string
	// Punct is the punctuation after the word as far as it is heard: any of
	// , ; : . ! ? … — or two of them ("?!"), or nothing.
	Punct    string
	Emphasis bool // between *asterisks* or _underscores_
	Long     bool // written drawn out: "sooo"
	Joined   bool // spoken as one with the next word: "'S" in "'S all"
	Stutter  bool // the broken-off start of the next word: "w" in "w-what"

	dropH, dropG bool // Say is the full form: leave its h, or the g of its -ing, unspoken
}

// Normalize turns written English into the words that are spoken. Every
// stretch of letters or digits gives at least one token; tokens are in order and keep
// their place in the text. What is no word (stars, brackets, emoji) gives none.
func Normalize(text string) []Token {
	r := &reader{text: text, shouted: mostlyCaps(text)}
	for r.pos < len(text) {
		start := r.pos
		if !r.step() || r.pos == start {
			_, n := utf8.DecodeRuneInString(text[r.pos:])
			r.pos += n
		}
	}
	r.endEmphasis()
	return r.out
}

// reader walks through a text. Rules look at text[pos:], and at what is before it, and move pos on.
type reader struct {
	text    string
	pos     int
	out     []Token
	shouted bool // the whole text is in capitals

	droppedH bool // somebody has dropped an h before

	emphasis     rune // the open emphasis mark, or 0
	emphasisFrom int  // index in out of the first emphasised token
}

// maxEmphasis is the longest emphasised stretch, in words, that is stressed word by word. A longer one is in italics for
// another reason (a thought, a letter), and stress on every word would be none.
const maxEmphasis = 4

// step reads one thing at pos. It reports whether a rule knew it.
func (r *reader) step() bool {
	c, _ := utf8.DecodeRuneInString(r.text[r.pos:])
	switch {
	case unicode.IsSpace(c):
		r.space()
		return true
	case c == '*' || c == '_':
		r.emphasisMark(c)
		return true
	}
	if r.sign() || r.address() || r.telephone() || r.number() || r.abbreviation() || r.word() {
		return true
	}
	return r.mark(c)
}

// horizon is how far in bytes rules look. No pattern needs more, and without it each would cost time for all the text that follows.
const horizon = 600

// ahead is the text from a place on, as far as rules look.
func (r *reader) ahead(from int) string {
	end := min(len(r.text), from+horizon)
	for end < len(r.text) && end > from && !utf8.RuneStart(r.text[end]) {
		end--
	}
	return r.text[from:end]
}

// space skips white space; an empty line ends a sentence that has no mark of its own.
func (r *reader) space() {
	end := r.pos + len(r.text[r.pos:]) - len(strings.TrimLeftFunc(r.text[r.pos:], unicode.IsSpace))
	if strings.Count(r.text[r.pos:end], "\n") > 1 && end < len(r.text) {
		r.pause(".")
	}
	r.pos = end
}

// say adds the words for the text from pos to end and moves on.
func (r *reader) say(end int, words string) {
	for _, w := range strings.Fields(words) {
		r.out = append(r.out, r.spoken(r.pos, end, w))
	}
	r.pos = end
}

// spoken is the token for one word, with its own IPA if espeak-ng would not say it well. Letters that are to be read by
// their names come as "letter:b" or "letters:fbi".
func (r *reader) spoken(from, to int, w string) Token {
	for _, mark := range []string{"letter:", spelledMark} {
		if l, ok := strings.CutPrefix(w, mark); ok {
			l = strings.ToLower(l)
			return Token{From: from, To: to, Say: strings.TrimSuffix(l, "'s"), IPA: spelledMark + l}
		}
	}
	return Token{From: from, To: to, Say: w, IPA: ownIPA[strings.ToLower(w)]}
}

// emphasisMark opens or closes emphasis. A mark between two letters (snake_case) or between spaces does neither.
func (r *reader) emphasisMark(c rune) {
	end := r.pos
	for end < len(r.text) && rune(r.text[end]) == c {
		end++
	}
	after, _ := utf8.DecodeRuneInString(r.text[end:])
	opens := end < len(r.text) && !unicode.IsSpace(after)
	switch {
	case r.emphasis == c:
		r.endEmphasis()
	case r.emphasis == 0 && opens && strings.ContainsRune(r.text[end:], c):
		r.emphasis, r.emphasisFrom = c, len(r.out)
	}
	r.pos = end
}

func (r *reader) endEmphasis() {
	if r.emphasis != 0 && len(r.out)-r.emphasisFrom <= maxEmphasis {
		for i := r.emphasisFrom; i < len(r.out); i++ {
			r.out[i].Emphasis = true
		}
	}
	r.emphasis = 0
}

// before is the written form of the last token when nothing but spaces (and no pause) is between it and pos, else "".
func (r *reader) before() string {
	if len(r.out) == 0 {
		return ""
	}
	t := r.out[len(r.out)-1]
	if t.Punct != "" {
		return ""
	}
	return r.text[t.From:t.To]
}

// after is the next stretch of letters, marks of its own and digits behind end, when only spaces are before it.
func (r *reader) after(end int) string {
	return nextWordRE.FindString(strings.TrimLeft(r.ahead(end), " \t\n\r*_\"“‘'"))
}

var nextWordRE = regexp.MustCompile(`^[\p{L}\p{M}\d'’]+`)
