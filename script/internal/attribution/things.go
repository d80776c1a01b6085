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
