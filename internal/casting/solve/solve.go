// Package solve gives roles voices, each voice to one role at most, at the least cost: a quadratic assignment problem, since what a
// voice costs depends on who else has which. It knows nothing of roles and voices but numbers.
package solve

import (
	"math"
	"slices"
)

// Problem is small: up to about ten roles.
type Problem struct {
	Alone [][]float64 // cost of a role (row) with a voice (column); +Inf: cannot be
	Meet  [][]float64 // how much two roles meet, symmetric, 0 or more
	Like  [][]float64 // how alike two voices are, symmetric, 0 or more. Two roles that meet pay Meet times Like
}

// None is the voice of a role for which there is none.
const None = -1

// noneCost is paid for a role without a voice: more than anything else. A later role pays half of what the one before it pays, so that
// the first are served first.
const noneCost = 1 << 20

// maxWork bounds the search, in nodes times columns: a second or two. Casts from an engine of some thirty voices need far less; among
// hundreds the search may be cut short.
const maxWork = 16_000_000

// Solve finds the best voices by branch and bound: roles get voices in order, and a branch is left when even a lower bound of what
// is still to come (Gilmore 1962, Lawler 1963) makes it no better than the best there is. exact is false where the search was
// cut short; what comes back is then the best that was found. The same problem has the same answer.
func Solve(p Problem) (voice []int, exact bool) {
	n := len(p.Alone)
	if n == 0 {
		return nil, true
	}
	s := &search{Problem: p, n: n, m: len(p.Alone[0]), best: math.Inf(1), now: make([]int, n)}
	s.left = maxWork / (s.n + s.m)
	s.prepare()
	s.branch(0, 0, s.first)
	return s.found, s.left > 0
}

func none(roles, r int) float64 { return noneCost * math.Exp2(float64(roles-1-r)) }

type search struct {
	Problem
	n, m int
	// first is what each role pays with each voice (the columns behind them are for having none), and rest[k] what it pays at the least
	// for meeting those from k on: half of it, as the other half is theirs.
	first [][]float64
	rest  [][][]float64
	now   []int // the branch
	found []int
	best  float64
	left  int // nodes
}

func (s *search) prepare() {
	s.first = make([][]float64, s.n)
	for r := range s.first {
		s.first[r] = append(slices.Clone(s.Alone[r]), slices.Repeat([]float64{none(s.n, r)}, s.n)...)
	}
	allServed := assignment(s.first) < noneCost // who goes without a voice meets nobody, and nothing is sure of the rest
	nearest := make([][]float64, s.n)           // of a role and a voice that another has
	for q := range nearest {
		nearest[q] = make([]float64, s.m)
		for v := range s.m {
			nearest[q][v] = s.nearest(v, q)
		}
	}
	s.rest = make([][][]float64, s.n+1)
	for k := range s.rest {
		s.rest[k] = make([][]float64, s.n)
		for r := k; r < s.n; r++ {
			s.rest[k][r] = make([]float64, s.m+s.n)
			for q := k; q < s.n; q++ {
				if q == r || s.Meet[r][q] == 0 || !allServed {
					continue
				}
				for v := range s.m {
					s.rest[k][r][v] += 0.5 * s.Meet[r][q] * nearest[q][v]
				}
			}
		}
	}
}

// nearest is the least likeness of v to any other voice that q can have.
func (s *search) nearest(v, q int) float64 {
	least := math.Inf(1)
	for w := range s.m {
		if w != v && !math.IsInf(s.Alone[q][w], 1) {
			least = min(least, s.Like[v][w])
		}
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return least
}

// branch gives role r and all after it voices. pay is what each role pays with each voice, those met before included.
func (s *search) branch(r int, spent float64, pay [][]float64) {
	if r == s.n {
		if spent < s.best-1e-12 {
			s.best, s.found = spent, slices.Clone(s.now)
		}
		return
	}
	if s.left--; s.left <= 0 && s.found != nil {
		return
	}
	if spent+s.bound(r, pay) >= s.best-1e-12 {
		return
	}
	order := make([]int, 0, s.m+1)
	for v := range s.m {
		if !math.IsInf(pay[r][v], 1) && !slices.Contains(s.now[:r], v) {
			order = append(order, v)
		}
	}
	cost := func(v int) float64 { return pay[r][v] + s.rest[r][r][v] }
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := cost(a), cost(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return a - b
	})
	for _, v := range order {
		s.now[r] = v
		next := slices.Clone(pay)
		for q := r + 1; q < s.n; q++ {
			next[q] = slices.Clone(pay[q])
			for w := range s.m {
				next[q][w] += s.Meet[r][q] * s.Like[v][w]
			}
			next[q][v] = math.Inf(1)
		}
		s.branch(r+1, spent+pay[r][v], next)
	}
	s.now[r] = None
	s.branch(r+1, spent+none(s.n, r), pay)
}

// bound is at most what the roles from r on will pay.
func (s *search) bound(r int, pay [][]float64) float64 {
	rows := make([][]float64, 0, s.n-r)
	for q := r; q < s.n; q++ {
		row := slices.Clone(pay[q])
		for v, more := range s.rest[r][q] {
			row[v] += more
		}
		for _, taken := range s.now[:r] {
			if taken != None {
				row[taken] = math.Inf(1)
			}
		}
		rows = append(rows, row)
	}
	return assignment(rows)
}
