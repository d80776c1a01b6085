package attribution

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// places are where somebody may be who speaks as a thing.
var places = lang.Set("in inside into on onto under underneath beneath behind within beside against to")

// bindThings makes one of a thing that speaks, or a voice from it, and whoever is in it: "Ada crept into the barrel" and "said the
// barrel". It is the only person whom the narration puts there.
func (s *scene) bindThings() {
	same := map[int]int{}
	for v, p := range s.c.People {
		noun := thingOf(p.Epithet)
		if noun == "" || p.Gender != "" || s.c.Human(noun) || lang.Creatures[noun] || lang.Carrying[noun] || s.c.Group(v) || s.firstTag(v) < 0 {
			continue
		}
		if w := s.onlyWith(noun); w >= 0 && w != s.c.Narrator && !s.takesTurns(w, map[int]bool{v: true}) {
			same[v] = w
		}
	}
	if len(same) > 0 {
		unite(s.c, s.t, s.turns, same)
	}
}

// thingOf is the thing that an epithet has speak: the barrel, or that in "the voice from the barrel"; empty for none.
func thingOf(epithet string) string {
	noun := people.HeadNoun(epithet)
	if noun == "voice" {
		noun = epithet[strings.LastIndex(epithet, " ")+1:]
	}
	if noun == "voice" {
		return ""
	}
	return noun
}

// onlyWith is the only person whom sentences of the narration put into a thing again and again; -1 where there are none or several.
func (s *scene) onlyWith(noun string) int {
	found, times := -1, 0
	for _, p := range s.t.Paras {
		for seg, toks := range p.Narration() {
			for i := range toks {
				if toks[i].Low != noun || !placed(toks, i) {
					continue
				}
				w := s.nearestBefore(noun, p, seg, toks, i)
				switch {
				case w < 0:
				case found >= 0 && w != found:
					return -1
				default:
					found, times = w, times+1
				}
			}
		}
	}
	if times < 2 {
		return -1
	}
	return found
}

// placed reports whether the noun at word i is where something is: "in the old barrel", "in the middle of the roof", "Ada's barrel".
func placed(toks []lang.Token, i int) bool {
	if i > 0 && toks[i-1].Possessive && toks[i-1].Capital {
		return true
	}
	for k := i - 1; k >= 0 && k > i-8 && toks[k+1].Before == ""; k-- {
		switch w := toks[k].Low; {
		case places[w]:
			return true
		case lang.Preposition[w] && w != "of" || lang.IsVerb(w) || lang.Nominative[w]:
			return false
		}
	}
	return false
}

// nearestBefore is who but the thing itself is named or meant last in front of word i in its sentence, or -1.
func (s *scene) nearestBefore(noun string, p *lang.Para, seg int, toks []lang.Token, i int) int {
	from := i
	for from > 0 && !toks[from].First {
		from--
	}
	for k := len(p.Mentions) - 1; k >= 0; k-- {
		m := &p.Mentions[k]
		if s.isThing(m.Who, noun) || m.Seg != seg || m.At >= toks[i].Start || m.At < toks[from].Start {
			continue
		}
		if m.Who >= 0 {
			return m.Who
		}
		return turn.Resolve(s.t, s.c, p.Index, m.At, m.Pronoun)
	}
	return -1
}

// isThing reports whether w is a thing that speaks, or the voice from it.
func (s *scene) isThing(w int, noun string) bool {
	if w < 0 {
		return false
	}
	return thingOf(s.c.People[w].Epithet) == noun
}
