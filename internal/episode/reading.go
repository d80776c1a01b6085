package episode

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"radioplay/internal/abc"
	"radioplay/internal/deliver"
	"radioplay/internal/manuscript"
	"radioplay/internal/place"
	"radioplay/script"
)

// Reading is a script and where it came from.
type Reading struct {
	Script     *script.Script
	Source     []byte // the prose that the script's spans point into, in UTF-8; of a screenplay, the screenplay
	Prose      string // path
	ScriptFile string // path of the edited script, there or not
	Edited     bool   // the edited script was there and is in Script
	Remarks    []string

	parsed *script.Script // what the prose alone says; nil when Prose is a screenplay
}

// mostScreenplay bounds what is read of a screenplay, in bytes: the longest novels are under 10 MB.
const mostScreenplay = 64 << 20

// ReadScript reads prose in any of the formats of package manuscript and finds its script. An edited script
// beside it (or scriptFile) is merged in, unless fresh is set. A path that ends in .fountain is a script already.
func ReadScript(prose, scriptFile string, fresh bool) (*Reading, error) {
	r := &Reading{Prose: prose, ScriptFile: scriptFile}
	if isFountain(prose) {
		b, err := readScreenplay(prose)
		if err != nil {
			return nil, err
		}
		r.Source, r.ScriptFile, r.Edited = b, prose, true
		r.Script, err = r.fountain(b, prose)
		return r, err
	}
	if r.ScriptFile == "" {
		r.ScriptFile = strings.TrimSuffix(prose, filepath.Ext(prose)) + ".fountain"
	}
	if err := r.readProse(); err != nil {
		return nil, err
	}
	r.parsed = r.Script
	if fresh {
		return r, nil
	}
	old, err := os.ReadFile(r.ScriptFile)
	if errors.Is(err, os.ErrNotExist) && scriptFile == "" {
		return r, nil
	}
	if err != nil {
		return nil, &InputError{fmt.Errorf("script: %w", err)}
	}
	edited, err := r.fountain(old, r.ScriptFile)
	if err != nil {
		return nil, err
	}
	merged, remarks := script.Merge(edited, r.parsed)
	r.Script, r.Edited = merged, true
	r.remark(r.ScriptFile, remarks)
	return r, nil
}

// readProse extracts the text and parses it.
func (r *Reading) readProse() error {
	m, err := manuscript.Read(r.Prose)
	if err != nil {
		return &InputError{err}
	}
	format := script.PlainText
	if m.Markdown {
		format = script.Markdown
	}
	r.Source = m.Text
	if r.Script, err = script.Parse(m.Text, format); err != nil {
		return &InputError{fmt.Errorf("%s: %w", r.Prose, err)}
	}
	if r.Script.Title == "" {
		r.Script.Title = m.Title
	}
	if r.Script.Author == "" {
		r.Script.Author = m.Author
	}
	for _, remark := range m.Remarks {
		r.Remarks = append(r.Remarks, r.Prose+": "+remark)
	}
	if left := m.Omitted(); left != "" {
		r.Remarks = append(r.Remarks, r.Prose+": left out: "+left)
	}
	return nil
}

func (r *Reading) fountain(b []byte, path string) (*script.Script, error) {
	s, remarks, err := script.ReadFountain(bytes.NewReader(b))
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", path, err)}
	}
	r.remark(path, remarks)
	return s, checkTunes(s, path)
}

// checkTunes finds a tune that cannot be read before anything is recorded.
func checkTunes(s *script.Script, path string) error {
	for i := range s.Lines {
		l := &s.Lines[i]
		if l.Tune() == "" {
			continue
		}
		if _, err := abc.Parse(l.Tune()); err != nil {
			who := l.Speaker
			if who == "" {
				who = deliver.NarratorName
			}
			return &InputError{fmt.Errorf("%s: line %d (%s): %w", path, l.N, who, err)}
		}
	}
	return nil
}

func (r *Reading) remark(path string, remarks []script.Remark) {
	for _, m := range remarks {
		r.Remarks = append(r.Remarks, path+": "+m.String())
	}
}

// Save writes the script as Fountain or JSON and returns the path. Without a path
// the script goes beside the prose. The file appears whole or not at all.
func (r *Reading) Save(path, format string) (string, error) {
	if path == "" {
		path = r.ScriptFile
	}
	return path, place.Replace(path, func(w io.Writer) error {
		if format == "json" {
			return r.Script.WriteJSON(w, r.Source)
		}
		return r.Script.WriteFountain(w)
	})
}

func isFountain(path string) bool { return strings.EqualFold(filepath.Ext(path), ".fountain") }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func readScreenplay(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &InputError{err}
	case info.IsDir():
		return nil, &InputError{fmt.Errorf("%s is a folder; name the file with the screenplay", path)}
	case info.Size() > mostScreenplay:
		return nil, &InputError{fmt.Errorf("%s is %d MB; up to %d MB are read, split it into volumes", path, info.Size()>>20, mostScreenplay>>20)}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, &InputError{err}
	}
	return b, nil
}
