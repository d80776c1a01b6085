package attribution

import (
	"radioplay/script/internal/attribution/lang"

	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// What a text tells differs with its length: in a scene nobody is named a hundred times, and who speaks
// once is as likely as who spoke before. So there are two tables; docs/attribution.md tells where they come from.

//go:embed weights.txt
var weightsText string

//go:embed weights-short.txt
var weightsShortText string

var (
	longTable  = sync.OnceValue(func() []float32 { return mustParse(weightsText) })
	shortTable = sync.OnceValue(func() []float32 { return mustParse(weightsShortText) })
)

// tableFor is the fitted table for a text of this length.
func tableFor(t *lang.Text) []float32 {
	if t.Words < lang.ShortText {
		return shortTable()
	}
	return longTable()
}

func mustParse(s string) []float32 {
	w, err := ParseTable(s)
	if err != nil {
		panic("attribution: an embedded table: " + err.Error())
	}
	return w
}

// ParseTable reads a table: a line of feature index and weight each.
func ParseTable(s string) ([]float32, error) {
	w := make([]float32, tableSize)
	n := 0
	for line := range strings.Lines(s) {
		n++
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 2 {
			return nil, fmt.Errorf("line %d is no index and weight: %q", n, line)
		}
		k, err := strconv.Atoi(f[0])
		v, err2 := strconv.ParseFloat(f[1], 32)
		if err != nil || err2 != nil || k < 0 || k >= len(w) {
			return nil, fmt.Errorf("line %d is no index and weight: %q", n, line)
		}
		w[k] = float32(v)
	}
	return w, nil
}

// FormatTable writes a table as ParseTable reads it.
func FormatTable(w []float32) string {
	var b strings.Builder
	for k, v := range w {
		if v != 0 {
			fmt.Fprintf(&b, "%d %g\n", k, v)
		}
	}
	return b.String()
}
