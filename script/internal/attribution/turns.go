package attribution

import "radioplay/script/internal/prose"

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
			if cur != nil && !breaks(t, c, p, s, cur, g) {
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
func breaks(t *text, c *cast, p *para, s int, cur *turn, g tag) bool {
	if s > 0 && p.segs[s-1].Kind == prose.Quote && p.segs[s-1].Span.End <= p.segs[s].Span.Start && !p.segs[s-1].Open {
		return true // nothing stands between: somebody else answers
	}
	if g.found() && g.strength == 2 && s >= 2 && p.segs[s-2].Kind == prose.Quote && answersThere(p.toks[s-1]) && g.cue != cur.tag.cue {
		return true
	}
	if !g.found() || !cur.tag.found() || g.cue == cur.tag.cue {
		return false
	}
	if g.who >= 0 && cur.tag.who >= 0 {
		return g.who != cur.tag.who
	}
	if h, k := genderFor[g.pronoun], genderFor[cur.tag.pronoun]; h != "" && k != "" {
		return h != k
	}
	if w, h := nameAndPronoun(g, cur.tag); w >= 0 && h != "" && same(c.people[w].gender, h) == 2 {
		return true
	}
	return g.strength == 3 && cur.tag.strength == 3 && (g.who >= 0) != (cur.tag.who >= 0) && g.pronoun == "" && cur.tag.pronoun == "" && len(p.quotes) > 2
}

// answersThere reports whether the narration between two quotations begins with somebody else's
// turn: "And Ada, who had woken, cried,".
func answersThere(toks []token) bool {
	if len(toks) < 3 || !toks[0].capital {
		return false
	}
	return toks[0].low == "and" || toks[0].low == "but" || toks[0].low == "to" && toks[1].low == "which"
}

// nameAndPronoun is whom one of two tags names, and the gender of the other's pronoun.
func nameAndPronoun(a, b tag) (int, string) {
	switch {
	case a.who >= 0 && b.who < 0:
		return a.who, genderFor[b.pronoun]
	case b.who >= 0 && a.who < 0:
		return b.who, genderFor[a.pronoun]
	}
	return -1, ""
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
