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
			case complement && presents(toks[:i], ownWords), i == 0 && (alone || strings.HasPrefix(last.after, ".")) && answerAt(t, t.paras[r.para], r.seg) == nameAnswer && nameAnswer.takes(last.after):
				out.own = who
			case introduces(toks, i, n), alone && u.tag.found() && shakesHands(t, t.paras[r.para], r.seg):
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
