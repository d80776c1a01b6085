package attribution

import (
	"maps"
	"strings"
)

// A text often tells once that somebody has another name: Wilfred "Spud" Orme; Ada Orme, known as Birdie; "everyone called her Birdie".

// everybody are those by whose word somebody is called so.
var everybody = words("everyone everybody they people we all friends family men boys girls crew mates locals")

// toThem begin whom a name is for: "Kit to everybody", "Kit to his friends".
var toThem = words("everyone everybody all his her their friends most those anyone anybody me us")

// knowing words may stand between a name and "known as".
var knowing = words("known better best also commonly usually generally otherwise universally always was is who were only simply just")

// joinNicknames makes one of the two names of whom the narration says that they have both.
func (c *cast) joinNicknames(t *text) {
	if t.words >= shortText {
		return
	}
	var told [][2]string
	own := -1
	tell := func(x, y int) {
		if x >= 0 && y >= 0 && x != y {
			told = append(told, [2]string{c.people[x].names[0].key, c.people[y].names[0].key})
		}
	}
	for _, p := range t.paras {
		about := -1 // whom the sentence before is about
		for _, toks := range p.narration() {
			for _, sent := range sentences(toks) {
				names := c.namesIn(sent)
				for _, n := range names { // "My name is Ada, but everyone calls me Birdie"
					if namesSelf(sent, n) {
						if own < 0 {
							own, c.self = n.who, c.people[n.who].names[0].key
						}
						tell(own, n.who)
					}
				}
				if len(names) > 0 {
					if g := calledSo(sent[:names[0].at]); g != "" {
						if about >= 0 && !genderClash(g, genderOf(c.people[about])) {
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
					case sent[x.to-1].possessive && y.at-x.to == 3 && realName(sent[x.to:y.at]), !sent[x.to-1].possessive && alsoCalled(sent, x.to, y):
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
		x, y := c.alias[n[0]], c.alias[n[1]]
		if x == y {
			continue
		}
		votes := maps.Clone(c.people[x].votes)
		for _, m := range c.people[y].names {
			c.join(x, m)
		}
		if genderOf(&person{votes: votes}) != "" { // Alexander is no woman for being a Sasha
			c.people[x].votes = votes
		}
		c.drop(map[int]bool{y: true})
	}
}

// nameSpan is where somebody is named in a sentence.
type nameSpan struct{ who, at, to int }

func (c *cast) namesIn(sent []token) (out []nameSpan) {
	for i := 0; i < len(sent); i++ {
		if who, n := c.nameAt(sent, i); n > 0 {
			out = append(out, nameSpan{who, i, i + n})
			i += n - 1
		}
	}
	return out
}

// bareOnly reports whether somebody is known by single words alone.
func (c *cast) bareOnly(w int) bool {
	for _, n := range c.people[w].names {
		if n.title != "" || len(n.parts) != 1 {
			return false
		}
	}
	return true
}

// quotedName reports whether the name at y stands in marks or brackets.
func quotedName(sent []token, y nameSpan) bool {
	in, out := sent[y.at].before, sent[y.to].before
	return strings.ContainsAny(in, "\"“‘'«(") && strings.ContainsAny(out, "\"”’'»)") && !strings.ContainsAny(in+out, ",;.:")
}

// calledSo reads the beginning of a sentence that gives whom the one before is about another name: "Everyone called her",
// "She was known as". It tells the gender of the pronoun, or nothing.
func calledSo(words []token) string {
	n := len(words)
	if n < 3 || n > 6 {
		return ""
	}
	if words[n-1].low == "as" && knownAs(words[1:]) && nominative[words[0].low] {
		return pronounGender(words[0].low)
	}
	if n == 4 && realName(words[1:]) {
		return map[string]string{"his": "M", "her": "F"}[words[0].low]
	}
	if callsThem(words) {
		return pronounGender(words[n-1].low)
	}
	return ""
}

// realName reports whether words are "real name was".
func realName(words []token) bool {
	return trueNames[words[0].low] && words[1].low == "name" && (words[2].low == "was" || words[2].low == "is")
}

var trueNames = words("real full first given christian actual proper true birth legal")

// namesSelf reports whether the narrator gives a name of a sentence as their own.
func namesSelf(sent []token, n nameSpan) bool {
	complement := n.at > 0 && sent[n.at].before == "" && !sent[n.to-1].possessive && (n.to == len(sent) || sent[n.to].before != "" || ends[sent[n.to].low])
	if complement && n.at < 3 && n.to > n.at+1 && given(sent[n.at].low) && presents(sent[:n.at], [][]string{{"i'm"}, {"am", "i"}}) {
		return true // "I am Ada Orme"
	}
	return complement && presents(sent[:n.at], selfWords)
}

// callsThem reports whether words end in "everyone called her".
func callsThem(words []token) bool {
	n := len(words)
	return n >= 3 && pronounGender(words[n-1].low) != "" && theyCall(words[:n-1])
}

// theyCall reports whether words end in "everyone called".
func theyCall(words []token) bool {
	n := len(words)
	return n >= 2 && (words[n-1].low == "called" || words[n-1].low == "calls" || words[n-1].low == "call") && everybody[words[n-2].low]
}

// knownAs reports whether words are "better known to her friends as".
func knownAs(words []token) bool {
	known := false
	for i := range words {
		switch w := words[i].low; {
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
func alsoCalled(sent []token, i int, y nameSpan) bool {
	if y.at-i > 10 || sent[y.to-1].possessive {
		return false
	}
	between, behind := sent[i:y.at], sent[y.to:]
	lows := make([]string, len(between))
	for k := range between {
		lows[k] = between[k].low
	}
	comma := sent[i].before == ","
	switch said := strings.Join(lows, " "); said {
	case "", "or":
		if !comma || len(behind) == 0 {
			return false
		}
		if len(behind) > 1 && behind[0].low == "to" && behind[0].before == "" && toThem[behind[1].low] {
			return true
		}
		return len(behind) > 3 && behind[0].low == "as" && nominative[behind[1].low] && (behind[3].low == "called" || behind[3].low == "known")
	case "alias", "aka", "a k a", "nicknamed", "was nicknamed", "called", "short for", "was short for", "is short for", "who was called", "who went by", "who answered to", "née", "born", "christened", "was christened", "who was christened", "who had been christened",
		"introduced himself as", "introduced herself as":
		return comma || strings.HasPrefix(said, "introduced ") || strings.HasPrefix(said, "was ") || strings.HasPrefix(said, "is ")
	}
	return knownAs(between) || callsThem(between) || comma && theyCall(between)
}
