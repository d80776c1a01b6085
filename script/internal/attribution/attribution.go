// Package attribution finds who speaks: it mines the characters of a text,
// reads the dialogue tags, and decides every turn with a small learned ranker
// over the characters in reach. It works from bare text, offline.
package attribution

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/attribution/turn"
	"radioplay/script/internal/prose"
)

// Result is what was found in a document.
type Result struct {
	Characters []Character // who speaks, most lines first
	Silent     []Character // who else is named, the oftenest first
	Narrator   string      // name of the first-person narrator when somebody calls them by one
	// Quotes[b][s] belongs to d.Blocks[b].Segments[s]; the zero value for narration.
	Quotes [][]Quote
}

// Quote says who speaks a quotation or thinks a thought.
type Quote struct {
	Speaker    string // Name of a Character; empty when nobody could be found
	As         string // who is heard, when it is somebody else
	Method     string // "explicit", "anaphoric" or "implicit"
	Cue        prose.Span
	Confidence float64 // probability that Speaker is right
	RunnersUp  []Candidate

	class string  // of evidence
	raw   float64 // Confidence before calibration
}

// Candidate is another character it could be.
type Candidate struct {
	Name       string
	Confidence float64
}

// Character is a person of the text. Gender is F, M, N or empty; Age child, young, adult, old or empty.
type Character struct {
	Name        string
	Aliases     []string
	Gender, Age string
}

// Given says who truly speaks where a person has decided it: the byte at which a
// spoken segment's Span starts, and a name. A name the text does not know makes a new character.
type Given map[int]string

// Attribute finds the speaker of every quotation and thought; what is given
// stands, and the turns around are decided to fit it.
func Attribute(d *prose.Document, given Given) *Result {
	t := lang.Cut(d)
	c := people.Find(t)
	turns := turn.Find(t, c)
	given.settle(t, c, turns)
	decode(t, c, turns, tableFor(t))
	return assemble(t, c, turns)
}

// assemble turns decided turns into the result.
func assemble(t *lang.Text, c *people.Cast, turns []*turn.Turn) *Result {
	r := &Result{Quotes: make([][]Quote, len(t.Doc.Blocks))}
	for i, b := range t.Doc.Blocks {
		r.Quotes[i] = make([]Quote, len(b.Segments))
	}
	lines := map[int]int{}
	heard := personas(t, c, turns)
	for i, u := range turns {
		q := Quote{Method: u.Method(), Cue: u.Tag.Cue, Confidence: u.Confidence, class: evidence(u), raw: u.Raw}
		if u.Speaker >= 0 {
			lines[u.Speaker]++
			q.Speaker = c.People[u.Speaker].Name
		}
		if heard[i] >= 0 {
			q.As = c.People[heard[i]].Name
		}
		for _, o := range u.Others {
			q.RunnersUp = append(q.RunnersUp, Candidate{c.People[o.Who].Name, o.P})
		}
		for _, s := range u.Segs {
			r.Quotes[s.Block][s.Seg] = q
		}
	}
	thoughts(t, c, turns, r, lines)
	r.Characters, r.Silent = speaking(c, lines), silent(c, lines)
	if c.Narrator >= 0 && !people.Nameless(c.People[c.Narrator].Name) {
		r.Narrator = c.People[c.Narrator].Name
	}
	return r
}
