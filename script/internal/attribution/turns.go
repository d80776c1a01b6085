package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

type segRef struct{ para, block, seg int }

// scored is somebody with a probability.
type scored struct {
	who int
	p   float64
}

// turn is what one person says in one go: the quotations of a paragraph, and of the
// paragraphs that go on without a closing mark.
type turn struct {
	segs   []segRef
	para   int // paragraph it begins in
	last   int // paragraph it ends in
	tag    tag
	kind   int
	forced int  // decided by a certain rule or by a person, or -1
	given  bool // decided by a person

	absent          map[int]bool // who cannot be speaking
	called          map[int]bool // vocatives in it
	spokenOf        map[int]bool // named in it otherwise
	naming          naming
	beforeByPronoun bool
	address         string // gender of whom it calls sir or madam
	words           int
	before          int    // subject of the last sentence before its first quotation, same paragraph
	after           int    // subject of the first sentence behind its first quotation
	beat            string // pronoun of the beat, when it is one
	beatWho         int    // whom it means
	pronounIs       int    // whom the tag's pronoun means
	kin             int    // whom "his wife" in the tag means, or -1

	speaker    int
	raw        float64 // probability by the lattice
	confidence float64 // the same, calibrated
	others     []scored
}

// The kinds of turn, by what stands beside it.
const (
	kindNamed   = iota
	kindEpithet // an epithet that may stand for somebody with a name
	kindPronoun
	kindIndefinite
	kindBeat  // an act of somebody stands in front
	kindAfter // or only behind
	kindBare
	kinds
)

func (u *turn) method() string {
	switch u.kind {
	case kindNamed:
		return "explicit"
	case kindPronoun, kindEpithet:
		return "anaphoric"
	}
	return "implicit"
}

// findTurns cuts the text into turns and reads what stands beside them.
func findTurns(t *text, c *cast) []*turn {
	findMentions(t, c)
	var out []*turn
	for _, p := range t.paras {
		var cur *turn
		for _, s := range p.quotes {
			g := readTag(t, c, p, s)
			ref := segRef{p.index, p.block, s}
			if p.segs[s].Cont && s == p.quotes[0] && len(out) > 0 && out[len(out)-1].last == p.index-1 {
				cur = out[len(out)-1]
			}
			if cur != nil && !breaks(t, p, s, cur, g) {
				cur.segs = append(cur.segs, ref)
				cur.last = p.index
				if better(g, cur.tag) {
					cur.tag = g
				}
				continue
			}
			cur = &turn{segs: []segRef{ref}, para: p.index, last: p.index, tag: g, speaker: -1, forced: -1, before: -1, after: -1, beatWho: -1, pronounIs: -1}
			out = append(out, cur)
		}
	}
	for _, u := range out {
		u.look(t, c)
	}
	devices(t, c, out)
	return out
}

// forms of address that tell the gender of who is spoken to.
var forms = map[string]string{"sir": "M", "gentlemen": "M", "mister": "M", "man": "M", "boy": "M", "father": "M", "papa": "M", "dad": "M", "brother": "M", "uncle": "M", "son": "M", "lad": "M",
	"madam": "F", "ma'am": "F", "miss": "F", "mother": "F", "mamma": "F", "mama": "F", "mum": "F", "mom": "F", "aunt": "F", "sister": "F", "girl": "F", "child": "", "daughter": "F"}

// breaks reports whether a quotation with tag g begins a turn of its own inside a paragraph.
func breaks(t *text, p *para, s int, cur *turn, g tag) bool {
	if !g.found() || !cur.tag.found() || g.cue == cur.tag.cue {
		return false
	}
	if g.who >= 0 && cur.tag.who >= 0 {
		return g.who != cur.tag.who
	}
	return g.strength == 3 && cur.tag.strength == 3 && (g.who >= 0) != (cur.tag.who >= 0) && g.pronoun == "" && cur.tag.pronoun == "" && len(p.quotes) > 2
}

