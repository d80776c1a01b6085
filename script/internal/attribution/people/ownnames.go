package people

import (
	"slices"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// Complement tells how well two names go together as those of one person: a surname and a given name do, or a
// name and what somebody is to others. 0 when they do not.
func (c *Cast) Complement(x, b int) float64 {
	best := 0.0
	if Nameless(c.People[b].Name) && slices.ContainsFunc(c.People[x].Names, givenName) {
		best = 0.2 // a narrator wants a name
	}
	for _, n := range c.People[x].Names {
		for _, m := range c.People[b].Names {
			switch {
			case len(n.Parts) == 0 || len(m.Parts) == 0:
			case c.variant(x, b):
				best = max(best, 0.8)
			case surnamed(m) && (givenName(n) || lang.Civil[m.Title] && n.Title == "" && len(n.Parts) == 1):
				best = max(best, 0.4)
			case Calling(n) && !Calling(m), Calling(m) && lang.KinCalls[m.Key] != "" && (givenName(n) || lang.Civil[n.Title]): // "Babcia" is Mrs. Wolny to others
				best = max(best, 0.3)
			}
		}
	}
	return best
}

// surnamed reports whether a name is a title and a surname: "Mr. Hale", "Captain Hale".
func surnamed(n *names.Name) bool {
	return n.Title != "" && (lang.Civil[n.Title] || !lang.GivenTitle[n.Title]) && len(n.Parts) == 1 && !names.KnownGiven(n)
}

// Calling reports whether a name is what somebody is to those who call them so: "Mum", "Skipper", "Auntie".
func Calling(n *names.Name) bool {
	if len(n.Parts) != 1 || n.Title != "" {
		return false
	}
	_, person := lang.PersonNouns[n.Key]
	return person || lang.IsTitle(n.Key) || callings[n.Key] || lang.KinCalls[n.Key] != ""
}

var callings = lang.Set(`bosun skipper skip cap cap'n sarge chef doc coach boss chief guv conductor matron
	highness majesty lordship ladyship honour honor excellency worship eminence holiness sire milord milady`)

// MayBe reports whether a called name can be a name of b.
func (c *Cast) MayBe(x, b int) bool {
	p, q := c.People[x], c.People[b]
	if g, h := p.Gender, q.Gender; g != "" && h != "" && g != h || c.Group(b) {
		return false
	}
	if Nameless(q.Name) {
		for _, n := range p.Names {
			if Calling(n) || lang.KinTitle[n.Title] || len(n.Parts) == 1 && n.Title == "" && n.Vocative < 2 && lang.Common(n.Parts[0]) && !names.Given(n.Parts[0]) {
				return false // what the narrator calls others, or no name at all
			}
		}
		return c.CalledOnly(x) || slices.ContainsFunc(p.Names, givenName)
	}
	further := b == c.Narrator && c.CalledOnly(b) // nobody but others names a narrator, and each in their own way
	if q.Epithet == "" && c.Complement(x, b) <= 0 && !further || !c.CalledOnly(x) {
		return false
	}
	if things[HeadNoun(q.Epithet)] {
		return false // "said the ear" is somebody who has been named already
	}
	for _, n := range p.Names {
		if g := lang.KinCalls[n.Key]; g != "" && (g != q.Gender || q.Epithet != "" && lang.KinForms[HeadNoun(q.Epithet)] != lang.KinForms[n.Key] || slices.ContainsFunc(q.Names, func(m *names.Name) bool { return m.Title != "" && !lang.Civil[m.Title] })) {
			return false
		}
		for _, m := range q.Names {
			if c.Pairs.Of(n.Key, m.Key).Apart > 0 {
				return false
			}
			if givenName(n) && givenName(m) && !c.variant(x, b) {
				return false // nobody has two given names
			}
			if n.Title == "" && m.Title == "" && m.Count == 0 && !further && !Calling(n) && !Calling(m) && !c.variant(x, b) {
				return false // nor two names that only others use
			}
			if n.Title != "" && m.Title != "" && n.Title != m.Title && n.Parts[len(n.Parts)-1] != m.Parts[len(m.Parts)-1] {
				return false
			}
		}
	}
	return true
}

// givenName reports whether a name is, or begins with, what parents call a child.
func givenName(n *names.Name) bool {
	if n.Title != "" && !lang.GivenTitle[n.Title] || len(n.Parts) == 0 {
		return false
	}
	return names.Given(n.Parts[0]) || names.Nicknames[n.Parts[0]] != nil
}

// NameLike reports whether what is called looks like a name and not like an exclamation: it is known for one, or
// it is set off by commas in what is said to somebody.
func (c *Cast) NameLike(x int) bool {
	for _, n := range c.People[x].Names {
		if len(n.Parts) > 0 && len(n.Parts[0]) == 1 {
			continue // "P. M."
		}
		if names.KnownGiven(n) || n.Title != "" || n.Own > 0 || n.Asided > 0 || lang.PersonNouns[n.Key] != "" {
			return true
		}
	}
	return false
}

// GenderClash reports whether two genders are known and differ.
func GenderClash(a, b string) bool { return a != "" && b != "" && a != b }
