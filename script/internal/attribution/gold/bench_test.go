package gold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// BenchmarkNovels reads and attributes every novel in the folder that RADIOPLAY_GOLD names, in the corpus format,
// and prints for each how much of it is right by name and how long it took.
func BenchmarkNovels(b *testing.B) {
	root := os.Getenv("RADIOPLAY_GOLD")
	if root == "" {
		b.Skip("RADIOPLAY_GOLD names no folder of novels with their speakers")
	}
	for b.Loop() {
		books, err := Novels(root)
		if err != nil {
			b.Fatal(err)
		}
		right, all, bytes, mean := 0, 0, 0, 0.0
		var took time.Duration
		for _, book := range books {
			text := book.Doc.Text
			start := time.Now()
			d, err := prose.Read([]byte(text), prose.Plain)
			if err != nil {
				b.Fatal(err)
			}
			found := attribution.Attribute(d, nil)
			spent := time.Since(start)
			r, n := book.ByName(found)
			b.Logf("%-32s %5d quotations  by name %.3f  %5.2f s for %4d KB", book.Name, n, float64(r)/float64(max(1, n)), spent.Seconds(), len(text)/1000)
			right, all, bytes, took = right+r, all+n, bytes+len(text), took+spent
			mean += float64(r) / float64(max(1, n)) / float64(len(books))
		}
		b.ReportMetric(float64(right)/float64(max(1, all)), "right")
		b.ReportMetric(mean, "right/novel")
		b.ReportMetric(float64(bytes)/1e6/took.Seconds(), "MB/s")
	}
}

// The passages and their speakers agree with what is detected: a marker that stands behind nothing spoken is a slip.
func TestPassages(t *testing.T) {
	books, remarks, err := Passages(filepath.Join("..", "train", "modern"))
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, b := range books {
		lines += len(b.Quotes)
	}
	if len(books) < 30 || lines < 1000 || len(remarks)*40 > lines {
		t.Errorf("%d passages, %d lines, %d remarks:\n%s", len(books), lines, len(remarks), strings.Join(remarks, "\n"))
	}
}
