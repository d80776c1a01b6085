package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/tags"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// thought is a segment that is thought, and who thinks it; -1 until that is known.
type thought struct {
	p   *lang.Para
	seg int
	who int
	tag tags.Tag
}

// thoughts gives words that are thought to whom their tag names; else to who speaks in their
// paragraph, to who has other thoughts, to the narrator of a first-person story, to whom the
// narration around is about.
func thoughts(t *lang.Text, c *people.Cast, turns []*turn.Turn, r *Result, lines map[int]int) {
	var all []*thought
	times := map[int]int{} // how many thoughts somebody has by their tags and paragraphs
	for _, p := range t.Paras {
		for s := range p.Segs {
			if p.Segs[s].Kind == prose.Thought {
				all = append(all, &thought{p, s, -1, tags.Read(t, c, p, s)})
			}
		}
	}
	if len(all) == 0 {
		return
	}
	speaks := map[int][]*turn.Turn{}
	for _, u := range turns {
		for p := u.Para; p <= u.Last; p++ {
			speaks[p] = append(speaks[p], u)
		}
	}
	var before *thought
	for _, h := range all {
		if before != nil && before.p == h.p && !h.tag.Found() {
			h.who = before.who
		} else {
			h.who = h.thinker(t, c, speaks[h.p.Index])
		}
		if h.who >= 0 {
			times[h.who]++
		}
		before = h
	}
	for _, h := range all {
		q := Quote{Method: "implicit", Confidence: 0.6, Cue: h.tag.Cue}
		switch {
		case h.tag.Who >= 0:
			q.Method, q.Confidence = "explicit", 0.95
		case h.tag.Pronoun != "":
			q.Method = "anaphoric"
			if h.who >= 0 {
				q.Confidence = 0.8
			}
		}
		if h.who < 0 {
			h.who = soleOfGender(c, lang.GenderFor[h.tag.Pronoun])
		}
		if h.who < 0 {
			h.who = mind(c, times, lang.GenderFor[h.tag.Pronoun])
		}
		for back := h.p.Index; h.who < 0 && back >= 0 && back > h.p.Index-6; back-- {
			h.who = turn.LastSubject(t, c, t.Paras[back])
		}
		if h.who >= 0 {
			lines[h.who] += 0 // who only thinks is a character too
			q.Speaker = c.People[h.who].Name
		}
		r.Quotes[h.p.Block][h.seg] = q
	}
}

// thinker finds who thinks h by its tag and by who speaks in its paragraph, or -1.
func (h *thought) thinker(t *lang.Text, c *people.Cast, turns []*turn.Turn) int {
	g := lang.GenderFor[h.tag.Pronoun]
	switch {
	case h.tag.Who >= 0:
		return h.tag.Who
	case h.tag.Pronoun == "" && c.Narrator >= 0:
		return c.Narrator
	}
	for _, u := range turns {
		if u.Speaker >= 0 && (g == "" || people.Same(c.People[u.Speaker].Gender, g) != 2) && (u.Tag.Pronoun == h.tag.Pronoun || !u.Tag.Found() || !h.tag.Found()) {
			return u.Speaker
		}
	}
	if g != "" {
		return turn.ResolveThinker(t, c, h.p.Index, h.tag.At, h.tag.Pronoun)
	}
	return -1
}

// soleOfGender is the only one of a gender in the text, or -1.
func soleOfGender(c *people.Cast, gender string) int {
	who := -1
	for w, p := range c.People {
		if w == c.Narrator || gender == "" || p.Gender != gender {
			continue
		}
		if who >= 0 {
			return -1
		}
		who = w
	}
	return who
}

// mind is who has the most thoughts, of a gender when one is known; -1 when nobody has.
func mind(c *people.Cast, times map[int]int, gender string) int {
	best := -1
	for w := range c.People {
		if n := times[w]; n > 0 && (best < 0 || n > times[best]) && (gender == "" || people.Same(c.People[w].Gender, gender) != 2) {
			best = w
		}
	}
	return best
}
