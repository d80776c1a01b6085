package main

import (
	"os"
	"testing"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/attribution/gold"
)

// What is tuned on texts knows them better than before.
func TestTuneLearns(t *testing.T) {
	table, err := os.ReadFile("../weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	start, err := attribution.ParseTable(string(table))
	if err != nil {
		t.Fatal(err)
	}
	passages, _, err := gold.Passages("modern")
	if err != nil {
		t.Fatal(err)
	}
	passages = passages[:8]
	right := func(w []float32) int {
		n := 0
		for _, p := range passages {
			for _, l := range attribution.Judge(p, w) {
				n += num(l.Right)
			}
		}
		return n
	}
	tuned := attribution.Tune(start, modern(passages))
	if before, after := right(start), right(tuned); after <= before {
		t.Errorf("%d lines right before tuning on them, %d after", before, after)
	}
	if again := attribution.Tune(start, modern(passages)); attribution.FormatTable(again) != attribution.FormatTable(tuned) {
		t.Error("tuning again gives another table")
	}
}

func TestTableIsCheckedWhenRead(t *testing.T) {
	for _, broken := range []string{"1 2 3\n", "x 1\n", "5 many\n", "-1 0.5\n", "99999999 0.5\n"} {
		if _, err := attribution.ParseTable("# head\n" + broken); err == nil {
			t.Errorf("%q is read as a table", broken)
		}
	}
}
