package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/episode"
	"radioplay/internal/spelling"
	"radioplay/voices"
)

// app is what the commands share: the global flags and where to write.
type app struct {
	configFile string
	quiet      bool
	verbose    bool
	json       bool
	out        io.Writer
}

func newRoot() *cobra.Command {
	a := &app{out: os.Stdout}
	root := &cobra.Command{
		Use:   "render PROSE",
		Short: "Turn prose fiction into a finished audio drama",
		Long: `render reads prose fiction, works out who says what and how, gives every
character a voice of their own and mixes a finished episode. It works offline.

A script (NAME.fountain) and a cast (NAME.cast.yaml) beside the prose are used
when they are there: 'render script' and 'render cast' write them for you to edit.
Everything that was recorded is kept, so a second run only does what changed.`,
		Example: `  render chapter.md                       # output/chapter.m4b, captions and a report
  render chapter.md --format mp3 --output episodes
  render book.epub --chapters 3-5         # output/book-ch03-05.m4b, with the voices of the whole book
  render chapter.md --dry-run             # what would be recorded, by whom, and what it would cost
  render script chapter.md && $EDITOR chapter.fountain && render chapter.md
  render cast chapter.md                  # who is cast as what; edit chapter.cast.yaml
  render chapter.md --llm http://127.0.0.1:8080/v1 --llm-model qwen3   # ask a model about doubtful lines
  RENDER_LOUDNESS=-19 render chapter.md   # every flag can be set in the environment
  render doctor                           # what is installed, and how to get the rest`,
		Args:              oneProse,
		Version:           version,
		SilenceErrors:     true,
		SilenceUsage:      true,
		ValidArgsFunction: proseFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.render(cmd, args[0])
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return withCode(flagError(cmd, err), exitUsage) })
	g := root.PersistentFlags()
	g.StringVar(&a.configFile, "config", "", "settings file (default: "+config.FileName+" here, else in the user's configuration folder)")
	g.BoolVarP(&a.quiet, "quiet", "q", false, "say nothing but errors")
	g.BoolVarP(&a.verbose, "verbose", "v", false, "log every stage")
	g.BoolVar(&a.json, "json", false, "print results as JSON")
	addJobFlags(root)
	root.Flags().Bool("dry-run", false, "tell what would be recorded, what it would cost and how long it would take, and do nothing")
	root.Flags().String("chapters", "", "only these chapters, as 'render chapters' numbers them: 3 or 3-5 or 3-")
	root.AddCommand(scriptCommand(a), castCommand(a), chaptersCommand(a), voicesCommand(a), playCommand(a), checkCommand(a), doctorCommand(a), exitCodesTopic())
	return root
}

// addJobFlags gives a command the flags of a production: every setting, and where script and cast are.
func addJobFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	config.AddFlags(f)
	completeEngines(cmd)
	f.String("script", "", "script to use (default: NAME.fountain beside the prose, when it is there)")
	f.String("cast", "", "cast file to use (default: NAME.cast.yaml beside the prose, when it is there)")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
}

// flagError says which flag may have been meant where one is unknown.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || len(unknown.GetSpecifiedName()) < 2 {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	near := spelling.Nearest(unknown.GetSpecifiedName(), names)
	if near == "" {
		return err
	}
	return fmt.Errorf("%w; did you mean --%s?", err, near)
}

func formatNames() []string {
	var names []string
	for _, f := range deliver.Formats() {
		names = append(names, string(f))
	}
	return names
}

func proseFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"txt", "md", "markdown", "html", "epub", "docx", "odt", "pdf", "fountain"}, cobra.ShellCompDirectiveFilterFileExt
}

func oneProse(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	if len(args) > 1 && !cmd.HasParent() { // "render scrip chapter.md"
		if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
			return withCode(fmt.Errorf("there is no command %q; did you mean 'render %s'?", args[0], near[0]), exitUsage)
		}
	}
	return withCode(fmt.Errorf("%s wants one file of prose, got %d", cmd.CommandPath(), len(args)), exitUsage)
}

// job gathers what a production of this prose needs from flags, environment and settings file.
func (a *app) job(cmd *cobra.Command, prose string, p *progress) (episode.Job, error) {
	s, err := config.Load(cmd.Flags(), a.configFile)
	if err != nil {
		return episode.Job{}, withCode(err, exitInput)
	}
	scriptFile, _ := cmd.Flags().GetString("script")
	castFile, _ := cmd.Flags().GetString("cast")
	return episode.Job{
		Prose: prose, ScriptFile: scriptFile, CastFile: castFile, Settings: s, Version: version,
		Log: a.logger(), Say: p.say, OnProgress: p.show,
	}, nil
}

func (a *app) logger() *slog.Logger {
	if !a.verbose {
		return slog.New(slog.DiscardHandler)
	}
	return slog.New(slog.NewTextHandler(os.Stderr, nil))
}

func (a *app) render(cmd *cobra.Command, prose string) error {
	p := newProgress(a.quiet)
	job, err := a.job(cmd, prose, p)
	if err != nil {
		return err
	}
	asked, _ := cmd.Flags().GetString("chapters")
	if job.Chapters, err = parseRange("chapters", asked); err != nil {
		return withCode(err, exitUsage)
	}
	if dry, _ := cmd.Flags().GetBool("dry-run"); dry {
		return a.dryRun(cmd, job)
	}
	r, err := episode.Render(cmd.Context(), job)
	p.done()
	if err != nil {
		return explain(err)
	}
	if a.json {
		return printJSON(a.out, r.Report)
	}
	if !a.quiet {
		printSummary(a.out, r)
	}
	return nil
}

// explain gives an error the exit code its kind deserves.
func explain(err error) error {
	var in *episode.InputError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &in):
		return withCode(err, exitInput)
	case errors.Is(err, episode.ErrTooDear):
		return withCode(err, exitTooDear)
	case errors.Is(err, voices.ErrNotInstalled), errors.Is(err, deliver.ErrNoFFmpeg):
		return withCode(err, exitMissing)
	default:
		return err
	}
}

func exitCodesTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "exit-codes",
		Short: "What the exit codes mean",
		Long: `0    it worked
1    it did not work: the disk, an engine, the network
2    the command line is wrong
3    the prose, the script, the cast or the settings are wrong; the message says where
4    a component is missing; the message says which command gets it
5    'render check' found faults
6    recording may cost more than --max-cost; nothing was recorded
130  interrupted; finished takes are kept`,
	}
}
