package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"radioplay/internal/deliver"
	"radioplay/internal/episode"
	"radioplay/internal/listen"
)

func playCommand(a *app) *cobra.Command {
	var lines string
	cmd := &cobra.Command{
		Use:   "play EPISODE|PROSE",
		Short: "Play an episode, or some lines of a script, on this machine's speakers",
		Long: `play plays a finished episode. Of prose it records what is needed and plays it at
once, without writing an episode: --lines takes the numbers that the report and
'render script --format json' show.`,
		Example: `  render play output/chapter.m4b
  render play output/chapter.m4b --lines 12-20
  render play chapter.md --lines 12-20    # hear an edit before the whole is rendered`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return withCode(fmt.Errorf("play wants one episode or one file of prose, got %d", len(args)), exitUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := parseRange("lines", lines)
			if err != nil {
				return withCode(err, exitUsage)
			}
			if isAudio(args[0]) {
				from, to, err := stretch(args[0], r)
				if err != nil {
					return withCode(err, exitInput)
				}
				return playError(listen.Play(cmd.Context(), args[0], from, to))
			}
			return a.playProse(cmd, args[0], r)
		},
	}
	addJobFlags(cmd)
	cmd.Flags().StringVar(&lines, "lines", "", "only these lines: 12 or 12-20")
	return cmd
}

// playProse renders the lines to a folder of its own and plays them.
func (a *app) playProse(cmd *cobra.Command, prose string, r episode.Range) error {
	p := newProgress(a.quiet)
	job, err := a.job(cmd, prose, p)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "render-play-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	job.Lines, job.Settings.Output, job.Settings.Format = r, dir, string(deliver.WAV)
	res, err := episode.Render(cmd.Context(), job)
	p.done()
	if err != nil {
		return explain(err)
	}
	return playError(listen.Play(cmd.Context(), res.Files.Audio, 0, 0))
}

func playError(err error) error {
	if errors.Is(err, listen.ErrNoPlayer) || errors.Is(err, listen.ErrNoSound) {
		return withCode(err, exitMissing)
	}
	return err
}

func isAudio(path string) bool {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	_, err := deliver.ParseFormat(ext)
	return err == nil
}

// parseRange reads what a flag says: "12", "12-20" and "12-", from 12 to the end.
func parseRange(flag, s string) (episode.Range, error) {
	if s == "" {
		return episode.Range{}, nil
	}
	a, b, two := strings.Cut(s, "-")
	from, err := strconv.Atoi(a)
	to := from
	switch {
	case err == nil && two && b == "":
		to = 0
	case err == nil && two:
		to, err = strconv.Atoi(b)
	}
	if err != nil || from < 1 || to != 0 && to < from {
		return episode.Range{}, fmt.Errorf("--%s %q: it is a number, or two with a dash between, as 12-20 or 12-", flag, s)
	}
	return episode.Range{From: from, To: to}, nil
}

// stretch finds when lines are heard, by the report beside the episode.
func stretch(audio string, r episode.Range) (from, to time.Duration, err error) {
	if r == (episode.Range{}) {
		return 0, 0, nil
	}
	rep, err := deliver.ReadReport(strings.TrimSuffix(audio, filepath.Ext(audio)) + ".report.json")
	if err != nil {
		return 0, 0, fmt.Errorf("the report beside the episode tells where lines are: %w", err)
	}
	found := false
	for _, l := range rep.Lines {
		if !r.Holds(l.N) {
			continue
		}
		if !found {
			from, found = duration(l.Start), true
		}
		to = duration(l.End)
	}
	if !found {
		return 0, 0, fmt.Errorf("no line from %d on, as far as was asked, is heard in %s; it has %d lines", r.From, audio, len(rep.Lines))
	}
	return from, to, nil
}

func duration(seconds float64) time.Duration { return time.Duration(seconds * float64(time.Second)) }
