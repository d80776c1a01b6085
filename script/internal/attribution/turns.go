package attribution

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
	// byPronoun tells that a pronoun decided it, and not a name: the turns around are as they are beside a pronoun.
	byPronoun bool

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

// settled is who speaks turn i beyond doubt, or -1.
func (u *turn) settled() int {
	switch {
	case u.forced >= 0:
		return u.forced
	case u.kind == kindNamed:
		return u.tag.who
	}
	return -1
}
