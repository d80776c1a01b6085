package attribution

import (
	"sort"
	"strings"

	"radioplay/script/internal/prose"
)

// epithetAt reads "the old man", "a constable", "his sister" at word i: the key of the
// epithet, its words, and whether it is indefinite. n is 0 when there is none.
func (c *cast) epithetAt(toks []token, i int) (key, noun string, n int, indefinite bool) {
	w := toks[i].low
	if (w == "someone" || w == "somebody" || w == "another" || w == "everyone" || w == "everybody") && !toks[i].possessive {
		return w, w, 1, true
	}
	if groups[w] && (w == "all" || w == "both" || w == "others") {
		return w, w, 1, true
	}
	det := w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "my" || w == "our" || w == "their" || w == "another" || w == "one" || w == "this" || w == "that"
	if !det {
		return "", "", 0, false
	}
	adj := ""
	for k := i + 1; k < len(toks) && k <= i+4; k++ {
		if toks[k].before != "" && toks[k].before != "-" && toks[k].before != "," {
			break
		}
		l := toks[k].low
		if (titles[canonicalTitle(l)] == "" || toks[k].capital) && isTitle(l) && k+1 < len(toks) && toks[k+1].capital && toks[k+1].before == "" {
			break // the title belongs to the name behind it
		}
		person := c.isPersonNoun(l) || l == "one" && adj != "no" && standsAlone(toks, k)
		if person || groups[l] {
			if k+1 < len(toks) && !toks[k].possessive && toks[k+1].before == "" && c.isPersonNoun(toks[k+1].low) && !prose.SpeechVerb(toks[k+1].low) {
				adj = l
				continue
			}
			key = l
			if d := described(toks, k, func(words string) bool { return c.nouns[words] }); d > 0 {
				if key = phrase(toks[k : k+d]); adj != "" {
					key = adj + " " + key
				}
				return key, l, k - i + d, false
			}
			if generic[l] && adj != "" {
				key = adj + " " + l
			}
			return key, l, k - i + 1, saysNothing(w, l)
		}
		if toks[k].capital && !toks[k].first && !c.origin(toks, k) || prose.SpeechVerb(l) && k > i+1 || pastVerbs[l] || preposition[l] || determiner[l] || relative[l] {
			break
		}
		adj = l
	}
	return "", "", 0, false
}

// standsAlone reports whether "one" at word k is somebody: "the short one", "the one with the cap".
func standsAlone(toks []token, k int) bool {
	if k+1 == len(toks) || toks[k+1].before != "" {
		return true
	}
	next := toks[k+1].low
	return describing[next] || prose.SpeechVerb(next) || pastVerbs[next]
}

// origin reports whether the capital at word k tells where somebody comes from: "the French boy".
func (c *cast) origin(toks []token, k int) bool {
	if _, n := c.nameAt(toks, k); n > 0 || k+1 >= len(toks) || toks[k+1].before != "" || toks[k+1].capital {
		return false
	}
	return c.isPersonNoun(toks[k+1].low)
}

// isPersonNoun knows what people are, and what else speaks in this text.
func (c *cast) isPersonNoun(w string) bool {
	_, ok := personNouns[w]
	return ok || c.nouns[w]
}

// generic nouns need their adjective to tell who is meant.
var generic = words("man woman boy girl lady gentleman fellow voice person one other figure men women lad child creature")

// saysNothing reports whether an epithet could be anybody: "a voice", "another man", "the others".
func saysNothing(det, noun string) bool {
	return groups[noun] || indefinite[noun] && noun != "stranger" && noun != "figure" && det != "the" || noun == "voice" || det == "another"
}

