package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// instruments are what somebody else may speak with: "in Ada's voice", "with Ada's mouth".
var instruments = lang.Set("voice voices mouth lips tongue throat accents tones")

// personas finds who is heard where it is not who speaks: the text says that somebody speaks in another's voice. It
// holds for what they go on to say in the scene, until the other speaks for themselves or a voice is told to be "own"
// again. -1: the speaker is heard.
func personas(t *lang.Text, c *people.Cast, turns []*turn.Turn) []int {
	heard := make([]int, len(turns))
	as := map[int]int{} // by speaker, while it lasts
	last := 0           // paragraph of the turn before
	for i, u := range turns {
		heard[i] = -1
		if t.NewScene(last, u.Para) {
			clear(as)
		}
		for p := last + 1; p <= u.Para; p++ {
			if ownVoice(t.Paras[p]) {
				clear(as)
			}
		}
		last = u.Last
		if u.Speaker < 0 {
			continue
		}
		for s, w := range as {
			if w == u.Speaker && s != w {
				delete(as, s)
			}
		}
		if w := voiceOf(t, c, u); w >= 0 && w != u.Speaker {
			as[u.Speaker] = w
		}
		if w, ok := as[u.Speaker]; ok {
			heard[i] = w
		}
	}
	return heard
}

// voiceOf is whose voice or mouth the sentence of a turn's tag says it is spoken with, or -1.
func voiceOf(t *lang.Text, c *people.Cast, u *turn.Turn) int {
	if u.Tag.Mouth {
		return u.Tag.Who
	}
	p := t.Paras[u.Para]
	for s := range p.Segs {
		if p.Segs[s].Kind != prose.Narration {
			continue
		}
		for _, sent := range lang.Sentences(p.Toks[s]) {
			if u.Tag.Cue.End > u.Tag.Cue.Start && sent[0].Start <= u.Tag.Cue.Start && u.Tag.Cue.End <= sent[len(sent)-1].End {
				return instrumentOf(c, sent)
			}
		}
	}
	return -1
}

// instrumentOf reads "in Ada's voice", "with Ada's mouth" and "in the voice of Ada".
func instrumentOf(c *people.Cast, toks []lang.Token) int {
	for i := 1; i < len(toks); i++ {
		switch toks[i-1].Low {
		case "in", "with", "through", "using":
			if who, n := c.NameAt(toks, i); n > 0 && toks[i+n-1].Possessive && i+n < len(toks) && instruments[toks[i+n].Low] {
				return who
			}
		case "of":
			if i < 4 || !instruments[toks[i-2].Low] || toks[i-3].Low != "the" || toks[i-4].Low != "in" && toks[i-4].Low != "with" {
				continue
			}
			if who, n := c.NameAt(toks, i); n > 0 && !toks[i+n-1].Possessive {
				return who
			}
		}
	}
	return -1
}

// ownVoice reports whether the narration says that a voice is its owner's again: "in his own voice".
func ownVoice(p *lang.Para) bool {
	for _, toks := range p.Narration() {
		for i := 0; i+1 < len(toks); i++ {
			if toks[i].Low == "own" && instruments[toks[i+1].Low] {
				return true
			}
		}
	}
	return false
}
