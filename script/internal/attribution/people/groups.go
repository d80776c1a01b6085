package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// A group that speaks with one voice is a person of its own: "the crowd roared", "all three of
// them shouted".

// collective nouns mean several people.
var collective = lang.Set(`crowd audience crew chorus choir mob class table congregation company court jury gallery band party team pack circle queue villagers guests
	men women people children boys girls soldiers sailors ladies gentlemen voices others rest twins sisters brothers kids students pupils parents neighbours neighbors officers guards cousins couple pair trio`)

// GroupPhrase is the length of a phrase at word i that means several people, 0 for none.
func GroupPhrase(toks []lang.Token, i int) int {
	at := func(k int) string {
		if k < len(toks) && (k == i || toks[k].Before == "" || toks[k].Before == "-") && !toks[k].Possessive {
			return toks[k].Low
		}
		return ""
	}
	of := func(k int) int { // "of them", "of the girls"
		switch {
		case at(k) != "of":
			return 0
		case at(k+1) == "them" || at(k+1) == "us" || at(k+1) == "you":
			return k + 2
		}
		if j := k + 1; lang.Determiner[at(j)] || at(j) == "those" {
			for j++; j < k+5; j++ {
				if w := at(j); collective[w] || strings.HasSuffix(w, "s") && len(w) > 3 && !prose.SpeechVerb(w) {
					return j + 1
				}
			}
		}
		return 0
	}
	k := i
	if w := at(k); w == "about" || w == "nearly" || w == "almost" {
		k++
	}
	first := at(k)
	switch {
	case first == "everyone" || first == "everybody":
		if at(k+1) == "else" {
			return k + 2 - i
		}
		return k + 1 - i
	case first == "they" && (at(k+1) == "all" || at(k+1) == "both"):
		return 2
	case lang.Counts[first]:
		k++
		if lang.Counts[at(k)] { // "all three"
			k++
		}
		if j := of(k); j > 0 {
			return j - i
		}
		if w := at(k); first != "half" && (collective[w] || w == "the" && collective[at(k+1)]) {
			if w == "the" {
				k++
			}
			return k + 1 - i
		}
		if first == "half" && at(k) == "the" && at(k+1) != "" {
			return k + 2 - i
		}
		if first == "all" || first == "both" || k > i+1 {
			return k - i
		}
	case lang.Determiner[first]:
		for j := k + 1; j < k+4; j++ {
			w := at(j)
			if lang.Counts[w] || w == "rest" {
				if end := of(j + 1); end > 0 {
					return end - i
				}
			}
			if collective[w] && (j+1 >= len(toks) || toks[j+1].Before != "" || !collective[toks[j+1].Low]) {
				return j + 1 - i
			}
			if w == "" || prose.SpeechVerb(w) && j > k+1 || lang.Preposition[w] || toks[j].Capital {
				break
			}
		}
	}
	return 0
}

// GroupKey is the name of the group at words i to i+n.
func GroupKey(toks []lang.Token, i, n int) string {
	var w []string
	for k := i; k < i+n; k++ {
		low := toks[k].Low
		switch {
		case k == i && (low == "about" || low == "nearly" || low == "almost"):
			continue
		case len(w) == 0 && lang.Determiner[low]:
			low = "the"
		case k == i && low == "they":
			return "all of them"
		}
		w = append(w, low)
	}
	return strings.Join(w, " ")
}

// findGroups makes a person of every group that a tag has speak.
func (c *Cast) findGroups(t *lang.Text) {
	for _, p := range t.Paras {
		for s, toks := range p.Toks {
			if p.Segs[s].Kind != prose.Narration || s == 0 || p.Segs[s-1].Kind != prose.Quote || len(toks) < 2 {
				continue
			}
			i := 0
			if prose.SpeechVerb(toks[0].Low) && !toks[0].Capital {
				i = 1
			}
			n := GroupPhrase(toks, i)
			if n == 0 {
				c.findPair(t, toks, i)
				c.findThem(t, p, s, i)
			}
			if n == 0 || i == 0 && !speaksSoon(toks, n) {
				continue
			}
			c.addGroup(GroupKey(toks, i, n), "")
		}
	}
}

// speaksSoon reports whether a verb of speech follows at word k.
func speaksSoon(toks []lang.Token, k int) bool {
	for ; k < len(toks) && toks[k].Before == ""; k++ {
		if prose.SpeechVerb(toks[k].Low) {
			return true
		}
		if !lang.Adverb(toks[k].Low) && !lang.Auxiliary[toks[k].Low] {
			return false
		}
	}
	return false
}

// We is who "we" in a tag are: those who speak as one, where they are the only ones, else whoever tells the story. -1 for nobody.
func (c *Cast) We() int {
	if len(c.Groups) == 1 {
		for _, who := range c.Groups {
			return who
		}
	}
	return c.Narrator
}

// Group reports whether w is several who speak as one: they share no name.
func (c *Cast) Group(w int) bool {
	for _, g := range c.Groups {
		if g == w {
			return true
		}
	}
	return false
}