// findEpithets gives people without a name an entry when they speak or act, and
// binds epithets to names where the text does ("Captain Hale", "the captain").
func (c *cast) findEpithets(t *text) {
	type use struct {
		uses, speaks, acts int
		show, noun         string
		capital            int // written like a name: "the Dodo"
		bound              map[int]int
	}
	uses := map[string]*use{}
	var keys []string
	for _, p := range t.paras {
		about := "" // the last epithet of the paragraph
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration {
				continue
			}
			for i := range toks {
				if toks[i].first && about != "" && uses[about] != nil {
					if who := c.namesOwner(toks[i:]); who >= 0 {
						uses[about].bound[who]++
					}
				}
				key, noun, n, indef := c.epithetAt(toks, i)
				if n == 0 || indef || toks[i+n-1].possessive {
					continue
				}
				about = key
				u := uses[key]
				if u == nil {
					u = &use{noun: noun, show: "the " + key, bound: map[int]int{}}
					uses[key] = u
					keys = append(keys, key)
				}
				u.uses++
				for _, w := range toks[i+1 : i+n] { // "the French boy"
					if w.capital && !w.first && n > 2 {
						u.show = strings.Replace(u.show, w.low, w.text, 1)
					}
				}
				if head := &toks[i+n-1]; head.capital && !head.first && toks[i].low == "the" {
					u.capital++
					if n == 2 {
						u.show = "the " + head.text
					}
				}
				if besideQuote(p, s, toks, i, n) {
					u.speaks++
				}
				if i+n < len(toks) && toks[i+n].before == "" && isVerb(toks[i+n].low) && (toks[i].low == "the" || families[noun] && toks[i].low != "a" || t.words >= shortText) {
					u.acts++
				}
				if i >= 2 && toks[i].before == "" && toks[i].low == "the" && toks[i-1].low == "was" && toks[i-2].low == "it" { // "It was the sheriff" tells who came
					u.acts++
				}
				if who := c.apposed(toks, i, n); who >= 0 {
					u.bound[who]++
				}
			}
		}
	}
	least := 3
	if t.words < shortText {
		least = 1
	}
	sort.Strings(keys)
	for _, key := range keys {
		u := uses[key]
		if who := c.bindTitle(u.noun); who >= 0 {
			c.epithets[key], c.certain[key] = who, true
			continue
		}
		if who := c.kinCalled(u.noun); who >= 0 && key == u.noun && t.words < shortText {
			c.epithets[key], c.certain[key] = who, true
			continue
		}
		best := -1
		for who, n := range u.bound {
			if best < 0 || n > u.bound[best] || n == u.bound[best] && who < best {
				best = who
			}
		}
		if best >= 0 && (u.bound[best] > 1 || u.speaks+u.acts <= 8*u.bound[best]) && personNouns[u.noun] != opposite(genderOf(c.people[best])) {
			c.epithets[key] = best
			c.people[best].votes[personNouns[u.noun]] += 2
			if a := ages[u.noun]; a != "" {
				c.people[best].age = a
			}
			continue
		}
		if u.speaks == 0 && u.acts < least && !(u.uses > 1 && descriptive(key)) {
			continue
		}
		p := &person{name: u.show, epithet: key, count: u.speaks + u.acts, votes: map[string]float64{}, age: ages[u.noun]}
		if strings.HasPrefix(key, "old ") {
			p.age = "old"
		}
		if g := personNouns[u.noun]; g != "" {
			p.votes[g] += 4
		}
		c.people = append(c.people, p)
		c.epithets[key] = len(c.people) - 1
		c.certain[key] = u.capital > 0 && 2*u.capital >= u.uses || descriptive(key) // a noun with a capital is a name, and so is "man with the black beard"
	}
}

// descriptive reports whether a key describes somebody: "man with the black beard".
func descriptive(key string) bool {
	for w := range strings.FieldsSeq(key) {
		if describing[w] {
			return true
		}
	}
	return false
}

// bindTitle finds the only person with a title that is also the noun: the captain is Captain Hale.
func (c *cast) bindTitle(noun string) int {
	found := -1
	for i, p := range c.people {
		for _, n := range p.names {
			if n.title == canonicalTitle(noun) || n.key == "the "+noun {
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}

// apposed finds a name beside an epithet: "his sister, Ada,", "Ada, the sister of", "a man called Ivo", "Wyn the cooper",
// "Ada was the judge".
func (c *cast) apposed(toks []token, i, n int) int {
	j := i + n
	if j+1 < len(toks) && toks[j].before == "" && (toks[j].low == "called" || toks[j].low == "named") {
		if who, k := c.nameAt(toks, j+1); k > 0 && !toks[j+k].possessive {
			return who
		}
	}
	if j < len(toks) && (toks[j].before == "," || toks[j].before == "") && toks[j].capital {
		if who, k := c.nameAt(toks, j); k > 0 && !toks[j+k-1].possessive && (toks[j].before == "" || strings.HasPrefix(toks[j+k-1].after, ",") || strings.HasPrefix(toks[j+k-1].after, ".")) {
			return who
		}
	}
	if i == 0 || toks[i].low == "his" || toks[i].low == "her" {
		return -1
	}
	if toks[i].before == "," || toks[i].before == "" && toks[i].low == "the" {
		if who := c.nameEndingAt(toks, i); who >= 0 {
			return who
		}
	}
	if been := i - 1; toks[i].before == "" && (toks[been].low == "was" || toks[been].low == "is" || toks[been].low == "been" || toks[been].low == "became") {
		if toks[been].low == "been" {
			been--
		}
		if been > 0 && toks[been].before == "" && (j == len(toks) || toks[j].first || preposition[toks[j].low]) {
			if who := c.nameEndingAt(toks, been); who >= 0 {
				return who
			}
		}
	}
	return -1
}

// nameEndingAt finds whose name ends right before word i.
func (c *cast) nameEndingAt(toks []token, i int) int {
	for k := max(0, i-3); k < i; k++ {
		if who, m := c.nameAt(toks, k); m > 0 && k+m == i && !toks[i-1].possessive {
			return who
		}
	}
	return -1
}

// namesOwner reads "Her name was Ada." at the beginning of a sentence: who is named, or -1.
func (c *cast) namesOwner(sent []token) int {
	if len(sent) < 4 || sent[0].low != "his" && sent[0].low != "her" || sent[1].low != "name" || sent[2].low != "was" && sent[2].low != "is" {
		return -1
	}
	who, _ := c.nameAt(sent, 3)
	return who
}

// roleCalled finds the only person who is called by what they are at word i: "Yes, Captain.", "Driver, stop!"
// -1 when it calls nobody, or may be one of several.
func (c *cast) roleCalled(toks []token, i int) int {
	w := toks[i].low
	if !c.isPersonNoun(w) && !isTitle(w) || generic[w] || groups[w] || civil[w] || kinNouns[w] && kinForms[w] == "" || ages[w] != "" && kinForms[w] == "" || !vocativeAt(toks, i, 1) {
		return -1
	}
	if _, n := c.nameAt(toks, i); n > 0 {
		return -1
	}
	if who := c.bindTitle(w); who >= 0 {
		return who
	}
	if who, ok := c.epithets[w]; ok {
		return who
	}
	return c.kinCalled(w)
}
