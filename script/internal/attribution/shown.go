package attribution

import "sort"

// speaking lists who has lines, most first.
func speaking(c *cast, lines map[int]int) []Character {
	var ids []int
	for i := range lines {
		ids = append(ids, i)
	}
	sort.Slice(ids, func(a, b int) bool {
		if lines[ids[a]] != lines[ids[b]] {
			return lines[ids[a]] > lines[ids[b]]
		}
		return ids[a] < ids[b]
	})
	out := make([]Character, 0, len(ids))
	for _, i := range ids {
		out = append(out, character(c, i))
	}
	return out
}

// silent lists who is named in the text and has no lines, the oftenest named first.
func silent(c *cast, lines map[int]int) []Character {
	var ids []int
	for i, p := range c.people {
		if _, speaks := lines[i]; !speaks && (p.count > 0 || i == c.narrator) {
			ids = append(ids, i)
		}
	}
	sort.SliceStable(ids, func(a, b int) bool { return c.people[ids[a]].count > c.people[ids[b]].count })
	var out []Character
	for _, i := range ids {
		out = append(out, character(c, i))
	}
	return out
}

// character is a person as the result shows them.
func character(c *cast, i int) Character {
	p := c.people[i]
	ch := Character{Name: p.name, Gender: p.gender, Age: p.age}
	seen := map[string]bool{p.name: true}
	for _, n := range p.names {
		if !seen[n.show] {
			ch.Aliases = append(ch.Aliases, n.show)
			seen[n.show] = true
		}
	}
	var eps []string
	for key, who := range c.epithets {
		if who == i && !seen["the "+key] {
			eps = append(eps, "the "+key)
		}
	}
	sort.Strings(eps)
	ch.Aliases = append(ch.Aliases, eps...)
	return ch
}
