package attribution

import (
	"slices"
	"sort"
	"strings"

	"radioplay/script/internal/prose"
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
	narrator int // index of "I", or -1
	alias    map[string]int
	epithets map[string]int
}

const narratorName = "I"

func newCast(t *text) *cast {
	all := mineNames(t)
	c := &cast{narrator: -1, alias: map[string]int{}, epithets: map[string]int{}}
	list := people(all, t.words)
	for pass := range 4 { // the fullest names first: they decide who the shorter ones are
		for _, n := range list {
			if nameRank(n) == pass {
				c.place(n)
			}
		}
	}
	c.findNarrator(t)
	c.findEpithets(t)
	c.settleGender(t)
	for _, p := range c.people {
		if p.name == "" {
			p.name = bestName(p)
		}
	}
	return c
}

// nameRank orders names for clustering: full names, titled names, names alone.
func nameRank(n *name) int {
	switch {
	case strings.HasPrefix(n.key, "the "):
		return 3
	case n.title == "" && len(n.parts) > 1:
		return 0
	case n.title != "":
		return 1
	}
	return 2
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
	if n.title != "" && len(n.parts) == 1 && !strings.Contains("aunt uncle sister brother lady sir", n.title) {
		return "" // the one name behind "Captain" is a surname
	}
	if g, ok := givenNames[n.parts[0]]; ok {
		return g
	}
	for _, full := range nicknames[n.parts[0]] {
		if g, ok := givenNames[full]; ok {
			return g
		}
	}
	return ""
}

// place finds whose name n is, or makes somebody new.
func (c *cast) place(n *name) {
	var fits []int
	for i := range c.people {
		if c.same(c.people[i], n) {
			fits = append(fits, i)
		}
	}
	switch {
	case len(fits) == 1:
		c.join(fits[0], n)
	case len(fits) > 1 && n.title == "" && len(n.parts) == 1 || len(fits) > 1 && nameRank(n) == 0:
		c.join(c.likeliest(fits, n), n)
	default:
		c.add(n)
	}
}

// likeliest chooses among several: the one whose given name it is, then a Mr by his bare surname, then the most named.
func (c *cast) likeliest(fits []int, n *name) int {
	best, top := fits[0], -1.0
	for _, i := range fits {
		p := c.people[i]
		s := float64(p.count) / 1000
		for _, m := range p.names {
			if len(m.parts) > 1 && m.parts[0] == n.parts[0] {
				s += 3
			}
			if m.title == "mr" {
				s += 2
			}
			if m.title == "mrs" || m.title == "miss" {
				s -= 2
			}
		}
		if s > top {
			best, top = i, s
		}
	}
	return best
}

// same reports whether n can be a name of p.
func (c *cast) same(p *person, n *name) bool {
	if g, h := genderOf(p), nameGender(n); g != "" && h != "" && g != h {
		return false
	}
	last := func(x *name) string { return x.parts[len(x.parts)-1] }
	for _, m := range p.names {
		if strings.HasPrefix(m.key, "the ") || strings.HasPrefix(n.key, "the ") || len(m.parts) == 0 || len(n.parts) == 0 {
			continue
		}
		switch {
		case n.title != "" && m.title != "" && n.title != m.title:
			// two titles of one surname are two people, but for ranks and "Mr"
			if last(n) == last(m) && titles[n.title] == "" != (titles[m.title] == "") && (n.title == "mr" || m.title == "mr") {
				return true
			}
		case n.title != "" && m.title == n.title && last(n) == last(m) && compatible(n.parts, m.parts):
			return true
		case n.title != "" && m.title == "":
			switch {
			case len(m.parts) > 1 && n.title == "mrs":
				// a wife is not the woman of the same surname who has a given name of her own
				if len(n.parts) > 1 && compatible(n.parts, m.parts) && last(n) == last(m) {
					return true
				}
			case len(m.parts) > 1 && last(m) == last(n) && compatible(n.parts, m.parts):
				if n.title != "mr" || maleGiven(m.parts[0]) {
					return true
				}
			case len(m.parts) == 1 && len(n.parts) > 1 && (m.parts[0] == n.parts[0] || m.parts[0] == last(n)):
				return true
			case len(n.parts) == 1 && len(m.parts) > 1 && m.parts[0] == n.parts[0]:
				return true
			case len(m.parts) == 1 && m.parts[0] == n.parts[0] && n.title != "mrs" && n.title != "miss":
				return true
			}
		case n.title == "" && len(n.parts) > 1 && m.title == "" && len(m.parts) > 1:
			if last(n) == last(m) && (sameGiven(n.parts[0], m.parts[0]) || initial(n.parts[0], m.parts[0])) {
				return true
			}
		case n.title == "" && len(n.parts) == 1:
			w := n.parts[0]
			if len(m.parts) > 1 && m.title == "" && (sameGiven(w, m.parts[0]) || w == last(m)) {
				return true
			}
			if m.title != "" && (w == last(m) && m.title != "mrs" && m.title != "miss" || len(m.parts) > 1 && sameGiven(w, m.parts[0])) {
				return true
			}
			if m.title != "" && len(m.parts) == 1 && sameGiven(w, m.parts[0]) && strings.Contains("aunt uncle lady sir miss", m.title) {
				return true
			}
			if len(m.parts) == 1 && m.title == "" && sameGiven(w, m.parts[0]) {
				return true
			}
		}
	}
	return false
}

