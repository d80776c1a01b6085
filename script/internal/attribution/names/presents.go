package names

import (
	"slices"
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// Ends are words that may follow a name somebody gives as their own without a mark between.
var Ends = lang.Set("and from but by of with here at")

// Words in front of a name that tell whose it is, the last first.
var (
	OwnWords = [][]string{{"i'm"}, {"am", "i"}, {"is", "name", "my"}, {"name's", "my"}, {"name", "my"}, {"me", "call"}, {"me", "calls"},
		{"to", "speaking", "you're"}, {"to", "talking", "you're"}, {"with", "speaking", "you're"}, {"to", "speaking", "are", "you"}}
	HearerWords = [][]string{{"you're"}, {"are", "you"}, {"you", "are"}, {"must", "be", "you"}, {"be", "must", "you"}, {"is", "name", "your"}, {"name's", "your"}}
	OtherWords  = [][]string{{"that's"}, {"is", "that"}, {"he's"}, {"she's"}, {"is", "he"}, {"is", "she"}, {"was", "it"}, {"called", "she's"}, {"called", "he's"}, {"called", "was"},
		{"is", "name", "her"}, {"name's", "her"}, {"is", "name", "his"}, {"name's", "his"}}
	LikelyWords = [][]string{{"it's"}, {"is", "it"}, {"is", "this"}}
)

// Presents reports whether words end in one of the patterns.
func Presents(toks []lang.Token, patterns [][]string) bool {
	for _, p := range patterns {
		ok := len(toks) >= len(p)
		for k := 0; ok && k < len(p); k++ {
			w := &toks[len(toks)-1-k]
			ok = (w.Low == p[k] || w.Possessive && w.Low+"'s" == p[k]) && (k == 0 || toks[len(toks)-k].Before == "")
		}
		if ok {
			return true
		}
	}
	return false
}

// behindOwn are the words behind a name, after its comma, that give it as the speaker's.
var behindOwn = [][]string{{"they", "call", "me"}, {"they", "calls", "me"}, {"people", "call", "me"}, {"folk", "call", "me"}, {"folks", "call", "me"}, {"everyone", "calls", "me"}, {"everybody", "calls", "me"},
	{"i'm", "called"}, {"i", "am", "called"}, {"at", "your", "service"}, {"my", "name", "is"}}

// OwnBehind reports whether the words at j give the name before them as the speaker's: "Ada Orme, they call me, out there."
func OwnBehind(toks []lang.Token, j int) bool {
	if j >= len(toks) || toks[j].Before != "," {
		return false
	}
	return slices.ContainsFunc(behindOwn, func(words []string) bool {
		for k, w := range words {
			if j+k >= len(toks) || toks[j+k].Low != w || k > 0 && toks[j+k].Before != "" {
				return false
			}
		}
		return true
	})
}

// A word that is all of what somebody says may be an answer.
type Answer int

const (
	NoAnswer   Answer = iota
	anAnswer          // to a question
	whoAnswer         // to "Who was it?", "What did he sing?"
	NameAnswer        // to "What's your name?"
)

// asking words begin questions that a name answers.
var asking = lang.Set("who who's who'd whose what what's which where where's")

// asksFor stand before "your name" where it is asked for.
var asksFor = lang.Set("got get catch know have give need want say state tell me us")

// AnswerAt tells what quotation s of paragraph p answers: the one right before it, in the paragraph before.
func AnswerAt(t *lang.Text, p *lang.Para, s int) Answer {
	if p.Index == 0 || s != lang.FirstQuote(p) {
		return NoAnswer
	}
	q := t.Paras[p.Index-1]
	late := !q.Talks() && p.Index > 1 && !q.SceneStart && !p.SceneStart
	if late { // they take a moment to answer
		q = t.Paras[p.Index-2]
	}
	if !q.Talks() {
		return NoAnswer
	}
	last := q.Quotes[len(q.Quotes)-1]
	toks := q.Toks[last]
	if len(toks) == 0 {
		return NoAnswer
	}
	if !late && givesOwn(toks, p.Toks[s]) {
		return NameAnswer
	}
	for i := range toks { // "Just say who you are."
		if i > 1 && (toks[i].Low == "are" && toks[i-1].Low == "you" && toks[i-2].Low == "who" || toks[i].Low == "name" && toks[i-1].Low == "your" && asksFor[toks[i-2].Low]) {
			return NameAnswer
		}
	}
	if !strings.Contains(toks[len(toks)-1].After, "?") {
		return NoAnswer
	}
	for i := range toks { // "Who am I speaking to, please?"
		if i+3 < len(toks) && toks[i].Low == "who" && toks[i+1].Low == "am" && toks[i+2].Low == "i" && (toks[i+3].Low == "speaking" || toks[i+3].Low == "talking") || i+1 < len(toks) && toks[i].Low == "who's" && (toks[i+1].Low == "speaking" || toks[i+1].Low == "calling") {
			return NameAnswer
		}
	}
	for i := range toks {
		if len(toks) == 1 && toks[i].Low == "name" || i > 0 && toks[i].Low == "name" && (toks[i-1].Low == "your" || toks[i-1].Low == "what") || i > 1 && toks[i].Low == "you" && toks[i-1].Low == "are" && toks[i-2].Low == "who" || i > 0 && toks[i].Low == "call" && i+1 < len(toks) && toks[i+1].Low == "you" || i > 0 && toks[i].Low == "called" && (toks[i-1].Low == "you" || toks[i-1].Low == "you're") {
			return NameAnswer
		}
	}
	if late {
		return NoAnswer
	}
	for i := range toks {
		if asking[toks[i].Low] && toks[i].First && !goesOn(p, s) {
			return whoAnswer
		}
	}
	return anAnswer
}

// givesOwn reports whether words end in a name that somebody gives as theirs, and what is said then is another, which is given in return:
// "I'm Ada." "Orme."
func givesOwn(toks, answer []lang.Token) bool {
	last := len(toks) - 1
	return last > 0 && toks[last].Capital && !lang.NotNames[toks[last].Low] && Presents(toks[:last], OwnWords) &&
		len(answer) > 0 && len(answer) < 3 && answer[0].Low != toks[last].Low && answer[0].Capital && !lang.NotNames[answer[0].Low] && !lang.Common(answer[0].Low)
}

// goesOn reports whether the sentence of quotation s goes on behind its tag: "Ada," he said, "is that you?"
func goesOn(p *lang.Para, s int) bool {
	if s+1 >= len(p.Toks) || len(p.Toks[s+1]) == 0 {
		return false
	}
	tag := p.Toks[s+1]
	return strings.HasSuffix(tag[len(tag)-1].After, ",")
}

// Takes reports whether a name with this mark behind it is the answer and no call.
func (a Answer) Takes(after string) bool {
	return a > NoAnswer && strings.HasPrefix(after, ".") || a >= whoAnswer && strings.HasPrefix(after, ",") || a == NameAnswer && strings.HasPrefix(after, "!")
}

// TakesAll reports whether a name of n words at the beginning of a quotation is all there is of an answer, but for sir or ma'am.
func (a Answer) TakesAll(toks []lang.Token, n int) bool {
	if n+1 == len(toks) && a == NameAnswer && toks[n].Before == "," && (addresses[toks[n].Low] || lang.IsTitle(toks[n].Low)) {
		return true
	}
	return n == len(toks) && a.Takes(toks[n-1].After)
}

// addresses are what a stranger is called who asks.
var addresses = lang.Set("sir ma'am madam miss mister sarge guv boss officer")

// selfWords are those in front of a name that the narrator gives as their own, the last first.
var selfWords = [][]string{{"is", "name", "my"}, {"was", "name", "my"}, {"name's", "my"}, {"me", "calls"}, {"me", "call"}, {"me", "called", "everyone"}, {"me", "called", "everybody"}, {"me", "called", "they"},
	{"me", "called", "people"}, {"is", "name", "real", "my"}, {"was", "name", "real", "my"}, {"is", "name", "full", "my"}, {"me", "named", "mother", "my"}, {"me", "named", "parents", "my"},
	{"as", "myself", "introduced"}, {"as", "myself", "introduce"}, {"was", "i", "said", "i"}, {"was", "i", "him", "told"}, {"was", "i", "her", "told"}, {"was", "i", "them", "told"}}

// GivesOwn reports whether the words of the narration in front of a name give it as the narrator's own: "my name is", and "she said
// her name was Ada, and I said mine was".
func GivesOwn(toks []lang.Token) bool {
	return Presents(toks, selfWords) || Presents(toks, [][]string{{"was", "mine"}, {"is", "mine"}}) && slices.ContainsFunc(toks, func(k lang.Token) bool { return k.Low == "name" })
}
