package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"radioplay/internal/check"
	"radioplay/internal/config"
	"radioplay/internal/deliver"
	"radioplay/internal/episode"
	"radioplay/internal/proof"
)

// checkFlags are the flags of render check.
type checkFlags struct {
	profile        string
	listen, retake bool
}

func checkCommand(a *app) *cobra.Command {
	var o checkFlags
	cmd := &cobra.Command{
		Use:   "check EPISODE",
		Short: "Measure a finished episode and say what is wrong with it",
		Long: `check measures loudness (LUFS), true peak, RMS, noise floor, overs and dead air,
and looks whether every line of the report is there, with sound in it, and the
chapters are in order. It names takes that may have gone wrong: too long or too
short for their words by their voice's own measure, with a silence inside, or with
a stretch that is heard twice. EPISODE may be the prose; then its episode is looked
for in the output folder.

--listen has a recogniser write down every take and names the lines whose words
differ. Any server with OpenAI's /v1/audio/transcriptions will do, on this machine or
elsewhere. What was heard once is kept. Nothing of the episode is touched.

--retake records those lines again in other ways (once more where the engine never
gives the same twice or draws from a seed, in sentences, in clauses, a little slower, at
last by a voice of --fallback), keeps the take with the fewest errors and mixes the
episode anew. The first take is never lost.

check exits with code 5 when there are faults or lines whose words differ, and names them.`,
		Example: `  render check output/chapter.m4b
  render check chapter.md                 # the episode made of it
  render check output/chapter.mp3 --for acx
  render check output/chapter.m4b --listen --listen-url http://127.0.0.1:8000/v1 --listen-model whisper-base
  render check output/chapter.m4b --retake --retakes 6
  render check output/chapter.m4b --json`,
		Args: cobra.MatchAll(func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return withCode(fmt.Errorf("check wants one episode, got %d", len(args)), exitUsage)
			}
			return nil
		}),
		RunE: func(cmd *cobra.Command, args []string) error { return a.check(cmd, args[0], o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.profile, "for", "podcast", "whose figures to hold it against: podcast or acx")
	f.BoolVar(&o.listen, "listen", false, "have a recogniser write down every take, and name the lines whose words differ")
	f.BoolVar(&o.retake, "retake", false, "record those lines again and mix the episode anew (--listen goes with it)")
	config.AddFlagsOf(f, "listen.")
	_ = cmd.RegisterFlagCompletionFunc("for", cobra.FixedCompletions([]string{"podcast", "acx"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// checked is all that check found, as --json prints it.
type checked struct {
	*check.Result
	Suspects  []proof.Suspicion  `json:"suspects"`
	Gone      int                `json:"takesGone,omitempty"` // takes that are not kept on this machine
	Listening *episode.Listening `json:"listening,omitempty"`
	Retakes   []episode.Retaken  `json:"retakes,omitempty"`
}

func (a *app) check(cmd *cobra.Command, path string, o checkFlags) error {
	s, err := config.Load(cmd.Flags(), a.configFile)
	if err != nil {
		return withCode(err, exitInput)
	}
	if path, err = episodeOf(path, s); err != nil {
		return withCode(err, exitInput)
	}
	var c checked
	if o.listen || o.retake {
		if err := a.listen(cmd, path, o.retake, s, &c); err != nil {
			return explain(err)
		}
	}
	if c.Result, err = check.Check(cmd.Context(), path, check.Options{Profile: check.Profile(o.profile)}); err != nil {
		return explain(err)
	}
	var in *episode.InputError
	if c.Suspects, c.Gone, err = episode.Suspects(path); err != nil && !errors.As(err, &in) { // any audio file may be measured
		return explain(err)
	}
	if a.json {
		err = printJSON(a.out, c)
	} else {
		err = errors.Join(c.WriteText(a.out), printProof(a.out, c))
	}
	switch {
	case err != nil:
		return err
	case !c.OK():
		return withCode(errors.New("the episode has faults"), exitFaults)
	case c.Listening != nil && c.Listening.Suspect() > 0:
		return withCode(errors.New("the episode has lines whose words differ"), exitFaults)
	}
	return nil
}

// listen has a recogniser hear the episode and, with retake, puts right what it can.
func (a *app) listen(cmd *cobra.Command, path string, retake bool, s config.Settings, c *checked) (err error) {
	p := newProgress(a.quiet)
	defer p.done()
	job := episode.Job{Settings: s}
	if retake {
		job, err = episode.Again(path, func(given map[string]string) (config.Settings, error) {
			return config.Again(cmd.Flags(), a.configFile, given)
		})
		if err != nil {
			return err
		}
	}
	job.Version, job.Log, job.Say, job.OnProgress = version, a.logger(), p.say, p.show
	if retake {
		c.Listening, c.Retakes, err = episode.Retake(cmd.Context(), path, job)
	} else {
		c.Listening, err = episode.Listen(cmd.Context(), path, job)
	}
	return err
}

// episodeOf is the episode that was made of a file of prose, or the path itself when it is one.
func episodeOf(path string, s config.Settings) (string, error) {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if kinds, _ := proseFiles(nil, nil, ""); !slices.Contains(kinds, ext) {
		return path, nil
	}
	base := filepath.Join(s.Output, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	rep, err := deliver.ReadReport(base + ".report.json")
	if errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%s has no episode in %s; 'render %s' makes it", path, s.Output, path)
	}
	if err != nil {
		return "", err
	}
	return base + filepath.Ext(rep.Files.Audio), nil
}

// printProof writes what was found in the takes, for people.
func printProof(w io.Writer, c checked) error {
	for _, s := range c.Suspects {
		fmt.Fprintf(w, "SUSPECT  line %d (%s) %q: %s\n", s.N, s.Speaker, brief(s.Text), s.Why)
	}
	if c.Gone > 0 {
		fmt.Fprintf(w, "%d takes are not kept on this machine and were not looked at\n", c.Gone)
	}
	for _, r := range c.Retakes {
		switch {
		case r.How == "":
			fmt.Fprintf(w, "KEPT  line %d (%s): none of %d retakes is better than the take with %s wrong\n", r.N, r.Speaker, r.Tries, count(r.Was, "word"))
		default:
			fmt.Fprintf(w, "RETAKEN  line %d (%s): %s wrong before, %d now, recorded %s\n", r.N, r.Speaker, count(r.Was, "word"), r.Now, r.How)
		}
	}
	l := c.Listening
	if l == nil {
		return nil
	}
	for _, h := range l.Differ {
		if !h.Suspect {
			continue
		}
		fmt.Fprintf(w, "DIFFERS  line %d (%s) %q\n", h.N, h.Speaker, brief(h.Text))
		for _, d := range h.Differences {
			fmt.Fprintf(w, "         %s\n", differs(d))
		}
	}
	_, err := fmt.Fprintf(w, "%s heard %s, %s: %s otherwise, word error rate %.3f; %s by more than is tolerated\n",
		l.Model, count(l.Lines, "line"), count(l.Words, "word"), count(l.Errors, "word"), l.Share, differing(l.Suspect()))
	return err
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

func differing(n int) string {
	switch n {
	case 0:
		return "no line differs"
	case 1:
		return "1 line differs"
	}
	return fmt.Sprintf("%d lines differ", n)
}

func differs(d proof.Difference) string {
	switch {
	case d.Heard == "":
		return fmt.Sprintf("not heard: %q", d.Said)
	case d.Said == "":
		return fmt.Sprintf("heard besides: %q", d.Heard)
	}
	return fmt.Sprintf("%q was heard as %q", d.Said, d.Heard)
}

// brief is the beginning of a line, for a person to know it by.
func brief(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}
