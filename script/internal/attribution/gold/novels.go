// Package gold reads texts whose speakers are known: novels in the corpus format that
// docs/attribution.md describes, and passages with the speakers written into them.
package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// Novels reads every novel below root: a folder each, with novel.txt, quotes.json and characters.json.
func Novels(root string) ([]*attribution.Book, error) {
	dirs, err := filepath.Glob(filepath.Join(root, "*", "novel.txt"))
	if err != nil || len(dirs) == 0 {
		return nil, fmt.Errorf("no novels in %s (%w)", root, os.ErrNotExist)
	}
	var books []*attribution.Book
	for _, file := range dirs {
		b, err := novel(filepath.Dir(file))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		books = append(books, b)
	}
	return books, nil
}

func novel(dir string) (*attribution.Book, error) {
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
