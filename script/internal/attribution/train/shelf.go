package main

import (
	"strings"

	"radioplay/script/internal/attribution"
	"radioplay/script/internal/prose"
)

// The lengths in words of the excerpts that are fitted on beside the whole novels: people bring
// chapters and scenes, where nobody is named a hundred times.
const chapterWords, sceneWords = 1800, 700

// chunks cuts a book into excerpts at paragraph ends.
func chunks(b *attribution.Book, words int) []*attribution.Book {
	var out []*attribution.Book
	text := b.Doc.Text
	for from := 0; from < len(text); {
		to := from
		for n := 0; n < words && to < len(text); {
			end := strings.Index(text[to:], "\n\n")
			if end < 0 {
				end = len(text) - to
			} else {
				end += 2
			}
			n += len(strings.Fields(text[to : to+end]))
			to += end
		}
		if d, err := prose.Read([]byte(text[from:to]), prose.Plain); err == nil {
			c := &attribution.Book{Name: b.Name, Doc: d, First: b.First, Terse: b.Terse, Aliases: b.Aliases}
			for _, q := range b.Quotes {
				if q.Spans[0].Start < from || q.Spans[len(q.Spans)-1].End > to {
					continue
				}
				g := attribution.GoldQuote{Speaker: q.Speaker}
				for _, s := range q.Spans {
					g.Spans = append(g.Spans, prose.Span{Start: s.Start - from, End: s.End - from})
				}
				c.Quotes = append(c.Quotes, g)
			}
			out = append(out, c)
		}
		from = to
	}
	return out
}

// shelf is what is fitted on: the novels and, counting as much together, their excerpts, as they are,
// as if told by one of them, and the excerpts with most of their tags overlooked.
func shelf(books []*attribution.Book) [][]*attribution.Book {
	var out [][]*attribution.Book
	for _, b := range books {
		first := b.As(true, false)
		out = append(out, []*attribution.Book{b}, chunks(b, chapterWords), []*attribution.Book{first}, chunks(first, chapterWords),
			chunks(b.As(false, true), chapterWords), chunks(b.As(false, true), sceneWords))
	}
	return out
}

// together is how many passages make a group: as many lines as a few excerpts of a novel have.
const together = 6

// modern groups passages, so that each group counts as much as a novel.
func modern(passages []*attribution.Book) [][]*attribution.Book {
	var out [][]*attribution.Book
	for i := 0; i < len(passages); i += together {
		out = append(out, passages[i:min(len(passages), i+together)])
	}
	return out
}

// excerpts is what is tuned on of the novels: scenes as they are, and with most of their tags overlooked.
func excerpts(books []*attribution.Book) [][]*attribution.Book {
	var out [][]*attribution.Book
	for _, b := range books {
		out = append(out, chunks(b, chapterWords), chunks(b.As(false, true), sceneWords))
	}
	return out
}
