package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"radioplay/internal/config"
	"radioplay/internal/episode"
)

// scriptFlags are the flags of render script.
type scriptFlags struct {
	format, output, script string
	fresh, review          bool
	below                  float64
	explain                int
}

func scriptCommand(a *app) *cobra.Command {
	var o scriptFlags
	cmd := &cobra.Command{
		Use:   "script PROSE",
		Short: "Write who says what, as a screenplay to read and edit",
		Long: `script finds the speaker and the delivery of every line and writes them beside
the prose as NAME.fountain, plain text that screenwriting programs open. Edit it;
'render PROSE' uses it. Guesses to look at carry a [[guess: ...]] note that says who
else it could be; it goes when you change the speaker.

When NAME.fountain is there already it is brought up to date with the prose, and
what you changed in it stays. A speaker you put right also helps the lines around
it: those you did not touch are decided again to fit.

--review asks about the uncertain lines one after another, the least certain first.
It saves after every answer, so stop whenever you like. --explain tells why a line
has its speaker.

--llm asks a language model of yours about the doubtful lines, and only about them; it
can choose among the people of the story and change nothing else. What that costs is
said before and after.`,
		Example: `  render script chapter.md
  render script chapter.md --review       # put the guesses right, worst first
  render script chapter.md --review --below 0.9
  render script chapter.md --explain 57   # why line 57 is whose it is
  render script chapter.md --llm http://127.0.0.1:8080/v1 --llm-model qwen3
  render script chapter.md --format json > chapter.json
  render script chapter.md -o - | less
  render script chapter.md --fresh        # forget the edits, start again`,
		Args:              oneProse,
		ValidArgsFunction: proseFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.script(cmd, args[0], o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "fountain", "fountain or json")
	f.StringVarP(&o.output, "output", "o", "", "file to write, - for standard output (default: NAME.fountain beside the prose; JSON: standard output)")
	f.StringVar(&o.script, "script", "", "the edited script to bring up to date (default: NAME.fountain beside the prose)")
	f.BoolVar(&o.fresh, "fresh", false, "start from the prose alone and replace the script")
	f.BoolVar(&o.review, "review", false, "ask about the uncertain lines, the least certain first, and save every answer")
	f.Float64Var(&o.below, "below", reviewBelow, "with --review: ask about lines less certain than this, 0 to 1")
	config.AddFlagsOf(f, "llm.")
	f.IntVar(&o.explain, "explain", 0, "say why the line of this number has its speaker")
	cmd.MarkFlagsMutuallyExclusive("review", "explain", "output")
	cmd.MarkFlagsMutuallyExclusive("review", "explain", "format")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"fountain", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// script reads the prose and its script, and does with them what the flags ask for.
func (a *app) script(cmd *cobra.Command, prose string, o scriptFlags) error {
	switch {
	case o.format != "fountain" && o.format != "json":
		return withCode(fmt.Errorf("--format %q: it is fountain or json", o.format), exitUsage)
	case o.below < 0 || o.below > 1:
		return withCode(fmt.Errorf("--below %g: it is a probability, 0 to 1", o.below), exitUsage)
	case o.review && a.json:
		return withCode(fmt.Errorf("--review talks with a person; it has no --json"), exitUsage)
	}
	p := newProgress(a.quiet)
	job, err := a.job(cmd, prose, p)
	if err != nil {
		return err
	}
	r, err := episode.ReadScript(prose, o.script, o.fresh)
	if err != nil {
		return explain(err)
	}
	for _, m := range r.Remarks {
		p.say("%s", m)
	}
	err = r.Ask(cmd.Context(), job)
	p.done()
	if err != nil {
		return explain(err)
	}
	switch {
	case o.review:
		in := cmd.InOrStdin()
		v := review{r: r, below: o.below, answers: typed(cmd.Context(), in), echo: !isTerminal(in), out: a.out}
		return explain(v.run(cmd.Context()))
	case cmd.Flags().Changed("explain"):
		return explainLine(a.out, r, o.explain, a.json)
	}
	return a.writeScript(r, o)
}

func isTerminal(in any) bool {
	f, ok := in.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// writeScript writes the script where and as the flags say.
func (a *app) writeScript(r *episode.Reading, o scriptFlags) error {
	if a.json {
		o.format = "json"
	}
	if o.format == "json" && (o.output == "" || o.output == "-") {
		return r.Script.WriteJSON(a.out, r.Source)
	}
	if o.output == "-" {
		return r.Script.WriteFountain(a.out)
	}
	path, err := r.Save(o.output, o.format)
	if err != nil {
		return err
	}
	if !a.quiet {
		printScriptSummary(a.out, path, r)
	}
	return nil
}
