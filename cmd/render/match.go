package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"radioplay/internal/config"
	"radioplay/internal/episode"
)

func voicesMatch(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "match FOLDER PROSE",
		Short: "Find out which lines the recordings in a folder are",
		Long: `match has a recogniser write down the recordings of a folder that neither their names nor the
folder's lines.tsv give to a line, and adds to lines.tsv those that it knows again. The rest
is listed, for you to name; rows that are there are never changed.`,
		Example: `  render voices match recordings chapter.md --listen-url http://127.0.0.1:8000/v1 --listen-model whisper-base
  render chapter.md --backend replay --replay-folder recordings --replay-fallback kokoro/af_heart`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return withCode(errors.New("voices match wants a folder of recordings and one file of prose"), exitUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := config.Load(cmd.Flags(), a.configFile)
			if err != nil {
				return withCode(err, exitInput)
			}
			p := newProgress(a.quiet)
			job := episode.Job{Settings: s, Version: version, Log: a.logger(), Say: p.say, OnProgress: p.show}
			found, err := episode.Recognise(cmd.Context(), args[0], args[1], job)
			p.done()
			if err != nil {
				return explain(err)
			}
			if a.json {
				return printJSON(a.out, found)
			}
			known := 0
			for _, r := range found {
				if r.Line > 0 {
					known++
					fmt.Fprintf(a.out, "%s is line %d %q\n", r.File, r.Line, brief(r.Text))
				} else {
					fmt.Fprintf(a.out, "%s fits no line without a recording; heard %q\n", r.File, brief(r.Heard))
				}
			}
			fmt.Fprintf(a.out, "%d of %s recognised\n", known, count(len(found), "recording"))
			return nil
		},
	}
	config.AddFlagsOf(cmd.Flags(), "listen.")
	return cmd
}
