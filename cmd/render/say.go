package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"radioplay/internal/config"
	"radioplay/internal/episode"
)

// The voices that say a word when none is named, by accent.
var sayers = map[string]string{"en-US": "af_heart", "en-GB": "bf_emma"}

func voicesSay(a *app) *cobra.Command {
	var output, voice, accent, like string
	var ipa bool
	cmd := &cobra.Command{
		Use:   "say WORD",
		Short: "Show how a word will be said, and hear it",
		Long: `say shows the sounds of a word or a sentence, in IPA, and speaks it. Words that no
dictionary has are marked: their sounds are guessed from the spelling. --like tries
a pronunciation as the cast file takes it: a respelling or IPA between slashes.`,
		Example: `  render voices say Siobhan --ipa
  render voices say "He read the book he will read again." --accent en-GB --ipa
  render voices say Zorblax --like "ZOR-blacks"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return withCode(errors.New("voices say wants one word, or a sentence in quotes"), exitUsage)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := config.Load(cmd.Flags(), a.configFile)
			if err != nil {
				return withCode(err, exitInput)
			}
			if accent == "" && strings.HasPrefix(voice, "b") {
				accent = "en-GB" // as Kokoro names its British voices
			} else if accent == "" {
				accent = "en-US"
			}
			if sayers[accent] == "" {
				return withCode(fmt.Errorf("no accent is called %q; there are en-US and en-GB", accent), exitUsage)
			}
			var lexicon map[string]string
			if like != "" {
				lexicon = map[string]string{args[0]: like}
			}
			words, err := episode.Pronounce(cmd.Context(), args[0], accent, lexicon)
			if err != nil {
				return explain(err)
			}
			if err := printSayings(a, words); err != nil || ipa {
				return err
			}
			if voice == "" {
				voice = sayers[accent]
			}
			clip, err := episode.Try(cmd.Context(), s, voice, args[0], "", lexicon)
			if err != nil {
				return explain(err)
			}
			return a.hear(cmd, clip, output)
		},
	}
	addVoiceFlags(cmd)
	cmd.Flags().BoolVar(&ipa, "ipa", false, "only show it, do not speak")
	cmd.Flags().StringVar(&accent, "accent", "", "en-US or en-GB; the voice's own, if one is named")
	cmd.Flags().StringVar(&voice, "voice", "", "who says it")
	cmd.Flags().StringVar(&like, "like", "", `a pronunciation to try: "shiv-AWN" or "/wɪn/"`)
	cmd.Flags().StringVar(&output, "wav", "", "write it to this file and do not play it")
	return cmd
}

func printSayings(a *app, words []episode.Saying) error {
	if a.json {
		return printJSON(a.out, words)
	}
	var rows [][]string
	for _, w := range words {
		row := []string{w.Word, "/" + w.IPA + "/"}
		if w.Guessed {
			row = append(row, "guessed from the spelling")
		}
		rows = append(rows, row)
	}
	return table(a.out, rows)
}
