package attribution

// thing finds what "it" in a tag means: the nearest person before it who is told by what they are and
// is neither he nor she.
func (u *turn) thing(t *text, c *cast) int {
	for back := u.para; back >= 0 && back > u.para-8; back-- {
		for k := len(t.paras[back].mentions) - 1; k >= 0; k-- {
			m := &t.paras[back].mentions[k]
			if m.who < 0 || m.who == c.narrator || back == u.para && m.at >= u.tag.at {
				continue
			}
			if p := c.people[m.who]; p.epithet != "" && p.gender == "" && !c.human(headNoun(p.epithet)) {
				return m.who
			}
		}
	}
	return -1
}

// human reports whether a noun means people and nothing else.
func (c *cast) human(noun string) bool {
	_, known := personNouns[noun]
	return known && !creatures[noun]
}

// creatures are nouns for who may be "it".
var creatures = words(`voice ghost spirit demon devil angel monster creature beast dragon vampire robot android computer machine cat dog wolf fox bear rabbit hare mouse rat bird owl raven
	crow parrot pigeon lion tiger snake frog turtle horse dormouse figure caterpillar gryphon child baby`)
