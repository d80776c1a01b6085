package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// hearer is whom the tag of a turn tells that it is said to: "he told Ada", "she said to Ada". -1 when it names nobody.
func (u *Turn) hearer(t *lang.Text) int {
	p := t.Paras[u.Para]
	if w := u.saidTo(p); w >= 0 || !u.Tag.Found() {
		return w
	}
	for k := range p.Mentions {
		m := &p.Mentions[k]
		if m.Who < 0 || m.At <= u.Tag.At || m.Who == u.Tag.Who {
			continue
		}
		toks := p.Toks[m.Seg]
		for i := 1; i < len(toks) && toks[i].Start <= m.At; i++ {
			if toks[i].Start != m.At || toks[i].Before != "" || toks[i-1].Start < u.Tag.At {
				continue
			}
			switch w := toks[i-1].Low; {
			case w == "told" || w == "asked" || w == "tells" || w == "asks":
				return m.Who
			case w == "to" && i > 1 && toks[i-2].Start >= u.Tag.At && prose.SpeechVerb(toks[i-2].Low):
				return m.Who
			}
		}
	}
	return -1
}

// saidTo is whom a sentence behind words of a turn tells that they were to: "This was to Ada." -1 when there is none.
func (u *Turn) saidTo(p *lang.Para) int {
	for s, toks := range p.Narration() {
		if s < u.Segs[0].Seg {
			continue
		}
		for i := 2; i < len(toks); i++ {
			if toks[i-1].Low != "to" || toks[i].Before != "" {
				continue
			}
			if first := toks[i-2]; first.Low != "this" && !(i > 2 && first.Low == "was" && (toks[i-3].Low == "this" || toks[i-3].Low == "that")) {
				continue
			}
			for k := range p.Mentions {
				if m := &p.Mentions[k]; m.Seg == s && m.At == toks[i].Start {
					return m.Who
				}
			}
		}
	}
	return -1
}
