package casting

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"radioplay/script"
	"radioplay/voices"
)

// Find is the role of a character by name or alias, in any case; "narrator" is the narrator's, unless a character is called so.
func (a *Assignment) Find(name string) (Choice, error) {
	var names []string
	for _, c := range a.Roles {
		if c.Role.As != "" {
			continue
		}
		if strings.EqualFold(c.Role.Speaker, name) || slices.ContainsFunc(c.Aliases, func(n string) bool { return strings.EqualFold(n, name) }) {
			return c, nil
		}
		names = append(names, c.Role.Speaker)
	}
	if strings.EqualFold(name, "narrator") {
		return a.Narrator, nil
	}
	return Choice{}, fmt.Errorf("nobody called %q speaks; %s", name, known("characters", append(names, "narrator"), name))
}

// Candidates are up to n voices for a role, the one it has first and then those that would cost it least, with everybody else as they are. They keep
// how the role's voice is bent.
func (a *Assignment) Candidates(c Choice, n int) []voices.Voice {
	out := []voices.Voice{c.Voice}
	type option struct {
		name string
		cost float64
	}
	var options []option
	for _, v := range a.director.fitting(&c) {
		if v.Name == c.Voice.Name && c.Voice.Backend == a.engine || a.director.used(v.Name) {
			continue
		}
		options = append(options, option{v.Name, a.director.alone(&c, v) + a.director.besides(&c, v)})
	}
	slices.SortStableFunc(options, func(x, y option) int {
		switch {
		case x.cost < y.cost:
			return -1
		case x.cost > y.cost:
			return 1
		}
		return 0
	})
	for _, o := range options[:min(max(n-1, 0), len(options))] {
		v := c.Voice
		v.Backend, v.Name, v.BaseURL, v.Model = a.engine, o.name, "", ""
		out = append(out, v)
	}
	return out
}

// Telling are up to n lines by which a role's voice can be judged, in the order of the script: of a length that says something, spoken in
// different manners, and surely theirs.
func Telling(s *script.Script, r voices.Role, n int) []script.Line {
	var left []script.Line
	for _, l := range s.Lines {
		mine := l.Kind.Spoken() && l.Speaker == r.Speaker && l.As == r.As
		if r == voices.Narrator {
			mine = l.Kind == script.Narration
		}
		if mine && !slices.ContainsFunc(left, func(o script.Line) bool { return o.Text == l.Text }) {
			left = append(left, l)
		}
	}
	var chosen []script.Line
	for len(chosen) < n && len(left) > 0 {
		best := 0
		for i := range left {
			if telling(&left[i], chosen) > telling(&left[best], chosen) {
				best = i
			}
		}
		chosen = append(chosen, left[best])
		left = slices.Delete(left, best, best+1)
	}
	slices.SortFunc(chosen, func(x, y script.Line) int { return x.N - y.N })
	return chosen
}

// A line tells most with so many words; one of half or twice as many tells half as much.
const tellingWords = 16

func telling(l *script.Line, chosen []script.Line) float64 {
	words := len(strings.Fields(l.Text))
	if words == 0 {
		return 0
	}
	score := math.Exp2(-math.Abs(math.Log2(float64(words) / tellingWords)))
	heard := slices.ContainsFunc(chosen, func(o script.Line) bool { return o.Delivery.Manner == l.Delivery.Manner })
	switch {
	case !heard && l.Delivery.Manner != script.Plain:
		score += 0.5 // another side of them
	case !heard:
		score += 0.25
	}
	if l.Kind.Spoken() && l.Why.Confidence > 0 {
		score *= l.Why.Confidence
	}
	return score
}
