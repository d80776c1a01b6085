package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// BenchmarkNovels reads and attributes every novel in the folder that RADIOPLAY_GOLD names, in the corpus format,
// and prints for each how much of it is right by name and how long it took, and of all how sure was how right.
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
		var lines, rightLines [10]int
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
			fmt.Printf("%-32s %5d quotations  by name %.3f  %5.2f s for %4d KB\n", book.Name, n, float64(r)/float64(max(1, n)), spent.Seconds(), len(text)/1000)
			right, all, bytes, took = right+r, all+n, bytes+len(text), took+spent
			mean += float64(r) / float64(max(1, n)) / float64(len(books))
			lines, rightLines = reliability(book, lines, rightLines)
		}
		for k := len(lines) - 1; k >= 0; k-- {
			fmt.Printf("confidence from %.1f: %5d of %5d lines right (%.3f)\n", float64(k)/10, rightLines[k], lines[k], float64(rightLines[k])/float64(max(1, lines[k])))
		}
		b.ReportMetric(float64(right)/float64(max(1, all)), "right")
		b.ReportMetric(mean, "right/novel")
		b.ReportMetric(float64(bytes)/1e6/took.Seconds(), "MB/s")
	}
}

// reliability counts a book's lines by how sure they are, in tenths, and those of them that are right.
func reliability(book *attribution.Book, all, right [10]int) (_, _ [10]int) {
	for _, j := range attribution.Judge(book, nil) {
		if j.Class == "" {
			continue // a thought
		}
		k := min(9, int(j.Confidence*10+1e-9))
		all[k]++
		if j.Right {
			right[k]++
		}
	}
	return all, right
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
