package main

import (
	"fmt"
	"os"
	"slices"

	"radioplay/script/internal/attribution"
)

// leaveOneOut measures every novel by tables that have not seen it: whole by that of long texts, its excerpts by that of short ones.
func leaveOneOut(novels, passages []*attribution.Book, o options) {
	var mean, meanShort float64
	for i, b := range novels {
		rest := slices.Concat(novels[:i], novels[i+1:])
		long := attribution.Fit(shelf(rest), o.rounds)
		tuned := attribution.Tune(long, append(excerpts(rest), modern(passages)...))
		right, all := attribution.Measure(b, long)
		short, of := 0, 0
		for _, c := range chunks(b, chapterWords) {
			r, n := attribution.Measure(c, tuned)
			short, of = short+r, of+n
		}
		whole, parts := float64(right)/float64(all), float64(short)/float64(of)
		fmt.Printf("%-40s %5d turns  %.3f  as excerpts %.3f\n", b.Name, all, whole, parts)
		mean += whole / float64(len(novels))
		meanShort += parts / float64(len(novels))
	}
	fmt.Printf("mean, each novel by a table fitted on the others: %.3f, as excerpts %.3f\n", mean, meanShort)
}

// crossValidate measures the passages in parts, each by a table tuned on everything else; with one part by the table
// built in. It fits what confidence means on the way, where that is asked for.
func crossValidate(start []float32, novels, passages []*attribution.Book, o options) error {
	var sum tally
	votes := votes{}
	common := excerpts(novels)
	for k := range o.folds {
		var in, held []*attribution.Book
		for i, p := range passages {
			if i%o.folds == k {
				held = append(held, p)
			} else {
				in = append(in, p)
			}
		}
		var w []float32
		if o.folds > 1 {
			w = attribution.Tune(start, append(slices.Clip(common), modern(in)...))
		}
		for _, p := range held {
			lines := attribution.Judge(p, w)
			votes.add(lines)
			sum.add(count(p, lines, o.show))
		}
	}
	fmt.Println("all passages:", sum.String())
	if o.calibration == "" {
		return nil
	}
	return os.WriteFile(o.calibration, []byte(votes.calibration()), 0o644)
}

// tally counts by method: right, found, and missed altogether.
type tally struct {
	right, all map[string]int
	missed     int
}

func (t *tally) add(o tally) {
	if t.all == nil {
		t.right, t.all = map[string]int{}, map[string]int{}
	}
	for k, n := range o.all {
		t.right[k] += o.right[k]
		t.all[k] += n
	}
	t.missed += o.missed
}

func (t *tally) String() string {
	right, all := 0, t.missed
	line := ""
	for _, k := range []string{"explicit", "anaphoric", "implicit", "thought"} {
		line += fmt.Sprintf("  %s %d/%d", k, t.right[k], t.all[k])
		right, all = right+t.right[k], all+t.all[k]
	}
	return fmt.Sprintf("%.3f of %d%s  missed %d", float64(right)/float64(max(1, all)), all, line, t.missed)
}

// count counts a passage's lines, and prints them with what is wrong when show.
func count(p *attribution.Book, lines []attribution.Judged, show bool) tally {
	t := tally{right: map[string]int{}, all: map[string]int{}, missed: p.Missed}
	for _, j := range lines {
		kind := j.Method
		if j.Thought {
			kind = "thought"
		}
		t.all[kind]++
		if j.Right {
			t.right[kind]++
		} else if show {
			fmt.Printf("  %s %d: %q is %s, not %q (%s %.2f)\n", p.Name, j.Block, clip(j.Text), j.Want, j.Speaker, kind, j.Confidence)
		}
	}
	if show {
		fmt.Printf("%s: %s\n", p.Name, t.String())
	}
	return t
}

func clip(s string) string { return s[:min(len(s), 70)] }
