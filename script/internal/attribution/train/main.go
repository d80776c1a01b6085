// Command train fits the table of the attribution ranker on a corpus of novels with
// gold speakers and measures it, each novel by a table that has not seen it.
//
//	go run ./script/internal/attribution/train -data CORPUS -out script/internal/attribution/weights.txt
//
// CORPUS holds a folder a novel, with novel.txt, quotes.json and characters.json.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

func main() {
	data := flag.String("data", "", "folder of novels with gold speakers")
	out := flag.String("out", "", "file for the table; empty: measure only")
	loo := flag.Bool("loo", false, "also measure every novel by a table fitted on the others")
	rounds := flag.Int("rounds", 3, "rounds of fitting")
	flag.Parse()
	if err := run(*data, *out, *loo, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, loo bool, rounds int) error {
	books, err := load(data)
	if err != nil {
		return err
	}
	if loo {
		var mean, meanShort float64
		for i, b := range books {
			var rest []*attribution.Book
			rest = append(append(rest, books[:i]...), books[i+1:]...)
			w := attribution.Fit(shelf(rest), rounds)
			right, all := attribution.Measure(b, w)
			short, of := 0, 0
			for _, c := range chunks(b, chapterWords) {
				r, n := attribution.Measure(c, w)
				short, of = short+r, of+n
			}
			whole, parts := float64(right)/float64(all), float64(short)/float64(of)
			fmt.Printf("%-40s %5d turns  %.3f  as excerpts %.3f\n", b.Name, all, whole, parts)
			mean += whole / float64(len(books))
			meanShort += parts / float64(len(books))
		}
		fmt.Printf("mean, each novel by a table fitted on the others: %.3f, as excerpts %.3f\n", mean, meanShort)
	}
	if out == "" {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# feature weight, fitted by train on %d novels; see docs/attribution.md\n", len(books))
	for k, v := range attribution.Fit(shelf(books), rounds) {
		if v != 0 {
			fmt.Fprintf(&b, "%d %g\n", k, v)
		}
	}
	return os.WriteFile(out, []byte(b.String()), 0o644)
}

func load(root string) ([]*attribution.Book, error) {
	dirs, err := filepath.Glob(filepath.Join(root, "*", "novel.txt"))
	if err != nil || len(dirs) == 0 {
		return nil, fmt.Errorf("no novels in %s (%w)", root, os.ErrNotExist)
	}
	var books []*attribution.Book
	for _, novel := range dirs {
		b, err := loadBook(filepath.Dir(novel))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", novel, err)
		}
		books = append(books, b)
	}
	return books, nil
}

func loadBook(dir string) (*attribution.Book, error) {
	text, err := os.ReadFile(filepath.Join(dir, "novel.txt"))
	if err != nil {
		return nil, err
	}
	b := &attribution.Book{Name: filepath.Base(dir)}
	if b.Doc, err = prose.Read(text, prose.Plain); err != nil {
		return nil, err
	}
	var people []struct {
		Name    string
		Aliases []string
	}
	var quotes []struct {
		Speaker string
		Spans   []struct{ Start, End int }
	}
	if err := readJSON(filepath.Join(dir, "characters.json"), &people); err != nil {
		return nil, err
	}
	if err := readJSON(filepath.Join(dir, "quotes.json"), &quotes); err != nil {
		return nil, err
	}
	index := map[string]int{}
	for i, p := range people {
		index[p.Name] = i
		var all []string
		for _, a := range append(p.Aliases, p.Name) {
			all = append(all, strings.ToLower(a))
		}
		b.Aliases = append(b.Aliases, all)
	}
	bytes := byteOffsets(text)
	for _, q := range quotes {
		g := attribution.GoldQuote{Speaker: -1}
		if k, ok := index[q.Speaker]; ok {
			g.Speaker = k
		}
		for _, s := range q.Spans {
			g.Spans = append(g.Spans, prose.Span{Start: bytes[s.Start], End: bytes[s.End]})
		}
		b.Quotes = append(b.Quotes, g)
	}
	return b, nil
}

// The lengths in words of the excerpts that are fitted on beside the whole novels: people bring
// chapters and scenes, where nobody is named a hundred times.
const chapterWords, sceneWords = 1800, 700

// chunks cuts a book into excerpts at paragraph ends.
func chunks(b *attribution.Book, words int) []*attribution.Book {
	var out []*attribution.Book
	text := b.Doc.Text
	for from := 0; from < len(text); {
		to := from
		for n := 0; n < words && to < len(text); {
			end := strings.Index(text[to:], "\n\n")
			if end < 0 {
				end = len(text) - to
			} else {
				end += 2
			}
			n += len(strings.Fields(text[to : to+end]))
			to += end
		}
		if d, err := prose.Read([]byte(text[from:to]), prose.Plain); err == nil {
			c := &attribution.Book{Name: b.Name, Doc: d, First: b.First, Terse: b.Terse, Aliases: b.Aliases}
			for _, q := range b.Quotes {
				if q.Spans[0].Start < from || q.Spans[len(q.Spans)-1].End > to {
					continue
				}
				g := attribution.GoldQuote{Speaker: q.Speaker}
				for _, s := range q.Spans {
					g.Spans = append(g.Spans, prose.Span{Start: s.Start - from, End: s.End - from})
				}
				c.Quotes = append(c.Quotes, g)
			}
			out = append(out, c)
		}
		from = to
	}
	return out
}

// shelf is what is fitted on: the novels and, counting as much together, their excerpts, as they are,
// as if told by one of them, and the excerpts with most of their tags overlooked.
func shelf(books []*attribution.Book) [][]*attribution.Book {
	var out [][]*attribution.Book
	for _, b := range books {
		first := b.As(true, false)
		out = append(out, []*attribution.Book{b}, chunks(b, chapterWords), []*attribution.Book{first}, chunks(first, chapterWords),
			chunks(b.As(false, true), chapterWords), chunks(b.As(false, true), sceneWords))
	}
	return out
}

// byteOffsets maps code points to bytes.
func byteOffsets(text []byte) []int {
	out := make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		out = append(out, i)
		_, n := utf8.DecodeRune(text[i:])
		i += n
	}
	return append(out, len(text))
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}
