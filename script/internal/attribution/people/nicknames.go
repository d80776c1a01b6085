package people

import (
	"maps"
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// A text often tells once that somebody has another name: Wilfred "Spud" Orme; Ada Orme, known as Birdie; "everyone called her Birdie".

// everybody are those by whose word somebody is called so.
var everybody = lang.Set("everyone everybody they people we all friends family men boys girls crew mates locals")

// toThem begin whom a name is for: "Kit to everybody", "Kit to his friends".
var toThem = lang.Set("everyone everybody all his her their friends most those anyone anybody me us")

// knowing words may stand between a name and "known as".
var knowing = lang.Set("known better best also commonly usually generally otherwise universally always was is who were only simply just")

// joinNicknames makes one of the two names of whom the narration says that they have both.
func (c *Cast) joinNicknames(t *lang.Text) {
	if t.Words >= lang.ShortText {
		return
	}
	var told [][2]string
	own := -1
	tell := func(x, y int) {
		if x >= 0 && y >= 0 && x != y {
			told = append(told, [2]string{c.People[x].Names[0].Key, c.People[y].Names[0].Key})
		}
	}
	for _, p := range t.Paras {
		about := -1 // whom the sentence before is about
		for _, toks := range p.Narration() {
			for _, sent := range lang.Sentences(toks) {
				names := c.namesIn(sent)
				for _, n := range names { // "My name is Ada, but everyone calls me Birdie"
					if namesSelf(sent, n) {
						if own < 0 {
							own, c.self = n.who, c.People[n.who].Names[0].Key
						}
						tell(own, n.who)
					}
				}
				if len(names) > 0 {
					if g := calledSo(sent[:names[0].at]); g != "" {
						if about >= 0 && !GenderClash(g, genderOf(c.People[about])) {
							tell(about, names[0].who)
						}
						continue
					}
				}
				for k := 1; k < len(names); k++ {
					x, y := names[k-1], names[k]
					switch {
					case x.to == y.at && k+1 < len(names) && y.to == names[k+1].at && quotedName(sent, y):
						tell(x.who, y.who)
						if z := names[k+1].who; c.bareOnly(z) {
							tell(x.who, z)
						}
					case sent[x.to-1].Possessive && y.at-x.to == 3 && realName(sent[x.to:y.at]), !sent[x.to-1].Possessive && alsoCalled(sent, x.to, y):
						tell(x.who, y.who)
					}
				}
				switch {
				case len(names) == 1 || len(names) > 1 && names[0].at == 0:
					about = names[0].who
				case len(names) > 1 || leading(sent) == "":
					about = -1
				}
			}
		}
	}
	for _, n := range told {
		x, y := c.Alias[n[0]], c.Alias[n[1]]
		if x == y {
			continue
		}
		votes := maps.Clone(c.People[x].Votes)
		for _, m := range c.People[y].Names {
			c.join(x, m)
		}
		if genderOf(&Person{Votes: votes}) != "" { // Alexander is no woman for being a Sasha
			c.People[x].Votes = votes
		}
		c.drop(map[int]bool{y: true})
	}
}

// nameSpan is where somebody is named in a sentence.
type nameSpan struct{ who, at, to int }

func (c *Cast) namesIn(sent []lang.Token) (out []nameSpan) {
	for i := 0; i < len(sent); i++ {
		if who, n := c.NameAt(sent, i); n > 0 {
			out = append(out, nameSpan{who, i, i + n})
			i += n - 1
		}
	}
	return out
}

// bareOnly reports whether somebody is known by single words alone.
func (c *Cast) bareOnly(w int) bool {
	for _, n := range c.People[w].Names {
		if n.Title != "" || len(n.Parts) != 1 {
			return false
		}
	}
	return true
}

// quotedName reports whether the name at y stands in marks or brackets.
func quotedName(sent []lang.Token, y nameSpan) bool {
	in, out := sent[y.at].Before, sent[y.to].Before
	return strings.ContainsAny(in, "\"“‘'«(") && strings.ContainsAny(out, "\"”’'»)") && !strings.ContainsAny(in+out, ",;.:")
}

// calledSo reads the beginning of a sentence that gives whom the one before is about another name: "Everyone called her",
// "She was known as". It tells the gender of the pronoun, or nothing.
func calledSo(words []lang.Token) string {
	n := len(words)
	if n < 3 || n > 6 {
		return ""
	}
	if words[n-1].Low == "as" && knownAs(words[1:]) && lang.Nominative[words[0].Low] {
		return lang.PronounGender(words[0].Low)
	}
	if n == 4 && realName(words[1:]) {
		return map[string]string{"his": "M", "her": "F"}[words[0].Low]
	}
	if callsThem(words) {
		return lang.PronounGender(words[n-1].Low)
	}
	return ""
}

// realName reports whether words are "real name was".
func realName(words []lang.Token) bool {
	return trueNames[words[0].Low] && words[1].Low == "name" && (words[2].Low == "was" || words[2].Low == "is")
}

var trueNames = lang.Set("real full first given christian actual proper true birth legal")

// namesSelf reports whether the narrator gives a name of a sentence as their own.
func namesSelf(sent []lang.Token, n nameSpan) bool {
	complement := n.at > 0 && sent[n.at].Before == "" && !sent[n.to-1].Possessive && (n.to == len(sent) || sent[n.to].Before != "" || names.Ends[sent[n.to].Low])
	if complement && n.at < 3 && n.to > n.at+1 && names.Given(sent[n.at].Low) && names.Presents(sent[:n.at], [][]string{{"i'm"}, {"am", "i"}}) {
		return true // "I am Ada Orme"
	}
	return complement && names.GivesOwn(sent[:n.at])
}

// callsThem reports whether words end in "everyone called her".
func callsThem(words []lang.Token) bool {
	n := len(words)
	return n >= 3 && lang.PronounGender(words[n-1].Low) != "" && theyCall(words[:n-1])
}

// theyCall reports whether words end in "everyone called".
func theyCall(words []lang.Token) bool {
	n := len(words)
	return n >= 2 && (words[n-1].Low == "called" || words[n-1].Low == "calls" || words[n-1].Low == "call") && everybody[words[n-2].Low]
}

// knownAs reports whether words are "better known to her friends as".
func knownAs(words []lang.Token) bool {
	known := false
	for i := range words {
		switch w := words[i].Low; {
		case i == len(words)-1:
			return known && w == "as"
		case w == "known":
			known = true
		case !known && !knowing[w], known && i > 5:
			return false
		}
	}
	return false
}

// alsoCalled reports whether the words between a name that ends at word i and the name y say that they are one person's.
func alsoCalled(sent []lang.Token, i int, y nameSpan) bool {
	if y.at-i > 10 || sent[y.to-1].Possessive {
		return false
	}
	between, behind := sent[i:y.at], sent[y.to:]
	lows := make([]string, len(between))
	for k := range between {
		lows[k] = between[k].Low
	}
	comma := sent[i].Before == ","
	switch said := strings.Join(lows, " "); said {
	case "", "or":
		if !comma || len(behind) == 0 {
			return false
		}
		if len(behind) > 1 && behind[0].Low == "to" && behind[0].Before == "" && toThem[behind[1].Low] {
			return true
		}
		return len(behind) > 3 && behind[0].Low == "as" && lang.Nominative[behind[1].Low] && (behind[3].Low == "called" || behind[3].Low == "known")
	case "alias", "aka", "a k a", "nicknamed", "was nicknamed", "called", "short for", "was short for", "is short for", "who was called", "who went by", "who answered to", "née", "born", "christened", "was christened", "who was christened", "who had been christened",
		"introduced himself as", "introduced herself as":
		return comma || strings.HasPrefix(said, "introduced ") || strings.HasPrefix(said, "was ") || strings.HasPrefix(said, "is ")
	}
	return knownAs(between) || callsThem(between) || comma && theyCall(between)
}
