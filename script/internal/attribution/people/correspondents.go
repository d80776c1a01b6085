package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// Addressees are, paragraph by paragraph, to whom the letter is written that it stands in, or -1: a text that begins with
// "Dear Ada," is letters. Nil where nothing is one.
func Addressees(t *lang.Text, c *Cast) []int {
	if c.Narrator < 0 || c.signer(t) != c.Narrator {
		return nil
	}
	out, who := make([]int, len(t.Paras)), -1
	for k, p := range t.Paras {
		if !p.Talks() && len(p.Toks) > 0 {
			if w := c.greeted(p.Toks[0]); w >= 0 && (who >= 0 || k < lettersHead) {
				who = w
			}
		}
		out[k] = who
	}
	return out
}

// lettersHead is in how many paragraphs, place and date among them, a letter has greeted.
const lettersHead = 5

// greeted is whom the words greet and do nothing else, or -1.
func (c *Cast) greeted(toks []lang.Token) int {
	for k := 1; k < len(toks) && k <= 3; k++ {
		if !names.Greets(toks, k) {
			continue
		}
		if who, n := c.NameAt(toks, k); n > 0 && k+n == len(toks) {
			return who
		}
	}
	return -1
}

// signer is who signs the letters that a text of them consists of: it begins with a greeting. -1 where nobody does, or several.
func (c *Cast) signer(t *lang.Text) int {
	letter, found, at := false, -1, 0
	if t.Words >= lang.ShortText {
		return -1
	}
	for i, p := range t.Paras {
		if p.Talks() || len(p.Toks) == 0 {
			continue
		}
		toks := p.Toks[0]
		if i < lettersHead && c.greeted(toks) >= 0 {
			letter = true
		}
		k := names.Signed(t, p)
		if found >= 0 && len(toks) == 1 && toks[0].Capital && strings.HasPrefix(c.People[found].Names[0].Show, toks[0].Text) { // the next one is signed "H."
			at = i
		}
		if !letter || k < 0 || k == len(toks) {
			continue
		}
		who, n := c.NameAt(toks, k)
		if n == 0 || k+n != len(toks) {
			continue
		}
		if found >= 0 && found != who {
			return -1
		}
		found, at = who, i
	}
	if at < len(t.Paras)-1-lettersHead {
		return -1 // the story goes on without letters
	}
	return found
}
