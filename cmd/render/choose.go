package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"radioplay/script"
)

// maxChoices is how many names are offered by number.
const maxChoices = 6

// choicesReach is how many lines before and after a line offer their speakers.
const choicesReach = 12

// choicesFor are the names offered by number for line n: the runners-up, then
// who speaks nearby, then who is listed first in the script.
func choicesFor(s *script.Script, n int) []string {
	l := s.Lines[n-1]
	seen := map[string]bool{l.Speaker: true, "": true}
	var out []string
	add := func(name string) {
		if !seen[name] && len(out) < maxChoices {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, c := range l.Why.RunnersUp {
		add(c.Name)
	}
	for d := 1; d <= choicesReach; d++ {
		for _, i := range []int{n - 1 - d, n - 1 + d} {
			if i >= 0 && i < len(s.Lines) {
				add(s.Lines[i].Speaker)
			}
		}
	}
	for _, c := range s.Characters {
		add(c.Name)
	}
	return out
}

// chosen is the name that an answer to line n means; the error says what to type instead.
func chosen(s *script.Script, n int, answer string, choices []string) (string, error) {
	if answer == "" {
		if who := s.Lines[n-1].Speaker; who != "" {
			return who, nil
		}
		return "", errors.New("there is no guess to keep: type a number or a name, or s to skip")
	}
	if k, err := strconv.Atoi(answer); err == nil {
		if k < 1 || k > len(choices) {
			return "", fmt.Errorf("%d is not one of the numbers above", k)
		}
		return choices[k-1], nil
	}
	if name, ok := strings.CutPrefix(answer, "+"); ok {
		if name = strings.TrimSpace(name); name == "" {
			return "", errors.New("type the name after the +")
		}
		return name, nil
	}
	return named(s, answer)
}

// named finds a character by a name or an alias, or by the beginning of one.
func named(s *script.Script, answer string) (string, error) {
	low := strings.ToLower(answer)
	var begin []string
	for _, c := range s.Characters {
		starts := false
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			name = strings.ToLower(name)
			if name == low {
				return c.Name, nil
			}
			starts = starts || strings.HasPrefix(name, low)
		}
		if starts {
			begin = append(begin, c.Name)
		}
	}
	switch len(begin) {
	case 1:
		return begin[0], nil
	case 0:
		return "", fmt.Errorf("nobody here is called %q; +%s makes them a character", answer, answer)
	}
	return "", fmt.Errorf("%q could be %s; type more of the name", answer, strings.Join(begin, " or "))
}
