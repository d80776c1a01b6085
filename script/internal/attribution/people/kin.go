package people

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// A kinship says how somebody is called who is this to another of the same surname.
type Kinship struct {
	Title  string
	Spouse bool // of the other gender than the one they belong to
}

// Kinships are the words for kin that a surname and a title make a name of.
var Kinships = map[string]Kinship{
	"wife": {"mrs", true}, "lady": {"mrs", true}, "husband": {"mr", true}, "lord": {"mr", true},
	"mother": {"mrs", false}, "mamma": {"mrs", false}, "mama": {"mrs", false}, "father": {"mr", false}, "papa": {"mr", false},
}

// kinCalled finds the only person who goes by a word for a kinship: "her grandfather" is Grandad. -1 when there is none.
func (c *Cast) kinCalled(noun string) int {
	form := lang.KinForms[noun]
	return c.only(func(n *names.Name) bool {
		return form != "" && len(n.Parts) > 0 && (lang.KinForms[n.Title] == form && !orders[n.Title] || n.Title == "" && lang.KinForms[n.Parts[0]] == form)
	})
}

// KinOfNamed reads "Ada's mother", "Ada's little brother" at word i: the word for kin, and how many words those are.
func (c *Cast) KinOfNamed(toks []lang.Token, i int) (noun string, n int) {
	_, n = c.NameAt(toks, i)
	if !c.short || n == 0 || !toks[i+n-1].Possessive {
		return "", 0
	}
	for k := i + n; k < len(toks) && k <= i+n+1 && toks[k].Before == ""; k++ {
		if lang.Families[toks[k].Low] && !toks[k].Possessive && !toks[k].Capital {
			return toks[k].Low, k + 1 - i
		}
		if lang.IsVerb(toks[k].Low) || lang.Preposition[toks[k].Low] {
			break
		}
	}
	return "", 0
}

// HeadOf reports whether w has a title that fits a word for kin: a Mrs is a mother, wife or aunt more often than a Miss.
func (c *Cast) HeadOf(w int, noun string) bool {
	switch noun {
	case "mother", "wife", "aunt", "mamma", "mama", "lady", "mistress", "grandmother", "hostess":
		return hasTitle(c.People[w], "mrs") || hasTitle(c.People[w], "lady") || hasTitle(c.People[w], "aunt")
	case "father", "husband", "uncle", "papa", "master", "grandfather", "host":
		return hasTitle(c.People[w], "mr") || hasTitle(c.People[w], "sir") || hasTitle(c.People[w], "uncle")
	}
	return false
}

// Related reports whether two people share a surname.
func (c *Cast) Related(a, b int) bool {
	for _, n := range c.People[a].Names {
		for _, m := range c.People[b].Names {
			if a != b && len(n.Parts) > 0 && len(m.Parts) > 0 && (n.Title != "" || len(n.Parts) > 1) && (m.Title != "" || len(m.Parts) > 1) && n.Parts[len(n.Parts)-1] == m.Parts[len(m.Parts)-1] {
				return true
			}
		}
	}
	return false
}
