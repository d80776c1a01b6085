package phonemes

import (
	"regexp"
	"strings"
)

var (
	abroadRE = regexp.MustCompile(`^\+(\d{1,3}(?:[ -]\d{2,5}){2,4})\b`)
	areaRE   = regexp.MustCompile(`^\((\d{3,5})\)\s?(\d{3,4}[ -]\d{3,4})\b`)
)

// telephone reads a number with its country ("+44 20 7946 0958") or area in brackets ("(212) 555-0147"), digit by digit.
func (r *reader) telephone() bool {
	rest := r.ahead(r.pos)
	if m := abroadRE.FindString(rest); m != "" {
		r.say(r.pos+len(m), "plus "+spellDigits(m))
		return true
	}
	if m := areaRE.FindString(rest); m != "" {
		r.say(r.pos+len(m), spellDigits(m))
		return true
	}
	return false
}

// Numbers for help and the words before them, and words beside two numbers that are a score.
var (
	emergencies = wordSet(`911 999 112 111 101 411 000`)
	dialCues    = wordSet(`call called calling dial dialed dialled ring rang phone phoned`)
	scoreCues   = wordSet(`won win lost lose tied drew beat led`)
	scored      = wordSet(`lead win victory defeat draw loss`)
)

// score reads the points of two sides: "won 3-2", "a 2-0 lead". "" where the numbers are no score.
func (r *reader) score(m []string) string {
	if strings.ContainsAny(m[1]+m[2], ",.") {
		return ""
	}
	before := strings.ToLower(r.before())
	counting := before == "was" && len(r.out) > 1 && strings.EqualFold(r.out[len(r.out)-2].Say, "score")
	if !scoreCues[before] && !counting && !scored[r.after(r.pos+len(m[0]))] {
		return ""
	}
	points := func(s string) string {
		if s == "0" {
			return "nil"
		}
		return cardinal(s)
	}
	return points(m[1]) + " " + points(m[2])
}