// better prefers names over pronouns over nothing.
func better(a, b tag) bool {
	rank := func(g tag) int {
		switch {
		case g.who >= 0 && !g.indefinite:
			return 3
		case g.pronoun != "":
			return 2
		case g.indefinite:
			return 1
		}
		return 0
	}
	return rank(a) > rank(b)
}

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
				if vocativeAt(toks, i, n) && !(i == 0 && n == len(toks) && t.answers(t.paras[r.para], r.seg).takes(toks[n-1].after)) {
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
	case u.tag.who >= 0 && u.tag.epithet != "" && (t.words >= shortText || kinNouns[headNoun(u.tag.epithet)]):
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

// thing finds what "it" in a tag means: the nearest person before it who is told by what they are and
// is neither he nor she.
func (u *turn) thing(t *text, c *cast) int {
	for back := u.para; back >= 0 && back > u.para-8; back-- {
		for k := len(t.paras[back].mentions) - 1; k >= 0; k-- {
			m := &t.paras[back].mentions[k]
			if m.who < 0 || m.who == c.narrator || back == u.para && m.at >= u.tag.at {
				continue
			}
			if p := c.people[m.who]; p.epithet != "" && p.gender == "" && !c.human(headNoun(p.epithet)) {
				return m.who
			}
		}
	}
	return -1
}

// human reports whether a noun means people and nothing else.
func (c *cast) human(noun string) bool {
	_, known := personNouns[noun]
	return known && !creatures[noun]
}

// creatures are nouns for who may be "it".
var creatures = words(`voice ghost spirit demon devil angel monster creature beast dragon vampire robot android computer machine cat dog wolf fox bear rabbit hare mouse rat bird owl raven
	crow parrot pigeon lion tiger snake frog turtle horse dormouse figure caterpillar gryphon child baby`)

// devices decides turns whose speaker the text reveals only afterwards.
func devices(t *text, c *cast, turns []*turn) {
	for i, u := range turns {
		if who := u.naming.own; who >= 0 && u.kind != kindNamed && !(u.kind == kindPronoun && same(c.people[who].gender, genderFor[u.tag.pronoun]) == 2) {
			u.forced = who
			continue
		}
		switch u.kind {
		case kindNamed, kindPronoun, kindEpithet:
			if who := changedInto(t, c, u); who >= 0 {
				u.forced = who
				goesOn(t, turns, i, who)
				leaves(t, turns[i+1:], u)
			}
		case kindIndefinite:
			if who := namedNext(t, c, u); who >= 0 && u.tag.pronoun == "" && !crowd(t, u) {
				u.forced = who
			}
		case kindBare:
			if who := enters(t, c, u); u.forced < 0 && who >= 0 {
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
	if u.last+1 >= len(t.paras) || t.paras[u.last+1].talks() {
		return -1
	}
	q := t.paras[u.last+1]
	for k := range q.mentions {
		if m := &q.mentions[k]; m.subject && m.who >= 0 && m.sentence == 0 {
			return m.who
		}
	}
	return -1
}

func crowd(t *text, u *turn) bool {
	for w := range strings.FieldsSeq(strings.ToLower(t.doc.Slice(u.tag.cue))) {
		if groups[strings.Trim(w, ",.")] {
			return true
		}
	}
	return false
}

// reciting verbs announce words that follow in a paragraph of their own.
var reciting = words("sang sings sing chanted chants recited recites intoned intones")

// sings finds who the narration before the turn says began to sing or recite: the first who does.
func sings(t *text, c *cast, u *turn) int {
	if u.para == 0 || t.paras[u.para-1].talks() {
		return -1
	}
	p := t.paras[u.para-1]
	for s, toks := range p.toks {
		if p.segs[s].Kind != prose.Narration {
			continue
		}
		for i := 1; i < len(toks); i++ {
			if !reciting[toks[i].low] || toks[i].before != "" {
				continue
			}
			for k := range p.mentions {
				if m := &p.mentions[k]; m.seg == s && m.acts && m.at < toks[i].start && toks[i].start-m.at < 30 {
					return whoIs(t, c, p, m)
				}
			}
		}
	}
	return -1
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
