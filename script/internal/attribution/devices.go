package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// devices decides turns whose speaker the text reveals only afterwards.
func devices(t *text, c *cast, turns []*turn) {
	readers := addressees(t, c)
	for i, u := range turns {
		if who := u.naming.own; who >= 0 && (u.kind != kindNamed || u.tag.pronoun == "it") && !(u.kind == kindPronoun && same(c.people[who].gender, genderFor[u.tag.pronoun]) == 2) {
			u.forced = who
			continue
		}
		if who := c.they(); who >= 0 && u.tag.pronoun == "they" && !u.tag.indefinite && u.tag.who < 0 {
			u.forced = who
			continue
		}
		if who, ok := c.them[u.para]; ok && u.tag.pronoun == "they" && !u.tag.indefinite && u.tag.who < 0 {
			u.forced = who
			continue
		}
		if readers != nil && readers[u.para] >= 0 {
			who := readers[u.para]
			if u.tag.pronoun == "you" && u.tag.who < 0 {
				u.forced = who
				continue
			}
			if u.absent == nil {
				u.absent = map[int]bool{}
			}
			u.absent[who] = true
		}
		if u.kind == kindPronoun {
			u.forced = u.meant(t, c)
			if u.forced < 0 && i > 0 && turns[i-1].last == u.para-1 {
				u.forced = turns[i-1].handsOver(t, c, genderFor[u.tag.pronoun])
			}
			u.byPronoun = u.forced >= 0
		}
		switch u.kind {
		case kindNamed, kindPronoun, kindEpithet:
			if who := changedInto(t, c, u); who >= 0 {
				u.forced = who
				goesOn(t, turns, i, who)
				leaves(t, turns[i+1:], u)
			}
		case kindIndefinite:
			if who := namedNext(t, c, u); who >= 0 && u.tag.pronoun == "" && hidden(t, u) {
				u.forced = who
			}
		case kindBare:
			// in a novel somebody who is named after talk is as likely who is spoken of
			if who := enters(t, c, u); t.words < shortText && u.forced < 0 && who >= 0 {
				u.forced = who
				goesOn(t, turns, i, who)
			}
			if who := sings(t, c, u); u.forced < 0 && who >= 0 {
				u.forced = who
			}
		}
	}
}

// goesOn gives the next turn to somebody who was just revealed as speaker i, when the
// narration after it is about them and nothing beside the next turn says otherwise.
func goesOn(t *text, turns []*turn, i, who int) {
	if i+1 == len(turns) {
		return
	}
	u, v := turns[i], turns[i+1]
	if v.kind == kindBare && v.para-u.last <= 2 && !v.called[who] {
		v.forced = who
	}
}

// leaves keeps somebody who turned into another from speaking until the narration names them again.
func leaves(t *text, later []*turn, u *turn) {
	who := u.tag.who
	at := u.last + 1
	for _, v := range later {
		for ; at <= v.para; at++ {
			for _, m := range t.paras[at].mentions {
				if m.who == who {
					return
				}
			}
		}
		if v.absent == nil {
			v.absent = map[int]bool{}
		}
		v.absent[who] = true
	}
}

// changedInto finds who is speaking when the tag says that the voice is another's
// and a later sentence of the paragraph says whose: `cried X in a strange voice. ... It was Y.`
func changedInto(t *text, c *cast, u *turn) int {
	p := t.paras[u.para]
	seg := u.segs[0].seg + 1
	if seg >= len(p.segs) || p.segs[seg].Kind != prose.Narration {
		return -1
	}
	ss := sentences(p.toks[seg])
	if len(ss) < 2 || !otherVoice(ss[0]) {
		return -1
	}
	for _, s := range ss[1:] {
		for i := 0; i+2 < len(s); i++ {
			if s[i].low != "it" && s[i].low != "there" || s[i+1].low != "was" && s[i+1].low != "stood" && s[i+1].low != "is" {
				continue
			}
			for j := i + 2; j < len(s) && j < i+6; j++ {
				if who, n := c.nameAt(s, j); n > 0 && who != u.tag.who {
					return who
				}
			}
		}
	}
	return -1
}

