package attribution

import "radioplay/script/internal/prose"

// instruments are what somebody else may speak with: "in Ada's voice", "with Ada's mouth".
var instruments = words("voice voices mouth lips tongue throat accents tones")

// personas finds who is heard where it is not who speaks: the text says that somebody speaks in another's voice. It
// holds for what they go on to say in the scene, until the other speaks for themselves or a voice is told to be "own"
// again. -1: the speaker is heard.
func personas(t *text, c *cast, turns []*turn) []int {
	heard := make([]int, len(turns))
	as := map[int]int{} // by speaker, while it lasts
	last := 0           // paragraph of the turn before
	for i, u := range turns {
		heard[i] = -1
		if t.newScene(last, u.para) {
			clear(as)
		}
		for p := last + 1; p <= u.para; p++ {
			if ownVoice(t.paras[p]) {
				clear(as)
			}
		}
		last = u.last
		if u.speaker < 0 {
			continue
		}
		for s, w := range as {
			if w == u.speaker && s != w {
				delete(as, s)
			}
		}
		if w := voiceOf(t, c, u); w >= 0 && w != u.speaker {
			as[u.speaker] = w
		}
		if w, ok := as[u.speaker]; ok {
			heard[i] = w
		}
	}
	return heard
}

// voiceOf is whose voice or mouth the sentence of a turn's tag says it is spoken with, or -1.
func voiceOf(t *text, c *cast, u *turn) int {
	p := t.paras[u.para]
	for s := range p.segs {
		if p.segs[s].Kind != prose.Narration {
			continue
		}
		for _, sent := range sentences(p.toks[s]) {
			if u.tag.cue.End > u.tag.cue.Start && sent[0].start <= u.tag.cue.Start && u.tag.cue.End <= sent[len(sent)-1].end {
				return instrumentOf(c, sent)
			}
		}
	}
	return -1
}

// instrumentOf reads "in Ada's voice", "with Ada's mouth" and "in the voice of Ada".
func instrumentOf(c *cast, toks []token) int {
	for i := 1; i < len(toks); i++ {
		switch toks[i-1].low {
		case "in", "with", "through", "using":
			if who, n := c.nameAt(toks, i); n > 0 && toks[i+n-1].possessive && i+n < len(toks) && instruments[toks[i+n].low] {
				return who
			}
		case "of":
			if i < 4 || !instruments[toks[i-2].low] || toks[i-3].low != "the" || toks[i-4].low != "in" && toks[i-4].low != "with" {
				continue
			}
			if who, n := c.nameAt(toks, i); n > 0 && !toks[i+n-1].possessive {
				return who
			}
		}
	}
	return -1
}

// ownVoice reports whether the narration says that a voice is its owner's again: "in his own voice".
func ownVoice(p *para) bool {
	for _, toks := range p.narration() {
		for i := 0; i+1 < len(toks); i++ {
			if toks[i].low == "own" && instruments[toks[i+1].low] {
				return true
			}
		}
	}
	return false
}
