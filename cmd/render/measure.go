package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"radioplay/internal/components"
	"radioplay/internal/config"
	"radioplay/internal/episode"
	"radioplay/internal/voiceprint"
)

func voicesMeasure(a *app) *cobra.Command {
	var again bool
	cmd := &cobra.Command{
		Use:   "measure",
		Short: "Measure how the voices of an engine sound, for casting",
		Long: `measure has every voice of an engine say one sentence ("` + voiceprint.Sentence + `")
and measures pitch, its range, brightness, pace, level and colour. 'voices list'
shows the figures, and casting gives people who meet voices that are easily told apart.
'voices install' does it for the voices it installs; voices measured before are left alone.`,
		Example: `  render voices measure                   # the default engine's
  render voices measure --backend piper --piper-voices ~/piper-voices
  render voices measure --backend espeak --again`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := config.Load(cmd.Flags(), a.configFile)
			if err != nil {
				return withCode(err, exitInput)
			}
			engine := s.Backend
			if engine == "" {
				engine = "kokoro"
			}
			n, err := a.measure(cmd, s, engine, again)
			if err != nil {
				return explain(err)
			}
			if !a.quiet {
				fmt.Fprintf(a.out, "%s: %d measured; 'render voices list --engine %s' shows the figures\n", engine, n, engine)
			}
			return nil
		},
	}
	addVoiceFlags(cmd)
	cmd.Flags().BoolVar(&again, "again", false, "measure those again that have been")
	return cmd
}

// measure shows how far it is.
func (a *app) measure(cmd *cobra.Command, s config.Settings, engine string, again bool) (int, error) {
	p := newProgress(a.quiet)
	defer p.done()
	return episode.MeasureVoices(cmd.Context(), s, engine, again, func(done, total int) {
		p.show(episode.Progress{Stage: episode.Measuring, Done: done, Total: total, Unit: "voices"})
	})
}

// measureInstalled measures the voices of sets that have just been installed. That it cannot be done spoils nothing: casting goes by what
// the engine says of its voices then.
func (a *app) measureInstalled(cmd *cobra.Command, sets []components.Set) error {
	for _, set := range sets {
		engine := set.Name // a set of voices is called like its engine
		if engine != "kokoro" && engine != "piper" {
			continue
		}
		_, err := a.measure(cmd, config.Settings{}, engine, false)
		if ctx := cmd.Context(); ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && !a.quiet {
			fmt.Fprintf(os.Stderr, "the voices of %s could not be measured (%v); 'render voices measure --backend %s' tries again\n", engine, err, engine)
		}
	}
	return nil
}
