package people

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// bindTitle finds the only person with a title that is also the noun: the captain is Captain Hale.
func (c *Cast) bindTitle(noun string) int {
	return c.only(func(n *names.Name) bool {
		if names.Office(n) && n.Last() == noun && !lang.Generic[noun] { // the mayor is the Lord Mayor
			return true
		}
		if n.Title != "" && (noun == "mother" || noun == "father") {
			return false // whose parent somebody is has nothing to do with Mother Hale
		}
		return n.Title == lang.CanonicalTitle(noun) || n.Key == "the "+noun || n.Key == noun && lang.IsTitle(noun) && !lang.KinNouns[noun]
	})
}

// orders are the words for kin that monks, nuns and priests have for titles: my father is not Father Orme.
var orders = lang.Set("father mother brother sister")

// roleTitles are the titles of those who are told by another noun: the priest is Father Hale.
var roleTitles = map[string]map[string]bool{
	"knight": lang.Set("sir"), "priest": lang.Set("father"), "nun": lang.Set("sister"), "physician": lang.Set("doctor"), "medic": lang.Set("doctor"),
	"policeman": lang.Set("constable pc dc sergeant ds inspector di dci"), "policewoman": lang.Set("constable pc wpc dc sergeant ds inspector di dci"),
	"detective": lang.Set("di ds dc dci inspector"), "inspector": lang.Set("di dci"), "constable": lang.Set("pc dc wpc"), "sergeant": lang.Set("ds"),
	"vicar": lang.Set("reverend"), "parson": lang.Set("reverend"), "pastor": lang.Set("reverend"), "monk": lang.Set("brother"),
	"deputy": lang.Set("deputy"), "magistrate": lang.Set("judge justice"),
}

// bindRole finds the only person whose title or first name says that they are what the noun means: the coach is Coach Hale,
// the knight is Sir Ansel.
func (c *Cast) bindRole(noun string) int {
	if _, person := lang.PersonNouns[noun]; !person || lang.Generic[noun] || lang.Creatures[noun] {
		return -1
	}
	return c.only(func(n *names.Name) bool {
		return roleTitles[noun][n.Title] || n.Title == "" && len(n.Parts) > 1 && n.Parts[0] == noun && !lang.Common(n.Parts[1])
	})
}

// only is the one person with a name that fits, or -1.
func (c *Cast) only(fits func(*names.Name) bool) int {
	found := -1
	for i, p := range c.People {
		for _, n := range p.Names {
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
