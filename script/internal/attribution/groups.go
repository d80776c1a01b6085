package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// A group that speaks with one voice is a person of its own: "the crowd roared", "all three of
// them shouted".

// collective nouns mean several people.
var collective = words(`crowd audience crew chorus choir mob class table congregation company court jury gallery band party team pack circle queue villagers guests
	men women people children boys girls soldiers sailors ladies gentlemen voices others rest twins sisters brothers kids students pupils parents neighbours neighbors officers guards cousins couple pair trio`)

// groupPhrase is the length of a phrase at word i that means several people, 0 for none.
func groupPhrase(toks []token, i int) int {
	at := func(k int) string {
		if k < len(toks) && (k == i || toks[k].before == "" || toks[k].before == "-") && !toks[k].possessive {
			return toks[k].low
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
		if j := k + 1; determiner[at(j)] || at(j) == "those" {
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
	case counts[first]:
		k++
		if counts[at(k)] { // "all three"
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
	case determiner[first]:
		for j := k + 1; j < k+4; j++ {
			w := at(j)
			if counts[w] || w == "rest" {
				if end := of(j + 1); end > 0 {
					return end - i
				}
			}
			if collective[w] && (j+1 >= len(toks) || toks[j+1].before != "" || !collective[toks[j+1].low]) {
				return j + 1 - i
			}
			if w == "" || prose.SpeechVerb(w) && j > k+1 || preposition[w] || toks[j].capital {
				break
			}
		}
	}
	return 0
}

// groupKey is the name of the group at words i to i+n.
func groupKey(toks []token, i, n int) string {
	var w []string
	for k := i; k < i+n; k++ {
		low := toks[k].low
		switch {
		case k == i && (low == "about" || low == "nearly" || low == "almost"):
			continue
		case len(w) == 0 && determiner[low]:
			low = "the"
		case k == i && low == "they":
			return "all of them"
		}
		w = append(w, low)
	}
	return strings.Join(w, " ")
}

// findGroups makes a person of every group that a tag has speak.
func (c *cast) findGroups(t *text) {
	for _, p := range t.paras {
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration || s == 0 || p.segs[s-1].Kind != prose.Quote || len(toks) < 2 {
				continue
			}
			i := 0
			if prose.SpeechVerb(toks[0].low) && !toks[0].capital {
				i = 1
			}
			n := groupPhrase(toks, i)
			if n == 0 {
				c.findPair(t, toks, i)
				c.findThem(t, p, s, i)
			}
			if n == 0 || i == 0 && !speaksSoon(toks, n) {
				continue
			}
			c.addGroup(groupKey(toks, i, n), "")
		}
	}
}

// speaksSoon reports whether a verb of speech follows at word k.
func speaksSoon(toks []token, k int) bool {
	for ; k < len(toks) && toks[k].before == ""; k++ {
		if prose.SpeechVerb(toks[k].low) {
			return true
		}
		if !adverb(toks[k].low) && !auxiliary[toks[k].low] {
			return false
		}
	}
	return false
}
