package attribution

import (
	"sort"
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
	narrator int // index of "I", or -1
	alias    map[string]int
	epithets map[string]int
	certain  map[string]bool // epithets that a title binds: the captain is Captain Hale
	nouns    map[string]bool // what speaks in this text besides personNouns
}

const narratorName = "I"

func newCast(t *text) *cast {
	all := mineNames(t)
	c := &cast{narrator: -1, alias: map[string]int{}, epithets: map[string]int{}, certain: map[string]bool{}, nouns: tagNouns(t)}
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
