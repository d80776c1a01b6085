package attribution

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.txt
var weightsText string

// embedded reads the fitted weights: a line of feature index and weight each.
// docs/attribution.md tells where they come from.
var embedded = sync.OnceValue(func() []float32 {
	w := make([]float32, tableSize)
	for line := range strings.Lines(weightsText) {
		f := strings.Fields(line)
		if len(f) != 2 || f[0] == "#" {
			continue
		}
		k, err1 := strconv.Atoi(f[0])
		v, err2 := strconv.ParseFloat(f[1], 32)
		if err1 != nil || err2 != nil || k < 0 || k >= len(w) {
			panic(fmt.Sprintf("attribution: the embedded table is broken at %q", line))
		}
		w[k] = float32(v)
	}
	return w
})
