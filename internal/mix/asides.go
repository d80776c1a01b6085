package mix

import (
	"math"
	"strings"
	"time"

	"radioplay/script"
	"radioplay/voices"
)

// What stands in brackets in narration is said a little aside: softer, from word to word where the take has word marks.
const (
	asideDB   = -2.5
	asideEdge = 60 * time.Millisecond
)

// softenAsides lowers the bracketed words of a narration line in x, its take at a rate. Without word marks x stays as it is.
func softenAsides(l *script.Line, marks []voices.Mark, x []float32, rate int) {
	if l.Kind.Spoken() || len(marks) == 0 || !strings.Contains(l.Text, "(") {
		return
	}
	for _, a := range asides(l.Text) {
		var from, to time.Duration
		for _, m := range marks {
			if m.From >= a[0] && m.To <= a[1] {
				if to == 0 {
					from = m.Start
				}
				to = m.End
			}
		}
		if to > from {
			dip(x, rate, from, to)
		}
	}
}

// asides are the byte ranges between brackets.
func asides(text string) [][2]int {
	var out [][2]int
	open := -1
	for i, r := range text {
		switch {
		case r == '(':
			open = i
		case r == ')' && open >= 0:
			out = append(out, [2]int{open, i + 1})
			open = -1
		}
	}
	return out
}

// dip lowers x between two times, and slides there and back.
func dip(x []float32, rate int, from, to time.Duration) {
	edge := float64(frames(asideEdge, rate))
	a, b := float64(frames(from, rate)), float64(frames(to, rate))
	for i := max(0, int(a-edge)); i < min(len(x), int(b+edge)); i++ {
		k := float64(i)
		in := max(0, min(1, (k-a)/edge+1, (b-k)/edge+1))
		x[i] *= float32(math.Pow(10, asideDB*in/20))
	}
}
