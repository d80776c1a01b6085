package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// join makes one of x and b, who is the same person.
func (s *scene) join(x, b int) { unite(s.c, s.t, s.turns, map[int]int{x: b}) }

// unite makes one of each person and the one they are found to be. The people are numbered anew.
func unite(c *people.Cast, t *lang.Text, turns []*turn.Turn, same map[int]int) {
	into := make([]int, len(c.People))
	for w := range into {
		into[w] = w
		for range len(same) {
			if y, ok := same[into[w]]; ok {
				into[w] = y
			}
		}
	}
	var kept []*people.Person
	number := make([]int, len(c.People))
	for w, p := range c.People {
		if into[w] == w {
			number[w] = len(kept)
			kept = append(kept, p)
		}
	}
	if len(kept) == len(c.People) {
		return
	}
	for w, p := range c.People {
		if into[w] != w {
			number[w] = number[into[w]]
			takesOver(c, c.People[into[w]], p)
		}
	}
	c.People = kept
	now := func(w *int) {
		if *w >= 0 {
			*w = number[*w]
		}
	}
	now(&c.Narrator)
	for _, m := range []map[string]int{c.Alias, c.Epithets, c.Labels} {
		for k, w := range m {
			m[k] = number[w]
		}
	}
	for _, p := range t.Paras {
		for k := range p.Mentions {
			m := &p.Mentions[k]
			now(&m.Who)
			now(&m.Own)
			if c.Certain[m.Epithet] {
				m.Epithet = ""
			}
		}
	}
	for _, u := range turns {
		now(&u.Tag.Who)
		now(&u.Forced)
		if c.Certain[u.Tag.Epithet] {
			u.Tag.Epithet = ""
		}
		absent := map[int]bool{}
		for w := range u.Absent {
			absent[number[w]] = true
		}
		u.Absent = absent
		u.Look(t, c)
	}
}

// takesOver gives what is known of p to q, who is the same.
func takesOver(c *people.Cast, q, p *people.Person) {
	q.Names = append(q.Names, p.Names...)
	q.Count += p.Count
	if q.Gender == "" {
		q.Gender = p.Gender
	}
	if q.Age == "" {
		q.Age = p.Age
	}
	for g, v := range p.Votes {
		q.Votes[g] += v
	}
	for _, e := range []string{p.Epithet, q.Epithet} {
		if e != "" {
			c.Certain[e] = true // it is no longer in doubt whom it stands for
		}
	}
	if (people.Nameless(q.Name) || q.Epithet != "") && len(p.Names) > 0 {
		if people.Nameless(q.Name) || !people.Calling(p.Names[0]) { // "Highness" is not what the narration calls the prince
			q.Name = p.Name
		}
		q.Epithet = ""
	}
}
