package turn

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
)

// thing finds what "it" in a tag means: the nearest person before it who is told by what they are and
// is neither he nor she.
func (u *Turn) thing(t *lang.Text, c *people.Cast) int {
	for back := u.Para; back >= 0 && back > u.Para-8; back-- {
		for k := len(t.Paras[back].Mentions) - 1; k >= 0; k-- {
			m := &t.Paras[back].Mentions[k]
			if m.Who < 0 || m.Who == c.Narrator || back == u.Para && m.At >= u.Tag.At {
				continue
			}
			if p := c.People[m.Who]; p.Epithet != "" && p.Gender == "" && !c.Human(people.HeadNoun(p.Epithet)) {
				return m.Who
			}
		}
	}
	return -1
}
