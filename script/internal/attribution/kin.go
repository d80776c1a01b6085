package attribution

// A kinship says how somebody is called who is this to another of the same surname.
type kinship struct {
	title  string
	spouse bool // of the other gender than the one they belong to
}

var kinships = map[string]kinship{
	"wife": {"mrs", true}, "lady": {"mrs", true}, "husband": {"mr", true}, "lord": {"mr", true},
	"mother": {"mrs", false}, "mamma": {"mrs", false}, "mama": {"mrs", false}, "father": {"mr", false}, "papa": {"mr", false},
}

// kinCalled finds the only person who goes by a word for a kinship: "her grandfather" is Grandad. -1 when there is none.
func (c *cast) kinCalled(noun string) int {
	form := kinForms[noun]
	return c.only(func(n *name) bool {
		return form != "" && len(n.parts) > 0 && (kinForms[n.title] == form || n.title == "" && kinForms[n.parts[0]] == form)
	})
}

// kinOfNamed reads "Ada's mother", "Ada's little brother" at word i: the word for kin, and how many words those are.
func (c *cast) kinOfNamed(toks []token, i int) (noun string, n int) {
	_, n = c.nameAt(toks, i)
	if !c.short || n == 0 || !toks[i+n-1].possessive {
		return "", 0
	}
	for k := i + n; k < len(toks) && k <= i+n+1 && toks[k].before == ""; k++ {
		if families[toks[k].low] && !toks[k].possessive && !toks[k].capital {
			return toks[k].low, k + 1 - i
		}
		if isVerb(toks[k].low) || preposition[toks[k].low] {
			break
		}
	}
	return "", 0
}

// headOf reports whether w has a title that fits a word for kin: a Mrs is a mother, wife or aunt more often than a Miss.
func (c *cast) headOf(w int, noun string) bool {
	switch noun {
	case "mother", "wife", "aunt", "mamma", "mama", "lady", "mistress", "grandmother", "hostess":
		return hasTitle(c.people[w], "mrs") || hasTitle(c.people[w], "lady") || hasTitle(c.people[w], "aunt")
	case "father", "husband", "uncle", "papa", "master", "grandfather", "host":
		return hasTitle(c.people[w], "mr") || hasTitle(c.people[w], "sir") || hasTitle(c.people[w], "uncle")
	}
	return false
}

// related reports whether two people share a surname.
func (c *cast) related(a, b int) bool {
	for _, n := range c.people[a].names {
		for _, m := range c.people[b].names {
			if a != b && len(n.parts) > 0 && len(m.parts) > 0 && (n.title != "" || len(n.parts) > 1) && (m.title != "" || len(m.parts) > 1) && n.parts[len(n.parts)-1] == m.parts[len(m.parts)-1] {
				return true
			}
		}
	}
	return false
}
