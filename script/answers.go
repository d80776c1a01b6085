package script

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// byModel is the method of a speaker that a language model named.
const byModel = "model"

// Answer is the speaker that a language model named for a line.
type Answer struct {
	Line       int
	Speaker    string  // Name of one of the script's People
	Confidence float64 // probability that it is right, 0 to 1
}

// Answered gives lines the speakers that a language model named, and returns the
// script so changed; s stays as it was. What was likeliest before is among the
// runners-up. Merge has the lines that hang on an answer follow, and carries the
// answers until a person decides the line or the prose names its speaker. It is an
// error to answer a line that nobody speaks or that a person decided, and to name
// somebody who is none of the People.
func (s *Script) Answered(answers []Answer) (*Script, error) {
	known := map[string]bool{}
	for _, c := range s.People() {
		known[c.Name] = true
	}
	out := *s
	out.Lines, out.Characters = slices.Clone(s.Lines), slices.Clone(s.Characters)
	for _, a := range answers {
		switch {
		case a.Line < 1 || a.Line > len(out.Lines):
			return nil, fmt.Errorf("no line %d: the lines are 1 to %d", a.Line, len(out.Lines))
		case !out.Lines[a.Line-1].Kind.Spoken():
			return nil, fmt.Errorf("line %d is %s, which nobody speaks", a.Line, out.Lines[a.Line-1].Kind)
		case out.Lines[a.Line-1].decided():
			return nil, fmt.Errorf("line %d: a person decided its speaker", a.Line)
		case !known[a.Speaker]:
			return nil, fmt.Errorf("line %d: nobody is called %q", a.Line, a.Speaker)
		case !(a.Confidence >= 0 && a.Confidence <= 1):
			return nil, fmt.Errorf("line %d: confidence %g is not from 0 to 1", a.Line, a.Confidence)
		}
		out.Lines[a.Line-1].answer(a)
	}
	out.count()
	return &out, nil
}

// People are all whom a line could belong to: the characters, whom the prose names
// besides (in a script from Parse, or merged with one), and the runners-up.
func (s *Script) People() []Character {
	var out []Character
	seen := map[string]bool{}
	add := func(c Character) {
		if !seen[c.Name] {
			seen[c.Name] = true
			out = append(out, c)
		}
	}
	for _, c := range slices.Concat(s.Characters, s.silent) {
		add(c)
	}
	for _, l := range s.Lines {
		for _, c := range l.Why.RunnersUp {
			add(Character{Name: c.Name})
		}
	}
	return out
}

// answer puts the model's speaker on a line. Those it could be else share what the answer leaves of certainty.
func (l *Line) answer(a Answer) {
	others := append([]Candidate{{l.Speaker, l.Why.Confidence}}, l.Why.RunnersUp...)
	others = slices.DeleteFunc(others, func(c Candidate) bool { return c.Name == "" || c.Name == a.Speaker })
	sum := 0.0
	for _, c := range others {
		sum += c.Confidence
	}
	if left := 1 - a.Confidence; sum > left {
		for i := range others {
			others[i].Confidence = math.Round(others[i].Confidence*left/sum*1000) / 1000
		}
	}
	slices.SortStableFunc(others, func(a, b Candidate) int { return cmp.Compare(b.Confidence, a.Confidence) })
	if l.Speaker != a.Speaker {
		l.Speaker, l.As = a.Speaker, ""
	}
	l.Why = Evidence{Method: byModel, Confidence: a.Confidence, RunnersUp: others}
}

// Unanswered is the script without the answers of a language model: Merge has the
// prose decide those lines again.
func (s *Script) Unanswered() *Script {
	out := *s
	out.Lines = slices.Clone(s.Lines)
	for i := range out.Lines {
		if l := &out.Lines[i]; l.answered() {
			l.Why = Evidence{}
		}
	}
	return &out
}

// Answers are the speakers that a language model named, as Answered takes them.
func (s *Script) Answers() []Answer {
	var out []Answer
	for i, l := range s.Lines {
		if l.answered() {
			out = append(out, Answer{i + 1, l.Speaker, l.Why.Confidence})
		}
	}
	return out
}

// answered reports whether a language model named the speaker.
func (l Line) answered() bool { return l.Why.Method == byModel && l.Kind.Spoken() && !l.decided() }

// decided reports whether a person named the speaker.
func (l Line) decided() bool { return l.edits&editSpeaker != 0 || l.Why.Method == "edited" }

// outdoes reports whether a model's answer on old, the same words, stands against
// what the prose alone says of l: only a name beside the words is surer.
func (old Line) outdoes(l Line) bool {
	return old.answered() && l.Kind.Spoken() && (l.Why.Method != "explicit" || l.Why.Confidence < old.Why.Confidence)
}
