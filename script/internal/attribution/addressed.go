package attribution

import "slices"

// What has to speak for a called name being somebody's, and how much more than for the next.
const leastAddressed, leastNarrator, leastUnanswered, addressedMargin = 1.4, 0.5, 2.5, 0.5

// answersTo reports whether more than one lonely call speaks for x being the narrator: x is called again, or right before or
// after words that are the narrator's by their tag, or right before something the narrator does;
// no where the narrator names x as another.
func (s *scene) answersTo(x int) (yes, no bool) {
	beside := false
	talkedOf := slices.ContainsFunc(s.turns, func(u *turn) bool { return u.naming.third[x] })
	for i, u := range s.turns {
		if u.tag.who == s.c.narrator || u.before == s.c.narrator && !u.tag.found() {
			if u.naming.own == x || u.naming.likely == x && !talkedOf {
				return true, false
			}
			if u.spokenOf[x] || u.called[x] {
				return false, true
			}
		}
		for _, j := range []int{i - 1, i + 1} {
			if u.called[x] && j >= 0 && j < len(s.turns) && abs(s.turns[j].para-u.para) <= 1 && s.turns[j].settled() == s.c.narrator {
				beside = true
			}
		}
		if next := u.last + 1; u.called[x] && next < len(s.t.paras) && s.beginsWith(s.t.paras[next], s.c.narrator) {
			beside = true // "You owe me a coffee, Sam." I drop my bag
		}
	}
	return beside || vocatives(s.c.people[x]) > 1, false
}

// addressed scores whom the name of x calls: who speaks before and after by the lattice and its posteriors, and how much
// likelier the text is for it by the table with weights w.
func (s *scene) addressed(x int, l *lattice, post []map[int]float64, w []float32) (best int, score float64) {
	scores := map[int]float64{}
	talkedOf := slices.ContainsFunc(s.turns, func(u *turn) bool { return u.naming.third[x] })
	for i, u := range s.turns {
		switch {
		case u.naming.own == x:
			for b, p := range post[i] {
				scores[b] += 2 * p
			}
		case u.naming.likely == x && u.words > 1 && !talkedOf:
			for b, p := range post[i] {
				scores[b] += p
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
		case u.spokenOf[x]: // nobody names themselves for nothing
			for b, p := range post[i] {
				scores[b] -= p / 2
			}
		}
	}
	best = -1
	next := 0.0
	for b := range s.c.people {
		if scores[b] <= 0.2 || b == x || s.calledTogether(x, b) || s.unseen[b] || b != s.c.narrator && s.c.people[b].epithet == "" && s.c.calledOnly(b) || !s.c.mayBe(x, b) {
			continue
		}
		v := scores[b] + s.c.complement(x, b) + (s.supposed(x, b, w)-l.total)/2
		if best < 0 || v > score {
			best, score, next = b, v, max(next, score)
		} else {
			next = max(next, v)
		}
	}
	least := leastAddressed
	if best == s.c.narrator {
		least = leastNarrator
		switch answers, other := s.answersTo(x); {
		case other:
			return -1, 0
		case !answers:
			least = leastUnanswered
		}
	}
	if best < 0 || score < least || score < next+addressedMargin {
		return -1, 0
	}
	return best, score
}

// beginsWith reports whether a paragraph of narration begins with something that w does.
func (s *scene) beginsWith(p *para, w int) bool {
	return !p.talks() && len(p.mentions) > 0 && p.mentions[0].who == w && p.mentions[0].subject && p.mentions[0].sentence == 0
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

// supposed is how likely the text is when b is who is called x: the log of the sum over all histories.
func (s *scene) supposed(x, b int, w []float32) float64 {
	var undo []func()
	for _, u := range s.turns {
		for _, set := range []map[int]bool{u.called, u.spokenOf} {
			if set[x] && !set[b] {
				set[b] = true
				undo = append(undo, func() { delete(set, b) })
			}
		}
	}
	total := s.whole(w).total
	for _, f := range undo {
		f()
	}
	return total
}
