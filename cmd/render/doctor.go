package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"radioplay/internal/components"
)

func doctorCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Say what is installed, what is missing, and the command that gets it",
		Example: `  render doctor
  render doctor --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			report := components.Report()
			missing := 0
			for _, s := range report {
				if !s.Installed && !s.Optional {
					missing++
				}
			}
			if a.json {
				type row struct {
					components.Status
					Problem string `json:",omitempty"`
				}
				var rows []row
				for _, s := range report {
					r := row{Status: s}
					if s.Err != nil {
						r.Problem = s.Err.Error()
					}
					r.Err = nil
					rows = append(rows, r)
				}
				if err := printJSON(a.out, rows); err != nil {
					return err
				}
			} else {
				for _, s := range report {
					printStatus(a, s)
				}
			}
			if missing > 0 {
				return withCode(errors.New("not everything is installed; the commands above get the rest"), exitMissing)
			}
			return nil
		},
	}
}

func printStatus(a *app, s components.Status) {
	mark := "ok     "
	switch {
	case !s.Installed && s.Optional:
		mark = "not in "
	case !s.Installed:
		mark = "MISSING"
	}
	fmt.Fprintf(a.out, "%s  %-10s %s\n", mark, s.Name, s.About)
	switch {
	case s.Installed:
		fmt.Fprintf(a.out, "         in %s\n", s.Where)
	case s.Err != nil:
		fmt.Fprintf(a.out, "         %v\n         get it with: %s\n", s.Err, s.Command)
	default:
		fmt.Fprintf(a.out, "         get it with: %s\n", s.Command)
	}
}
