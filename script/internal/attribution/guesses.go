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
