package attribution

import "slices"

// complement tells how well two names go together as those of one person: a surname and a given name do, or a
// name and what somebody is to others. 0 when they do not.
func (c *cast) complement(x, b int) float64 {
	best := 0.0
	for _, n := range c.people[x].names {
		for _, m := range c.people[b].names {
			switch {
			case len(n.parts) == 0 || len(m.parts) == 0:
			case c.variant(x, b):
				best = max(best, 0.8)
			case surnamed(m) && (givenName(n) || civil[m.title] && n.title == "" && len(n.parts) == 1):
				best = max(best, 0.4)
			case calling(n) && !calling(m), calling(m) && kinCalls[m.key] != "" && givenName(n):
				best = max(best, 0.3)
			}
		}
	}
	return best
}

// surnamed reports whether a name is a title and a surname: "Mr. Hale", "Captain Hale".
func surnamed(n *name) bool {
	return n.title != "" && (civil[n.title] || !givenTitle[n.title]) && len(n.parts) == 1 && !knownGiven(n)
}

// calling reports whether a name is what somebody is to those who call them so: "Mum", "Skipper", "Auntie".
func calling(n *name) bool {
	if len(n.parts) != 1 || n.title != "" {
		return false
	}
	_, person := personNouns[n.key]
	return person || isTitle(n.key) || callings[n.key] || kinCalls[n.key] != ""
}

var callings = words(`bosun skipper skip cap cap'n sarge chef doc coach boss chief guv conductor matron
	highness majesty lordship ladyship honour honor excellency worship eminence holiness sire milord milady`)

// mayBe reports whether a called name can be a name of b.
func (c *cast) mayBe(x, b int) bool {
	p, q := c.people[x], c.people[b]
	if g, h := p.gender, q.gender; g != "" && h != "" && g != h {
		return false
	}
	if nameless(q.name) {
		for _, n := range p.names {
			if calling(n) || kinTitle[n.title] || len(n.parts) == 1 && n.title == "" && n.vocative < 2 && common(n.parts[0]) && !given(n.parts[0]) {
				return false // what the narrator calls others, or no name at all
			}
		}
		return c.calledOnly(x) || slices.ContainsFunc(p.names, givenName)
	}
	if q.epithet == "" && c.complement(x, b) <= 0 || !c.calledOnly(x) {
		return false
	}
	for _, n := range p.names {
		if g := kinCalls[n.key]; g != "" && (g != q.gender || q.epithet != "" && kinForms[headNoun(q.epithet)] != kinForms[n.key] || slices.ContainsFunc(q.names, func(m *name) bool { return m.title != "" && !civil[m.title] })) {
			return false
		}
		for _, m := range q.names {
			if c.pairs.of(n.key, m.key).apart > 0 {
				return false
			}
			if givenName(n) && givenName(m) && !c.variant(x, b) {
				return false // nobody has two given names
			}
			if n.title == "" && m.title == "" && m.count == 0 && !calling(n) && !calling(m) && !c.variant(x, b) {
				return false // nor two names that only others use
			}
			if n.title != "" && m.title != "" && n.title != m.title && n.parts[len(n.parts)-1] != m.parts[len(m.parts)-1] {
				return false
			}
		}
	}
	return true
}

// givenName reports whether a name is, or begins with, what parents call a child.
func givenName(n *name) bool {
	if n.title != "" && !givenTitle[n.title] || len(n.parts) == 0 {
		return false
	}
	return given(n.parts[0]) || nicknames[n.parts[0]] != nil
}

// nameLike reports whether what is called looks like a name and not like an exclamation: it is known for one, or
// it is set off by commas in what is said to somebody.
func (c *cast) nameLike(x int) bool {
	for _, n := range c.people[x].names {
		if len(n.parts) > 0 && len(n.parts[0]) == 1 {
			continue // "P. M."
		}
		if knownGiven(n) || n.title != "" || n.own > 0 || n.asided > 0 || personNouns[n.key] != "" {
			return true
		}
	}
	return false
}

func genderClash(a, b string) bool { return a != "" && b != "" && a != b }
