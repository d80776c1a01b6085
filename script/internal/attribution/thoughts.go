package attribution

import "radioplay/script/internal/prose"

// thought is a segment that is thought, and who thinks it; -1 until that is known.
type thought struct {
	p   *para
	seg int
	who int
	tag tag
}

// thoughts gives words that are thought to whom their tag names; else to who speaks in their
// paragraph, to who has other thoughts, to the narrator of a first-person story, to whom the
// narration around is about.
func thoughts(t *text, c *cast, turns []*turn, r *Result, lines map[int]int) {
	var all []*thought
	times := map[int]int{} // how many thoughts somebody has by their tags and paragraphs
	for _, p := range t.paras {
		for s := range p.segs {
			if p.segs[s].Kind == prose.Thought {
				all = append(all, &thought{p, s, -1, readTag(t, c, p, s)})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	speaks := map[int][]*turn{}
	for _, u := range turns {
		for p := u.para; p <= u.last; p++ {
			speaks[p] = append(speaks[p], u)
		}
	}
	var before *thought
	for _, h := range all {
		if before != nil && before.p == h.p && !h.tag.found() {
			h.who = before.who
		} else {
			h.who = h.thinker(t, c, speaks[h.p.index])
		}
		if h.who >= 0 {
			times[h.who]++
		}
		before = h
	}
	for _, h := range all {
		q := Quote{Method: "implicit", Confidence: 0.6, Cue: h.tag.cue}
		switch {
		case h.tag.who >= 0:
			q.Method, q.Confidence = "explicit", 0.95
		case h.tag.pronoun != "":
			q.Method = "anaphoric"
			if h.who >= 0 {
				q.Confidence = 0.8
			}
		}
		if h.who < 0 {
			h.who = mind(c, times, genderFor[h.tag.pronoun])
		}
		for back := h.p.index; h.who < 0 && back >= 0 && back > h.p.index-6; back-- {
			h.who = lastSubject(t, c, t.paras[back])
		}
		if h.who >= 0 {
			lines[h.who] += 0 // who only thinks is a character too
			q.Speaker = c.people[h.who].name
		}
		r.Quotes[h.p.block][h.seg] = q
	}
}

// thinker finds who thinks h by its tag and by who speaks in its paragraph, or -1.
func (h *thought) thinker(t *text, c *cast, turns []*turn) int {
	g := genderFor[h.tag.pronoun]
	switch {
	case h.tag.who >= 0:
		return h.tag.who
	case h.tag.pronoun == "" && c.narrator >= 0:
		return c.narrator
	}
	for _, u := range turns {
		if u.speaker >= 0 && (g == "" || same(c.people[u.speaker].gender, g) != 2) && (u.tag.pronoun == h.tag.pronoun || !u.tag.found() || !h.tag.found()) {
			return u.speaker
		}
	}
	if g != "" {
		return resolve(t, c, h.p.index, h.tag.at, h.tag.pronoun)
	}
	return -1
}

// mind is who has the most thoughts, of a gender when one is known; -1 when nobody has.
func mind(c *cast, times map[int]int, gender string) int {
	best := -1
	for w := range c.people {
		if n := times[w]; n > 0 && (best < 0 || n > times[best]) && (gender == "" || same(c.people[w].gender, gender) != 2) {
			best = w
		}
	}
	return best
}
