package people

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
)

// callThem gives everybody the name to list them by: the one the narration uses most, or where
// that could mean another as well, a fuller one.
func (c *Cast) callThem() {
	surname := map[string]int{} // how many people share it
	for _, p := range c.People {
		seen := map[string]bool{}
		for _, n := range p.Names {
			if last := n.Parts[len(n.Parts)-1]; (lang.Civil[n.Title] || len(n.Parts) > 1) && !names.KnownGiven(&names.Name{Parts: []string{last}}) && !seen[last] {
				seen[last] = true
				surname[last]++
			}
		}
	}
	for _, p := range c.People {
		if p.Name != "" {
			continue
		}
		best := bestName(p, func(*names.Name) bool { return true })
		if best != nil && len(best.Parts) == 1 && best.Title == "" && surname[best.Parts[0]] > 1 {
			if n := bestName(p, func(n *names.Name) bool { return len(n.Parts) > 1 || n.Title != "" && !lang.KinTitle[n.Title] }); n != nil {
				best = n
			}
		}
		if best != nil && len(best.Parts) == 1 && best.Title == "mr" && surname[best.Parts[0]] > 1 {
			if n := bestName(p, func(n *names.Name) bool { return len(n.Parts) > 1 && n.Title == "" && 5*n.Count >= best.Count }); n != nil {
				best = n
			}
		}
		if best != nil {
			p.Name = best.Show
		}
	}
}

// bestName is what the narration calls a person most; of equals the fuller one.
func bestName(p *Person, fits func(*names.Name) bool) *names.Name {
	var best *names.Name
	top := -1
	for _, n := range p.Names {
		if !fits(n) {
			continue
		}
		s := 8*(3*n.Count+n.InQuotes) + len(n.Parts)
		if n.Title != "" {
			s++
		}
		if len(n.Parts[len(n.Parts)-1]) == 1 { // "Mr C."
			s -= 8
		}
		if s > top || s == top && n.Show < best.Show {
			best, top = n, s
		}
	}
	return best
}
