package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"radioplay/internal/episode"
)

func castAudition(a *app) *cobra.Command {
	var voices []string
	var pick string
	cmd := &cobra.Command{
		Use:   "audition NAME PROSE",
		Short: "Hear a character in several voices, and pick one",
		Long: `audition has the three lines that tell most of a character said in five voices, the
one it has now and those that fit it best beside the others, one after the other in
one file. The captions say which voice it is, and the narrator calls its number.
--pick writes one of them to the cast file, by its number or its name; all else you
have written there stays. NAME may be an alias, or "narrator".`,
		Example: `  render cast audition Spike chapter.md
  render cast audition Spike chapter.md --pick 3
  render cast audition Spike chapter.md --voices am_puck,am_fenrir,espeak/en-us+m3
  render cast audition narrator chapter.md --pick bf_emma`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return withCode(errors.New("cast audition wants a name and one file of prose"), exitUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if pick != "" && len(voices) > 0 {
				return withCode(errors.New("--voices makes an audition and --pick ends one; give one of them"), exitUsage)
			}
			p := newProgress(a.quiet)
			job, err := a.job(cmd, args[1], p)
			if err != nil {
				return err
			}
			if pick != "" {
				return a.pick(cmd, job, args[0], pick)
			}
			out, err := episode.Audition(cmd.Context(), job, args[0], voices)
			p.done()
			if err != nil {
				return explain(err)
			}
			if a.json {
				return printJSON(a.out, out)
			}
			if !a.quiet {
				return printAudition(a.out, out, args[1])
			}
			return nil
		},
	}
	addJobFlags(cmd)
	cmd.Flags().StringSliceVar(&voices, "voices", nil, "voices to hear, parted by commas; ENGINE/VOICE for another engine's")
	cmd.Flags().StringVar(&pick, "pick", "", "write this voice to the cast file: a number of the last audition, or a name")
	return cmd
}

func (a *app) pick(cmd *cobra.Command, job episode.Job, name, voice string) error {
	picked, err := episode.Pick(cmd.Context(), job, name, voice)
	if err != nil {
		return explain(err)
	}
	if !a.quiet {
		who := picked.Name
		if who == "" {
			who = "the narrator"
		}
		fmt.Fprintf(a.out, "%s: %s has the voice %s: %s\n", picked.Path, who, picked.Engine, picked.Voice)
	}
	return nil
}

func printAudition(w io.Writer, out *episode.Auditioned, prose string) error {
	rows := [][]string{}
	for i, v := range out.Voices {
		rows = append(rows, []string{fmt.Sprint(i + 1), v.Engine + ": " + v.Voice, v.About})
	}
	if err := table(w, rows); err != nil {
		return err
	}
	fmt.Fprintf(w, "listen: render play %s\npick:   render cast audition %q %s --pick NUMBER\n", out.Files.Audio, out.Name, prose)
	return nil
}
