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

	"radioplay/script"
)

// Reading is a script and where it came from.
type Reading struct {
	Script     *script.Script
	Source     []byte // the prose, byte for byte; of a screenplay, the screenplay
	Prose      string // path
	ScriptFile string // path of the edited script, there or not
	Edited     bool   // the edited script was there and is in Script
	Remarks    []string
}

// mostProse bounds what is read: the longest novels are under 10 MB.
const mostProse = 64 << 20

// ReadScript reads prose and finds its script. An edited script beside it (or
// scriptFile) is merged in, unless fresh is set. A path that ends in .fountain is a script already.
func ReadScript(prose, scriptFile string, fresh bool) (*Reading, error) {
	b, err := readFile(prose)
	if err != nil {
		return nil, err
	}
	r := &Reading{Source: b, Prose: prose, ScriptFile: scriptFile}
	if isFountain(prose) {
		r.ScriptFile, r.Edited = prose, true
		r.Script, err = r.fountain(b, prose)
		return r, err
	}
	if r.ScriptFile == "" {
		r.ScriptFile = strings.TrimSuffix(prose, filepath.Ext(prose)) + ".fountain"
	}
	if r.Script, err = script.Parse(b, script.FormatOf(prose)); err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", prose, err)}
	}
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
	merged, remarks := script.Merge(edited, r.Script)
	r.Script, r.Edited = merged, true
	r.remark(r.ScriptFile, remarks)
	return r, nil
}

func (r *Reading) fountain(b []byte, path string) (*script.Script, error) {
	s, remarks, err := script.ReadFountain(bytes.NewReader(b))
	if err != nil {
		return nil, &InputError{fmt.Errorf("%s: %w", path, err)}
	}
	r.remark(path, remarks)
	return s, nil
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
	return path, replaceFile(path, func(w io.Writer) error {
		if format == "json" {
			return r.Script.WriteJSON(w, r.Source)
		}
		return r.Script.WriteFountain(w)
	})
}

func isFountain(path string) bool { return strings.EqualFold(filepath.Ext(path), ".fountain") }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &InputError{err}
	case info.IsDir():
		return nil, &InputError{fmt.Errorf("%s is a folder; name the file with the prose", path)}
	case info.Size() > mostProse:
		return nil, &InputError{fmt.Errorf("%s is %d MB; prose up to %d MB is read, split it into volumes", path, info.Size()>>20, mostProse>>20)}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, &InputError{err}
	}
	return b, nil
}

// replaceFile writes a file beside itself and renames it.
func replaceFile(path string, fill func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".render-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", path, err)
		}
	}()
	if err := fill(f); err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
