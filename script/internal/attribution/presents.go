package attribution

import "strings"

// ends are words that may follow a name somebody gives as their own without a mark between.
var ends = words("and from but by of with here at")

// Words in front of a name that tell whose it is, the last first.
var (
	ownWords    = [][]string{{"i'm"}, {"am", "i"}, {"is", "name", "my"}, {"name's", "my"}, {"name", "my"}, {"me", "call"}, {"me", "calls"}}
	hearerWords = [][]string{{"you're"}, {"are", "you"}, {"you", "are"}, {"must", "be", "you"}, {"be", "must", "you"}, {"is", "name", "your"}, {"name's", "your"}}
	otherWords  = [][]string{{"that's"}, {"is", "that"}, {"he's"}, {"she's"}, {"is", "he"}, {"is", "she"}, {"was", "it"}, {"called", "she's"}, {"called", "he's"}, {"called", "was"},
		{"is", "name", "her"}, {"name's", "her"}, {"is", "name", "his"}, {"name's", "his"}}
	likelyWords = [][]string{{"it's"}, {"is", "it"}, {"is", "this"}}
)

// presents reports whether words end in one of the patterns.
func presents(toks []token, patterns [][]string) bool {
	for _, p := range patterns {
		ok := len(toks) >= len(p)
		for k := 0; ok && k < len(p); k++ {
			w := &toks[len(toks)-1-k]
			ok = (w.low == p[k] || w.possessive && w.low+"'s" == p[k]) && (k == 0 || toks[len(toks)-k].before == "")
		}
		if ok {
			return true
		}
	}
	return false
}

// A word that is all of what somebody says may be an answer.
type answer int

const (
	noAnswer   answer = iota
	anAnswer          // to a question
	nameAnswer        // to "What's your name?"
)

// asksFor stand before "your name" where it is asked for.
var asksFor = words("got get catch know have give need want say state tell me us")

// answerAt tells what quotation s of paragraph p answers: the one right before it, in the paragraph before.
func answerAt(t *text, p *para, s int) answer {
	if p.index == 0 || s != firstQuote(p) {
		return noAnswer
	}
	q := t.paras[p.index-1]
	if !q.talks() {
		return noAnswer
	}
	last := q.quotes[len(q.quotes)-1]
	toks := q.toks[last]
	if len(toks) == 0 {
		return noAnswer
	}
	for i := range toks { // "Just say who you are."
		if i > 1 && (toks[i].low == "are" && toks[i-1].low == "you" && toks[i-2].low == "who" || toks[i].low == "name" && toks[i-1].low == "your" && asksFor[toks[i-2].low]) {
			return nameAnswer
		}
	}
	if !strings.Contains(toks[len(toks)-1].after, "?") {
		return noAnswer
	}
	for i := range toks {
		if i > 0 && toks[i].low == "name" && toks[i-1].low == "your" || i > 1 && toks[i].low == "you" && toks[i-1].low == "are" && toks[i-2].low == "who" || i > 0 && toks[i].low == "call" && i+1 < len(toks) && toks[i+1].low == "you" || i > 0 && toks[i].low == "called" && (toks[i-1].low == "you" || toks[i-1].low == "you're") {
			return nameAnswer
		}
	}
	return anAnswer
}

// takes reports whether a name with this mark behind it is the answer and no call.
func (a answer) takes(after string) bool {
	return a > noAnswer && strings.HasPrefix(after, ".") || a == nameAnswer && strings.HasPrefix(after, ",")
}

// selfWords are those in front of a name that the narrator gives as their own, the last first.
var selfWords = [][]string{{"is", "name", "my"}, {"was", "name", "my"}, {"name's", "my"}, {"me", "calls"}, {"me", "call"}, {"me", "called", "everyone"}, {"me", "called", "everybody"}, {"me", "called", "they"},
	{"me", "called", "people"}, {"is", "name", "real", "my"}, {"was", "name", "real", "my"}, {"is", "name", "full", "my"}, {"me", "named", "mother", "my"}, {"me", "named", "parents", "my"}}
