package people

import (
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

func hasFullName(p *Person, surname string) bool {
	for _, n := range p.Names {
		if n.Title == "" && len(n.Parts) > 1 && n.Parts[len(n.Parts)-1] == surname {
			return true
		}
	}
	return false
}

func hasTitle(p *Person, title string) bool {
	for _, n := range p.Names {
		if n.Title == title {
			return true
		}
	}
	return false
}

// inReligion reports whether a name is what somebody has taken, a man's or a woman's: Sister Ambrose is Ambrose.
func inReligion(p *Person, n *names.Name) bool {
	return n.Title == "" && len(n.Parts) == 1 && slices.ContainsFunc(p.Names, func(m *names.Name) bool {
		return (m.Title == "sister" || m.Title == "brother" || m.Title == "mother") && len(m.Parts) == 1 && m.Parts[0] == n.Parts[0]
	})
}

// same reports whether n can be a name of p.
func (c *Cast) same(p *Person, n *names.Name) bool {
	if g, h := genderOf(p), nameGender(n); g != "" && h != "" && g != h && !inReligion(p, n) {
		return false
	}
	last := func(x *names.Name) string { return x.Parts[len(x.Parts)-1] }
	for _, m := range p.Names {
		if strings.HasPrefix(m.Key, "the ") || strings.HasPrefix(n.Key, "the ") || len(m.Parts) == 0 || len(n.Parts) == 0 {
			continue
		}
		switch {
		case n.Title != "" && m.Title != "" && n.Title != m.Title:
			// two titles of one surname are two people, but for ranks and "Mr", and for whom some call Ms and others Miss
			if last(n) == last(m) && (n.Title == "ms" || m.Title == "ms") && (n.Title == "miss" || m.Title == "miss") {
				return true
			}
			if last(n) == last(m) && lang.Titles[n.Title] == "" != (lang.Titles[m.Title] == "") && (n.Title == "mr" || m.Title == "mr" || n.Title == "ms" || m.Title == "ms") {
				return true
			}
		case n.Title == "mrs" && m.Title == "mrs" && len(n.Parts) != len(m.Parts) && (names.GivenNames[n.Parts[0]] == "M" || names.GivenNames[m.Parts[0]] == "M"):
			// by the manners of the time "Mrs. John Dashwood" is not the Mrs. Dashwood
		case n.Title != "" && m.Title == n.Title && sameSurname(last(n), last(m)) && names.Compatible(n.Parts, m.Parts):
			return true
		case n.Title != "" && m.Title == n.Title && lang.GivenTitle[n.Title] && len(n.Parts) != len(m.Parts) && n.Parts[0] == m.Parts[0]:
			return true // "Sir William", "Sir William Lucas"
		case n.Title != "" && m.Title == "":
			switch {
			case len(m.Parts) > 1 && n.Title == "mrs":
				// a wife is not the woman of the same surname who has a given name of her own
				if len(n.Parts) > 1 && names.Compatible(n.Parts, m.Parts) && last(n) == last(m) {
					return true
				}
			case len(m.Parts) > 1 && last(m) == last(n) && names.Compatible(n.Parts, m.Parts):
				if n.Title != "mr" || names.MaleGiven(m.Parts[0]) {
					return true
				}
			case len(m.Parts) == 1 && len(n.Parts) > 1 && (m.Parts[0] == n.Parts[0] || m.Parts[0] == last(n)):
				return true
			case len(n.Parts) == 1 && len(m.Parts) > 1 && (m.Parts[0] == n.Parts[0] || n.Title != "sir" && n.Title != "lady" && names.SameGiven(m.Parts[0], n.Parts[0])):
				return true
			case len(m.Parts) == 1 && m.Parts[0] == n.Parts[0] && n.Title != "mrs" && n.Title != "miss":
				return true
			}
		case n.Title == "" && len(n.Parts) > 1 && m.Title == "" && len(m.Parts) > 1:
			if last(n) == last(m) && (names.SameGiven(n.Parts[0], m.Parts[0]) || names.Initial(n.Parts[0], m.Parts[0])) {
				return true
			}
		case n.Title == "" && len(n.Parts) == 1:
			w := n.Parts[0]
			if len(m.Parts) > 1 && m.Title == "" && (names.SameGiven(w, m.Parts[0]) || w == last(m)) {
				return true
			}
			if lang.KinCalls[w] != "" && m.Title == lang.CanonicalTitle(w) { // "Grandma", "Grandma Bea"
				return true
			}
			if m.Title != "" && (w == last(m) && m.Title != "mrs" && m.Title != "miss" || len(m.Parts) > 1 && names.SameGiven(w, m.Parts[0])) {
				return true
			}
			if m.Title != "" && len(m.Parts) == 1 && (w == m.Parts[0] && lang.GivenTitle[m.Title] || (m.Title == "aunt" || m.Title == "uncle" || m.Title == "miss") && names.SameGiven(w, m.Parts[0])) {
				return true
			}
			if len(m.Parts) == 1 && m.Title == "" && names.SameGiven(w, m.Parts[0]) {
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
