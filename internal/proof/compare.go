// Package proof listens to takes as a proof listener does: it finds those that cannot be right by their measure, and compares
// what a recogniser heard with what was to be said. It judges and changes nothing.
package proof

import (
	"math"
	"slices"
	"strings"

	"radioplay/internal/phonemes"
)

// Difference is a place where other words were heard than were to be said. Said is empty for words that were added, Heard for words
// that are missing.
type Difference struct {
	Said  string `json:"said"`
	Heard string `json:"heard"`
}

// Comparison of what was to be said with what was heard.
type Comparison struct {
	Words       int          `json:"words"`  // to be said, without noises
	Errors      int          `json:"errors"` // words missing, added or replaced
	Differences []Difference `json:"differences,omitempty"`
}

// Share is the word error rate.
func (c Comparison) Share() float64 { return float64(c.Errors) / float64(max(c.Words, 1)) }

// Sound is how a word sounds alone: letters of any phonetic alphabet, without stress. Empty: not known.
type Sound func(word string) string

// Comparer knows what else than its spelling makes a word the same.
type Comparer struct {
	// Sound may be nil: then words that are spelled otherwise differ.
	Sound Sound
	// Names are words, in small letters, that a recogniser cannot know how to spell: it is enough that what it wrote sounds much alike.
	Names map[string]bool
}

// namesApart is how much of a name's sounds may be others. Recognisers put the nearest word they know.
const namesApart = 0.5

type word struct {
	text    string
	written string // as it stands in the text
	from    int    // and where
	faint   bool
}

func wordsOf(text string) []word {
	var out []word
	for _, s := range phonemes.Saids(text) {
		for _, w := range spelled(s.Word) {
			out = append(out, word{w, text[s.From:s.To], s.From, s.Faint})
		}
	}
	return out
}

// Compare aligns the words of two texts with the fewest errors. Case, marks, figures, the spelling of the two sides of the
// Atlantic, short forms, words written as one or as two, homophones and what names are heard as make no error.
func (c Comparer) Compare(said, heard string) Comparison {
	a, b := wordsOf(said), wordsOf(heard)
	g := newGrid(len(a), len(b))
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			if i == len(a) && j == len(b) {
				continue
			}
			g.set(i, j, c.best(g, a, b, i, j))
		}
	}
	var out Comparison
	for _, w := range a {
		if !w.faint {
			out.Words++
		}
	}
	out.trace(g, a, b)
	return out
}

// step is how many words of each side go together, and at what cost.
type step struct{ i, j, cost int }

func (c Comparer) best(g grid, a, b []word, i, j int) step {
	var best step
	least := math.MaxInt
	try := func(di, dj, cost int) {
		if i+di > len(a) || j+dj > len(b) {
			return
		}
		if total := cost + g.at(i+di, j+dj).total; total < least {
			best, least = step{di, dj, cost}, total
		}
	}
	if i < len(a) && j < len(b) {
		switch {
		case c.same(a[i:i+1], b[j:j+1]):
			try(1, 1, 0)
		case a[i].faint || b[j].faint:
			try(1, 1, boolCost(!a[i].faint))
		default:
			try(1, 1, 1)
		}
		for _, d := range [][2]int{{1, 2}, {2, 1}, {2, 2}, {1, 3}, {3, 1}} {
			if i+d[0] <= len(a) && j+d[1] <= len(b) && c.same(a[i:i+d[0]], b[j:j+d[1]]) {
				try(d[0], d[1], 0)
			}
		}
	}
	if i < len(a) {
		try(1, 0, boolCost(!a[i].faint))
	}
	if j < len(b) {
		try(0, 1, boolCost(!b[j].faint))
	}
	return best
}

func boolCost(b bool) int {
	if b {
		return 1
	}
	return 0
}

// same reports whether two runs of words are the same to a listener.
func (c Comparer) same(a, b []word) bool {
	x, y := joined(a), joined(b)
	switch {
	case x == y:
		return true
	case len(a) == 1 && len(b) == 2 && opened(a[0].text, b[0].text, b[1].text), len(a) == 2 && len(b) == 1 && opened(b[0].text, a[0].text, a[1].text):
		return true
	case c.Sound == nil:
		return false
	}
	sx, sy := c.sound(a), c.sound(b)
	if sx == "" || sy == "" {
		return false
	}
	apart := 0.0
	if slices.ContainsFunc(a, func(w word) bool { return c.Names[bare(w.text)] }) {
		apart = namesApart
	}
	return distance([]rune(sx), []rune(sy)) <= apart
}

func joined(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(bare(w.text))
	}
	return b.String()
}

func (c Comparer) sound(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		s := c.Sound(w.text)
		if s == "" {
			return ""
		}
		b.WriteString(s)
	}
	return b.String()
}

// distance is the edit distance of two words' sounds, over the length of the longer one.
func distance(a, b []rune) float64 {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		last := row[0]
		row[0] = i + 1
		for j := range b {
			cost := last
			if a[i] != b[j] {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j]+1, last+1)
		}
	}
	return float64(row[len(b)]) / float64(max(len(a), len(b), 1))
}
