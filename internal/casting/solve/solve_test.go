package solve

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// problem is random: so many roles, voices and genders.
func problem(r *rand.Rand, roles, voices, genders int) Problem {
	p := Problem{}
	for range roles {
		row := make([]float64, voices)
		g := r.IntN(genders)
		for v := range row {
			row[v] = r.Float64()
			if v%genders != g {
				row[v] = math.Inf(1)
			}
		}
		p.Alone = append(p.Alone, row)
	}
	square := func(n int, draw func() float64) [][]float64 {
		m := make([][]float64, n)
		for i := range m {
			m[i] = make([]float64, n)
			for j := range i {
				m[i][j] = draw()
				m[j][i] = m[i][j]
			}
		}
		return m
	}
	p.Meet = square(roles, func() float64 { return float64(r.IntN(3)) / 2 })
	p.Like = square(voices, r.Float64)
	return p
}

// every tries all answers.
func every(p Problem) float64 {
	best := math.Inf(1)
	voice := make([]int, len(p.Alone))
	var try func(r int)
	try = func(r int) {
		if r == len(voice) {
			best = min(best, p.Cost(voice))
			return
		}
		for v := None; v < len(p.Like); v++ {
			if v == None || !math.IsInf(p.Alone[r][v], 1) && !slices.Contains(voice[:r], v) {
				voice[r] = v
				try(r + 1)
			}
		}
	}
	try(0)
	return best
}

func TestAsGoodAsAnyAnswer(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 300 {
		p := problem(r, 1+r.IntN(4), 1+r.IntN(6), 1+r.IntN(2))
		voice, exact := Solve(p)
		if !exact {
			t.Fatalf("problem %d: cut short", i)
		}
		for q, v := range voice {
			if v != None && (math.IsInf(p.Alone[q][v], 1) || slices.Contains(voice[:q], v)) {
				t.Fatalf("problem %d: %v", i, voice)
			}
		}
		if got, want := p.Cost(voice), every(p); math.Abs(got-want) > 1e-9 {
			t.Fatalf("problem %d: %v costs %.6f, the best %.6f", i, voice, got, want)
		}
	}
}

func TestTheFirstAreServedFirst(t *testing.T) {
	p := problem(rand.New(rand.NewPCG(2, 2)), 5, 3, 1)
	voice, _ := Solve(p)
	if slices.Contains(voice[:3], None) || voice[3] != None || voice[4] != None {
		t.Errorf("three voices for five: %v", voice)
	}
	if voice, exact := Solve(Problem{}); len(voice) != 0 || !exact {
		t.Errorf("nobody: %v %v", voice, exact)
	}
	none := Problem{Alone: [][]float64{{}, {}}, Meet: [][]float64{{0, 0}, {0, 0}}}
	if voice, _ := Solve(none); !slices.Equal(voice, []int{None, None}) {
		t.Errorf("without voices: %v", voice)
	}
}

// TestEightLeads: casts as large as are solved at once are solved to the end.
func TestEightLeads(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	most := 0
	for i := range 12 {
		p := problem(r, 8, 28, 2)
		for q := range p.Meet { // everybody meets everybody
			for s := range p.Meet[q] {
				if q != s {
					p.Meet[q][s] = 0.5
				}
			}
		}
		const nodes = maxWork / (8 + 28)
		s := &search{Problem: p, n: 8, m: 28, best: math.Inf(1), now: make([]int, 8), left: nodes}
		s.prepare()
		s.branch(0, 0, s.first)
		most = max(most, nodes-s.left)
		if s.left <= 0 {
			t.Errorf("problem %d was cut short", i)
		}
	}
	t.Logf("at most %d nodes", most)
}

// TestHundredsOfVoices: the search ends, and what it found is no worse than giving everybody in turn the best that is left.
func TestHundredsOfVoices(t *testing.T) {
	p := problem(rand.New(rand.NewPCG(8, 8)), 8, 400, 2)
	voice, exact := Solve(p)
	greedy := make([]int, 0, 8)
	for r := range p.Alone {
		best, least := None, math.Inf(1)
		for v, c := range p.Alone[r] {
			for q, w := range greedy {
				c += p.Meet[r][q] * p.Like[v][w]
			}
			if c < least && !slices.Contains(greedy, v) {
				best, least = v, c
			}
		}
		greedy = append(greedy, best)
	}
	t.Logf("exact %v: %.4f, in turn %.4f", exact, p.Cost(voice), p.Cost(greedy))
	if p.Cost(voice) > p.Cost(greedy) {
		t.Errorf("%.4f, in turn %.4f", p.Cost(voice), p.Cost(greedy))
	}
}

// Cost of an answer, as Solve counts it.
func (p Problem) Cost(voice []int) float64 {
	sum := 0.0
	for r, v := range voice {
		if v == None {
			sum += none(len(voice), r)
			continue
		}
		sum += p.Alone[r][v]
		for q, w := range voice[:r] {
			if w != None {
				sum += p.Meet[r][q] * p.Like[v][w]
			}
		}
	}
	return sum
}
