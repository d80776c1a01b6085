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

// A vote is what the decoder gave a line, whether it was right, and how much it counts.
type vote struct {
	p, weight float64
	right     bool
	modern    bool
}

// calibrate fits what confidence means and writes it to o.calibration: novels and passages in two halves, each
// attributed with a table fitted on the other. Passages count as much as novels.
func calibrate(novels, passages []*attribution.Book, o options) error {
	votes := map[string][]vote{}
	for k := range 2 {
		half := func(books []*attribution.Book, held bool) (out []*attribution.Book) {
			for i, b := range books {
				if (i%2 == k) == held {
					out = append(out, b)
				}
			}
			return out
		}
		w := attribution.Fit(append(shelf(half(novels, false)), modern(half(passages, false))...), o.rounds)
		collect := func(books []*attribution.Book, modern bool) {
			for _, b := range books {
				for _, j := range attribution.Judge(b, w) {
					if j.Class != "" {
						votes[j.Class] = append(votes[j.Class], vote{p: j.Raw, right: j.Right, modern: modern})
					}
				}
			}
		}
		collect(half(novels, true), false)
		collect(half(passages, true), true)
	}
	var b strings.Builder
	b.WriteString("# class, what the decoder gives, how often that is right; fitted by train -calibration; see docs/attribution.md\n")
	for _, class := range []string{attribution.ByTag, attribution.ByDevice, attribution.ByRank} {
		for _, s := range steps(votes[class]) {
			fmt.Fprintf(&b, "%s %.3f %.3f\n", class, s.From, s.To)
		}
	}
	return os.WriteFile(o.calibration, []byte(b.String()), 0o644)
}

// steps fits a monotone map: the share of right lines by isotonic regression, held under sure up to the place
// from which lines are right often enough, among the novels and among the passages.
func steps(votes []vote) []attribution.Step {
	if len(votes) == 0 {
		return nil
	}
	slices.SortStableFunc(votes, func(a, b vote) int { return cmp.Compare(a.p, b.p) })
	modern := 0
	for _, v := range votes {
		if v.modern {
			modern++
		}
	}
	for i := range votes {
		votes[i].weight = 1 / float64(max(1, len(votes)-modern))
		if votes[i].modern {
			votes[i].weight = 1 / float64(modern)
		}
	}
	from := max(surePlace(votes, true), surePlace(votes, false))
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
func surePlace(votes []vote, modern bool) float64 {
	right, all, place := 0, 0, math.Inf(1)
	for i := len(votes) - 1; i >= 0; i-- {
		if votes[i].modern != modern {
			continue
		}
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
	for _, v := range votes {
		n := pool{v.p * v.weight, 0, v.weight}
		if v.right {
			n.right = v.weight
		}
		pools = append(pools, n)
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
