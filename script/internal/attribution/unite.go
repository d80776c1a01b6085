package attribution

// unite makes one of each person and the one they are found to be. The people are numbered anew.
func unite(c *cast, t *text, turns []*turn, same map[int]int) {
	into := make([]int, len(c.people))
	for w := range into {
		into[w] = w
		for range len(same) {
			if y, ok := same[into[w]]; ok {
				into[w] = y
			}
		}
	}
	var kept []*person
	number := make([]int, len(c.people))
	for w, p := range c.people {
		if into[w] == w {
			number[w] = len(kept)
			kept = append(kept, p)
		}
	}
	if len(kept) == len(c.people) {
		return
	}
	for w, p := range c.people {
		if into[w] != w {
			number[w] = number[into[w]]
			takesOver(c, c.people[into[w]], p)
		}
	}
	c.people = kept
	now := func(w *int) {
		if *w >= 0 {
			*w = number[*w]
		}
	}
	now(&c.narrator)
	for _, m := range []map[string]int{c.alias, c.epithets, c.labels} {
		for k, w := range m {
			m[k] = number[w]
		}
	}
	for _, p := range t.paras {
		for k := range p.mentions {
			m := &p.mentions[k]
			now(&m.who)
			now(&m.own)
			if c.certain[m.epithet] {
				m.epithet = ""
			}
		}
	}
	for _, u := range turns {
		now(&u.tag.who)
		now(&u.forced)
		if c.certain[u.tag.epithet] {
			u.tag.epithet = ""
		}
		absent := map[int]bool{}
		for w := range u.absent {
			absent[number[w]] = true
		}
		u.absent = absent
		u.look(t, c)
	}
}

// takesOver gives what is known of p to q, who is the same.
func takesOver(c *cast, q, p *person) {
	q.names = append(q.names, p.names...)
	q.count += p.count
	if q.gender == "" {
		q.gender = p.gender
	}
	if q.age == "" {
		q.age = p.age
	}
	for g, v := range p.votes {
		q.votes[g] += v
	}
	for _, e := range []string{p.epithet, q.epithet} {
		if e != "" {
			c.certain[e] = true // it is no longer in doubt whom it stands for
		}
	}
	if (nameless(q.name) || q.epithet != "") && len(p.names) > 0 {
		if nameless(q.name) || !calling(p.names[0]) { // "Highness" is not what the narration calls the prince
			q.name = p.name
		}
		q.epithet = ""
	}
}
