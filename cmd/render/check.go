package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"radioplay/internal/check"
)

func checkCommand(a *app) *cobra.Command {
	var profile string
	cmd := &cobra.Command{
		Use:   "check EPISODE",
		Short: "Measure a finished episode and say what is wrong with it",
		Long: `check measures loudness (LUFS), true peak, RMS, noise floor, overs and dead air,
and looks whether every line of the report is there, with sound in it, and the
chapters are in order. It exits with code 5 when there are faults, and names them.`,
		Example: `  render check output/chapter.m4b
  render check output/chapter.mp3 --for acx
  render check output/chapter.m4b --json`,
		Args: cobra.MatchAll(func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return withCode(fmt.Errorf("check wants one episode, got %d", len(args)), exitUsage)
			}
			return nil
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := check.Check(cmd.Context(), args[0], check.Options{Profile: check.Profile(profile)})
			if err != nil {
				return explain(err)
			}
			if a.json {
				err = printJSON(a.out, r)
			} else {
				err = r.WriteText(a.out)
			}
			if err == nil && !r.OK() {
				err = withCode(errors.New("the episode has faults"), exitFaults)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&profile, "for", "podcast", "whose figures to hold it against: podcast or acx")
	_ = cmd.RegisterFlagCompletionFunc("for", cobra.FixedCompletions([]string{"podcast", "acx"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
