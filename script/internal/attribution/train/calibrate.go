package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"radioplay/script/internal/attribution"
)

// sure is the confidence from which lines are to be right sureRight of the time.
const sure, sureRight = 0.9, 0.955

// A vote is what the decoder gave a line, and whether it was right.
type vote struct {
	p     float64
	right bool
}

// votes are the lines of passages that a table had not seen, by the class of their evidence.
type votes map[string][]vote

func (v votes) add(lines []attribution.Judged) {
	for _, j := range lines {
		if j.Class != "" {
			v[j.Class] = append(v[j.Class], vote{p: j.Raw, right: j.Right})
		}
	}
}

// calibration is what confidence means, class by class.
func (v votes) calibration() string {
	var b strings.Builder
	b.WriteString("# class, what the decoder gives, how often that is right; fitted by train -calibration; see docs/attribution.md\n")
	for _, class := range []string{attribution.ByTag, attribution.ByEpithet, attribution.ByDevice, attribution.ByRank} {
		right := 0
		for _, w := range v[class] {
			right += num(w.right)
		}
		fmt.Printf("%s: %d of %d right\n", class, right, len(v[class]))
		for _, s := range steps(v[class]) {
			fmt.Fprintf(&b, "%s %.3f %.3f\n", class, s.From, s.To)
		}
	}
	return b.String()
}

func num(b bool) int {
	if b {
		return 1
	}
	return 0
}

// steps fits a monotone map: the share of right lines by isotonic regression, held under sure up to the place
// from which lines are right often enough.
func steps(votes []vote) []attribution.Step {
	if len(votes) == 0 {
		return nil
	}
	slices.SortStableFunc(votes, func(a, b vote) int { return cmp.Compare(a.p, b.p) })
	from := surePlace(votes)
	var out []attribution.Step
	for _, s := range isotonic(votes) {
		if s.From >= from {
			s.To = min(0.99, max(s.To, sure))
		} else {
			s.To = min(s.To, sure-0.01)
		}
		if n := len(out); n > 0 && s.From-out[n-1].From < 0.02 && s.From < 0.98 {
			continue
		}
		out = append(out, s)
	}
	if from <= 1 {
		k := slices.IndexFunc(out, func(s attribution.Step) bool { return s.From >= from })
		at := attribution.Step{From: from, To: sure}
		if k < 0 {
			out = append(out, at)
		} else if out[k].From > from {
			out = slices.Insert(out, k, attribution.Step{From: from - 1e-3, To: out[max(0, k-1)].To}, at)
		}
	}
	return out
}

// surePlace is the least probability from which lines are right often enough; above 1 where there is none.
func surePlace(votes []vote) float64 {
	right, all, place := 0, 0, math.Inf(1)
	for i := len(votes) - 1; i >= 0; i-- {
		all++
		if votes[i].right {
			right++
		}
		if (i == 0 || votes[i-1].p < votes[i].p) && float64(right) >= sureRight*float64(all) {
			place = votes[i].p
		}
	}
	return place
}

// isotonic pools neighbours that are out of order (pool adjacent violators: Ayer and others 1955); each
// step stands where the mean of its votes does.
func isotonic(votes []vote) []attribution.Step {
	type pool struct{ p, right, weight float64 }
	var pools []pool
	for i, v := range votes {
		if i > 0 && v.p == votes[i-1].p { // of one probability: one pool
			last := &pools[len(pools)-1]
			*last = pool{last.p + v.p, last.right + float64(num(v.right)), last.weight + 1}
		} else {
			pools = append(pools, pool{v.p, float64(num(v.right)), 1})
		}
		for k := len(pools) - 1; k > 0 && pools[k-1].right*pools[k].weight >= pools[k].right*pools[k-1].weight; k-- {
			pools[k-1] = pool{pools[k-1].p + pools[k].p, pools[k-1].right + pools[k].right, pools[k-1].weight + pools[k].weight}
			pools = pools[:k]
		}
	}
	var out []attribution.Step
	for _, q := range pools {
		out = append(out, attribution.Step{From: q.p / q.weight, To: q.right / q.weight})
	}
	return out
}
