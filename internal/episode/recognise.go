package episode

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"radioplay/internal/pcm"
	"radioplay/internal/place"
	"radioplay/internal/proof"
	"radioplay/voices"
	"radioplay/voices/replay"
)

// Recognised is a recording and the line that it was found to be.
type Recognised struct {
	File  string  `json:"file"`
	Heard string  `json:"heard"`
	Line  int     `json:"line,omitempty"` // 0: none
	Text  string  `json:"text,omitempty"`
	Share float64 `json:"wordErrorRate"` // of the words of that line, or of the nearest
}

// How many of a line's words may be heard otherwise, and how many more the next line's have to be unless none is.
const (
	recognisedShare  = 0.34
	recognisedMargin = 0.25
)

// Recognise finds out which lines of a text the recordings in a folder are that neither their names nor the folder's index
// say: a recogniser writes them down, and each goes to the line without a recording whose words it has. What is found is added to the index,
// which is a person's to put right; nothing in it is changed.
func Recognise(ctx context.Context, folder, prose string, j Job) ([]Recognised, error) {
	j.defaults()
	ear, err := recogniser(j.Settings.Listen)
	if err != nil {
		return nil, err
	}
	r, err := ReadScript(prose, j.ScriptFile, false)
	if err != nil {
		return nil, err
	}
	texts := make([]string, len(r.Script.Lines))
	for _, l := range r.Script.Lines {
		texts[l.N-1] = l.Text
	}
	files, missing, err := replay.Loose(folder, texts)
	if err != nil {
		return nil, &InputError{err}
	}
	out := make([]Recognised, len(files))
	for i, file := range files {
		out[i].File, _ = filepath.Rel(folder, file)
		if out[i].Heard, err = hearFile(ctx, ear, file); err != nil {
			return nil, err
		}
		j.OnProgress(Progress{Stage: Hearing, Done: i + 1, Total: len(files), Unit: plural(len(files), "recording")})
	}
	assign(out, missing, texts)
	return out, addToIndex(filepath.Join(folder, replay.IndexName), out)
}

func hearFile(ctx context.Context, ear proof.Ear, file string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	a, err := pcm.Decode(b)
	if err != nil {
		return "", &InputError{fmt.Errorf("%s: %w", file, err)}
	}
	return ear.Hear(ctx, voices.Clip{Rate: a.Rate, Samples: a.Mono()})
}

// assign gives every recording the line it is likest, the surest first, each line once; lines with the same words are one. A
// recording that two lines fit is left to a person.
func assign(out []Recognised, missing []int, texts []string) {
	type pair struct {
		file, line   int
		share, other float64
	}
	var pairs []pair
	for f := range out {
		best := pair{file: f, share: 2, other: 2}
		for _, n := range missing {
			share := proof.Comparer{}.Compare(texts[n-1], out[f].Heard).Share()
			switch {
			case best.line > 0 && texts[best.line-1] == texts[n-1]:
			case share < best.share:
				best.line, best.share, best.other = n, share, best.share
			default:
				best.other = min(best.other, share)
			}
		}
		out[f].Share = min(1, best.share)
		if clear := best.other-best.share >= recognisedMargin || best.share == 0 && best.other > 0; clear && best.share <= recognisedShare {
			pairs = append(pairs, best)
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.share, b.share) })
	given := map[string]bool{}
	for _, p := range pairs {
		if text := texts[p.line-1]; !given[text] {
			given[text] = true
			out[p.file].Line, out[p.file].Text = p.line, text
		}
	}
}

// addToIndex adds a row for every recording that has a line.
func addToIndex(path string, found []Recognised) error {
	var rows bytes.Buffer
	for _, r := range found {
		if r.Line > 0 {
			fmt.Fprintf(&rows, "%s\t%s\n", filepath.ToSlash(r.File), r.Text)
		}
	}
	if rows.Len() == 0 {
		return nil
	}
	old, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if len(old) > 0 && old[len(old)-1] != '\n' {
		old = append(old, '\n')
	}
	return place.Replace(path, func(w io.Writer) error {
		_, err := w.Write(append(old, rows.Bytes()...))
		return err
	})
}
