package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"radioplay/internal/episode"
)

func scriptCommand(a *app) *cobra.Command {
	var format, output string
	var force bool
	cmd := &cobra.Command{
		Use:   "script PROSE",
		Short: "Write who says what, as a screenplay to read and edit",
		Long: `script finds the speaker and the delivery of every line and writes them beside
the prose as NAME.fountain, plain text that screenwriting programs open. Edit it;
'render PROSE' uses it. Guesses to look at carry a [[note]].

When NAME.fountain is there already it is brought up to date with the prose, and
what you changed in it stays.`,
		Example: `  render script chapter.md
  render script chapter.md --format json > chapter.json
  render script chapter.md -o - | less
  render script chapter.md --fresh        # forget the edits, start again`,
		Args:              oneProse,
		ValidArgsFunction: proseFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "fountain" && format != "json" {
				return withCode(fmt.Errorf("--format %q: it is fountain or json", format), exitUsage)
			}
			if a.json {
				format = "json"
			}
			p := newProgress(a.quiet)
			scriptFile := ""
			if f := cmd.Flag("script"); f != nil {
				scriptFile = f.Value.String()
			}
			r, err := episode.ReadScript(args[0], scriptFile, force)
			if err != nil {
				return explain(err)
			}
			for _, m := range r.Remarks {
				p.say("%s", m)
			}
			if format == "json" && (output == "" || output == "-") {
				return r.Script.WriteJSON(a.out, r.Source)
			}
			if output == "-" {
				return r.Script.WriteFountain(a.out)
			}
			path, err := r.Save(output, format)
			if err != nil {
				return err
			}
			if !a.quiet {
				printScriptSummary(a.out, path, r)
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&format, "format", "fountain", "fountain or json")
	f.StringVarP(&output, "output", "o", "", "file to write, - for standard output (default: NAME.fountain beside the prose; JSON: standard output)")
	f.StringVar(new(string), "script", "", "the edited script to bring up to date (default: NAME.fountain beside the prose)")
	f.BoolVar(&force, "fresh", false, "start from the prose alone and replace the script")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"fountain", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}
