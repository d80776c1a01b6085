package attribution

// guesses is who speaks each turn by what stands beside it, and in the turns between by
// alternation; -1 where that tells nothing.
func guesses(turns []*turn) (out []int, sure []bool) {
	out, sure = make([]int, len(turns)), make([]bool, len(turns))
	for i, u := range turns {
		out[i] = -1
		switch {
		case u.settled() >= 0:
			out[i] = u.settled()
		case u.kind == kindPronoun:
			out[i] = u.pronounIs
		case u.kind == kindBeat:
			out[i] = u.before
		case u.kind == kindAfter:
			out[i] = u.after
		case u.kind == kindEpithet:
			out[i] = u.tag.who
		}
		sure[i] = out[i] >= 0
	}
	fill := func(i, from int) {
		if between := (i + from) / 2; out[i] < 0 && turns[i].kind == kindBare && out[from] >= 0 && out[between] != out[from] && abs(turns[i].para-turns[from].para) <= 4 && !turns[i].called[out[from]] {
			out[i] = out[from]
		}
	}
	for i := 2; i < len(turns); i++ {
		fill(i, i-2)
	}
	for i := len(turns) - 3; i >= 0; i-- {
		fill(i, i+2)
	}
	return out, sure
}

// calledOnly reports whether w is a name that the narration never uses.
func (c *cast) calledOnly(w int) bool {
	calls := 0
	for _, n := range c.people[w].names {
		if n.count > 0 {
			return false
		}
		calls += n.inQuotes
	}
	return calls > 0
}

// unite makes one of each person and the one they are found to be.
func (c *cast) unite(t *text, turns []*turn, gone map[int]int) {
	if len(gone) == 0 {
		return
	}
	now := func(w int) int {
		for range len(gone) {
			if y, ok := gone[w]; ok && w >= 0 {
				w = y
			}
		}
		return w
	}
	for w := range c.people {
		if y := now(w); y != w {
			p, q := c.people[w], c.people[y]
			if q.name == narratorName && len(p.names) > 0 {
				q.name = p.name
			}
			q.names = append(q.names, p.names...)
			q.count += p.count
			if q.gender == "" {
				q.gender = p.gender
			}
			if q.age == "" {
				q.age = p.age
			}
		}
	}
	for _, m := range []map[string]int{c.alias, c.epithets, c.labels} {
		for k, w := range m {
			m[k] = now(w)
		}
	}
	for _, p := range t.paras {
		for k := range p.mentions {
			p.mentions[k].who, p.mentions[k].own = now(p.mentions[k].who), now(p.mentions[k].own)
		}
	}
	for _, u := range turns {
		u.tag.who = now(u.tag.who)
		u.look(t, c)
	}
}
