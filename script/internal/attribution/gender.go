package attribution

import (
	"slices"
	"strings"
)

func nameGender(n *name) string {
	if g := titles[n.title]; g != "" {
		return g
	}
	if strings.HasPrefix(n.key, "the ") {
		return titles[n.parts[0]]
	}
	if len(n.parts) == 0 {
		return ""
	}
	if g := titles[n.parts[0]]; g != "" && n.title == "" { // "Mother"
		return g
	}
	if g := kinCalls[n.parts[0]]; g != "" && n.title == "" && len(n.parts) == 1 { // "Mum"
		return g
	}
	if n.title != "" && len(n.parts) == 1 && !strings.Contains("aunt uncle sister brother lady sir", n.title) {
		return "" // the one name behind "Captain" is a surname
	}
	if g := givenGender(n.parts[0]); g != "" {
		return g
	}
	for _, full := range nicknames[n.parts[0]] {
		if g, ok := givenNames[full]; ok {
			return g
		}
	}
	return ""
}

// leastVotes is how much has to speak for a gender.
const leastVotes = 0.1

func genderOf(p *person) string {
	m, f := p.votes["M"], p.votes["F"]
	switch {
	case m > 1.5*f && m >= leastVotes:
		return "M"
	case f > 1.5*m && f >= leastVotes:
		return "F"
	}
	return ""
}

// settleGender lets the first he or she after each mention vote.
func (c *cast) settleGender(t *text) {
	byName := make([]string, len(c.people))
	for i, p := range c.people {
		byName[i] = genderOf(p)
	}
	for _, p := range t.paras {
		c.voteParagraph(p)
		for _, toks := range p.narration() {
			var before []int
			for _, sent := range sentences(toks) {
				// A sentence that begins with a pronoun is about whom the one before was about.
				if g := pronounGender(sent[0].low); g != "" && len(before) > 0 {
					c.people[before[0]].votes[g] += 0.6 / float64(len(before))
				}
				before = c.voteGender(sent)
			}
		}
	}
	for i, p := range c.people {
		p.gender = genderOf(p)
		// A title is certain; a given name gives way only to a text that is.
		if g := byName[i]; g != "" {
			against := p.votes[opposite(g)]
			if p.gender == "" || p.gender != g && (p.titled() || against < 2*p.votes[g]) {
				p.gender = g
			}
		}
	}
}

func (p *person) titled() bool {
	for _, n := range p.names {
		if titles[n.title] != "" {
			return true
		}
	}
	return false
}

// voteParagraph lets he or she vote where the narration of a paragraph names one person
// and has one of the two: `Ada sat down. "Well," she said.`
func (c *cast) voteParagraph(p *para) {
	who, g, n := -1, "", 0
	for _, toks := range p.narration() {
		for i := 0; i < len(toks); i++ {
			if w, l := c.nameAt(toks, i); l > 0 {
				if who >= 0 && w != who {
					return
				}
				who = w
				i += l - 1
				continue
			}
			if _, noun, l, _ := c.epithetAt(toks, i); l > 0 && who >= 0 && personNouns[noun] != "" && genderOf(c.people[who]) == "" {
				return // "his mother": whom the pronoun means is open
			}
			if toks[i].low == "he" || toks[i].low == "she" {
				h := pronounGender(toks[i].low)
				if who < 0 || g != "" && h != g {
					return
				}
				g = h
				n++
			}
		}
	}
	if n > 0 {
		c.people[who].votes[g] += 1.5
	}
}

// voteGender lets the pronouns of a sentence vote, and returns who is named in it.
func (c *cast) voteGender(sent []token) (distinct []int) {
	var seen []int
	voted := false
	about := "-" // the gender of whom the sentence calls he or she before it names anybody
	other := "-" // the gender of somebody who is not named but described in the sentence
	for i := 0; i < len(sent); i++ {
		if who, n := c.nameAt(sent, i); n > 0 {
			seen = append(seen, who)
			if !slices.Contains(distinct, who) {
				distinct = append(distinct, who)
			}
			i += n - 1
			continue
		}
		if key, noun, n, _ := c.epithetAt(sent, i); n > 0 {
			if who, ok := c.epithets[key]; ok {
				seen = append(seen, who)
			}
			other = personNouns[noun]
		}
		g := pronounGender(sent[i].low)
		if len(seen) == 0 && (sent[i].low == "he" || sent[i].low == "she") {
			about = g // "He looked at the goat, since he": the sentence goes on about whom it is about
		}
		if g == "" || len(seen) == 0 || g == other || g == about || objective(sent, i) {
			continue
		}
		if voted {
			continue
		}
		weight := map[string]float64{"he": 1, "she": 1, "himself": 1.5, "herself": 1.5, "his": 0.4, "her": 0.25}[sent[i].low]
		if len(distinct) > 1 { // it may be about the other
			weight *= 0.2
		}
		c.people[seen[0]].votes[g] += weight
		voted = weight >= 0.2
	}
	return distinct
}

// objective reports whether "her" at word i is who something is done to: "told her that".
func objective(sent []token, i int) bool {
	if sent[i].low != "her" || i == 0 || sent[i].before != "" {
		return false
	}
	if i+1 == len(sent) || sent[i+1].before != "" {
		return true
	}
	next := sent[i+1].low
	return preposition[next] || determiner[next] || nominative[next] || adverb(next) || conjunction[next] || subordinate[next]
}

// same: 0 unknown, 1 agrees, 2 clashes.
func same(a, b string) int {
	switch {
	case a == "" || a == "N" || b == "":
		return 0
	case a == b:
		return 1
	}
	return 2
}
