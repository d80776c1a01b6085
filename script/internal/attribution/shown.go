package attribution

import (
	"sort"

	"radioplay/script/internal/attribution/people"
)

// speaking lists who has lines, most first.
func speaking(c *people.Cast, lines map[int]int) []Character {
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
func silent(c *people.Cast, lines map[int]int) []Character {
	var ids []int
	for i, p := range c.People {
		if _, speaks := lines[i]; !speaks && (p.Count > 0 || i == c.Narrator) {
			ids = append(ids, i)
		}
	}
	sort.SliceStable(ids, func(a, b int) bool { return c.People[ids[a]].Count > c.People[ids[b]].Count })
	var out []Character
	for _, i := range ids {
		out = append(out, character(c, i))
	}
	return out
}

// character is a person as the result shows them.
func character(c *people.Cast, i int) Character {
	p := c.People[i]
	ch := Character{Name: p.Name, Gender: p.Gender, Age: p.Age}
	seen := map[string]bool{p.Name: true}
	for _, n := range p.Names {
		if !seen[n.Show] {
			ch.Aliases = append(ch.Aliases, n.Show)
			seen[n.Show] = true
		}
	}
	var eps []string
	for key, who := range c.Epithets {
		if who == i && !seen["the "+key] {
			eps = append(eps, "the "+key)
		}
	}
	sort.Strings(eps)
	ch.Aliases = append(ch.Aliases, eps...)
	return ch
}
