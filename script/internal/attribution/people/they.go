package people

import "radioplay/script/internal/attribution/lang"

var theyWords = lang.Set("they them their theirs themself themselves")

// spans of time are plural, and no "they".
var spans = lang.Set("seconds minutes hours days weeks months years times")

// leastTheys is how often "they" has to be somebody by name, who is never he or she.
const leastTheys = 2

// findThey finds the people of a short text whose pronoun is they: sentences of which they are the subject and
// the only person go on with "their" ("Wyn wiped their hands"), or the next begins with "They".
func (c *Cast) findThey(t *lang.Text) {
	if t.Words >= lang.ShortText {
		return
	}
	votes := map[int]int{}
	for _, p := range t.Paras {
		about := -1
		for _, toks := range p.Narration() {
			for _, sent := range lang.Sentences(toks) {
				if about >= 0 && sent[0].Low == "they" {
					votes[about]++
				}
				for i := 1; i < len(sent); i++ { // "and Wyn wiped their hands"
					if who, n := c.NameAt(sent, i); n > 0 && i+n+1 < len(sent) && lang.IsVerb(sent[i+n].Low) && sent[i+n+1].Low == "their" {
						votes[who]++
					}
				}
				about = c.soleSubject(sent)
				for i := 1; i < len(sent) && about >= 0; i++ {
					if theyWords[sent[i].Low] {
						votes[about]++
						break
					}
				}
			}
		}
	}
	for w, n := range votes {
		if p := c.People[w]; n >= leastTheys && p.Gender == "" && p.Votes["M"]+p.Votes["F"] < 1 {
			p.Gender = "N"
		}
	}
}

// soleSubject is who a sentence begins with, when it names and describes nobody else and speaks of nothing in the plural; or -1.
func (c *Cast) soleSubject(sent []lang.Token) int {
	who, n := c.NameAt(sent, 0)
	if n == 0 {
		key, _, l, indef := c.EpithetAt(sent, 0)
		if w, ok := c.Epithets[key]; ok && l > 0 && !indef && GroupPhrase(sent, 0) == 0 {
			who, n = w, l
		}
	}
	if n == 0 || sent[n-1].Possessive {
		return -1
	}
	for i := n; i < len(sent); i++ {
		k := &sent[i]
		if other, l := c.NameAt(sent, i); l > 0 && other != who {
			return -1
		}
		if theyWords[k.Low] {
			return who // before anything else that it could mean
		}
		_, noun, l, _ := c.EpithetAt(sent, i)
		if noun == "person" { // "The shopkeeper, a stooping person with their glasses on a string"
			i += l - 1
			continue
		}
		if l > 0 || k.Low == "and" && i == n || len(k.Low) > 3 && k.Low[len(k.Low)-1] == 's' && !k.Possessive && !spans[k.Low] && i > n+1 {
			return -1
		}
	}
	return who
}

// They is the only person whose pronoun is they, or -1.
func (c *Cast) They() int {
	found := -1
	for w, p := range c.People {
		if p.Gender == "N" && w != c.Narrator {
			if found >= 0 {
				return -1
			}
			found = w
		}
	}
	return found
}
