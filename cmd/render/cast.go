package main

import (
	"github.com/spf13/cobra"

	"radioplay/internal/episode"
)

func castCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "cast PROSE",
		Short: "Show who is cast as what, and write the cast file to edit",
		Long: `cast gives every character a voice and writes NAME.cast.yaml beside the prose,
with comments. Edit it: voice, engine, rate, pitch, gain, pan, aliases and
pronunciations are yours. A cast file that is there is kept; characters who are
new to it are added. Take a voice out and another is chosen, by gender, age and accent.

--series names a file that books share: people who are known there, by name or
alias, get their voice, and the leads who are new are added to it.`,
		Example: `  render cast chapter.md
  render cast chapter.md --series isles.series.yaml
  render cast audition Spike chapter.md   # hear them in five voices
  render cast chapter.md --json
  render voices list --gender F           # what there is to choose from`,
		Args:              oneProse,
		ValidArgsFunction: proseFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			p := newProgress(a.quiet)
			job, err := a.job(cmd, args[0], p)
			if err != nil {
				return err
			}
			c, err := episode.PlanCast(cmd.Context(), job)
			if err != nil {
				return explain(err)
			}
			defer c.Close()
			path, err := c.Save()
			if err != nil {
				return err
			}
			if a.json {
				return printJSON(a.out, c.Rows())
			}
			if !a.quiet {
				printCast(a.out, path, c)
			}
			return nil
		},
	}
	addJobFlags(cmd)
	cmd.AddCommand(castAudition(a))
	return cmd
}
