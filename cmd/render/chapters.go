package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"radioplay/internal/episode"
)

func chaptersCommand(a *app) *cobra.Command {
	var scriptFile string
	cmd := &cobra.Command{
		Use:   "chapters PROSE",
		Short: "List the chapters of a book, with their numbers",
		Long: `chapters lists what --chapters chooses from: every chapter's number, its lines and
words, and its title. The numbers count headings in the order of the text, so a
prologue is 1 and moves what is called chapter 1 to 2.`,
		Example: `  render chapters book.epub
  render book.epub --chapters 3-5`,
		Args:              oneProse,
		ValidArgsFunction: proseFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.chapters(args[0], scriptFile)
		},
	}
	cmd.Flags().StringVar(&scriptFile, "script", "", "the edited script to go by (default: NAME.fountain beside the prose, when it is there)")
	return cmd
}

// listedChapter is a chapter as --json prints it.
type listedChapter struct {
	N     int    `json:"n"`
	Title string `json:"title"`
	From  int    `json:"from"` // its first line
	To    int    `json:"to"`
	Words int    `json:"words"`
}

func (a *app) chapters(prose, scriptFile string) error {
	p := newProgress(a.quiet)
	r, err := episode.ReadScript(prose, scriptFile, false)
	if err != nil {
		return explain(err)
	}
	for _, m := range r.Remarks {
		p.say("%s", m)
	}
	var list []listedChapter
	for i, c := range r.Script.Chapters() {
		list = append(list, listedChapter{i + 1, c.Title, c.From, c.To, c.Words})
	}
	if a.json {
		return printJSON(a.out, list)
	}
	rows := [][]string{{"N", "LINES", "WORDS", "TITLE"}}
	for _, c := range list {
		rows = append(rows, []string{strconv.Itoa(c.N), strconv.Itoa(c.From) + "-" + strconv.Itoa(c.To), strconv.Itoa(c.Words), c.Title})
	}
	return table(a.out, rows)
}
