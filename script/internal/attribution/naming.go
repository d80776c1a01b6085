package attribution

import "strings"

// naming is what a turn says about whose name a name is.
type naming struct {
	own    int          // who gives this name as their own: "I'm Ada", "my name is Ada"; or -1
	likely int          // who may: "It's Ada.", "This is Ada."; or -1
	hearer int          // whose name the turn says the other's is: "You're Ada."; or -1
	third  map[int]bool // who is talked about and not to: "Ada's wife", "Ada broke it", "about Ada"
}

// readNaming reads what turn u says about names.
func (u *turn) readNaming(t *text, c *cast) naming {
	out := naming{own: -1, likely: -1, hearer: -1, third: map[int]bool{}}
	for _, r := range u.segs {
		toks := t.paras[r.para].toks[r.seg]
		for i := 0; i < len(toks); i++ {
			who, n := c.nameAt(toks, i)
			if n == 0 {
				continue
			}
			last := &toks[i+n-1]
			complement := i > 0 && toks[i].before == "" && !last.possessive && (i+n == len(toks) || toks[i+n].before != "" || ends[toks[i+n].low])
			alone := i == 0 && n == len(toks)
			switch {
			case complement && presents(toks[:i], ownWords), i == 0 && (alone || strings.HasPrefix(last.after, ".")) && t.answers(t.paras[r.para], r.seg) == nameAnswer && nameAnswer.takes(last.after):
				out.own = who
			case introduces(toks, i, n), alone && u.tag.found() && t.shakesHands(t.paras[r.para], r.seg):
				out.own = who
			case complement && presents(toks[:i], hearerWords):
				out.hearer = who
			case complement && i <= 2 && presents(toks[:i], likelyWords), i == 0 && n == len(toks) && strings.HasPrefix(last.after, "."):
				out.likely = who
			case complement && presents(toks[:i], otherWords), !vocativeAt(toks, i, n) && (last.possessive || i > 0 && toks[i].before == "" && preposition[toks[i-1].low] || i+n < len(toks) && toks[i+n].before == "" && isVerb(toks[i+n].low)):
				out.third[who] = true
			}
			i += n - 1
		}
	}
	return out
}

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

// answers tells what quotation s of paragraph p answers: the one right before it, in the paragraph before.
func (t *text) answers(p *para, s int) answer {
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
