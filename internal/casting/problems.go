package casting

import (
	"fmt"
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"radioplay/voices"
)

// Problem is a remark about a cast file, with its place.
type Problem struct {
	File string
	Line int // 1-based
	Text string
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Text) }

// Problems are all that is wrong with a cast file, in the order of its lines.
type Problems []Problem

func (p Problems) Error() string {
	var s []string
	for _, x := range p {
		s = append(s, x.Error())
	}
	return strings.Join(s, "\n")
}

// err is nil when there is no problem.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	sort.SliceStable(p, func(i, j int) bool { return p[i].Line < p[j].Line })
	return p
}

// has checks that the engine has a voice, or both voices of a blend.
func (e Engine) has(name string) error {
	if e.AnyVoice {
		return nil
	}
	var names []string
	for _, v := range e.Voices {
		if v.Name == name {
			return nil
		}
		names = append(names, v.Name)
	}
	if !strings.ContainsAny(name, ":") {
		return fmt.Errorf("%w in %s: %q; %s", voices.ErrNoVoice, e.Name, name, known("voices", names, name))
	}
	if !e.Blends {
		return fmt.Errorf("%w in %s: %q; it cannot blend voices", voices.ErrNoVoice, e.Name, name)
	}
	for _, part := range splitBlend(name) {
		voice, weight, ok := strings.Cut(part, ":")
		w, err := strconv.ParseFloat(weight, 64)
		if !ok || err != nil || !(w > 0) || math.IsInf(w, 0) {
			return fmt.Errorf("%w in %s: the blend %q: %q has no weight above 0, as in \"%s:0.5\"", voices.ErrNoVoice, e.Name, name, part, voice)
		}
		if err := (Engine{Name: e.Name, Voices: e.Voices}).has(voice); err != nil {
			return err
		}
	}
	return nil
}

var plusRE = regexp.MustCompile(`(:[^+]*)\+`)

// splitBlend divides at a + behind a weight: names may hold one too ("en-us+f3").
func splitBlend(name string) []string {
	return strings.Split(plusRE.ReplaceAllString(name, "$1\x00"), "\x00")
}
