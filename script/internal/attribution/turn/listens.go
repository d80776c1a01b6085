package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

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
