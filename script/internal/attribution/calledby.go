package attribution

// callThem gives everybody the name to list them by: the one the narration uses most, or where
// that could mean another as well, a fuller one.
func (c *cast) callThem() {
	surname := map[string]int{} // how many people share it
	for _, p := range c.people {
		seen := map[string]bool{}
		for _, n := range p.names {
			if last := n.parts[len(n.parts)-1]; (civil[n.title] || len(n.parts) > 1) && !knownGiven(&name{parts: []string{last}}) && !seen[last] {
				seen[last] = true
				surname[last]++
			}
		}
	}
	for _, p := range c.people {
		if p.name != "" {
			continue
		}
		best := bestName(p, func(*name) bool { return true })
		if best != nil && len(best.parts) == 1 && best.title == "" && surname[best.parts[0]] > 1 {
			if n := bestName(p, func(n *name) bool { return len(n.parts) > 1 || n.title != "" && !kinTitle[n.title] }); n != nil {
				best = n
			}
		}
		if best != nil && len(best.parts) == 1 && best.title == "mr" && surname[best.parts[0]] > 1 {
			if n := bestName(p, func(n *name) bool { return len(n.parts) > 1 && n.title == "" && 5*n.count >= best.count }); n != nil {
				best = n
			}
		}
		if best != nil {
			p.name = best.show
		}
	}
}

// bestName is what the narration calls a person most; of equals the fuller one.
func bestName(p *person, fits func(*name) bool) *name {
	var best *name
	top := -1
	for _, n := range p.names {
		if !fits(n) {
			continue
		}
		s := 8*(3*n.count+n.inQuotes) + len(n.parts)
		if n.title != "" {
			s++
		}
		if len(n.parts[len(n.parts)-1]) == 1 { // "Mr C."
			s -= 8
		}
		if s > top || s == top && n.show < best.show {
			best, top = n, s
		}
	}
	return best
}
