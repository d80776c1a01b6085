package attribution

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

// hardlyTold reports whether the narration uses the name of w once at most, and never for somebody who does anything.
func (c *cast) hardlyTold(w int) bool {
	told, does, calls := 0, 0, 0
	for _, n := range c.people[w].names {
		told += n.count
		does += n.acts + n.speaks + n.possesses
		calls += n.inQuotes
	}
	return told <= 1 && does == 0 && calls > told
}
