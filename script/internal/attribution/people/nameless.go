package people

import (
	"cmp"
	"sort"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// findEpithets gives people without a name an entry when they speak or act, and
// binds epithets to names where the text does ("Captain Hale", "the captain").
func (c *Cast) findEpithets(t *lang.Text) {
	type use struct {
		uses, speaks, acts int
		show, noun         string
		capital            int // written like a name: "the Dodo"
		owned              int // somebody's: "my father"
		fresh              int // somebody who is introduced: "a boy"
		bound              map[int]int
	}
	uses, beside := map[string]*use{}, map[string]string{}
	var keys []string
	for _, p := range t.Paras {
		about := "" // the last epithet of the paragraph
		for s, toks := range p.Narration() {
			for i := range toks {
				if toks[i].First && about != "" && uses[about] != nil {
					if who := c.namesOwner(toks[i:]); who >= 0 {
						if g := lang.PronounGender(toks[i].Low); g != "" { // "He was called Ada"
							c.People[who].Votes[g] += 2
						}
						uses[about].bound[who]++
					}
				}
				key, noun, n, indef := c.EpithetAt(toks, i)
				if n == 0 || indef || toks[i+n-1].Possessive && c.apposed(toks, i, n) < 0 {
					continue
				}
				about = key
				if other := c.besides(toks, i, n); other != "" && t.Words < lang.ShortText {
					beside[other] = key
				}
				u := uses[key]
				if u == nil {
					u = &use{noun: noun, show: "the " + shown(key, noun), bound: map[int]int{}}
					uses[key] = u
					keys = append(keys, key)
				}
				u.uses++
				if lang.Possessing[toks[i].Low] {
					u.owned++
				}
				if introducing[toks[i].Low] && toks[i].Low != "the" {
					u.fresh++
				}
				for _, w := range toks[i+1 : i+n] { // "the French boy"
					if w.Capital && !w.First && n > 2 {
						u.show = strings.Replace(u.show, w.Low, w.Text, 1)
					}
				}
				if head := &toks[i+n-1]; head.Capital && !head.First && toks[i].Low == "the" {
					u.capital++
					if n == 2 {
						u.show = "the " + head.Text
					}
				}
				if head := announcer(p, s); names.BesideQuote(p, s, toks, i, n) || head != nil && head.Start == toks[i+n-1].Start && t.Words < lang.ShortText {
					u.speaks++
				}
				if i+n < len(toks) && toks[i+n].Before == "" && lang.IsVerb(toks[i+n].Low) && (toks[i].Low == "the" || lang.Families[noun] && toks[i].Low != "a" || t.Words >= lang.ShortText) {
					u.acts++
				}
				if toks[i].First && toks[i].Low == "the" && i+n < len(toks) && (toks[i+n].Before == "," && !toks[i+n].Capital || toks[i+n].Before == "" && (toks[i+n].Low == "who" || toks[i+n].Low == "beside")) && t.Words < lang.ShortText {
					u.acts++ // "The clerk, who had been asleep," is whom the sentence is about
				}
				if i >= 2 && toks[i].Before == "" && toks[i].Low == "the" && toks[i-1].Low == "was" && toks[i-2].Low == "it" { // "It was the sheriff" tells who came
					u.acts++
				}
				if who := c.apposed(toks, i, n); who >= 0 {
					u.bound[who]++
				}
			}
		}
	}
	children := c.children(t)
	least := 3
	var goesOn map[string]goneOn
	if t.Words < lang.ShortText {
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
	if t.Words < lang.ShortText {
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
	c.bindAskedAfter(t)
	for _, key := range keys {
		u := uses[key]
		if _, bound := c.Epithets[key]; bound || fold[key] != "" {
			continue
		}
		if who := c.bindTitle(u.noun); who >= 0 && !(orders[u.noun] && 2*u.owned > u.uses && key == u.noun) {
			c.Epithets[key], c.Certain[key] = who, true
			continue
		}
		if who, ok := c.Alias[key]; ok && 2*u.capital > u.uses && t.Words < lang.ShortText { // "the Registrar", and "Registrar" to his face
			c.Epithets[key], c.Certain[key] = who, true
			continue
		}
		if who := c.bindRole(u.noun); who >= 0 && t.Words < lang.ShortText && key == u.noun && lang.PersonNouns[u.noun] != lang.Opposite(genderOf(c.People[who])) {
			c.Epithets[key], c.Certain[key] = who, true
			continue
		}
		if who := c.childOf(children, u.noun); who >= 0 && u.fresh == 0 && t.Words < lang.ShortText {
			c.Epithets[key], c.Certain[key] = who, true
			continue
		}
		if who := c.kinCalled(u.noun); who >= 0 && key == u.noun && t.Words < lang.ShortText {
			c.Epithets[key], c.Certain[key] = who, true
			continue
		}
		best := -1
		for who, n := range u.bound {
			if best < 0 || n > u.bound[best] || n == u.bound[best] && who < best {
				best = who
			}
		}
		if best >= 0 && (u.bound[best] > 1 || u.speaks+u.acts <= 8*u.bound[best]) && lang.PersonNouns[u.noun] != lang.Opposite(genderOf(c.People[best])) {
			c.Epithets[key] = best
			c.People[best].Votes[lang.PersonNouns[u.noun]] += 2
			if a := lang.Ages[u.noun]; a != "" {
				c.People[best].Age = a
			}
			continue
		}
		if u.speaks == 0 && u.acts < least && !(u.uses > 1 && descriptive(key)) {
			continue
		}
		p := &Person{Name: u.show, Epithet: key, Count: u.speaks + u.acts, Votes: map[string]float64{}, Age: lang.Ages[u.noun]}
		if strings.HasPrefix(key, "old ") {
			p.Age = "old"
		}
		if g := lang.PersonNouns[cmp.Or(lang.Compounded(u.noun), u.noun)]; g != "" {
			p.Votes[g] += 4
		}
		for g, n := range goesOn[key] {
			p.Votes[g] += float64(n)
		}
		c.People = append(c.People, p)
		c.Epithets[key] = len(c.People) - 1
		c.Certain[key] = u.capital > 0 && 2*u.capital >= u.uses || descriptive(key) // a noun with a capital is a name, and so is "man with the black beard"
	}
	for long, short := range fold {
		if who, ok := c.Epithets[short]; ok {
			c.Epithets[long], c.Certain[long] = who, c.Certain[short]
		}
	}
}

// shown is how a key is written: the hyphen of "cabin-boy" joins two words, that of "bee-man" is the word's own.
func shown(key, noun string) string {
	if strings.Contains(noun, "-") {
		return key
	}
	return strings.ReplaceAll(key, "-", " ")
}

// descriptive reports whether a key describes somebody: "man with the black beard".
func descriptive(key string) bool {
	for w := range strings.FieldsSeq(key) {
		if Describing[w] {
			return true
		}
	}
	return false
}
