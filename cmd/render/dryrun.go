package main

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"radioplay/internal/episode"
)

// dryRun tells what a production would record and cost, and does nothing.
func (a *app) dryRun(cmd *cobra.Command, job episode.Job) error {
	q, err := episode.Estimate(cmd.Context(), job)
	if err != nil {
		return explain(err)
	}
	if a.json {
		return printJSON(a.out, q)
	}
	return printQuote(a.out, q)
}

func printQuote(w io.Writer, q *episode.Quote) error {
	rows := [][]string{{"ENGINE", "TO RECORD", "THERE", "CHARACTERS", "COST", "TIME"}}
	for _, e := range q.Engines {
		rows = append(rows, []string{e.Engine, strconv.Itoa(e.Record), strconv.Itoa(e.There), strconv.Itoa(e.Characters), costOf(e), timeOf(e)})
	}
	if err := table(w, rows); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%d to record, %d there already", q.Record, q.There)
	switch {
	case q.Record == 0:
	case q.Unknown && q.Cost > 0:
		fmt.Fprintf(w, "; %s and what has no known price", episode.Dollars(q.Cost))
	case q.Unknown:
		fmt.Fprint(w, "; the price is not known: set engines.NAME.price in the settings")
	case q.Cost > 0:
		fmt.Fprintf(w, "; about %s", episode.Dollars(q.Cost))
	default:
		fmt.Fprint(w, "; it costs nothing")
	}
	if q.Record > 0 && q.Seconds > 0 {
		fmt.Fprintf(w, "; about %s", q.Time())
	}
	fmt.Fprintln(w, ". Nothing was recorded.")
	return nil
}

func costOf(e episode.EngineQuote) string {
	switch {
	case e.Unknown:
		return "unknown"
	case e.Cost == 0:
		return "-"
	case e.AsOf != "":
		return episode.Dollars(e.Cost) + " (list price of " + e.AsOf + ")"
	}
	return episode.Dollars(e.Cost)
}

func timeOf(e episode.EngineQuote) string {
	switch {
	case e.Record == 0:
		return "-"
	case e.Seconds == 0:
		return "unknown"
	}
	return time.Duration(e.Seconds * float64(time.Second)).Round(time.Second).String()
}
