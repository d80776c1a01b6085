package attribution

import "strings"

func (u *turn) look(t *text, c *cast) {
	p := t.paras[u.para]
	u.called, u.spokenOf = map[int]bool{}, map[int]bool{}
	u.words, u.address = 0, ""
	for _, r := range u.segs {
		toks := t.paras[r.para].toks[r.seg]
		u.words += len(toks)
		for i := range toks {
			if g := forms[toks[i].low]; g != "" && vocativeAt(toks, i, 1) {
				u.address = g
			}
			if who := c.roleCalled(toks, i); who >= 0 && t.words < shortText {
				u.called[who] = true
			}
		}
		for i := 0; i < len(toks); i++ {
			if who, n := c.nameAt(toks, i); n > 0 {
				if vocativeAt(toks, i, n) && !(i == 0 && n == len(toks) && answerAt(t, t.paras[r.para], r.seg).takes(toks[n-1].after)) {
					u.called[who] = true
				} else {
					u.spokenOf[who] = true
				}
				i += n - 1
			}
		}
	}
	u.naming = u.readNaming(t, c)
	u.before, u.after, u.beatWho, u.pronounIs, u.beforeByPronoun, u.beat = -1, -1, -1, -1, false, ""
	first, lastSeg := u.segs[0].seg, u.segs[len(u.segs)-1].seg
	for k := range p.mentions {
		m := &p.mentions[k]
		if !m.subject {
			continue
		}
		if m.seg < first {
			u.before, u.beforeByPronoun = whoIs(t, c, p, m), m.pronoun != ""
		} else if u.after < 0 && (m.seg > first || lastSeg == first) {
			u.after = whoIs(t, c, p, m)
		}
		if m.pronoun != "" && u.beat == "" {
			u.beat, u.beatWho = m.pronoun, whoIs(t, c, p, m)
		}
	}
	switch {
	case u.tag.who >= 0 && u.tag.epithet != "" && (t.words >= shortText || kinNouns[headNoun(u.tag.epithet)] && !u.ofNarrator(t, c)):
		u.kind = kindEpithet
	case u.tag.who >= 0 && !u.tag.indefinite:
		u.kind = kindNamed
	case u.tag.pronoun == "it" && u.thing(t, c) >= 0:
		u.kind = kindNamed
		u.tag.who = u.thing(t, c)
	case u.tag.pronoun == "he" || u.tag.pronoun == "she":
		u.kind = kindPronoun
		u.pronounIs = resolve(t, c, u.para, u.tag.at, u.tag.pronoun)
	case u.tag.indefinite || u.tag.pronoun != "":
		u.kind = kindIndefinite
	case u.before >= 0:
		u.kind = kindBeat
	case u.after >= 0:
		u.kind = kindAfter
	default:
		u.kind = kindBare
	}
}

// parents are the kin whom hardly anybody calls by name.
var parents = words("mother father mum mom dad grandmother grandfather gran grandma grandpa grandad stepmother stepfather")

// ofNarrator reports whether the epithet of a turn's tag is how the narrator calls a parent: "my mother". It is nobody else.
func (u *turn) ofNarrator(t *text, c *cast) bool {
	own := "my "
	if c.second {
		own = "your "
	}
	return c.narrator >= 0 && parents[headNoun(u.tag.epithet)] && strings.EqualFold(t.doc.Text[u.tag.at:min(len(t.doc.Text), u.tag.at+len(own))], own)
}
