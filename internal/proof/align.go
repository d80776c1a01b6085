package proof

import "strings"

// grid holds the best step from every pair of places in the two texts.
type grid struct {
	cells []cell
	wide  int
}

type cell struct {
	step
	total int // cost from here to the end
}

func newGrid(a, b int) grid { return grid{make([]cell, (a+1)*(b+1)), b + 1} }

func (g grid) at(i, j int) cell { return g.cells[i*g.wide+j] }

func (g grid) set(i, j int, s step) {
	g.cells[i*g.wide+j] = cell{s, s.cost + g.at(i+s.i, j+s.j).total}
}

// trace follows the best steps and gathers neighbouring errors into one difference.
func (c *Comparison) trace(g grid, a, b []word) {
	var said, heard []word
	flush := func() {
		if len(said)+len(heard) > 0 {
			c.Differences = append(c.Differences, Difference{written(said), written(heard)})
		}
		said, heard = nil, nil
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		s := g.at(i, j).step
		c.Errors += s.cost
		if s.cost == 0 {
			flush()
		} else {
			said, heard = append(said, a[i:i+s.i]...), append(heard, b[j:j+s.j]...)
		}
		i, j = i+s.i, j+s.j
	}
	flush()
}

// written are words as they stand in their text; one that is compared as several ("can't") stands there once.
func written(ws []word) string {
	var out []string
	for i, w := range ws {
		if i == 0 || ws[i-1].from != w.from {
			out = append(out, w.written)
		}
	}
	return strings.Join(out, " ")
}
