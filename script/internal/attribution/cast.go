package attribution

import (
	"strings"
)

// person is somebody who may speak.
type person struct {
	name    string
	names   []*name
	epithet string // key of the epithet, for somebody without a name
	gender  string
	age     string
	count   int // how often they are named, in narration and speech
	votes   map[string]float64
}

// cast is everybody of a text.
type cast struct {
	people   []*person
	narrator int    // index of "I", or -1
	second   bool   // the narrator is "you"
	self     string // what a short text's narrator says they are called
	short    bool   // in a short text a family has one mother
	alias    map[string]int
	epithets map[string]int
	pairs    pairs
	bare     []*name         // names of one word
	certain  map[string]bool // epithets that a title binds: the captain is Captain Hale
	labels   map[string]int  // whose chat lines
	groups   map[string]int  // who speaks as one
	them     map[int]int     // whom "they" in the tag of a paragraph means
	nouns    map[string]bool // what speaks in this text besides personNouns
}

const narratorName = "I"

func newCast(t *text) *cast {
	all, met := mineNames(t)
	c := &cast{narrator: -1, pairs: met, alias: map[string]int{}, epithets: map[string]int{}, certain: map[string]bool{}, labels: map[string]int{}, groups: map[string]int{}, them: map[int]int{}, nouns: tagNouns(t), short: t.words < shortText}
	list := persons(all, t.words)
	for _, n := range list {
		if n.title == "" && len(n.parts) == 1 {
			c.bare = append(c.bare, n)
		}
	}
	for pass := range 6 { // the fullest names first: they decide who the shorter ones are
		for _, n := range list {
			if nameRank(n) == pass {
				c.place(n)
			}
		}
	}
	c.joinWives()
	c.joinRanks()
	c.joinNicknames(t)
	for noun := range c.nouns {
		if who, name := c.alias[noun]; name { // "Bosun!", "the bosun"
			if _, person := personNouns[noun]; !person {
				c.alias["the "+noun] = who
			}
			delete(c.nouns, noun)
		}
	}
	c.addLabels(t)
	c.findNarrator(t)
	c.findEpithets(t)
	c.findGroups(t)
	c.settleGender(t)
	c.findThey(t)
	c.callThem()
	return c
}

// nameRank orders names for clustering: full names, titled names, names alone.
func nameRank(n *name) int {
	switch {
	case strings.HasPrefix(n.key, "the "):
		return 5
	case n.title == "" && len(n.parts) > 1:
		return 0
	case n.title == "miss" && len(n.parts) == 1 && !knownGiven(n):
		return 3 // who "Miss Bennet" is depends on whom the text calls Miss Elizabeth
	case len(n.parts) > 1:
		return 1
	case n.title != "":
		return 2
	}
	return 4
}

func (c *cast) add(n *name) int {
	c.people = append(c.people, &person{votes: map[string]float64{}})
	c.join(len(c.people)-1, n)
	return len(c.people) - 1
}

func (c *cast) join(i int, n *name) {
	p := c.people[i]
	p.names = append(p.names, n)
	p.count += n.count + n.inQuotes
	c.alias[n.key] = i
	if g := nameGender(n); g != "" {
		w := 2.0
		if titles[n.title] != "" {
			w = 5
		}
		p.votes[g] += w
	} else if len(n.parts) > 0 && n.title == "" && strings.HasSuffix(n.parts[0], "a") {
		p.votes["F"] += 0.5 // most given names in -a are women's; any pronoun outweighs it
	}
}

// nameAt finds the longest known name at word i.
func (c *cast) nameAt(toks []token, i int) (who, n int) {
	if !toks[i].capital && toks[i].low != "the" {
		if p := particles(toks, i); p > 0 { // "said de Souza"
			if who, n = c.nameAt(toks, i+p); n > 0 {
				return who, n + p
			}
		}
		return -1, 0
	}
	key := ""
	who = -1
	for k := i; k < len(toks) && k < i+5; k++ {
		if k > i && toks[k].before != "" && toks[k].before != "." {
			break
		}
		w := toks[k].low
		if k == i && isTitle(w) || k == i+1 && toks[i].low == "the" {
			w = canonicalTitle(w)
		}
		if key != "" {
			key += " "
		}
		key += w
		if p, ok := c.alias[key]; ok && (toks[k].capital || k > i) {
			who, n = p, k-i+1
		}
		if toks[k].possessive {
			break
		}
	}
	return who, n
}
