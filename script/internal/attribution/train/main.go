// Command train fits the tables of the attribution ranker on novels and passages with
// gold speakers, and measures them, each text by a table that has not seen it. "make fit" runs it.
//
//	go run ./script/internal/attribution/train -data CORPUS -out weights.txt -short weights-short.txt
//
// CORPUS holds a folder a novel, with novel.txt, quotes.json and characters.json; the passages lie in modern/.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/attribution/gold"
)

type options struct {
	data, passages string
	out, short     string
	calibration    string
	from           string
	loo, show      bool
	folds, rounds  int
}

func main() {
	var o options
	flag.StringVar(&o.data, "data", "", "folder of novels with gold speakers")
	flag.StringVar(&o.passages, "passages", "script/internal/attribution/train/modern", "folder of passages with their speakers")
	flag.StringVar(&o.out, "out", "", "file for the table of long texts; empty: not written")
	flag.StringVar(&o.short, "short", "", "file for the table of short texts, tuned from the other; empty: not tuned")
	flag.StringVar(&o.calibration, "calibration", "", "file for what confidence means; empty: not fitted")
	flag.BoolVar(&o.loo, "loo", false, "measure every novel by a table fitted on everything else")
	flag.StringVar(&o.from, "from", "", "file with a table to go on from, instead of fitting one on the novels")
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
	if o.calibration != "" && o.folds < 2 {
		return errors.New("-calibration wants lines that a table has not seen: give -folds 2 or more with it")
	}
	if o.loo {
		leaveOneOut(novels, passages, o)
	}
	var start []float32
	if o.out != "" || o.short != "" || o.folds > 1 {
		if start, err = begin(novels, o); err != nil {
			return err
		}
	}
	if o.folds > 0 {
		if err := crossValidate(start, novels, passages, o); err != nil {
			return err
		}
	}
	if o.out != "" {
		if err := write(o.out, start, fmt.Sprintf("%d novels", len(novels))); err != nil {
			return err
		}
	}
	if o.short != "" {
		w := attribution.Tune(start, append(excerpts(novels), modern(passages)...))
		return write(o.short, w, fmt.Sprintf("excerpts of %d novels and %d passages", len(novels), len(passages)))
	}
	return nil
}

// begin is the table that is tuned: that of a file, or one fitted on the novels.
func begin(novels []*attribution.Book, o options) ([]float32, error) {
	if o.from == "" {
		if len(novels) == 0 {
			return nil, errors.New("nothing to fit on: name a folder of novels with -data, or a table to go on from with -from")
		}
		return attribution.Fit(shelf(novels), o.rounds), nil
	}
	b, err := os.ReadFile(o.from)
	if err != nil {
		return nil, err
	}
	return attribution.ParseTable(string(b))
}

func write(path string, w []float32, on string) error {
	return os.WriteFile(path, []byte("# feature weight, fitted by train on "+on+"; see docs/attribution.md\n"+attribution.FormatTable(w)), 0o644)
}
