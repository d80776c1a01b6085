// Package turn cuts a text into turns of talk, and reads what the words around each tell of its speaker.
package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/tags"
)

// SegRef is a spoken segment: its number in paragraph Para, which is Block of the document.
type SegRef struct{ Para, Block, Seg int }

// Scored is somebody with a probability.
type Scored struct {
	Who int
	P   float64
}

// Turn is what one person says in one go: the quotations of a paragraph, and of the
// paragraphs that go on without a closing mark.
type Turn struct {
	Segs   []SegRef
	Para   int // paragraph it begins in
	Last   int // paragraph it ends in
	Tag    tags.Tag
	Kind   int
	Forced int  // decided by a certain rule or by a person, or -1
	Given  bool // decided by a person
	// Listens tells that its speaker was listening to somebody who is not heard.
	Listens bool
	// ByPronoun tells that a pronoun decided it, and not a name: the turns around are as they are beside a pronoun.
	ByPronoun bool

	Absent          map[int]bool // who cannot be speaking
	Called          map[int]bool // vocatives in it
	SpokenOf        map[int]bool // named in it otherwise
	Naming          Naming
	BeforeByPronoun bool
	Address         string // gender of whom it calls sir or madam
	Words           int
	Before          int    // subject of the last sentence before its first quotation, same paragraph
	After           int    // subject of the first sentence behind its first quotation
	Beat            string // pronoun of the beat, when it is one
	BeatWho         int    // whom it means
	PronounIs       int    // whom the tag's pronoun means
	Kin             int    // whom "his wife" in the tag means, or -1

	Speaker    int
	Raw        float64 // probability by the lattice
	Confidence float64 // the same, calibrated
	Others     []Scored
}

// The kinds of turn, by what stands beside it.
const (
	KindNamed   = iota
	KindEpithet // an epithet that may stand for somebody with a name
	KindPronoun
	KindIndefinite
	kindBeat  // an act of somebody stands in front
	kindAfter // or only behind
	KindBare
	Kinds
)

// Method is how the speaker of a turn is told, as the result names it.
func (u *Turn) Method() string {
	switch u.Kind {
	case KindNamed:
		return "explicit"
	case KindPronoun, KindEpithet:
		return "anaphoric"
	}
	return "implicit"
}

// Find cuts the text into turns and reads what stands beside them.
func Find(t *lang.Text, c *people.Cast) []*Turn {
	findMentions(t, c)
	var out []*Turn
	for _, p := range t.Paras {
		var cur *Turn
		for _, s := range p.Quotes {
			g := tags.Read(t, c, p, s)
			ref := SegRef{p.Index, p.Block, s}
			if p.Segs[s].Cont && s == p.Quotes[0] && len(out) > 0 && out[len(out)-1].Last == p.Index-1 {
				cur = out[len(out)-1]
			}
			if cur != nil && !breaks(t, c, p, s, cur, g) {
				cur.Segs = append(cur.Segs, ref)
				cur.Last = p.Index
				if better(g, cur.Tag) {
					cur.Tag = g
				}
				continue
			}
			cur = &Turn{Segs: []SegRef{ref}, Para: p.Index, Last: p.Index, Tag: g, Speaker: -1, Forced: -1, Before: -1, After: -1, BeatWho: -1, PronounIs: -1}
			out = append(out, cur)
		}
	}
	hushThings(t, c, out)
	for _, u := range out {
		u.Look(t, c)
	}
	devices(t, c, out)
	partings(t, c, out)
	tellsLater(t, c, out)
	return out
}

// Interrupted reports whether something is told between the words of a turn and nothing in front of them.
func (u *Turn) Interrupted() bool { return u.Before < 0 && len(u.Segs) > 1 && u.Para == u.Last }

// Settled is who speaks turn i beyond doubt, or -1.
func (u *Turn) Settled() int {
	switch {
	case u.Forced >= 0:
		return u.Forced
	case u.Kind == KindNamed:
		return u.Tag.Who
	}
	return -1
}
