package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// talking words tell that somebody is in the middle of what they say.
var talking = lang.Set("mid-sentence mid-speech mid-flow mid-word mid-rant mid-story mid-stream mid-syllable mid-breath")

// midway finds who is heard from the middle of what they say on, behind a paragraph that ends with them: "It was Ada, in mid-sentence." "And
// the goat." -1 for nobody.
func midway(t *lang.Text, u *Turn) int {
	if u.Para == 0 || t.Paras[u.Para].SceneStart || u.Segs[0].Seg > 0 {
		return -1
	}
	p := t.Paras[u.Para-1]
	last := len(p.Segs) - 1
	if last < 0 || len(p.Mentions) == 0 || p.Segs[last].Kind != prose.Narration {
		return -1
	}
	m := &p.Mentions[len(p.Mentions)-1]
	for _, k := range p.Toks[last] {
		if talking[k.Low] {
			if m.Seg == last && m.At < k.Start && m.Pronoun == "" {
				return m.Who
			}
		}
	}
	return -1
}

// listens finds who goes on behind what another is not heard to say: "Hello?" said Ada. She listened. "No, on Monday." It is who has
// spoken before and is told to listen. -1 for nobody.
func listens(t *lang.Text, c *people.Cast, before, u *Turn) int {
	who := before.Settled()
	if who < 0 || u.Para != before.Last+2 || t.Paras[u.Para].SceneStart {
		return -1
	}
	p := t.Paras[before.Last+1]
	for s, toks := range p.Narration() {
		for i := range toks {
			if toks[i].Low != "listened" && toks[i].Low != "listens" || i == 0 || toks[i].Before != "" {
				continue
			}
			for k := range p.Mentions {
				m := &p.Mentions[k]
				if m.Seg == s && m.At == toks[i-1].Start && (m.Who == who || m.Who < 0 && c.People[who].Gender == lang.GenderFor[m.Pronoun]) {
					return who
				}
			}
		}
	}
	return -1
}
