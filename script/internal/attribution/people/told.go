package people

// CalledOnly reports whether w is a name that the narration never uses.
func (c *Cast) CalledOnly(w int) bool {
	calls := 0
	for _, n := range c.People[w].Names {
		if n.Count > 0 {
			return false
		}
		calls += n.InQuotes
	}
	return calls > 0
}

// HardlyTold reports whether the narration uses the name of w once at most, and never for somebody who does anything.
func (c *Cast) HardlyTold(w int) bool {
	told, does, calls := 0, 0, 0
	for _, n := range c.People[w].Names {
		told += n.Count
		does += n.Acts + n.Speaks + n.Possesses
		calls += n.InQuotes
	}
	return told <= 1 && does == 0 && calls > told
}
