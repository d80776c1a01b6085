package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"radioplay/internal/deliver"
	"radioplay/internal/episode"
)

// printJSON writes v, indented, for scripts and for eyes.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// table prints rows in aligned columns.
func table(w io.Writer, rows [][]string) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	for _, r := range rows {
		for i, c := range r {
			if i > 0 {
				fmt.Fprint(t, "\t")
			}
			fmt.Fprint(t, c)
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

// clock prints a duration as h:mm:ss or m:ss.
func clock(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func printSummary(w io.Writer, r *episode.Result) {
	rep := r.Report
	fmt.Fprintf(w, "%s  %s, %d lines, %.1f LUFS, %.1f dBTP\n", r.Files.Audio, clock(r.Length), rep.Counts.Lines, rep.Loudness.LUFS, rep.Loudness.TruePeakDBTP)
	fmt.Fprintf(w, "recorded %d, kept from before %d; captions and report beside it\n", rep.Counts.Synthesized, rep.Counts.Cached)
	switch n := len(rep.Guessed); {
	case n == 1:
		fmt.Fprintln(w, "1 line is a guess; 'render script' marks it for you to look at")
	case n > 1:
		fmt.Fprintf(w, "%d lines are guesses; 'render script' marks them for you to look at\n", n)
	}
	fmt.Fprintf(w, "listen: render play %s\n", r.Files.Audio)
}

func printScriptSummary(w io.Writer, path string, r *episode.Reading) {
	spoken := 0
	for _, l := range r.Script.Lines {
		if l.Kind.Spoken() {
			spoken++
		}
	}
	fmt.Fprintf(w, "%s: %d lines, %d spoken by %d characters", path, len(r.Script.Lines), spoken, len(r.Script.Characters))
	switch doubt := len(r.Script.Uncertain(deliver.Doubt)); {
	case doubt == 1:
		fmt.Fprint(w, "; 1 is a guess, look for [[ or add --review")
	case doubt > 1:
		fmt.Fprintf(w, "; %d are guesses, look for [[ or add --review", doubt)
	}
	fmt.Fprintln(w)
}

func printCast(w io.Writer, path string, c *episode.Casting) {
	_ = c.WriteTable(w)
	if !c.Measured() {
		fmt.Fprintln(w, "\nThe voices have not been measured; after 'render voices measure' people who meet get voices that are further apart.")
	}
	printUnsure(w, c)
	fmt.Fprintf(w, "\n%s is yours to edit.\n", path)
	if series, added := c.Series(); len(added) > 0 {
		fmt.Fprintf(w, "%s: added %s.\n", series, strings.Join(added, ", "))
	}
}

// maxUnsure is the most words printUnsure shows.
const maxUnsure = 12

// printUnsure lists the words of the script that no dictionary has, with how they will be said.
func printUnsure(w io.Writer, c *episode.Casting) {
	if len(c.Unsure) == 0 {
		return
	}
	fmt.Fprintln(w, "\nWords in no dictionary, and how they will be said; 'render voices say WORD' lets you hear one:")
	var rows [][]string
	for _, p := range c.Unsure[:min(len(c.Unsure), maxUnsure)] {
		rows = append(rows, []string{"  " + p.Word, p.Say})
	}
	_ = table(w, rows)
	if more := len(c.Unsure) - maxUnsure; more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
}
