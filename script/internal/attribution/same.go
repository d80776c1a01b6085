package attribution

import "strings"

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
			if last(n) == last(m) && titles[n.title] == "" != (titles[m.title] == "") && (n.title == "mr" || m.title == "mr" || n.title == "ms" || m.title == "ms") {
				return true
			}
		case n.title == "mrs" && m.title == "mrs" && len(n.parts) != len(m.parts) && (givenNames[n.parts[0]] == "M" || givenNames[m.parts[0]] == "M"):
			// by the manners of the time "Mrs. John Dashwood" is not the Mrs. Dashwood
		case n.title != "" && m.title == n.title && sameSurname(last(n), last(m)) && compatible(n.parts, m.parts):
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
			if kinCalls[w] != "" && m.title == canonicalTitle(w) { // "Grandma", "Grandma Bea"
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

// sameSurname reports whether two surnames can be one: "Orme", "Orme-Vane"; and "O." behind a title.
func sameSurname(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || strings.HasPrefix(b, a+"-") || strings.HasSuffix(b, "-"+a) || len(a) == 1 && strings.HasPrefix(b, a)
}
