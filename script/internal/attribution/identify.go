package attribution

// identify makes one of a name that only talk has and the person who is addressed by it: in
// fiction the narration keeps to one name and the characters use others. Who is addressed is
// told by who speaks before and after, as the table with weights w finds it.
func (s *scene) identify(w []float32) bool {
	if s.t.words >= shortText {
		return false
	}
	if x, b := s.corrected(); x >= 0 {
		s.c.unite(s.t, s.turns, map[int]int{x: b})
		return true
	}
	names := s.calledNames()
	if len(names) == 0 {
		return false
	}
	s.unseen = names
	post := s.posteriors(w)
	name, owner, top := -1, -1, 0.0
	for _, x := range sortedKeys(names) {
		if b, score := s.addressed(x, post, w); b >= 0 && score > top {
			name, owner, top = x, b, score
		}
	}
	if name < 0 {
		return false
	}
	s.c.unite(s.t, s.turns, map[int]int{name: owner})
	return true
}

// calledNames lists the people whom the narration hardly names, when there are two others who may speak.
func (s *scene) calledNames() map[int]bool {
	out := map[int]bool{}
	spoken := map[int]bool{}
	for _, u := range s.turns {
		if w := u.settled(); w >= 0 {
			spoken[w] = true
		}
	}
	for x, p := range s.c.people {
		if x != s.c.narrator && p.epithet == "" && len(p.names) > 0 && !spoken[x] && s.c.calledOnly(x) && s.c.nameLike(x) {
			out[x] = true
		}
	}
	if len(s.c.people)-len(out) < 2 {
		return nil
	}
	return out
}

// posteriors are the probabilities of who speaks each turn.
func (s *scene) posteriors(w []float32) []map[int]float64 {
	l := s.search(w, 0, len(s.turns), layerWidth, &history{who: -1}, nil, 0)
	out := make([]map[int]float64, len(s.turns))
	for i := range s.turns {
		out[i] = map[int]float64{}
		for _, o := range l.speakers(i) {
			out[i][o.who] = o.p
		}
	}
	return out
}

// What has to speak for a called name being somebody's, and how much more than for the next.
const leastAddressed, addressedMargin = 1.2, 0.5

// addressed scores whom the name of x calls: who speaks before and after, and how much likelier the text is for it.
func (s *scene) addressed(x int, post []map[int]float64, w []float32) (best int, score float64) {
	scores := map[int]float64{}
	for i, u := range s.turns {
		switch {
		case u.naming.own == x:
			for b, p := range post[i] {
				scores[b] += 2 * p
			}
		case u.called[x] || u.naming.hearer == x:
			for _, j := range []int{i - 1, i + 1} {
				if j < 0 || j >= len(s.turns) || abs(s.turns[j].para-u.para) > 3 || s.t.newScene(min(u.para, s.turns[j].para), max(u.para, s.turns[j].para)) {
					continue
				}
				for b, p := range post[j] {
					scores[b] += p * (1 - post[i][b]) * (0.4 + 0.6*float64(yes(j > i)))
				}
			}
			for b, p := range post[i] {
				scores[b] -= p
			}
		case u.naming.third[x]: // one is seldom talked about by or right before oneself
			for b, p := range post[i] {
				scores[b] -= p
			}
			if i+1 < len(s.turns) && s.turns[i+1].para-u.last <= 1 {
				for b, p := range post[i+1] {
					scores[b] -= p / 2
				}
			}
		}
	}
	best = -1
	next := 0.0
	for b := range s.c.people {
		if scores[b] <= 0.2 || b == x || s.calledTogether(x, b) || s.unseen[b] || b != s.c.narrator && s.c.people[b].epithet == "" && s.c.calledOnly(b) || !s.c.mayBe(x, b) {
			continue
		}
		v := scores[b] + s.c.complement(x, b) + s.supposed(x, b, w)/2
		if best < 0 || v > score {
			best, score, next = b, v, max(next, score)
		} else {
			next = max(next, v)
		}
	}
	if best < 0 || score < leastAddressed || score < next+addressedMargin {
		return -1, 0
	}
	return best, score
}

// corrected finds two names of one person in a call and its answer: "Evening, Dennis." "It's Mr. Cropper."
func (s *scene) corrected() (x, b int) {
	for i := 1; i < len(s.turns); i++ {
		u, v := s.turns[i-1], s.turns[i]
		said := v.naming.likely
		if v.para-u.last > 1 || said < 0 || len(v.called) > 0 || v.words > 6 {
			continue
		}
		for _, w := range append(sortedKeys(u.called), u.naming.hearer) {
			if w >= 0 && w != said && len(u.called) <= 1 && !genderClash(s.c.people[w].gender, s.c.people[said].gender) {
				if s.c.calledOnly(said) {
					return said, w
				}
				if s.c.calledOnly(w) {
					return w, said
				}
			}
		}
	}
	return -1, -1
}

