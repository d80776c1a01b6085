package llm

import (
	"slices"
	"unicode/utf8"

	"radioplay/script"
	"radioplay/voices/openai"
)

// How much of a scene goes with the lines that are asked.
const (
	linesBefore = 14   // lines before the first
	linesAfter  = 8    // and after the last
	mostAsked   = 16   // lines asked at once
	mostText    = 9000 // characters of scene at once
)

// batch is one request: a stretch of a scene and the lines of it that are asked.
type batch struct {
	from, to int   // lines of the script, from 1, both included
	asked    []int // lines of the script, rising
	people   []script.Character
	question openai.Question
	key      string
	reply    *reply // nil until there is one
}

// batches puts the unsure lines into requests, scene by scene: an edit in one scene
// leaves the requests of the others as they were.
func batches(s *script.Script, o Options) []*batch {
	unsure := s.Uncertain(o.Below)
	if o.Of != nil {
		unsure = slices.DeleteFunc(unsure, func(n int) bool { return !o.Of(n) })
	}
	slices.Sort(unsure)
	everybody := s.People()
	var out []*batch
	for len(unsure) > 0 {
		from, to := scene(s, unsure[0])
		n := 0
		for n < len(unsure) && unsure[n] <= to {
			n++
		}
		people := castOf(s, everybody, from, to)
		for _, b := range stretches(s, unsure[:n], from, to) {
			b.people = people
			b.question = question(s, b, unsure[:n])
			out = append(out, b)
		}
		unsure = unsure[n:]
	}
	return out
}

// scene is the stretch around line n that no heading and no scene break interrupts.
func scene(s *script.Script, n int) (from, to int) {
	ends := func(i int) bool { k := s.Lines[i-1].Kind; return k == script.Heading || k == script.Break }
	for from = n; from > 1 && !ends(from-1); from-- {
	}
	for to = n; to < len(s.Lines) && !ends(to+1); to++ {
	}
	return from, to
}

// stretches cuts one scene into requests: lines whose surroundings touch go together.
func stretches(s *script.Script, asked []int, from, to int) []*batch {
	var out []*batch
	for _, n := range asked {
		first, last := max(from, n-linesBefore), min(to, n+linesAfter)
		if k := len(out); k > 0 {
			b := out[k-1]
			if first <= b.to+1 && len(b.asked) < mostAsked && size(s, b.from, max(last, b.to)) <= mostText {
				b.asked, b.to = append(b.asked, n), max(last, b.to)
				continue
			}
		}
		for first < n && size(s, first, last) > mostText {
			first++
		}
		for last > n && size(s, first, last) > mostText {
			last--
		}
		out = append(out, &batch{from: first, to: last, asked: []int{n}})
	}
	return out
}

// size is how many characters lines take in a request.
func size(s *script.Script, from, to int) int {
	n := 0
	for i := from; i <= to; i++ {
		n += min(utf8.RuneCountInString(s.Lines[i-1].Text), longestLine)
	}
	return n
}
