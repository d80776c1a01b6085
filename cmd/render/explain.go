package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"radioplay/internal/episode"
	"radioplay/script"
)

// How many lines of the scene are shown before and after a line that is asked about or explained.
const (
	linesBefore = 4
	linesAfter  = 3
)

// explanation says why a line has its speaker.
type explanation struct {
	Line       int     `json:"line"`
	Kind       string  `json:"kind"`
	Place      string  `json:"place"`
	Text       string  `json:"text"`
	Speaker    string  `json:"speaker,omitempty"`
	As         string  `json:"as,omitempty"`
	Method     string  `json:"method,omitempty"`
	Why        string  `json:"why"`
	Cue        string  `json:"cue,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
	RunnersUp  []rival `json:"runners_up,omitempty"`
	// Without is who would speak if the person's corrections and a model's answers were not there; empty when the same.
	Without string `json:"without_corrections,omitempty"`

	nearby string // what Without is without
}

type rival struct {
	Name       string  `json:"name"`
	Confidence float64 `json:"confidence"`
}

// explainLine prints why line n has its speaker, and the scene around it.
func explainLine(w io.Writer, r *episode.Reading, n int, asJSON bool) error {
	if n < 1 || n > len(r.Script.Lines) {
		return withCode(fmt.Errorf("%s: no line %d; its lines are 1 to %d", r.Prose, n, len(r.Script.Lines)), exitUsage)
	}
	l := r.Script.Lines[n-1]
	x := explanation{Line: n, Kind: string(l.Kind), Place: r.Place(l), Text: l.Text, Speaker: l.Speaker, As: l.As, Method: l.Why.Method,
		Why: because(l), Cue: l.Why.Cue, Confidence: l.Why.Confidence}
	if x.nearby = "your corrections"; len(r.Script.Answers()) > 0 {
		x.nearby += " or the model's answers"
	}
	for _, c := range l.Why.RunnersUp {
		x.RunnersUp = append(x.RunnersUp, rival(c))
	}
	if p, ok := r.Uncorrected(l); ok && l.Kind.Spoken() && p.Speaker != l.Speaker {
		x.Without = nameOr(p.Speaker, "nobody")
	}
	if asJSON {
		return printJSON(w, x)
	}
	fmt.Fprintf(w, "line %d, %s, %s\n\n", n, l.Kind, x.Place)
	showScene(w, r.Script, n)
	fmt.Fprintln(w)
	if !l.Kind.Spoken() {
		fmt.Fprintln(w, x.Why)
		return nil
	}
	return table(w, x.rows())
}

// rows are the facts about a spoken line, with what they are.
func (x explanation) rows() [][]string {
	who := nameOr(x.Speaker, "nobody was found")
	if x.As != "" {
		who += ", heard as " + x.As
	}
	if x.Speaker != "" && x.Method != "edited" {
		who += ", " + percent(x.Confidence) + " sure"
	}
	rows := [][]string{{"speaker", who}, {"why", x.Why}}
	if x.Cue != "" {
		rows = append(rows, []string{"cue", "“" + x.Cue + "”"})
	}
	var others []string
	for _, c := range x.RunnersUp {
		others = append(others, c.Name+" "+percent(c.Confidence))
	}
	if len(others) > 0 {
		rows = append(rows, []string{"or else", strings.Join(others, ", ")})
	}
	if x.Without != "" && (x.Method == "edited" || x.Method == "model") {
		rows = append(rows, []string{"instead of", x.Without})
	} else if x.Without != "" {
		rows = append(rows, []string{"instead of", x.Without + ", because of " + x.nearby + " nearby"})
	}
	return rows
}

// because is one sentence on who or what decided the speaker of a line.
func because(l script.Line) string {
	if !l.Kind.Spoken() {
		return "nobody speaks it: the narrator reads it"
	}
	byWords := l.Why.Method == "explicit" || l.Why.Method == "anaphoric"
	switch {
	case l.Speaker == "" && byWords:
		return "the words beside it fit nobody in reach"
	case l.Speaker == "":
		return "nothing around it tells"
	}
	switch l.Why.Method {
	case "edited":
		return "you decided it"
	case "model":
		return "a language model was asked, and named the speaker"
	case "explicit":
		return "the words beside it name the speaker"
	case "anaphoric":
		return "the words beside it point at the speaker without a name, and the scene tells whom they mean"
	case "implicit":
		return "nothing beside it names the speaker; the turns around it decided"
	}
	return l.Why.Method
}

// showScene prints a line in full and those around it in short, with their speakers.
func showScene(w io.Writer, s *script.Script, n int) {
	for i := max(1, n-linesBefore); i <= min(len(s.Lines), n+linesAfter); i++ {
		l := s.Lines[i-1]
		mark, text := " ", shorten(l.Text)
		if i == n {
			mark, text = ">", l.Text
		}
		if l.Kind.Spoken() {
			text = nameOr(l.Speaker, "?") + ": " + text
		}
		fmt.Fprintf(w, "%s %4d  %s\n", mark, i, text)
	}
}

// shortText is how much of a neighbouring line is shown, in characters.
const shortText = 90

func shorten(s string) string {
	if r := []rune(s); len(r) > shortText {
		return string(r[:shortText-1]) + "…"
	}
	return s
}

func nameOr(name, other string) string {
	if name == "" {
		return other
	}
	return name
}

func percent(p float64) string { return fmt.Sprintf("%.0f %%", math.Round(p*100)) }
