package people

import (
	"strconv"

	"radioplay/script/internal/attribution/lang"
)

// years are the ages of children, in words.
var years = lang.Set("four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen")

// children are those whom the narration gives a child's age: "Ada was six.", "Ben came in. He was fifteen and all wrists."
func (c *Cast) children(t *lang.Text) map[int]bool {
	out := map[int]bool{}
	for _, p := range t.Paras {
		about := -1
		for _, toks := range p.Narration() {
			for _, sent := range lang.Sentences(toks) {
				who, n := c.NameAt(sent, 0)
				if g := lang.PronounGender(sent[0].Low); n == 0 && (sent[0].Low == "he" || sent[0].Low == "she") && about >= 0 && genderOf(c.People[about]) != lang.Opposite(g) {
					who, n = about, 1
				} else if n == 0 || sent[n-1].Possessive {
					about = c.soleName(sent)
					continue
				}
				if who != c.Narrator && aged(sent, n) {
					out[who] = true
				}
				about = who
			}
		}
	}
	return out
}

// soleName is the only one whom a sentence names, or -1.
func (c *Cast) soleName(sent []lang.Token) int {
	found := -1
	for i := range sent {
		if who, n := c.NameAt(sent, i); n > 0 {
			if found >= 0 && who != found {
				return -1
			}
			found = who
		}
	}
	return found
}

// aged reports whether words from i on say that somebody is as old as a child: "was six", "is nine years old".
func aged(sent []lang.Token, i int) bool {
	if i+1 >= len(sent) || sent[i].Low != "was" && sent[i].Low != "is" || sent[i].Before != "" || sent[i+1].Before != "" {
		return false
	}
	if n, err := strconv.Atoi(sent[i+1].Low); !years[sent[i+1].Low] && (err != nil || n < 4 || n > 16) {
		return false
	}
	k := i + 2
	return k == len(sent) || sent[k].Before != "" || sent[k].Low == "and" || sent[k].Low == "years" || sent[k].Low == "then"
}

// childOf is the only child whom a noun like "boy" can mean, or -1.
func (c *Cast) childOf(children map[int]bool, noun string) int {
	if age := lang.Ages[noun]; age != "child" && age != "young" || noun == "baby" {
		return -1
	}
	found := -1
	for w := range children {
		if g := lang.PersonNouns[noun]; g != "" && genderOf(c.People[w]) == lang.Opposite(g) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = w
	}
	return found
}