func compatible(a, b []string) bool {
	return len(a) == 1 || len(b) == 1 || sameGiven(a[0], b[0]) || initial(a[0], b[0])
}

func initial(a, b string) bool { return (len(a) == 1 || len(b) == 1) && a[0] == b[0] }

func maleGiven(s string) bool {
	g, ok := givenNames[s]
	return !ok || g == "M"
}

// sameGiven reports whether two words can be one given name: equal, one a short
// form of the other by the table, or the beginning of it ("Theo", "Theodora").
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, full := range nicknames[a] {
		if full == b {
			return true
		}
	}
	for _, full := range nicknames[b] {
		if full == a {
			return true
		}
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(a, "ie"), "y")
	if _, known := givenNames[a]; known && givenNames[b] != "" {
		return false // two known names are two people
	}
	return len(stem) >= 3 && len(b) >= len(stem)+2 && strings.HasPrefix(b, stem)
}

// findNarrator looks whether the narration says "I", and what others call them.
func (c *cast) findNarrator(t *text) {
	first, wordsIn := 0, 0
	for _, p := range t.paras {
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration {
				continue
			}
			wordsIn += len(toks)
			for i := range toks {
				if toks[i].text == "I" && toks[i].after != "." || toks[i].low == "my" || strings.HasPrefix(toks[i].text, "I'") || strings.HasPrefix(toks[i].text, "I’") {
					first++
				}
			}
		}
	}
	if first < 3 || first*90 < wordsIn {
		return
	}
	// The narrator's name is called in speech and hardly ever stands in the narration.
	best := -1
	for i, p := range c.people {
		voc, told := 0, 0
		for _, n := range p.names {
			voc += n.vocative
			told += n.count
		}
		if voc >= 2 && told*6 <= voc || voc >= 1 && told == 0 && t.words < 6000 {
			if best < 0 || voc > vocatives(c.people[best]) {
				best = i
			}
		}
	}
	if best < 0 {
		c.people = append(c.people, &person{name: narratorName, votes: map[string]float64{}})
		best = len(c.people) - 1
	}
	c.people[best].count += first
	c.narrator = best
}

func vocatives(p *person) (v int) {
	for _, n := range p.names {
		v += n.vocative
	}
	return v
}

// epithetAt reads "the old man", "a constable", "his sister" at word i: the key of the
// epithet, its words, and whether it is indefinite. n is 0 when there is none.
func epithetAt(toks []token, i int) (key, noun string, n int, indefinite bool) {
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
		if titles[canonicalTitle(l)] == "" && isTitle(l) && k+1 < len(toks) && toks[k+1].capital && toks[k+1].before == "" {
			break // the title belongs to the name behind it
		}
		_, person := personNouns[l]
		if person || groups[l] {
			if k+1 < len(toks) && toks[k+1].before == "" && isPersonNoun(toks[k+1].low) && !prose.SpeechVerb(toks[k+1].low) {
				adj = l
				continue
			}
			key = l
			if generic[l] && adj != "" {
				key = adj + " " + l
			}
			return key, l, k - i + 1, saysNothing(w, l)
		}
		if toks[k].capital && !toks[k].first || prose.SpeechVerb(l) && k > i+1 || pastVerbs[l] {
			break
		}
		adj = l
	}
	return "", "", 0, false
}

