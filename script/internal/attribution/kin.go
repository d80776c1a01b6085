package attribution

import "strings"

// A kinship says how somebody is called who is this to another of the same surname.
type kinship struct {
	title  string
	spouse bool // of the other gender than the one they belong to
}

var kinships = map[string]kinship{
	"wife": {"mrs", true}, "lady": {"mrs", true}, "husband": {"mr", true}, "lord": {"mr", true},
	"mother": {"mrs", false}, "mamma": {"mrs", false}, "mama": {"mrs", false}, "father": {"mr", false}, "papa": {"mr", false},
}

// kinForms are the words of each kinship, what families call each other among them.
var kinForms = func() map[string]string {
	m := map[string]string{}
	for _, list := range []string{
		"mother mum mummy mom mommy momma mama mamma mamá ma mam amma ammi umma eomma maman mutti mami mammy", "grandmother nana nan nanna gran granny grandma gram nain mamgu abuela nonna oma yaya bubbe babushka halmoni nonnina mémé mamie vovó avó dadi nani gogo", "aunt auntie aunty tía tante zia khala masi", "sister sis",
		"father dad daddy pa papa papá pop pops poppa da baba abba appa abbu vati papi", "grandfather gramps grandad granddad grandpa grandpop taid tadcu abuelo nonno opa zayde dedushka pépé vovô dada thatha", "uncle unc tío zio onkel", "brother bro",
	} {
		f := strings.Fields(list)
		for _, w := range f {
			m[w] = f[0]
		}
	}
	return m
}()

// kinCalls are the names that families have for each other, small letters; the value is the gender they tell.
var kinCalls = func() map[string]string {
	m := map[string]string{}
	for w, form := range kinForms {
		if form != "brother" && form != "sister" || w != form {
			m[w] = personNouns[form]
		}
	}
	return m
}()

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

// kinOf finds whom "his wife" or "her mother" means: the Mrs. of the surname of somebody who is
// about, the nearest first. -1 when the words are no kinship or nobody fits.
func (s *scene) kinOf(i int) int {
	u := s.turns[i]
	if u.kind != kindEpithet {
		return -1
	}
	noun := headNoun(u.tag.epithet)
	kin, ok := kinships[noun]
	whose, _, _ := strings.Cut(strings.ToLower(s.t.doc.Text[u.tag.at:min(len(s.t.doc.Text), u.tag.at+4)]), " ")
	gender, possessed := map[string]string{"his": "M", "her": "F", "my": "I"}[whose]
	if !ok || !possessed || noun == "lady" && whose != "his" || kin.spouse && gender == personNouns[noun] {
		return -1
	}
	if gender == "I" {
		return s.ofSurname(s.c.narrator, kin.title)
	}
	for _, w := range s.about(i) {
		if g := s.c.people[w].gender; g != "" && g != gender {
			continue
		}
		if k := s.ofSurname(w, kin.title); k >= 0 {
			return k
		}
	}
	return -1
}

// about lists who is near turn i: in its paragraph, next to it, spoken to, and named in the paragraphs before, the nearest first.
func (s *scene) about(i int) []int {
	u := s.turns[i]
	var out []int
	paragraph := func(p int) {
		m := s.t.paras[p].mentions
		for k := len(m) - 1; k >= 0; k-- {
			if m[k].who >= 0 && m[k].epithet == "" {
				out = append(out, m[k].who)
			}
		}
	}
	paragraph(u.para)
	out = append(out, sortedKeys(u.called)...)
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.turns) && abs(s.turns[j].para-u.para) <= 2 {
			if w := s.turns[j].settled(); w >= 0 {
				out = append(out, w)
			}
			out = append(out, sortedKeys(s.turns[j].called)...)
		}
	}
	for p := u.para - 1; p >= 0 && p > u.para-6; p-- {
		paragraph(p)
	}
	return out
}

// ofSurname finds who is called by a title and the surname of w alone.
func (s *scene) ofSurname(w int, title string) int {
	if w < 0 {
		return -1
	}
	for _, n := range s.c.people[w].names {
		if len(n.parts) < 2 && n.title == "" {
			continue
		}
		if k, ok := s.c.alias[title+" "+n.parts[len(n.parts)-1]]; ok && k != w {
			return k
		}
	}
	return -1
}

// families are the nouns of kinship.
var families = words("mother father sister brother wife husband son daughter aunt uncle niece nephew cousin grandfather grandmother mum mom dad grandson granddaughter gran grandma grandpa grandad stepmother stepfather stepbrother stepsister twin")

// kinNouns say what somebody is to somebody else.
var kinNouns = words(`mother father sister brother wife husband son daughter aunt uncle niece nephew cousin grandfather grandmother parent mamma mama papa mum mom dad
	friend companion lady mistress master guest host hostess visitor lover partner neighbour neighbor colleague`)

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

// family reports whether somebody of w's surname is about: named or called in the last paragraphs.
func (s *scene) family(u *turn, w int) bool {
	for p := max(0, u.para-3); p <= u.para; p++ {
		for _, m := range s.t.paras[p].mentions {
			if m.who >= 0 && m.who != w && s.c.related(m.who, w) {
				return true
			}
		}
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
