package casting

import (
	"slices"
	"sort"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// partsOf lists every role that speaks in a script, the largest first; a persona follows its speaker.
func partsOf(s *script.Script) []Choice {
	by := map[voices.Role]*Choice{}
	tempers := map[voices.Role]*temper{}
	accents := accentsOf(s)
	var order []voices.Role
	for _, l := range s.Lines {
		if !l.Kind.Spoken() || l.Speaker == "" {
			continue
		}
		roles := []voices.Role{{Speaker: l.Speaker}}
		if l.As != "" {
			roles = append(roles, voices.Role{Speaker: l.Speaker, As: l.As})
		}
		for i, r := range roles {
			c, ok := by[r]
			if !ok {
				c = &Choice{Role: r}
				describe(c, s)
				if r.As == "" {
					c.Accent = accents[r.Speaker]
				}
				by[r], tempers[r] = c, &temper{}
				order = append(order, r)
			}
			if i == len(roles)-1 {
				c.Lines++
				c.Words += len(strings.Fields(l.Text))
				tempers[r].add(&l)
			}
		}
	}
	total := map[string]int{} // a speaker's words under all names
	for r, c := range by {
		total[r.Speaker] += c.Words
	}
	first := map[voices.Role]int{}
	for i, r := range order {
		first[r] = i
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := order[i], order[j]
		switch {
		case a.Speaker == b.Speaker:
			return a.As == "" || b.As != "" && first[a] < first[b]
		case total[a.Speaker] != total[b.Speaker]:
			return total[a.Speaker] > total[b.Speaker]
		}
		return first[voices.Role{Speaker: a.Speaker}] < first[voices.Role{Speaker: b.Speaker}]
	})
	out := make([]Choice, len(order))
	for i, r := range order {
		out[i] = *by[r]
		out[i].temper = tempers[r].mean()
	}
	return out
}

// describe fills in what the script knows of a role: of the persona, if that is a character by itself, else of its speaker.
func describe(c *Choice, s *script.Script) {
	for _, name := range []string{c.Role.As, c.Role.Speaker} {
		for _, k := range s.Characters {
			if name != "" && (k.Name == name || slices.Contains(k.Aliases, name)) {
				c.Gender, c.Age = k.Gender, k.Age
				if c.Role.As == "" {
					c.Aliases = k.Aliases
				}
				return
			}
		}
	}
}
