package attribution

// bindTitle finds the only person with a title that is also the noun: the captain is Captain Hale.
func (c *cast) bindTitle(noun string) int {
	return c.only(func(n *name) bool {
		return n.title == canonicalTitle(noun) || n.key == "the "+noun || n.key == noun && isTitle(noun) && !kinNouns[noun]
	})
}

// roleTitles are the titles of those who are told by another noun: the priest is Father Hale.
var roleTitles = map[string]map[string]bool{
	"knight": words("sir"), "priest": words("father"), "nun": words("sister"), "physician": words("doctor"), "medic": words("doctor"),
	"policeman": words("constable pc dc sergeant ds inspector di dci"), "policewoman": words("constable pc wpc dc sergeant ds inspector di dci"),
	"detective": words("di ds dc dci inspector"), "inspector": words("di dci"), "constable": words("pc dc wpc"), "sergeant": words("ds"),
	"vicar": words("reverend"), "parson": words("reverend"), "pastor": words("reverend"), "monk": words("brother"),
	"deputy": words("deputy"), "magistrate": words("judge justice"),
}

// bindRole finds the only person whose title or first name says that they are what the noun means: the coach is Coach Hale,
// the knight is Sir Ansel.
func (c *cast) bindRole(noun string) int {
	if _, person := personNouns[noun]; !person || generic[noun] || creatures[noun] {
		return -1
	}
	return c.only(func(n *name) bool {
		return roleTitles[noun][n.title] || n.title == "" && len(n.parts) > 1 && n.parts[0] == noun && !common(n.parts[1])
	})
}

// only is the one person with a name that fits, or -1.
func (c *cast) only(fits func(*name) bool) int {
	found := -1
	for i, p := range c.people {
		for _, n := range p.names {
			if fits(n) {
				if found >= 0 && found != i {
					return -1
				}
				found = i
			}
		}
	}
	return found
}
