// Package narration gives the narrator's reading a shape, modestly: slower where it is heavy, a rest before what is to
// be a surprise, weight at the opening of a chapter. It reads the words alone, and changes none.
package narration

import (
	"regexp"
	"strings"
	"time"

	"radioplay/script"
)

// Shape is how a line of narration is read. The zero value is for all lines that characters speak.
type Shape struct {
	Pace float64       // factor on the narrator's rate; 0 is 1
	Rest time.Duration // silence before it, beyond what the text asks for anyway
	Why  string        // in a word, for people
}

// How much slower, and how long a rest. Nothing is slower than slowest in all.
const (
	slowest     = 0.92
	headingPace = 0.95
	openingPace = 0.96
	heavyPace   = 0.965 // and as much again where every other sentence is heavy
	revealPace  = 0.965

	revealRest  = 350 * time.Millisecond
	openingRest = 250 * time.Millisecond
)

// heavy are the words of loss, death, silence and dark: a line is heavy with one in sixteen words, and very heavy with one in eight.
var heavy = words(`dead death deaths died dies dying corpse corpses body bodies grave graves graveyard tomb coffin coffins funeral buried burial
	mourning mourned mourner mourners grief grieving sorrow sorrows wept widow orphan ash ashes ruin ruins ruined charred cinders desolate
	desolation doom doomed silence silent stillness dark darkness shadow shadows nothing never gone lost alone forsaken empty emptiness
	blood bled bleeding killed murdered slain hanged drowned perished lifeless despair pain agony tears scream screams last farewell goodbye`)

// reveals open a short paragraph that the one before has led up to.
var reveals = regexp.MustCompile(`^(?:And |But |Then |And then |Now )?(?:[Ii]t was|[Tt]here was|[Tt]here (?:he|she|it|they) (?:was|were|stood|lay|sat)|[Nn]othing|[Nn]obody|[Nn]o one|[Aa]nd then|[Ss]omething|[Ss]omeone|[Ss]omebody|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey) (?:was|were) (?:dead|gone|alone|empty|not alone|smiling|awake|alive|here|there))\b`)

// A reveal is at most this long, and what it comes after at least that.
const revealWords, leadWords = 9, 12

// Read shapes the lines of a script, in order.
func Read(lines []script.Line) []Shape {
	out := make([]Shape, len(lines))
	opens := false // a chapter has begun and not been narrated yet
	for i, l := range lines {
		switch {
		case l.Kind == script.Heading:
			out[i] = Shape{Pace: headingPace, Why: "heading"}
			opens = true
		case l.Kind != script.Narration:
			opens = opens && l.Kind == script.Break
		default:
			out[i] = narrate(lines, i, opens)
			opens = false
		}
	}
	return out
}

func narrate(lines []script.Line, i int, opens bool) Shape {
	s := Shape{Pace: 1}
	var why []string
	add := func(pace float64, rest time.Duration, reason string) {
		s.Pace *= pace
		s.Rest = max(s.Rest, rest)
		why = append(why, reason)
	}
	if opens {
		add(openingPace, openingRest, "opening")
	}
	switch n, of := weight(lines[i].Text); {
	case n > 0 && n*8 >= of:
		add(heavyPace*heavyPace, 0, "very heavy")
	case n > 0 && n*16 >= of:
		add(heavyPace, 0, "heavy")
	}
	if !opens && reveal(lines, i) {
		add(revealPace, revealRest, "reveal")
	}
	s.Pace = max(slowest, s.Pace)
	s.Why = strings.Join(why, ", ")
	return s
}

// weight counts a text's heavy words, and all.
func weight(text string) (n, of int) {
	for _, w := range strings.Fields(text) {
		of++
		if heavy[strings.ToLower(strings.Trim(w, ".,;:!?…—–-\"'“”‘’()*"))] {
			n++
		}
	}
	return n, of
}

// reveal reports whether line i is a short paragraph of its own that says at last what a longer one led up to.
func reveal(lines []script.Line, i int) bool {
	l := lines[i]
	if i == 0 || len(strings.Fields(l.Text)) > revealWords || strings.HasSuffix(l.Text, ":") || strings.HasSuffix(l.Text, ",") {
		return false
	}
	before := lines[i-1]
	alone := before.Paragraph != l.Paragraph && (i+1 == len(lines) || lines[i+1].Paragraph != l.Paragraph)
	return alone && before.Kind == script.Narration && len(strings.Fields(before.Text)) >= leadWords && reveals.MatchString(l.Text)
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
