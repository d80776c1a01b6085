// Package spelling finds what somebody meant who wrote a name that does not exist.
package spelling

import "strings"

// Nearest is the option most like what was written, or "" when none is near: at most half of its letters are other ones.
func Nearest(written string, options []string) string {
	best, least := "", max(2, len([]rune(written))/2)+1
	for _, o := range options {
		if d := Edits(strings.ToLower(written), strings.ToLower(o)); d < least {
			best, least = o, d
		}
	}
	return best
}

// Edits is the Damerau-Levenshtein distance (adjacent letters may change places): letters put in, left out, changed or swapped.
func Edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}
