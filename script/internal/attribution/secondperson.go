package attribution

import "strings"

// secondName is what a narrator is called whom the narration calls "you": "You knock. Nobody comes."
const secondName = "You"

// nameless reports whether a person's name is only how the narrator speaks of themselves.
func nameless(name string) bool { return name == narratorName || name == secondName }

// leastYous is how often the narration has to say "you" in front of what "you" do, and once in how many words.
const leastYous, yousIn = 5, 60

// secondPerson reports whether the narration of a short text tells what "you" do.
func secondPerson(t *text) bool {
	if t.words >= shortText {
		return false
	}
	told, wordsIn := 0, 0
	for toks := range t.narration() {
		wordsIn += len(toks)
		for i := range toks {
			if nominativeYou(toks, i) {
				told++
			}
		}
	}
	return told >= leastYous && told*yousIn >= wordsIn
}

// nominativeYou reports whether word i is a "you" who does something: "and you sit down", "You're late".
func nominativeYou(toks []token, i int) bool {
	k := &toks[i]
	if k.low != "you" && !strings.HasPrefix(k.low, "you'") {
		return false
	}
	if k.low == "you" && (i+1 == len(toks) || toks[i+1].before != "" || preposition[toks[i+1].low] || conjunction[toks[i+1].low]) {
		return false
	}
	if i == 0 || k.before != "" || k.first {
		return true
	}
	before := toks[i-1].low
	return conjunction[before] || subordinate[before] || relative[before] || auxiliary[before] || before == "that" || before == "how" || before == "why"
}

// isSelf reports whether word i is the narrator: "I", or "you" where that is who the story tells of.
func (c *cast) isSelf(toks []token, i int) bool {
	if c.second {
		return nominativeYou(toks, i)
	}
	return toks[i].isI()
}
