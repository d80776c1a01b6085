package main

import (
	"github.com/spf13/cobra"

	"radioplay/voices/all"
)

// engineRow is what an engine does with a direction.
type engineRow struct {
	Engine  string `json:"engine"`
	Rate    bool   `json:"rate"`
	Pitch   bool   `json:"pitch"`
	Tone    bool   `json:"tone"`
	Whisper string `json:"whisper"` // own, made, or as recorded
	Song    bool   `json:"song"`
	How     string `json:"how"`
}

func voicesEngines(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "engines",
		Short: "What each engine does with a direction",
		Long: `engines says what each speech engine can do when a line is whispered, shouted or
sung. "made" whispers are made of the engine's voice afterwards. Where a line is
heard from (a telephone, a door, a distance) is the same with every engine: the mix does it.`,
		Example: "  render voices engines\n  render voices engines --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var list []engineRow
			for _, e := range all.Engines() {
				d := e.Acts()
				r := engineRow{e.Name, d.Rate, d.Pitch, d.Tone, "made", d.Song, d.How}
				switch {
				case d.Whisper:
					r.Whisper = "own"
				case d.Own:
					r.Whisper = "as recorded"
				}
				list = append(list, r)
			}
			if a.json {
				return printJSON(a.out, list)
			}
			mark := map[bool]string{true: "yes", false: "-"}
			rows := [][]string{{"ENGINE", "RATE", "PITCH", "TONE", "WHISPER", "SONG", "HOW"}}
			for _, r := range list {
				rows = append(rows, []string{r.Engine, mark[r.Rate], mark[r.Pitch], mark[r.Tone], r.Whisper, mark[r.Song], r.How})
			}
			return table(a.out, rows)
		},
	}
}
