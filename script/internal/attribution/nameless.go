package attribution

import (
	"sort"
	"strings"
)

// findEpithets gives people without a name an entry when they speak or act, and
// binds epithets to names where the text does ("Captain Hale", "the captain").
func (c *cast) findEpithets(t *text) {
	type use struct {
		uses, speaks, acts int
		show, noun         string
		capital            int // written like a name: "the Dodo"
		bound              map[int]int
	}
	uses, beside := map[string]*use{}, map[string]string{}
	var keys []string
	for _, p := range t.paras {
		about := "" // the last epithet of the paragraph
		for s, toks := range p.narration() {
			for i := range toks {
				if toks[i].first && about != "" && uses[about] != nil {
					if who := c.namesOwner(toks[i:]); who >= 0 {
						uses[about].bound[who]++
					}
				}
				key, noun, n, indef := c.epithetAt(toks, i)
				if n == 0 || indef || toks[i+n-1].possessive && c.apposed(toks, i, n) < 0 {
					continue
				}
				about = key
				if other := c.besides(toks, i, n); other != "" && t.words < shortText {
					beside[other] = key
				}
				u := uses[key]
				if u == nil {
					u = &use{noun: noun, show: "the " + strings.ReplaceAll(key, "-", " "), bound: map[int]int{}}
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
				if toks[i].first && toks[i].low == "the" && i+n < len(toks) && (toks[i+n].before == "," && !toks[i+n].capital || toks[i+n].before == "" && (toks[i+n].low == "who" || toks[i+n].low == "beside")) && t.words < shortText {
					u.acts++ // "The clerk, who had been asleep," is whom the sentence is about
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
	var goesOn map[string]goneOn
	if t.words < shortText {
		least = 1
		goesOn = c.introduced(t)
		for key, n := range goesOn {
			if uses[key] != nil {
				uses[key].acts += n["M"] + n["F"]
			}
		}
	}
	sort.Strings(keys)
	fold := map[string]string{}
	if t.words < shortText {
		often := map[string]int{}
		for key, u := range uses {
			often[key] = u.uses
		}
		fold = folded(often)
		for other, key := range beside { // of two for one person both go on
			if uses[other] != nil && fold[other] == "" && fold[key] != other {
				fold[other] = key
			}
		}
		for _, key := range keys {
			if u, v := uses[key], uses[fold[key]]; v != nil {
				v.uses, v.speaks, v.acts = v.uses+u.uses, v.speaks+u.speaks, v.acts+u.acts
				for who, n := range u.bound {
					v.bound[who] += n
				}
				if u.speaks > 0 {
					v.show = u.show
				}
			}
		}
	}
	for _, key := range keys {
		u := uses[key]
		if fold[key] != "" {
			continue
		}
		if who := c.bindTitle(u.noun); who >= 0 {
			c.epithets[key], c.certain[key] = who, true
			continue
		}
		if who, ok := c.alias[key]; ok && 2*u.capital > u.uses && t.words < shortText { // "the Registrar", and "Registrar" to his face
			c.epithets[key], c.certain[key] = who, true
			continue
		}
		if who := c.bindRole(u.noun); who >= 0 && t.words < shortText && key == u.noun && personNouns[u.noun] != opposite(genderOf(c.people[who])) {
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
		for g, n := range goesOn[key] {
			p.votes[g] += float64(n)
		}
		c.people = append(c.people, p)
		c.epithets[key] = len(c.people) - 1
		c.certain[key] = u.capital > 0 && 2*u.capital >= u.uses || descriptive(key) // a noun with a capital is a name, and so is "man with the black beard"
	}
	for long, short := range fold {
		if who, ok := c.epithets[short]; ok {
			c.epithets[long], c.certain[long] = who, c.certain[short]
		}
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
