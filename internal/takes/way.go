package takes

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"radioplay/voices"
)

// Way is how a line is recorded another time. Its zero value is the way of the first take.
type Way struct {
	N     int     `json:"n"`               // the retake's number, from 1
	Parts Parts   `json:"parts,omitempty"` // spoken apart and joined
	Rate  float64 `json:"rate,omitempty"`  // factor on the voice's speaking rate; 0: none
	By    string  `json:"by,omitempty"`    // ENGINE/VOICE of Request.Else that speaks it; empty: the line's own
}

// Parts is where a line is divided.
type Parts string

// A line is spoken whole, or divided where a reader would breathe.
const (
	Whole     Parts = ""
	Sentences Parts = "sentences"
	Clauses   Parts = "clauses"
)

// String tells the way to a person: "in sentences, at 0.93 of the pace".
func (w Way) String() string {
	switch {
	case w.By != "":
		return "by " + w.By
	case w.Parts != Whole && w.Rate != 0:
		return fmt.Sprintf("in %s, at %g of the pace", w.Parts, w.Rate)
	case w.Parts != Whole:
		return fmt.Sprintf("in %s", w.Parts)
	case w.Rate != 0:
		return fmt.Sprintf("at %g of the pace", w.Rate)
	}
	return "once more"
}

// paces are the rates that are tried: slower is clearer, most of the time.
var paces = []float64{0.93, 0.87, 1.07}

// Ways lists up to most ways to record u again, the likeliest to help first, none like another. An engine that gives
// another clip every time, or for another seed, is asked once more between them. What is sung stays in one piece: it has one melody.
func Ways(b voices.Backend, u voices.Utterance, most int) []Way {
	var parts []Parts
	if u.Delivery.Manner != "sung" {
		sentences, clauses := divide(u.Text, Sentences), divide(u.Text, Clauses)
		if len(sentences) > 1 {
			parts = append(parts, Sentences)
		}
		if len(clauses) > len(sentences) {
			parts = append(parts, Clauses)
		}
	}
	var ways []Way
	add := func(w Way) {
		if l := b.Limits(); !l.Deterministic || l.Draws {
			ways = append(ways, Way{})
		}
		ways = append(ways, w)
	}
	for _, p := range parts {
		add(Way{Parts: p})
	}
	for _, rate := range paces {
		for _, p := range append([]Parts{Whole}, parts...) {
			add(Way{Parts: p, Rate: rate})
		}
	}
	ways = ways[:min(max(most, 0), len(ways))]
	for i := range ways {
		ways[i].N = i + 1
	}
	return ways
}

// key names the take of this way of an utterance whose first take is named first.
func (w Way) key(first string) string {
	if w == (Way{}) {
		return first
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "retake 1;%s;%d;%s;%g", first, w.N, w.Parts, w.Rate))
	return hex.EncodeToString(sum[:])
}

// record speaks u in this way.
func (w Way) record(ctx context.Context, b voices.Backend, u voices.Utterance) (voices.Clip, error) {
	if w.Rate != 0 {
		u.Voice.Rate = w.Rate * max(u.Voice.Rate, 0)
		if u.Voice.Rate == 0 {
			u.Voice.Rate = w.Rate
		}
	}
	u.Again = w.N
	parts := divide(u.Text, w.Parts)
	if len(parts) == 1 {
		return b.Synthesize(ctx, u)
	}
	var whole voices.Clip
	for i, p := range parts {
		one := u
		one.Text = u.Text[p[0]:p[1]]
		if i > 0 {
			one.Before = u.Text[parts[i-1][0]:parts[i-1][1]]
		}
		if i+1 < len(parts) {
			one.After = u.Text[parts[i+1][0]:parts[i+1][1]]
		}
		c, err := b.Synthesize(ctx, one)
		if err != nil {
			return voices.Clip{}, err
		}
		if whole.Rate == 0 {
			whole.Rate = c.Rate
		}
		if whole.Rate != c.Rate {
			return voices.Clip{}, fmt.Errorf("the parts of a line came at %d and at %d Hz", whole.Rate, c.Rate)
		}
		begin := whole.Duration()
		for _, m := range c.Marks {
			whole.Marks = append(whole.Marks, voices.Mark{Start: begin + m.Start, End: begin + m.End, From: p[0] + m.From, To: p[0] + m.To})
		}
		whole.Samples = append(whole.Samples, c.Samples...)
		if i+1 < len(parts) {
			whole.Samples = append(whole.Samples, make([]float32, int(rests[w.Parts].Seconds()*float64(c.Rate)))...)
		}
	}
	return whole, nil
}

// rests are put between parts, besides the quiet at the edges of their clips.
var rests = map[Parts]time.Duration{Sentences: 150 * time.Millisecond, Clauses: 60 * time.Millisecond}

const (
	sentenceEnds = ".!?…"
	clauseEnds   = sentenceEnds + ",;:—–"
	leastPart    = 3 // words: shorter ones are said better with what is beside them
)

// divide finds the parts of a text, in bytes, each with its marks. Together they are the text without the space between them.
func divide(text string, how Parts) [][2]int {
	ends := map[Parts]string{Sentences: sentenceEnds, Clauses: clauseEnds}[how]
	var out [][2]int
	from := 0
	for i, r := range text {
		if r != ' ' && r != '\n' || i <= from {
			continue
		}
		part := text[from:i]
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(part, "\"'”’)*_»"))
		if ends == "" || !strings.ContainsRune(ends, last) || len(voices.Words(part)) < leastPart || len(voices.Words(text[i:])) < leastPart ||
			strings.Count(part, "*")%2 != 0 || strings.Count(part, "_")%2 != 0 {
			continue
		}
		out = append(out, [2]int{from, i})
		from = i + len(text[i:]) - len(strings.TrimLeft(text[i:], " \n"))
	}
	return append(out, [2]int{from, len(text)})
}