// otherVoice reports whether a sentence says that a voice is not its owner's.
func otherVoice(s []token) bool {
	voice := false
	change := false
	for i := range s {
		switch s[i].low {
		case "voice", "tone", "accent":
			voice = true
		case "different", "changed", "another", "unfamiliar", "not", "wasn't", "altered", "other", "else's", "else", "new":
			change = true
		}
	}
	return voice && change
}

// namedNext finds the owner of "a voice": whom the next paragraph, when it is all narration, begins with.
func namedNext(t *text, c *cast, u *turn) int {
	p := t.paras[u.para]
	for k := range p.mentions { // "a voice called. It was Ada."
		if m := &p.mentions[k]; m.at > u.tag.at && m.who >= 0 && m.subject {
			return m.who
		}
	}
	if who := standsThere(c, p, u.tag.at); who >= 0 && t.words < shortText {
		return who
	}
	if u.last+1 >= len(t.paras) {
		return -1
	}
	q := t.paras[u.last+1]
	if who := whoItIs(c, q); who >= 0 && t.words < shortText {
		return who
	}
	if q.talks() {
		return -1
	}
	for k := range q.mentions {
		if m := &q.mentions[k]; m.subject && m.who >= 0 && m.sentence == 0 {
			return m.who
		}
	}
	return -1
}

// whoItIs finds whom the narration of a paragraph says it was: "It was the sheriff.", "It was Ada, in a wet coat".
func whoItIs(c *cast, p *para) int {
	for _, toks := range p.narration() {
		for _, sent := range sentences(toks) {
			if len(sent) < 3 || sent[0].low != "it" || sent[1].low != "was" && sent[1].low != "is" {
				continue
			}
			if who, n := c.nameAt(sent, 2); n > 0 && (!sent[1+n].possessive || 2+n < len(sent) && sent[2+n].low == "voice") {
				return who
			}
			if key, _, n, indef := c.epithetAt(sent, 2); n > 0 && !indef && sent[2].low == "the" && !sent[1+n].possessive {
				if who, ok := c.epithets[key]; ok {
					return who
				}
			}
		}
	}
	return -1
}

// hidden reports whether the tag of a turn keeps its speaker back: "a voice", "somebody".
func hidden(t *text, u *turn) bool {
	for w := range strings.FieldsSeq(strings.ToLower(t.doc.Slice(u.tag.cue))) {
		switch strings.Trim(w, ",.:;") {
		case "voice", "someone", "somebody", "whisper", "figure", "stranger":
			return true
		}
	}
	return false
}

// enters finds a speaker who is seen only after being heard: the next paragraph is
// narration in which somebody turns at the sound, and somebody new is there.
func enters(t *text, c *cast, u *turn) int {
	if u.last+1 >= len(t.paras) || t.paras[u.last+1].talks() || t.paras[u.para].sceneStart {
		return -1
	}
	q := t.paras[u.last+1]
	reacts := -1
	for s := range q.toks {
		for i := range q.toks[s] {
			switch q.toks[s][i].low {
			case "voice", "turned", "whirled", "spun", "startled", "jumped", "started", "wheeled", "swung":
				if reacts < 0 {
					reacts = q.toks[s][i].start
				}
			}
		}
	}
	if reacts < 0 {
		return -1
	}
	for k := range q.mentions {
		m := &q.mentions[k]
		if m.who < 0 || m.who == c.narrator || m.at < reacts {
			continue
		}
		fresh := true
		for back := q.index - 1; back >= 0 && back > q.index-12 && fresh; back-- {
			for _, o := range t.paras[back].mentions {
				fresh = fresh && o.who != m.who
			}
		}
		if fresh {
			return m.who
		}
	}
	return -1
}
