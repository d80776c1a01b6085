package solve

import "math"

// assignment is the least sum of one value from each row, no two of a column: the linear assignment problem, by shortest augmenting
// paths (Jonker and Volgenant 1987). There are at least as many columns as rows, and every row can have some column.
func assignment(cost [][]float64) float64 {
	n := len(cost)
	if n == 0 {
		return 0
	}
	m := len(cost[0])
	const outside = 1e15 // stands for +Inf, whose differences are no numbers
	at := func(i, j int) float64 { return min(cost[i][j], outside) }
	rowPrice, columnPrice := make([]float64, n+1), make([]float64, m+1)
	rowOf := make([]int, m+1) // of a column; rows and columns count from 1, 0 is nobody
	before := make([]int, m+1)
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		column := 0
		least := make([]float64, m+1)
		seen := make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for rowOf[column] != 0 {
			seen[column] = true
			row, next, delta := rowOf[column], 0, math.Inf(1)
			for j := 1; j <= m; j++ {
				if seen[j] {
					continue
				}
				if c := at(row-1, j-1) - rowPrice[row] - columnPrice[j]; c < least[j] {
					least[j], before[j] = c, column
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range seen {
				if seen[j] {
					rowPrice[rowOf[j]] += delta
					columnPrice[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			column = next
		}
		for column != 0 {
			rowOf[column] = rowOf[before[column]]
			column = before[column]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if rowOf[j] != 0 {
			sum += at(rowOf[j]-1, j-1)
		}
	}
	return sum
}
