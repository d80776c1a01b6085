package people

import (
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

func nameGender(n *names.Name) string {
	if n.Title == "reverend" && len(n.Parts) > 0 && lang.Titles[n.Parts[0]] != "" { // "Reverend Mother"
		return lang.Titles[n.Parts[0]]
	}
	if g := lang.Titles[n.Title]; g != "" {
		return g
	}
	if strings.HasPrefix(n.Key, "the ") {
		return lang.Titles[n.Parts[0]]
	}
	if len(n.Parts) == 0 {
		return ""
	}
	if len(n.Parts) > 1 && n.Title == "" && names.Reigning[n.Last()] { // "the Iron Duke"
		return lang.Titles[n.Last()]
	}
	if g := lang.Titles[n.Parts[0]]; g != "" && n.Title == "" { // "Mother"
		return g
	}
	if g := lang.KinCalls[n.Parts[0]]; g != "" && n.Title == "" && len(n.Parts) == 1 { // "Mum"
		return g
	}
	if n.Title != "" && len(n.Parts) == 1 && !strings.Contains("aunt uncle sister brother lady sir", n.Title) {
		return "" // the one name behind "Captain" is a surname
	}
	if g := names.GivenGender(n.Parts[0]); g != "" {
		return g
	}
	return shortGender(n.Parts[0])
}

// shortGender is the gender that all the names agree in for which a word is short: Mo is Mohammed or Maureen.
func shortGender(short string) string {
	found := ""
	for _, full := range names.Nicknames[short] {
		g := names.GivenGender(full)
		if g == "" || found != "" && g != found {
			return ""
		}
		found = g
	}
	return found
}

// leastVotes is how much has to speak for a gender.
const leastVotes = 0.1

func genderOf(p *Person) string {
	m, f := p.Votes["M"], p.Votes["F"]
	switch {
	case m > 1.5*f && m >= leastVotes:
		return "M"
	case f > 1.5*m && f >= leastVotes:
		return "F"
	}
	return ""
}

// settleGender lets the first he or she after each mention vote.
func (c *Cast) settleGender(t *lang.Text) {
	byName := make([]string, len(c.People))
	for i, p := range c.People {
		byName[i] = genderOf(p)
	}
	for _, p := range t.Paras {
		c.voteParagraph(p)
		c.voteTalk(p)
		for _, toks := range p.Narration() {
			var before []int
			another := "" // whom the sentence before has beside them, he or she
			for _, sent := range lang.Sentences(toks) {
				// A sentence that begins with a pronoun is about whom the one before was about.
				if g := lang.PronounGender(sent[0].Low); g != "" && g != another && len(before) > 0 {
					c.People[before[0]].Votes[g] += 0.6 / float64(len(before))
				}
				before = c.voteGender(sent)
				another = c.doneTo(sent)
			}
		}
	}
	for i, p := range c.People {
		if c.short && c.Carries(i) {
			continue // "The phone rang before she had": it is nobody she could be
		}
		p.Gender = genderOf(p)
		// A title is certain; a given name gives way only to a text that is.
		if g := byName[i]; g != "" {
			against := p.Votes[lang.Opposite(g)]
			if p.Gender == "" || p.Gender != g && (p.titled() || against < 2*p.Votes[g]) {
				p.Gender = g
			}
		}
	}
}

func (p *Person) titled() bool {
	for _, n := range p.Names {
		if lang.Titles[n.Title] != "" {
			return true
		}
	}
	return false
}

// voteParagraph lets he or she vote where the narration of a paragraph names one person
// and has one of the two: `Ada sat down. "Well," she said.`
func (c *Cast) voteParagraph(p *lang.Para) {
	who, g, n := -1, "", 0
	for _, toks := range p.Narration() {
		named := -1
		for i := 0; i < len(toks); i++ {
			if (toks[i].Low == "him" || Objective(toks, i)) && named >= 0 && n == 0 && sameClause(toks[named:i+1]) {
				return // "Orme looked at him and he": there is another
			}
			if w, l := c.NameAt(toks, i); l > 0 {
				named = i
				if who >= 0 && w != who || toks[i].First && (i+l == len(toks) || toks[i+l].First) {
					return // "Ada. She had laughed at it": a name by itself is about nobody
				}
				who = w
				i += l - 1
				continue
			}
			if _, noun, l, _ := c.EpithetAt(toks, i); l > 0 && who >= 0 && lang.PersonNouns[noun] != "" && genderOf(c.People[who]) == "" {
				return // "his mother": whom the pronoun means is open
			}
			if toks[i].Low == "he" || toks[i].Low == "she" {
				h := lang.PronounGender(toks[i].Low)
				if who < 0 || g != "" && h != g {
					return
				}
				g = h
				n++
			}
		}
	}
	if n > 0 {
		c.People[who].Votes[g] += 1.5
	}
}

// voteTalk lets he or she vote where it begins what is said right behind a sentence that names one person and has nobody else: "Ada's here. She says hello."
func (c *Cast) voteTalk(p *lang.Para) {
	for _, q := range p.Quotes {
		who := -1
		for _, sent := range lang.Sentences(p.Toks[q]) {
			if g := lang.PronounGender(sent[0].Low); g != "" && who >= 0 {
				c.People[who].Votes[g] += 0.6
			}
			who = c.onlyNamed(sent)
		}
	}
}

// onlyNamed is whom a sentence is about, when it names nobody else and calls nobody; -1 for nobody.
func (c *Cast) onlyNamed(sent []lang.Token) int {
	found := -1
	for i := 0; i < len(sent); i++ {
		who, n := c.NameAt(sent, i)
		_, _, epithet, _ := c.EpithetAt(sent, i)
		switch {
		case n > 0 && (found >= 0 && who != found || names.VocativeAt(sent, i, n)), n == 0 && (epithet > 0 || lang.PronounGender(sent[i].Low) != ""):
			return -1
		case n > 0:
			found = who
			i += n - 1
		}
	}
	return found
}

// voteGender lets the pronouns of a sentence vote, and returns who is named in it.
func (c *Cast) voteGender(sent []lang.Token) (distinct []int) {
	var seen []int
	voted := false
	about := "-" // the gender of whom the sentence calls he or she before it names anybody
	other := "-" // the gender of somebody who is not named but described in the sentence
	named := 0   // where the last of those begins
	end := -1    // and ends
	for i := 0; i < len(sent); i++ {
		if who, n := c.NameAt(sent, i); n > 0 {
			if n == len(sent) {
				return nil
			}
			named = i
			seen = append(seen, who)
			if !slices.Contains(distinct, who) {
				distinct = append(distinct, who)
			}
			i += n - 1
			end = i + 1
			continue
		}
		if key, noun, n, _ := c.EpithetAt(sent, i); n > 0 {
			if h := lang.PersonNouns[noun]; h != "" && len(seen) > 0 && end >= 0 && copular(sent, end, i) { // "The driver was a big man"
				c.People[seen[len(seen)-1]].Votes[h] += 2
				continue
			}
			if who, ok := c.Epithets[key]; ok {
				named = i
				seen = append(seen, who)
				end = i + n
			}
			other = lang.PersonNouns[noun]
		}
		g := lang.PronounGender(sent[i].Low)
		if len(seen) == 0 && (sent[i].Low == "he" || sent[i].Low == "she") {
			about = g // "He looked at the goat, since he": the sentence goes on about whom it is about
		}
		if sent[i].Low == "him" && len(seen) == 1 && sameClause(sent[named:i+1]) {
			other = "M" // "Orme looked at him and he"
		}
		if g != "" && len(seen) == 1 && len(distinct) == 1 && Objective(sent, i) {
			other = g // "Orme stepped behind her, and she": the sentence has another whom it calls so
		}
		if g == "" || len(seen) == 0 || g == other || g == about || Objective(sent, i) {
			continue
		}
		if voted {
			continue
		}
		weight := map[string]float64{"he": 1, "she": 1, "himself": 1.5, "herself": 1.5, "his": 0.4, "her": 0.25}[sent[i].Low]
		if len(distinct) > 1 { // it may be about the other
			weight *= 0.2
		}
		c.People[seen[0]].Votes[g] += weight
		voted = weight >= 0.2
	}
	return distinct
}

// doneTo is the gender of him or her whom something is done to by the one a sentence names; empty where there is nobody.
func (c *Cast) doneTo(sent []lang.Token) string {
	for i := range sent {
		if _, n := c.NameAt(sent, i); n == 0 {
			continue
		}
		for k := i + 1; k < len(sent); k++ {
			if sent[k].Low == "him" || Objective(sent, k) {
				if sameClause(sent[i : k+1]) {
					return lang.PronounGender(sent[k].Low)
				}
				return ""
			}
		}
		return ""
	}
	return ""
}

// sameClause reports whether no other subject and no mark stands among words: the last, an object, is not whom the first are about.
func sameClause(toks []lang.Token) bool {
	for k := range toks[1:] {
		if w := &toks[k+1]; w.Before != "" || lang.Nominative[w.Low] || lang.Conjunction[w.Low] || lang.Subordinate[w.Low] || lang.Relative[w.Low] {
			return false
		}
	}
	return true
}

// copular reports whether words from i to k say that what goes before is what follows: "was", "is now".
func copular(sent []lang.Token, i, k int) bool {
	if i >= k || k > i+2 || sent[i].Before != "" || sent[k].Before != "" || sent[k].Low != "a" && sent[k].Low != "an" {
		return false
	}
	return (sent[i].Low == "was" || sent[i].Low == "is") && (k == i+1 || lang.Adverb(sent[i+1].Low))
}

// Objective reports whether "her" at word i is who something is done to: "told her that".
func Objective(sent []lang.Token, i int) bool {
	if sent[i].Low != "her" || i == 0 || sent[i].Before != "" {
		return false
	}
	if i+1 == len(sent) || sent[i+1].Before != "" {
		return true
	}
	next := sent[i+1].Low
	return given[next] || lang.Preposition[next] || lang.Determiner[next] || lang.Nominative[next] || lang.Adverb(next) || lang.Conjunction[next] || lang.Subordinate[next]
}

// given words follow whom something is done for: "poured her something", "told her nothing".
var given = lang.Set("something nothing anything everything one some more enough all both no two three")

// same: 0 unknown, 1 agrees, 2 clashes.
func Same(a, b string) int {
	switch {
	case a == "" || a == "N" || b == "":
		return 0
	case a == b:
		return 1
	}
	return 2
}