// calledTogether reports whether somebody calls x and b in one turn: they are two.
func (s *scene) calledTogether(x, b int) bool {
	for _, u := range s.turns {
		if (u.called[x] || u.spokenOf[x]) && (u.called[b] || u.spokenOf[b]) {
			return true
		}
	}
	return false
}

// complement tells how well two names go together as those of one person: a surname and a given name do, or a
// name and what somebody is to others. 0 when they do not.
func (c *cast) complement(x, b int) float64 {
	best := 0.0
	for _, n := range c.people[x].names {
		for _, m := range c.people[b].names {
			switch {
			case len(n.parts) == 0 || len(m.parts) == 0:
			case c.variant(x, b):
				best = max(best, 0.8)
			case surnamed(n) && (givenName(m) || civil[n.title] && m.title == "" && len(m.parts) == 1),
				surnamed(m) && (givenName(n) || civil[m.title] && n.title == "" && len(n.parts) == 1):
				best = max(best, 0.4)
			case calling(n) && !calling(m), calling(m) && kinCalls[m.key] != "" && givenName(n):
				best = max(best, 0.3)
			}
		}
	}
	return best
}

// surnamed reports whether a name is a title and a surname: "Mr. Hale", "Captain Hale".
func surnamed(n *name) bool {
	return n.title != "" && (civil[n.title] || !givenTitle[n.title]) && len(n.parts) == 1 && !knownGiven(n)
}

// calling reports whether a name is what somebody is to those who call them so: "Mum", "Skipper", "Auntie".
func calling(n *name) bool {
	if len(n.parts) != 1 || n.title != "" {
		return false
	}
	_, person := personNouns[n.key]
	return person || isTitle(n.key) || callings[n.key] || kinCalls[n.key] != ""
}

var callings = words("bosun skipper skip cap cap'n sarge chef doc coach boss chief guv conductor matron")

// mayBe reports whether a called name can be a name of b.
func (c *cast) mayBe(x, b int) bool {
	p, q := c.people[x], c.people[b]
	if g, h := p.gender, q.gender; g != "" && h != "" && g != h {
		return false
	}
	if q.name == narratorName {
		return true
	}
	if q.epithet == "" && c.complement(x, b) <= 0 {
		return false
	}
	for _, n := range p.names {
		if g := kinCalls[n.key]; g != "" && g != q.gender {
			return false
		}
		for _, m := range q.names {
			if c.pairs.of(n.key, m.key).apart > 0 {
				return false
			}
			if givenName(n) && givenName(m) && !c.variant(x, b) {
				return false // nobody has two given names
			}
			if n.title == "" && m.title == "" && m.count == 0 && !calling(n) && !calling(m) && !c.variant(x, b) {
				return false // nor two names that only others use
			}
			if n.title != "" && m.title != "" && n.title != m.title && n.parts[len(n.parts)-1] != m.parts[len(m.parts)-1] {
				return false
			}
		}
	}
	return true
}

// givenName reports whether a name is, or begins with, what parents call a child.
func givenName(n *name) bool {
	if n.title != "" && !givenTitle[n.title] || len(n.parts) == 0 {
		return false
	}
	return given(n.parts[0]) || nicknames[n.parts[0]] != nil
}

// nameLike reports whether what is called looks like a name and not like an exclamation: it is known for one, or
// it is set off by commas in what is said to somebody.
func (c *cast) nameLike(x int) bool {
	for _, n := range c.people[x].names {
		if len(n.parts) > 0 && len(n.parts[0]) == 1 {
			continue // "P. M."
		}
		if knownGiven(n) || n.title != "" || n.own > 0 || n.asided > 0 || personNouns[n.key] != "" {
			return true
		}
	}
	return false
}

// supposed is how much likelier the text is when b is who is called x: the gain in the log of the sum over all histories.
func (s *scene) supposed(x, b int, w []float32) float64 {
	search := func() float64 {
		return s.search(w, 0, len(s.turns), layerWidth, &history{who: -1}, nil, 0).total
	}
	before := search()
	var undo []func()
	for _, u := range s.turns {
		for _, set := range []map[int]bool{u.called, u.spokenOf} {
			if set[x] && !set[b] {
				set[b] = true
				undo = append(undo, func() { delete(set, b) })
			}
		}
	}
	after := search()
	for _, f := range undo {
		f()
	}
	return after - before
}

func genderClash(a, b string) bool { return a != "" && b != "" && a != b }
