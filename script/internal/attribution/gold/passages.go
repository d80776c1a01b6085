package gold

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// marker stands behind every spoken segment of a passage: {Name}, with more names after | where
// somebody speaks for the first time, {?} where nobody can tell.
var marker = regexp.MustCompile(`\{([^{}\n]+)\}`)

// Passages reads every passage in dir, and reports the markers that stand behind nothing spoken.
func Passages(dir string) ([]*attribution.Book, []string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, nil, err
	}
	var books []*attribution.Book
	var remarks []string
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, err
		}
		book, rs, err := passage(filepath.Base(file), string(b))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", file, err)
		}
		books, remarks = append(books, book), append(remarks, rs...)
	}
	return books, remarks, nil
}

func passage(name, marked string) (*attribution.Book, []string, error) {
	var plain strings.Builder
	var ends []int      // byte of the plain text behind which a marker stood
	var called []string // what it said
	at := 0
	for _, m := range marker.FindAllStringSubmatchIndex(marked, -1) {
		plain.WriteString(marked[at:m[0]])
		ends = append(ends, plain.Len())
		called = append(called, marked[m[2]:m[3]])
		at = m[1]
	}
	plain.WriteString(marked[at:])
	doc, err := prose.Read([]byte(plain.String()), prose.Markdown)
	if err != nil {
		return nil, nil, err
	}
	b := &attribution.Book{Name: strings.TrimSuffix(name, ".txt"), Doc: doc}
	known := map[string]int{}
	for _, c := range called { // the first time somebody speaks tells all their names, and may come late in the file
		if names := strings.Split(c, "|"); len(names) > 1 || known[strings.ToLower(c)] == 0 {
			introduce(b, known, names)
		}
	}
	var remarks []string
	used := make([]bool, len(ends))
	for _, blk := range doc.Blocks {
		for _, s := range blk.Segments {
			if s.Kind == prose.Narration {
				continue
			}
			k := nearest(ends, used, s.Span.End, plain.String())
			if k < 0 {
				remarks = append(remarks, fmt.Sprintf("%s: no marker behind %q", b.Name, doc.Slice(s.Span)))
				continue
			}
			used[k] = true
			if who := known[strings.ToLower(strings.Split(called[k], "|")[0])] - 1; who >= 0 && called[k] != "?" {
				b.Quotes = append(b.Quotes, attribution.GoldQuote{Spans: []prose.Span{s.Span}, Speaker: who})
			}
		}
	}
	for k, ok := range used {
		if !ok && called[k] != "?" {
			from := max(0, ends[k]-60)
			remarks = append(remarks, fmt.Sprintf("%s: nothing spoken ends at {%s}: ...%q", b.Name, called[k], plain.String()[from:ends[k]]))
			b.Missed++
		}
	}
	return b, remarks, nil
}

// introduce adds names to the character that has one of them, or to a new one. known counts from 1.
func introduce(b *attribution.Book, known map[string]int, names []string) {
	who := 0
	for _, n := range names {
		if k := known[strings.ToLower(strings.TrimSpace(n))]; k > 0 {
			who = k
		}
	}
	if who == 0 {
		b.Aliases = append(b.Aliases, nil)
		who = len(b.Aliases)
	}
	for _, n := range names {
		if n = strings.ToLower(strings.TrimSpace(n)); known[n] == 0 {
			known[n] = who
			b.Aliases[who-1] = append(b.Aliases[who-1], n)
		}
	}
}

// nearest finds the unused marker at byte at, blanks and closing signs left out.
func nearest(ends []int, used []bool, at int, text string) int {
	for k, e := range ends {
		if used[k] {
			continue
		}
		lo, hi := min(e, at), max(e, at)
		if strings.Trim(text[lo:hi], " \n*_,.\"”'’") == "" && hi-lo <= 4 {
			return k
		}
	}
	return -1
}
