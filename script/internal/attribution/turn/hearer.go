package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// hearer is whom the tag of a turn tells that it is said to: "he told Ada", "she said to Ada". -1 when it names nobody.
func (u *Turn) hearer(t *lang.Text) int {
	if !u.Tag.Found() {
		return -1
	}
	p := t.Paras[u.Para]
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
