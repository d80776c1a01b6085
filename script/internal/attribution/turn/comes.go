package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// opening verbs begin what somebody does who comes into a scene.
var opening = lang.Set("opened opens answered answers came comes entered enters appeared appears arrived arrives emerged emerges")

// comes is who comes in with the first words of the paragraph in front of a turn and is new to the text: they begin the talk. -1 for nobody.
func comes(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 {
		return -1
	}
	p := t.Paras[u.Para-1]
	if p.Talks() || len(p.Mentions) == 0 {
		return -1
	}
	m := &p.Mentions[0]
	if m.Sentence != 0 || !m.Subject || m.Who < 0 || m.Who == c.Narrator || !unmet(t, m.Who, p.Index) {
		return -1
	}
	for _, toks := range p.Narration() {
		for i := range toks {
			if i > 0 && toks[i].First {
				return -1
			}
			if opening[toks[i].Low] {
				return m.Who
			}
		}
	}
	return -1
}

// unmet reports whether the narration has not told of somebody before a paragraph.
func unmet(t *lang.Text, w, para int) bool {
	for _, p := range t.Paras[:para] {
		for k := range p.Mentions {
			if p.Mentions[k].Who == w {
				return false
			}
		}
	}
	return true
}

// actsAlone is who the narration in front of a turn's words is about, told by what they are, when the paragraph is about nobody else; or -1.
func (u *Turn) actsAlone(t *lang.Text, c *people.Cast) int {
	p := t.Paras[u.Para]
	who := -1
	for k := range p.Mentions {
		m := &p.Mentions[k]
		switch {
		case m.Who < 0 || m.Who == c.Narrator || who >= 0 && who != m.Who:
			return -1
		case m.Seg < u.Segs[0].Seg && m.Subject:
			who = m.Who
		}
	}
	if who < 0 || c.People[who].Epithet == "" || people.EpithetClass(c.People[who].Epithet) == people.ClassGeneric { // the girl may be somebody with a name
		return -1
	}
	return who
}

// askedAfter is whom the narration in front of a turn ends on and the turn asks about: a woman in a red hat. "Who's that?" -1 for nobody.
func askedAfter(t *lang.Text, c *people.Cast, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para-1].Talks() || u.Words > 4 {
		return -1
	}
	toks := t.Paras[u.Para].Toks[u.Segs[0].Seg]
	if len(toks) < 2 || toks[0].Low != "who" && toks[0].Low != "who's" {
		return -1
	}
	switch toks[len(toks)-1].Low {
	case "that", "she", "he", "this":
	default:
		return -1
	}
	ms := t.Paras[u.Para-1].Mentions
	for k := len(ms) - 1; k >= 0; k-- {
		if ms[k].Who >= 0 {
			if ms[k].Who == c.Narrator || ms[k].Acts || ms[k].Who == ms[0].Who {
				return -1 // they do something themselves, and look at somebody
			}
			return ms[k].Who
		}
	}
	return -1
}
