// Command train fits the table of the attribution ranker on novels and passages with
// gold speakers, and measures it, each by a table that has not seen it.
//
//	go run ./script/internal/attribution/train -data CORPUS -out script/internal/attribution/weights.txt
//
// CORPUS holds a folder a novel, with novel.txt, quotes.json and characters.json; the passages lie in modern/.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/attribution/gold"
)

type options struct {
	data, passages, out string
	calibration         string
	loo, show, mix      bool
	folds, rounds       int
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "", "folder of novels with gold speakers")
	flag.StringVar(&o.passages, "passages", "script/internal/attribution/train/modern", "folder of passages with their speakers")
	flag.StringVar(&o.out, "out", "", "file for the table; empty: measure only")
	flag.StringVar(&o.calibration, "calibration", "", "file for what confidence means; empty: not fitted")
	flag.BoolVar(&o.loo, "loo", false, "measure every novel by a table fitted on everything else")
	flag.BoolVar(&o.mix, "mix", false, "fit on the passages too")
	flag.IntVar(&o.folds, "folds", 0, "measure the passages by tables fitted on everything else, in so many parts")
	flag.BoolVar(&o.show, "show", false, "print the lines of the passages that are wrong")
	flag.IntVar(&o.rounds, "rounds", 3, "rounds of fitting")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	var novels []*attribution.Book
	var err error
	if o.data != "" {
		if novels, err = gold.Novels(o.data); err != nil {
			return err
		}
	}
	passages, remarks, err := gold.Passages(o.passages)
	if err != nil {
		return err
	}
	for _, r := range remarks {
		fmt.Println(r)
	}
	if len(novels)+len(passages) == 0 {
		return errors.New("nothing to fit on: name a folder of novels with -data")
	}
	if o.loo {
		leaveOneOut(novels, passages, o)
	}
	if o.folds > 0 {
		crossValidate(novels, passages, o)
	}
	var w []float32
	if o.out != "" {
		w = attribution.Fit(append(shelf(novels), modern(fitted(passages, o))...), o.rounds)
		if err := write(o.out, w, len(novels), len(fitted(passages, o))); err != nil {
			return err
		}
	}
	if o.calibration != "" {
		return calibrate(passages, w, o)
	}
	return nil
}

func write(path string, w []float32, novels, passages int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# feature weight, fitted by train on %d novels and %d passages; see docs/attribution.md\n", novels, passages)
	for k, v := range w {
		if v != 0 {
			fmt.Fprintf(&b, "%d %g\n", k, v)
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// fitted are the passages that a table is fitted on.
func fitted(passages []*attribution.Book, o options) []*attribution.Book {
	if o.mix {
		return passages
	}
	return nil
}
