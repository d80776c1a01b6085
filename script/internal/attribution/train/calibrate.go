package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
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

// calibrate fits what confidence means and writes it to o.calibration: on the passages, as
// a table that has not seen them attributes them (nil: the one built in).
func calibrate(passages []*attribution.Book, w []float32, o options) error {
	votes := map[string][]vote{}
	for _, b := range passages {
		for _, j := range attribution.Judge(b, w) {
			if j.Class != "" {
				votes[j.Class] = append(votes[j.Class], vote{p: j.Raw, right: j.Right})
			}
		}
	}
	var b strings.Builder
	b.WriteString("# class, what the decoder gives, how often that is right; fitted by train -calibration; see docs/attribution.md\n")
	for _, class := range []string{attribution.ByTag, attribution.ByEpithet, attribution.ByDevice, attribution.ByRank} {
		right := 0
		for _, v := range votes[class] {
			right += num(v.right)
		}
		fmt.Printf("%s: %d of %d right\n", class, right, len(votes[class]))
		for _, s := range steps(votes[class]) {
			fmt.Fprintf(&b, "%s %.3f %.3f\n", class, s.From, s.To)
		}
	}
	return os.WriteFile(o.calibration, []byte(b.String()), 0o644)
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
