package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// secondName is what a narrator is called whom the narration calls "you": "You knock. Nobody comes."
const secondName = "You"

// Nameless reports whether a person's name is only how the narrator speaks of themselves.
func Nameless(name string) bool { return name == narratorName || name == secondName }

// leastYous is how often the narration has to say "you" in front of what "you" do, and once in how many words.
const leastYous, yousIn = 5, 60

// secondPerson reports whether the narration of a short text tells what "you" do.
func secondPerson(t *lang.Text) bool {
	if t.Words >= lang.ShortText {
		return false
	}
	told, wordsIn := 0, 0
	for toks := range t.Narration() {
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
func nominativeYou(toks []lang.Token, i int) bool {
	k := &toks[i]
	if k.Low != "you" && !strings.HasPrefix(k.Low, "you'") {
		return false
	}
	if k.Low == "you" && (i+1 == len(toks) || toks[i+1].Before != "" || lang.Preposition[toks[i+1].Low] || lang.Conjunction[toks[i+1].Low]) {
		return false
	}
	if i == 0 || k.Before != "" || k.First {
		return true
	}
	before := toks[i-1].Low
	return lang.Conjunction[before] || lang.Subordinate[before] || lang.Relative[before] || lang.Auxiliary[before] || before == "that" || before == "how" || before == "why"
}

// IsSelf reports whether word i is the narrator: "I", or "you" where that is who the story tells of.
func (c *Cast) IsSelf(toks []lang.Token, i int) bool {
	if c.Second {
		return nominativeYou(toks, i)
	}
	return toks[i].IsI()
}
