package espeak

import (
	"fmt"
	"os/exec"
	"strings"

	"radioplay/voices"
)

// speaker is one distinct speaker: an accent with a variant, possibly at another pitch.
type speaker struct {
	language, variant string
	gender, age       string
	bent              float64 // semitones
	grade             float64
	about             string
}

// speakers are chosen by ear and by measured pitch to be told apart. Plain voices come first; the
// first of all is the default.
var speakers = []speaker{
	{"en-us", "", "M", "adult", 0, 0.5, "plain American man"},
	{"en-gb-x-rp", "", "M", "adult", 1.5, 0.5, "plain British man"},
	{"en-us", "f3", "F", "adult", 0, 0.5, "clear American woman"},
	{"en-gb-x-rp", "f2", "F", "adult", 0, 0.5, "clear British woman"},
	{"en-us", "m3", "M", "adult", 0, 0.45, "deep American man"},
	{"en-gb-x-rp", "m7", "M", "adult", 3, 0.45, "soft British man"},
	{"en-us", "Annie", "F", "young", 0, 0.45, "bright American woman"},
	{"en-gb-x-rp", "f4", "F", "adult", 0, 0.45, "lower British woman"},
	{"en-us", "m2", "M", "young", 4, 0.4, "lighter American man"},
	{"en-gb-scotland", "m1", "M", "old", -1, 0.4, "old Scotsman"},
	{"en-us", "Andrea", "F", "adult", -1, 0.4, "warm American woman"},
	{"en-gb-scotland", "f2", "F", "adult", 0, 0.4, "Scotswoman"},
	{"en-us", "m6", "M", "adult", -2, 0.4, "gruff American man"},
	{"en-gb-x-rp", "m4", "M", "young", 5, 0.4, "young British man"},
	{"en-us", "belinda", "F", "adult", 0, 0.4, "plain-spoken American woman"},
	{"en-gb-x-rp", "f5", "F", "adult", -2, 0.4, "dark British woman"},
	{"en-us", "m8", "M", "old", -2, 0.4, "old American man"},
	{"en-us", "f1", "F", "old", -2, 0.4, "old American woman"},
	{"en-gb-x-rp", "f1", "F", "old", 0, 0.4, "old British woman"},
	{"en-us", "f2", "F", "child", 5, 0.35, "American girl"},
	{"en-gb-x-rp", "f3", "M", "child", 3, 0.35, "British boy"},
	{"en-029", "m5", "M", "adult", 2, 0.35, "Caribbean man"},
	{"en-029", "f3", "F", "adult", -1, 0.35, "Caribbean woman"},
}

func (s speaker) name() string {
	n := s.language
	if s.variant != "" {
		n += "+" + s.variant
	}
	if s.age == "child" {
		n += "+child"
	}
	return n
}

// baseVoice is a listed voice as espeak-ng knows it.
func baseVoice(name string) string { return strings.TrimSuffix(name, "+child") }

// bentST is how many semitones a listed voice is away from espeak-ng's.
func bentST(name string) float64 {
	for _, s := range speakers {
		if s.name() == name {
			return s.bent
		}
	}
	return 0
}

var accents = map[string]string{"en-us": "en-US", "en-gb-x-rp": "en-GB", "en-gb-scotland": "en-GB", "en-029": "en-029"}

// installed lists the speakers whose accent and variant this espeak-ng has.
func installed(program string) ([]voices.Info, error) {
	languages, err := listed(program, "en")
	if err != nil {
		return nil, err
	}
	variants, err := listed(program, "variant")
	if err != nil {
		return nil, err
	}
	var out []voices.Info
	for _, s := range speakers {
		if !languages[s.language] || s.variant != "" && !variants["!v/"+s.variant] {
			continue
		}
		out = append(out, voices.Info{Name: s.name(), Gender: s.gender, Age: s.age, Accent: accents[s.language], Grade: s.grade, About: s.about})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("espeak: %s has no English voice; install its voice data (package espeak-ng-data)", program)
	}
	return out, nil
}

// listed is what `espeak-ng --voices=KIND` lists: the languages and the files of its table.
func listed(program, kind string) (map[string]bool, error) {
	out, err := exec.Command(program, "--voices="+kind).Output()
	if err != nil {
		return nil, fmt.Errorf("espeak: %s --voices=%s: %w", program, kind, err)
	}
	found := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		for _, field := range strings.Fields(line) {
			found[field] = true
		}
	}
	return found, nil
}
