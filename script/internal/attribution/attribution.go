// Package attribution finds who speaks: it mines the characters of a text,
// reads the dialogue tags, and decides every turn with a small learned ranker
// over the characters in reach. It works from bare text, offline.
package attribution

import "radioplay/script/internal/prose"

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
	t := newText(d)
	c := newCast(t)
	turns := findTurns(t, c)
	given.settle(t, c, turns)
	decode(t, c, turns, tableFor(t))
	return assemble(t, c, turns)
}

// assemble turns decided turns into the result.
func assemble(t *text, c *cast, turns []*turn) *Result {
	r := &Result{Quotes: make([][]Quote, len(t.doc.Blocks))}
	for i, b := range t.doc.Blocks {
		r.Quotes[i] = make([]Quote, len(b.Segments))
	}
	lines := map[int]int{}
	heard := personas(t, c, turns)
	for i, u := range turns {
		q := Quote{Method: u.method(), Cue: u.tag.cue, Confidence: u.confidence, class: evidence(u), raw: u.raw}
		if u.speaker >= 0 {
			lines[u.speaker]++
			q.Speaker = c.people[u.speaker].name
		}
		if heard[i] >= 0 {
			q.As = c.people[heard[i]].name
		}
		for _, o := range u.others {
			q.RunnersUp = append(q.RunnersUp, Candidate{c.people[o.who].name, o.p})
		}
		for _, s := range u.segs {
			r.Quotes[s.block][s.seg] = q
		}
	}
	thoughts(t, c, turns, r, lines)
	r.Characters, r.Silent = speaking(c, lines), silent(c, lines)
	if c.narrator >= 0 && !nameless(c.people[c.narrator].name) {
		r.Narrator = c.people[c.narrator].name
	}
	return r
}
