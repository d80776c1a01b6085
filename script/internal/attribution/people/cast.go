// Package people puts the names and descriptions of a text together into persons.
package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// Person is somebody who may speak.
type Person struct {
	Name    string
	Names   []*names.Name
	Epithet string // key of the epithet, for somebody without a name
	Gender  string
	Age     string
	Count   int // how often they are named, in narration and speech
	Votes   map[string]float64
}

// Cast is everybody of a text.
type Cast struct {
	People   []*Person
	Narrator int    // index of "I", or -1
	Second   bool   // the narrator is "you"
	self     string // what a short text's narrator says they are called
	short    bool   // in a short text a family has one mother
	Alias    map[string]int
	Epithets map[string]int
	Pairs    names.Pairs
	bare     []*names.Name   // names of one word
	Certain  map[string]bool // epithets that a title binds: the captain is Captain Hale
	Labels   map[string]int  // whose chat lines
	Groups   map[string]int  // who speaks as one
	Them     map[int]int     // whom "they" in the tag of a paragraph means
	nouns    map[string]bool // what speaks in this text besides PersonNouns
}

const narratorName = "I"

// Find finds everybody whom a text names or tells by what they are.
func Find(t *lang.Text) *Cast {
	all, met := names.Mine(t)
	c := &Cast{Narrator: -1, Pairs: met, Alias: map[string]int{}, Epithets: map[string]int{}, Certain: map[string]bool{}, Labels: map[string]int{}, Groups: map[string]int{}, Them: map[int]int{}, nouns: tagNouns(t), short: t.Words < lang.ShortText}
	list := names.Persons(all, t.Words)
	for _, n := range list {
		if n.Title == "" && len(n.Parts) == 1 {
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
		if who, name := c.Alias[noun]; name { // "Bosun!", "the bosun"
			if _, person := lang.PersonNouns[noun]; !person {
				c.Alias["the "+noun] = who
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
func nameRank(n *names.Name) int {
	switch {
	case strings.HasPrefix(n.Key, "the "):
		return 5
	case n.Title == "" && len(n.Parts) > 1:
		return 0
	case n.Title == "miss" && len(n.Parts) == 1 && !names.KnownGiven(n):
		return 3 // who "Miss Bennet" is depends on whom the text calls Miss Elizabeth
	case len(n.Parts) > 1:
		return 1
	case n.Title != "":
		return 2
	}
	return 4
}

func (c *Cast) add(n *names.Name) int {
	c.People = append(c.People, &Person{Votes: map[string]float64{}})
	c.join(len(c.People)-1, n)
	return len(c.People) - 1
}

func (c *Cast) join(i int, n *names.Name) {
	p := c.People[i]
	p.Names = append(p.Names, n)
	p.Count += n.Count + n.InQuotes
	c.Alias[n.Key] = i
	if g := nameGender(n); g != "" {
		w := 2.0
		if lang.Titles[n.Title] != "" {
			w = 5
		}
		p.Votes[g] += w
	} else if len(n.Parts) > 0 && n.Title == "" && strings.HasSuffix(n.Parts[0], "a") {
		p.Votes["F"] += 0.5 // most given names in -a are women's; any pronoun outweighs it
	}
}

// NameAt finds the longest known name at word i.
func (c *Cast) NameAt(toks []lang.Token, i int) (who, n int) {
	if !toks[i].Capital && toks[i].Low != "the" {
		if p := names.Particles(toks, i); p > 0 { // "said de Souza"
			if who, n = c.NameAt(toks, i+p); n > 0 {
				return who, n + p
			}
		}
		return -1, 0
	}
	key := ""
	who = -1
	for k := i; k < len(toks) && k < i+5; k++ {
		if k > i && toks[k].Before != "" && toks[k].Before != "." {
			break
		}
		w := toks[k].Low
		if k == i && lang.IsTitle(w) || k == i+1 && toks[i].Low == "the" {
			w = lang.CanonicalTitle(w)
		}
		if key != "" {
			key += " "
		}
		key += w
		if p, ok := c.Alias[key]; ok && (toks[k].Capital || k > i) {
			who, n = p, k-i+1
		}
		if toks[k].Possessive {
			break
		}
	}
	return who, n
}
