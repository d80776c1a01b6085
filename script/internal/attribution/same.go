package attribution

import (
	"math"
	"strings"
)

// place finds whose name n is, or makes somebody new.
func (c *cast) place(n *name) {
	var fits []int
	for i := range c.people {
		if c.same(c.people[i], n) && !c.apart(c.people[i], n) {
			fits = append(fits, i)
		}
	}
	switch {
	case len(fits) == 1:
		c.join(fits[0], n)
	case len(fits) > 1 && n.title == "miss" && len(n.parts) == 1:
		c.join(c.eldest(fits), n)
	case len(fits) > 1 && (n.title == "" || n.title == "mr" || len(n.parts) > 1 || givenTitle[n.title]):
		c.join(c.likeliest(fits, n), n)
	default:
		c.add(n)
	}
}

// givenTitle are titles that stand before a given name as well as before a surname.
var givenTitle = words("sir lady aunt uncle master miss sister brother king queen prince princess mademoiselle monsieur madame")

// eldest finds who "Miss Bennet" is among sisters: by the manners of the time the one who is not
// called Miss with her given name; of several, the one the text talks of most.
func (c *cast) eldest(fits []int) int {
	best, top := fits[0], -1
	for _, i := range fits {
		s := c.people[i].count
		for _, m := range c.people[i].names {
			if m.title == "miss" && len(m.parts) > 1 {
				s -= 1 << 20
			}
		}
		if s > top || best == i {
			best, top = i, s
		}
	}
	return best
}

// likeliest chooses among several: the one of the same title and given name, then of the same given
// name, then a Mr by his bare surname; of equals who is called so most.
func (c *cast) likeliest(fits []int, n *name) int {
	best, top := fits[0], -1e9
	for _, i := range fits {
		p := c.people[i]
		s := float64(p.count) / 1000
		given, titled := 0, 0
		for _, m := range p.names {
			last := m.parts[len(m.parts)-1]
			if len(m.parts) > 1 && sameGiven(m.parts[0], n.parts[0]) {
				given += m.count + m.inQuotes
				if c.pairs.of(m.key, n.key).apart >= 2 {
					s -= 4 // "Charles met Charles Hayter"
				}
				if m.title != "" && m.title == n.title {
					s += 5
				}
			}
			if m.title != "" && last == n.parts[0] && len(m.parts) == 1 {
				titled += m.count + m.inQuotes
			}
			if m.title == "mr" {
				s += min(2, float64(m.count+m.inQuotes)/5)
			}
			if m.title == "mrs" || m.title == "miss" {
				s -= 2
			}
		}
		s += math.Log2(1+float64(given)) / 2
		if len(n.parts) > 1 && given > 0 {
			s += 10
		}
		if given > 0 && given >= titled {
			s += 3
		}
		if titled > 0 && n.title == "" && titled > 5*given {
			s += 3 // "Colonel Fitzwilliam" all through, and a given name once
		}
		if s > top {
			best, top = i, s
		}
	}
	return best
}

// joinWives makes one of "Mrs. Hall" and "Janny Hall" when she is the only woman of the name with a
// given name of her own and nobody calls her Miss.
func (c *cast) joinWives() {
	gone := map[int]bool{}
	for i, p := range c.people {
		surname := ""
		for _, n := range p.names {
			if n.title == "mrs" && len(n.parts) == 1 {
				surname = n.parts[0]
			} else if n.title != "mrs" && !(n.title == "" && len(n.parts) == 1) {
				surname = "-"
			}
		}
		if surname == "" || surname == "-" {
			continue
		}
		her := -1
		for j, q := range c.people {
			if j == i || gone[j] || genderOf(q) == "M" || !hasFullName(q, surname) {
				continue
			}
			if her >= 0 || hasTitle(q, "miss") || c.apart(q, p.names[0]) {
				her = -2
				break
			}
			her = j
		}
		if her < 0 || genderOf(c.people[her]) != "F" {
			continue
		}
		for _, n := range p.names {
			c.join(her, n)
		}
		gone[i] = true
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}

func hasFullName(p *person, surname string) bool {
	for _, n := range p.names {
		if n.title == "" && len(n.parts) > 1 && n.parts[len(n.parts)-1] == surname {
			return true
		}
	}
	return false
}

func hasTitle(p *person, title string) bool {
	for _, n := range p.names {
		if n.title == title {
			return true
		}
	}
	return false
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
		case n.title == "mrs" && m.title == "mrs" && len(n.parts) != len(m.parts) && (givenNames[n.parts[0]] == "M" || givenNames[m.parts[0]] == "M"):
			// by the manners of the time "Mrs. John Dashwood" is not the Mrs. Dashwood
		case n.title != "" && m.title == n.title && last(n) == last(m) && compatible(n.parts, m.parts):
			return true
		case n.title != "" && m.title == n.title && givenTitle[n.title] && len(n.parts) != len(m.parts) && n.parts[0] == m.parts[0]:
			return true // "Sir William", "Sir William Lucas"
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
			case len(n.parts) == 1 && len(m.parts) > 1 && (m.parts[0] == n.parts[0] || n.title != "sir" && n.title != "lady" && sameGiven(m.parts[0], n.parts[0])):
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
			if m.title != "" && len(m.parts) == 1 && (w == m.parts[0] && givenTitle[m.title] || (m.title == "aunt" || m.title == "uncle" || m.title == "miss") && sameGiven(w, m.parts[0])) {
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

// joinRanks makes one of "the Major" and the only Major there is.
func (c *cast) joinRanks() {
	gone := map[int]bool{}
	for i, p := range c.people {
		if len(p.names) != 1 || !strings.HasPrefix(p.names[0].key, "the ") {
			continue
		}
		his := -1
		for j, q := range c.people {
			if j == i || !hasTitle(q, p.names[0].parts[0]) {
				continue
			}
			if his >= 0 {
				his = -2
				break
			}
			his = j
		}
		if his >= 0 && !c.apart(c.people[his], p.names[0]) {
			c.join(his, p.names[0])
			gone[i] = true
		}
	}
	if len(gone) > 0 {
		c.drop(gone)
	}
}
