// Package mix lays takes on a timeline and turns the timeline into sound: gaps,
// levels, places on the stage, one room, and a master at a given loudness. Takes are
// opened when their cue comes and let go after it, so memory does not grow with the book.
package mix

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"radioplay/internal/effects"
	"radioplay/internal/takes"
	"radioplay/script"
	"radioplay/voices"
)

// Part is a line of the script with its take. Take is nil for a line that is not
// heard: a scene break, or a tag that was left out.
type Part struct {
	Line  script.Line
	Take  *takes.Take
	Voice voices.Voice
	// Chorus are takes of the same words by other voices, where the line is a crowd's.
	Chorus []takes.Take
	// Rest is silence before the line, beyond the gap that the text asks for anyway.
	Rest time.Duration
}

// Gaps are the silences around lines.
type Gaps struct {
	Phrase    time.Duration // inside a sentence: between a quotation and its tag
	Turn      time.Duration // between sentences of a paragraph, and from one speaker straight to the next
	Paragraph time.Duration
	Scene     time.Duration // at a scene break
	Heading   time.Duration // before and after a heading
	Head      time.Duration // before the first line
	Tail      time.Duration // after the last
}

// DefaultGaps suits spoken drama; head and tail meet ACX's room-tone rule (0.5 to 1 s, 1 to 5 s).
func DefaultGaps() Gaps {
	ms := time.Millisecond
	return Gaps{Phrase: 150 * ms, Turn: 350 * ms, Paragraph: 550 * ms, Scene: 1600 * ms, Heading: 1200 * ms, Head: 700 * ms, Tail: 2000 * ms}
}

// Options of a mix.
type Options struct {
	Gaps Gaps
	Room bool // early reflections around the dialogue, and room tone under everything
}

// Cue is a take on the timeline.
type Cue struct {
	Line       script.Line
	Start, End time.Duration
	GainDB     float64 // from the take's own level, everything counted
	Pan        float64 // -1 left to 1 right
	Take       takes.Take
	Chorus     []takes.Take // others who say the same

	through []effects.Named
	shelfDB float64 // its engine's, see shelves
}

// Chapter is a stretch of the timeline with a name. Chapters cover it all, in order.
type Chapter struct {
	Title      string
	Start, End time.Duration
}

// Sheet is the cue sheet of an episode.
type Sheet struct {
	Cues     []Cue
	Length   time.Duration
	Chapters []Chapter
	room     bool
}

// ErrNothingToHear is returned for parts without a single take.
var ErrNothingToHear = errors.New("there is nothing to hear in it")

// Lay puts every take after the one before, with the gap that the text asks for.
func Lay(parts []Part, o Options) (*Sheet, error) {
	s := &Sheet{room: o.Room}
	shelf, err := shelves(parts)
	if err != nil {
		return nil, err
	}
	at := o.Gaps.Head
	broken := false // a scene break since the last cue
	var last *script.Line
	for i := range parts {
		p := &parts[i]
		if p.Line.Kind == script.Break {
			broken = true
			continue
		}
		if p.Take == nil {
			continue
		}
		if p.Take.Frames <= 0 || p.Take.Rate <= 0 {
			return nil, fmt.Errorf("line %d: its take is empty", p.Line.N)
		}
		if last != nil {
			at += gap(last, &p.Line, broken, o.Gaps) + p.Rest
		}
		end := at + p.Take.Duration()
		heard, err := through(p)
		if err != nil {
			return nil, err
		}
		s.Cues = append(s.Cues, Cue{Line: p.Line, Start: at, End: end, GainDB: gainDB(p), Pan: max(-1, min(1, p.Voice.Pan)), Take: *p.Take,
			Chorus: p.Chorus, through: heard, shelfDB: shelf[p.Voice.Backend]})
		s.chapter(&p.Line, last, broken, at)
		at, last, broken = end, &p.Line, false
	}
	if last == nil {
		return nil, ErrNothingToHear
	}
	s.Length = at + o.Gaps.Tail
	s.closeChapters()
	return s, nil
}

func gap(a, b *script.Line, broken bool, g Gaps) time.Duration {
	switch {
	case a.Kind == script.Heading || b.Kind == script.Heading:
		return g.Heading
	case broken:
		return g.Scene
	}
	d := g.Paragraph
	talk := a.Kind.Spoken() && b.Kind.Spoken() && a.Speaker != b.Speaker
	switch {
	case a.Paragraph == b.Paragraph && !endsSentence(a.Text, b.Text):
		d = g.Phrase
	case a.Paragraph == b.Paragraph || talk:
		d = g.Turn
	}
	if talk && cutOff(a.Text) { // somebody breaks in
		d = d * 2 / 5
	}
	return d
}

// endsSentence reports whether the sentence of a is over where b begins.
func endsSentence(a, b string) bool {
	a = strings.TrimRight(a, " \t\n\"'”’»)*_")
	r, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(b, " \t\n\"'“‘«(*_"))
	return strings.ContainsRune(".!?…:;", r) && !unicode.IsLower(first)
}

func cutOff(text string) bool {
	text = strings.TrimRight(text, " \"'”’»")
	return strings.HasSuffix(text, "-") || strings.HasSuffix(text, "—") || strings.HasSuffix(text, "–")
}

// Levels. Every take is brought to one speech loudness; a manner then lifts or lowers it.
const (
	speechLUFS = -20.0
	mostUpDB   = 15.0 // a take so soft that it would need more is probably mostly noise
	mostDownDB = -24.0
)

var mannerDB = map[script.Manner]float64{
	script.Whispered: -2.5, script.Murmured: -3, script.Crooned: -2, script.Exhausted: -2, script.Cold: -0.5, script.Hesitant: -1,
	script.Afraid: -1, script.Exclaimed: 1, script.Angry: 1, script.Urgent: 0.5, script.Shouted: 2.5,
}

func gainDB(p *Part) float64 {
	g := max(mostDownDB, min(mostUpDB, speechLUFS-p.Take.LUFS))
	d := p.Line.Delivery
	g += mannerDB[d.Manner] * (0.5 + d.Intensity)
	return g + p.Voice.GainDB
}

// frames of a duration at a rate, rounded the same way everywhere.
func frames(d time.Duration, rate int) int64 {
	return int64(math.Round(d.Seconds() * float64(rate)))
}
