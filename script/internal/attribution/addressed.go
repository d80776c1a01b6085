package attribution

import (
	"slices"

	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
)

// What has to speak for a called name being somebody's, and how much more than for the next.
const leastAddressed, leastNarrator, leastUnanswered, addressedMargin = 1.4, 0.5, 2.5, 0.5

// answersTo reports whether more than one lonely call speaks for x being the narrator: x is called again, or right before or
// after words that are the narrator's by their tag, or right before something the narrator does;
// no where the narrator names x as another.
func (s *scene) answersTo(x int) (yes, no bool) {
	beside := false
	talkedOf := slices.ContainsFunc(s.turns, func(u *turn.Turn) bool { return u.Naming.Third[x] })
	for i, u := range s.turns {
		if u.Tag.Who == s.c.Narrator || u.Before == s.c.Narrator && !u.Tag.Found() {
			if u.Naming.Own == x || u.Naming.Likely == x && !talkedOf {
				return true, false
			}
			if u.SpokenOf[x] || u.Called[x] {
				return false, true
			}
		}
		for _, j := range []int{i - 1, i + 1} {
			if u.Called[x] && j >= 0 && j < len(s.turns) && abs(s.turns[j].Para-u.Para) <= 1 && s.turns[j].Settled() == s.c.Narrator {
				beside = true
			}
		}
		beside = beside || u.Called[x] && s.actsOn(u)
	}
	return beside || people.Vocatives(s.c.People[x]) > 1, false
}

// addressed scores whom the name of x calls: who speaks before and after by the lattice and its posteriors, and how much
// likelier the text is for it by the table with weights w.
func (s *scene) addressed(x int, l *lattice, post []map[int]float64, w []float32) (best int, score float64) {
	scores := map[int]float64{}
	talkedOf := slices.ContainsFunc(s.turns, func(u *turn.Turn) bool { return u.Naming.Third[x] })
	for i, u := range s.turns {
		switch {
		case u.Naming.Own == x:
			for b, p := range post[i] {
				scores[b] += 2 * p
			}
		case u.Naming.Likely == x && u.Words > 1 && !talkedOf:
			for b, p := range post[i] {
				scores[b] += p
			}
		case u.Called[x] || u.Naming.Hearer == x:
			acts := s.c.Narrator >= 0 && s.actsOn(u)
			if acts {
				scores[s.c.Narrator] += 0.6
			}
			for _, j := range []int{i - 1, i + 1} {
				if j > i && acts || j < 0 || j >= len(s.turns) || abs(s.turns[j].Para-u.Para) > 3 || s.t.NewScene(min(u.Para, s.turns[j].Para), max(u.Para, s.turns[j].Para)) {
					continue
				}
				for b, p := range post[j] {
					scores[b] += p * (1 - post[i][b]) * (0.4 + 0.6*float64(yes(j > i)))
				}
			}
			for b, p := range post[i] {
				scores[b] -= p
			}
		case u.Naming.Third[x]: // one is seldom talked about by or right before oneself
			for b, p := range post[i] {
				scores[b] -= p
			}
			if i+1 < len(s.turns) && s.turns[i+1].Para-u.Last <= 1 {
				for b, p := range post[i+1] {
					scores[b] -= p / 2
				}
			}
		case u.SpokenOf[x]: // nobody names themselves for nothing
			for b, p := range post[i] {
				scores[b] -= p / 2
			}
		}
	}
	best = -1
	next, others := 0.0, 0
	for b := range s.c.People {
		if s.given(x) && s.given(b) { // nobody gives two names as theirs
			continue
		}
		if scores[b] <= 0 || scores[b] <= 0.2 && b != s.c.Narrator || b == x || s.calledTogether(x, b) || s.unseen[b] || b != s.c.Narrator && s.c.People[b].Epithet == "" && s.c.CalledOnly(b) || !s.c.MayBe(x, b) {
			continue
		}
		others += yes(b != s.c.Narrator)
		v := scores[b] + s.c.Complement(x, b) + (s.supposed(x, b, w)-l.total)/2
		if best < 0 || v > score {
			best, score, next = b, v, max(next, score)
		} else {
			next = max(next, v)
		}
	}
	least := leastAddressed
	if best == s.c.Narrator {
		least = leastNarrator
		switch answers, other := s.answersTo(x); {
		case other:
			return -1, 0
		case !answers:
			least = leastUnanswered
		case others == 0 && !talkedOf && unnamedNarrator(s.c) && s.calledTwice(x):
			return best, max(score, leastNarrator) // whoever else is there gets a name or an epithet from the narrator
		}
	}
	if best < 0 || score < least || score < next+addressedMargin {
		return -1, 0
	}
	return best, score
}

// given reports whether somebody gives a name of w as their own.
func (s *scene) given(w int) bool {
	return slices.ContainsFunc(s.turns, func(u *turn.Turn) bool { return u.Naming.Own == w })
}

// calledTwice reports whether two turns call x, none of which is the narrator's.
func (s *scene) calledTwice(x int) bool {
	calls := 0
	for _, u := range s.turns {
		calls += yes(u.Called[x])
		if u.Called[x] && u.Settled() == s.c.Narrator {
			return false
		}
	}
	return calls > 1
}

// actsOn reports whether the paragraph of narration behind a turn begins with something that the narrator does: "You owe me a coffee, Sam." I drop my bag
func (s *scene) actsOn(u *turn.Turn) bool {
	next := u.Last + 1
	if next >= len(s.t.Paras) {
		return false
	}
	p := s.t.Paras[next]
	return !p.Talks() && len(p.Mentions) > 0 && p.Mentions[0].Who == s.c.Narrator && p.Mentions[0].Subject && p.Mentions[0].Sentence == 0
}

// corrected finds two names of one person in a call and its answer: "Evening, Dennis." "It's Mr. Cropper."
func (s *scene) corrected() (x, b int) {
	for i := 1; i < len(s.turns); i++ {
		u, v := s.turns[i-1], s.turns[i]
		said := v.Naming.Likely
		if v.Para-u.Last > 1 || said < 0 || len(v.Called) > 0 || v.Words > 6 {
			continue
		}
		for _, w := range append(sortedKeys(u.Called), u.Naming.Hearer) {
			if w >= 0 && w != said && len(u.Called) <= 1 && !people.GenderClash(s.c.People[w].Gender, s.c.People[said].Gender) {
				if s.c.CalledOnly(said) {
					return said, w
				}
				if s.c.CalledOnly(w) {
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
		if (u.Called[x] || u.SpokenOf[x]) && (u.Called[b] || u.SpokenOf[b]) {
			return true
		}
	}
	return false
}

// supposed is how likely the text is when b is who is called x: the log of the sum over all histories.
func (s *scene) supposed(x, b int, w []float32) float64 {
	var undo []func()
	for _, u := range s.turns {
		for _, set := range []map[int]bool{u.Called, u.SpokenOf} {
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
