package attribution

var theyWords = words("they them their theirs themself themselves")

// spans of time are plural, and no "they".
var spans = words("seconds minutes hours days weeks months years times")

// leastTheys is how often "they" has to be somebody by name, who is never he or she.
const leastTheys = 2

// findThey finds the people of a short text whose pronoun is they: sentences of which they are the subject and
// the only person go on with "their" ("Wyn wiped their hands"), or the next begins with "They".
func (c *cast) findThey(t *text) {
	if t.words >= shortText {
		return
	}
	votes := map[int]int{}
	for _, p := range t.paras {
		about := -1
		for _, toks := range p.narration() {
			for _, sent := range sentences(toks) {
				if about >= 0 && sent[0].low == "they" {
					votes[about]++
				}
				for i := 1; i < len(sent); i++ { // "and Wyn wiped their hands"
					if who, n := c.nameAt(sent, i); n > 0 && i+n+1 < len(sent) && isVerb(sent[i+n].low) && sent[i+n+1].low == "their" {
						votes[who]++
					}
				}
				about = c.soleSubject(sent)
				for i := 1; i < len(sent) && about >= 0; i++ {
					if theyWords[sent[i].low] {
						votes[about]++
						break
					}
				}
			}
		}
	}
	for w, n := range votes {
		if p := c.people[w]; n >= leastTheys && p.gender == "" && p.votes["M"]+p.votes["F"] < 1 {
			p.gender = "N"
		}
	}
}

// soleSubject is who a sentence begins with, when it names and describes nobody else and speaks of nothing in the plural; or -1.
func (c *cast) soleSubject(sent []token) int {
	who, n := c.nameAt(sent, 0)
	if n == 0 {
		key, _, l, indef := c.epithetAt(sent, 0)
		if w, ok := c.epithets[key]; ok && l > 0 && !indef && groupPhrase(sent, 0) == 0 {
			who, n = w, l
		}
	}
	if n == 0 || sent[n-1].possessive {
		return -1
	}
	for i := n; i < len(sent); i++ {
		k := &sent[i]
		if other, l := c.nameAt(sent, i); l > 0 && other != who {
			return -1
		}
		if theyWords[k.low] {
			return who // before anything else that it could mean
		}
		_, noun, l, _ := c.epithetAt(sent, i)
		if noun == "person" { // "The shopkeeper, a stooping person with their glasses on a string"
			i += l - 1
			continue
		}
		if l > 0 || k.low == "and" && i == n || len(k.low) > 3 && k.low[len(k.low)-1] == 's' && !k.possessive && !spans[k.low] && i > n+1 {
			return -1
		}
	}
	return who
}

// they is the only person whose pronoun is they, or -1.
func (c *cast) they() int {
	found := -1
	for w, p := range c.people {
		if p.gender == "N" && w != c.narrator {
			if found >= 0 {
				return -1
			}
			found = w
		}
	}
	return found
}
