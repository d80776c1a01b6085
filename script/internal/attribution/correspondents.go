package attribution

import "strings"

// addressees are, paragraph by paragraph, to whom the letter is written that it stands in, or -1: a text that begins with
// "Dear Ada," is letters. Nil where nothing is one.
func addressees(t *text, c *cast) []int {
	if c.narrator < 0 || c.signer(t) != c.narrator {
		return nil
	}
	out, who := make([]int, len(t.paras)), -1
	for k, p := range t.paras {
		if !p.talks() && len(p.toks) > 0 {
			if w := c.greeted(p.toks[0]); w >= 0 && (who >= 0 || k < lettersHead) {
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
func (c *cast) greeted(toks []token) int {
	for k := 1; k < len(toks) && k <= 3; k++ {
		if !greets(toks, k) {
			continue
		}
		if who, n := c.nameAt(toks, k); n > 0 && k+n == len(toks) {
			return who
		}
	}
	return -1
}

// signer is who signs the letters that a text of them consists of: it begins with a greeting. -1 where nobody does, or several.
func (c *cast) signer(t *text) int {
	letter, found, at := false, -1, 0
	if t.words >= shortText {
		return -1
	}
	for i, p := range t.paras {
		if p.talks() || len(p.toks) == 0 {
			continue
		}
		toks := p.toks[0]
		if i < lettersHead && c.greeted(toks) >= 0 {
			letter = true
		}
		k := signed(t, p)
		if found >= 0 && len(toks) == 1 && toks[0].capital && strings.HasPrefix(c.people[found].names[0].show, toks[0].text) { // the next one is signed "H."
			at = i
		}
		if !letter || k < 0 || k == len(toks) {
			continue
		}
		who, n := c.nameAt(toks, k)
		if n == 0 || k+n != len(toks) {
			continue
		}
		if found >= 0 && found != who {
			return -1
		}
		found, at = who, i
	}
	if at < len(t.paras)-1-lettersHead {
		return -1 // the story goes on without letters
	}
	return found
}