func isPersonNoun(w string) bool { _, ok := personNouns[w]; return ok }

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
		speaks, acts int
		show, noun   string
		bound        map[int]int
	}
	uses := map[string]*use{}
	var keys []string
	for _, p := range t.paras {
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration {
				continue
			}
			for i := range toks {
				key, noun, n, indef := epithetAt(toks, i)
				if n == 0 || indef || toks[i+n-1].possessive {
					continue
				}
				u := uses[key]
				if u == nil {
					u = &use{noun: noun, show: "the " + key, bound: map[int]int{}}
					uses[key] = u
					keys = append(keys, key)
				}
				if besideQuote(p, s, toks, i, n) {
					u.speaks++
				}
				if i+n < len(toks) && toks[i+n].before == "" && isVerb(toks[i+n].low) && (toks[i].low == "the" || t.words >= shortText) {
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
			c.epithets[key] = who
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
		if u.speaks == 0 && u.acts < least {
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
	}
}

func opposite(g string) string {
	switch g {
	case "M":
		return "F"
	case "F":
		return "M"
	}
	return "-"
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

// apposed finds a name beside an epithet: "his sister, Ada," and "Ada, the sister of".
func (c *cast) apposed(toks []token, i, n int) int {
	j := i + n
	if j < len(toks) && (toks[j].before == "," || toks[j].before == "") && toks[j].capital {
		if who, k := c.nameAt(toks, j); k > 0 && !toks[j+k-1].possessive && (toks[j].before == "" || strings.HasPrefix(toks[j+k-1].after, ",") || strings.HasPrefix(toks[j+k-1].after, ".")) {
			return who
		}
	}
	if i > 0 && toks[i].before == "," && toks[i].low != "his" && toks[i].low != "her" {
		for k := max(0, i-3); k < i; k++ {
			if who, m := c.nameAt(toks, k); m > 0 && k+m == i {
				return who
			}
		}
	}
	return -1
}

// nameAt finds the longest known name at word i.
func (c *cast) nameAt(toks []token, i int) (who, n int) {
	if !toks[i].capital && toks[i].low != "the" {
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

func genderOf(p *person) string {
	m, f := p.votes["M"], p.votes["F"]
	switch {
	case m > 1.5*f && m > 0:
		return "M"
	case f > 1.5*m && f > 0:
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
		for s, toks := range p.toks {
			if p.segs[s].Kind != prose.Narration {
				continue
			}
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
			if p.gender == "" || p.gender != g && (p.titled() || against < 3*p.votes[g]) {
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
	for s, toks := range p.toks {
		if p.segs[s].Kind != prose.Narration {
			continue
		}
		for i := 0; i < len(toks); i++ {
			if w, l := c.nameAt(toks, i); l > 0 {
				if who >= 0 && w != who {
					return
				}
				who = w
				i += l - 1
				continue
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
	for i := 0; i < len(sent); i++ {
		if who, n := c.nameAt(sent, i); n > 0 {
			seen = append(seen, who)
			if !slices.Contains(distinct, who) {
				distinct = append(distinct, who)
			}
			i += n - 1
			continue
		}
		if key, _, n, _ := epithetAt(sent, i); n > 0 {
			if who, ok := c.epithets[key]; ok {
				seen = append(seen, who)
			}
		}
		g := pronounGender(sent[i].low)
		if g == "" || len(seen) == 0 {
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

// bestName is what the narration calls a person most; of equals the fuller one.
func bestName(p *person) string {
	best, top := "", -1
	for _, n := range p.names {
		s := 8*(3*n.count+n.inQuotes) + len(n.parts)
		if n.title != "" {
			s++
		}
		if s > top || s == top && n.show < best {
			best, top = n.show, s
		}
	}
	return best
}

// speakers lists who has lines, most first.
func (c *cast) speakers(lines map[int]int) []Character {
	var ids []int
	for i := range lines {
		ids = append(ids, i)
	}
	sort.Slice(ids, func(a, b int) bool {
		if lines[ids[a]] != lines[ids[b]] {
			return lines[ids[a]] > lines[ids[b]]
		}
		return ids[a] < ids[b]
	})
	out := make([]Character, 0, len(ids))
	for _, i := range ids {
		p := c.people[i]
		ch := Character{Name: p.name, Gender: p.gender, Age: p.age}
		seen := map[string]bool{p.name: true}
		for _, n := range p.names {
			if !seen[n.show] {
				ch.Aliases = append(ch.Aliases, n.show)
				seen[n.show] = true
			}
		}
		var eps []string
		for key, who := range c.epithets {
			if who == i && !seen["the "+key] {
				eps = append(eps, "the "+key)
			}
		}
		sort.Strings(eps)
		ch.Aliases = append(ch.Aliases, eps...)
		out = append(out, ch)
	}
	return out
}
