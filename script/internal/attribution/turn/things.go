package turn

import (
	"slices"

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

// hushThings forgets where a short text names what voices come out of and has it say nothing: "He put the radio down." is about nobody else.
func hushThings(t *lang.Text, c *people.Cast, turns []*Turn) {
	if t.Words >= lang.ShortText {
		return
	}
	speaks := map[int]bool{}
	for _, u := range turns {
		speaks[u.Tag.At] = true
	}
	for _, p := range t.Paras {
		p.Mentions = slices.DeleteFunc(p.Mentions, func(m lang.Mention) bool {
			return m.Who >= 0 && c.Carries(m.Who) && !speaks[m.At]
		})
	}
}
