package script

import "sort"

// align matches two sequences of keys: pairs (i, j), rising in both. Keys that
// are unique on both sides are anchors; between anchors, equal keys at both
// ends of a gap are matched, and then gaps are searched again.
func align(a, b []string) [][2]int {
	var out [][2]int
	alignRange(a, b, 0, len(a), 0, len(b), &out, 0)
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}

func alignRange(a, b []string, a0, a1, b0, b1 int, out *[][2]int, depth int) {
	for a0 < a1 && b0 < b1 && a[a0] == b[b0] {
		*out = append(*out, [2]int{a0, b0})
		a0, b0 = a0+1, b0+1
	}
	for a0 < a1 && b0 < b1 && a[a1-1] == b[b1-1] {
		a1, b1 = a1-1, b1-1
		*out = append(*out, [2]int{a1, b1})
	}
	if a0 == a1 || b0 == b1 || depth > 64 {
		return
	}
	anchors := rising(uniques(a, b, a0, a1, b0, b1))
	if len(anchors) == 0 {
		return
	}
	pa, pb := a0, b0
	for _, p := range anchors {
		alignRange(a, b, pa, p[0], pb, p[1], out, depth+1)
		*out = append(*out, p)
		pa, pb = p[0]+1, p[1]+1
	}
	alignRange(a, b, pa, a1, pb, b1, out, depth+1)
}

// uniques lists the pairs of keys that occur once on either side, ordered by the first.
func uniques(a, b []string, a0, a1, b0, b1 int) [][2]int {
	type seen struct{ na, nb, ib int }
	m := make(map[string]*seen, a1-a0)
	for i := a0; i < a1; i++ {
		if m[a[i]] == nil {
			m[a[i]] = &seen{}
		}
		m[a[i]].na++
	}
	for j := b0; j < b1; j++ {
		if s := m[b[j]]; s != nil {
			s.nb++
			s.ib = j
		}
	}
	var out [][2]int
	for i := a0; i < a1; i++ {
		if s := m[a[i]]; s.na == 1 && s.nb == 1 {
			out = append(out, [2]int{i, s.ib})
		}
	}
	return out
}

// rising keeps the longest run of pairs whose second numbers rise.
func rising(ps [][2]int) [][2]int {
	prev := make([]int, len(ps))
	var tails []int // tails[k]: index of the pair that ends the best run of length k+1
	for i, p := range ps {
		k := sort.Search(len(tails), func(k int) bool { return ps[tails[k]][1] >= p[1] })
		prev[i] = -1
		if k > 0 {
			prev[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([][2]int, len(tails))
	for i, k := tails[len(tails)-1], len(tails)-1; k >= 0; i, k = prev[i], k-1 {
		out[k] = ps[i]
	}
	return out
}
