package components

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Options for Install.
type Options struct {
	// Root is where sets are kept; empty: place.Components().
	Root string
	// From is a folder that already holds the packages' archives (wheels and
	// .tgz files, as pip download and npm pack leave them). Nothing is fetched then.
	From string
	// Say takes one line of progress at a time; nil: silence.
	Say func(line string)
}

// Install puts a set in its place and returns the folder. What is there in full
// already is left as it is. The folder appears whole or not at all: it is put
// together beside its place and renamed.
func Install(ctx context.Context, s Set, o Options) (string, error) {
	say := o.Say
	if say == nil {
		say = func(string) {}
	}
	if s.unpinned != nil {
		return "", s.unpinned
	}
	dir, ok, err := installedIn(o.Root, s)
	if err != nil && !errors.Is(err, ErrCorrupt) {
		return "", err
	}
	if ok {
		say(fmt.Sprintf("%s %s is installed in %s", s.Name, s.Version, dir))
		return dir, nil
	}
	if err != nil {
		say(fmt.Sprintf("%s is damaged and is installed anew (%v)", s.Name, err))
	}
	if err := install(ctx, s, dir, o.From, say); err != nil {
		return "", fmt.Errorf("install %s: %w", s.Name, explain(err, filepath.Dir(dir), s))
	}
	say(fmt.Sprintf("%s %s is installed in %s", s.Name, s.Version, dir))
	return dir, nil
}

func install(ctx context.Context, s Set, dir, from string, say func(string)) error {
	root := filepath.Dir(dir)
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(root, ".installing-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)

	built := filepath.Join(work, "set")
	if err := os.Mkdir(built, 0o755); err != nil {
		return err
	}
	store := archives{from: from, dir: filepath.Join(work, "archives"), say: say}
	defer store.close()
	m := manifest{Name: s.Name, Version: s.Version}
	for _, f := range s.Files {
		if err := assemble(ctx, &store, f, built); err != nil {
			return err
		}
		m.Files = append(m.Files, manifestedFile{f.Name, f.Size, f.SHA256})
	}
	store.close() // the archives' space is free again before anything is built
	if s.Build != nil {
		names, err := s.Build(ctx, built, say)
		if err != nil {
			return err
		}
		for _, n := range names {
			sum, size, err := hashFile(filepath.Join(built, filepath.FromSlash(n)))
			if err != nil {
				return err
			}
			m.Files = append(m.Files, manifestedFile{n, size, sum})
		}
	}
	if err := m.write(built); err != nil {
		return err
	}
	return swap(built, dir, filepath.Join(work, "old"))
}

// swap puts built where dir is. Another install may have finished first; the
// folders are then equal and the other one stays.
func swap(built, dir, old string) error {
	if err := os.Rename(dir, old); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	err := os.Rename(built, dir)
	if err != nil {
		if _, e := readManifest(dir); e == nil {
			return nil
		}
	}
	return err
}

// assemble joins the pieces of one file and checks the result.
func assemble(ctx context.Context, store *archives, f File, dir string) error {
	path := filepath.Join(dir, filepath.FromSlash(f.Name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer out.Close()
	sum := sha256.New()
	for _, p := range f.Pieces {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := copyPiece(ctx, store, p, f.Size, out, sum); err != nil {
			return err
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != f.SHA256 {
		return &MismatchError{File: f.Name, From: f.origin(), Got: got, Want: f.SHA256}
	}
	return out.Close()
}

func copyPiece(ctx context.Context, store *archives, p Piece, limit int64, out io.Writer, sum hash.Hash) error {
	a, err := store.open(ctx, p.Package)
	if err != nil {
		return err
	}
	r, err := a.open(p.Path)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Package, err)
	}
	defer r.Close()
	// One byte more than the whole file may have: an archive that holds too much fails its sum and fills no disk.
	if _, err := io.Copy(io.MultiWriter(out, sum), io.LimitReader(r, limit+1)); err != nil {
		return fmt.Errorf("%s: %s: %w", p.Package, p.Path, err)
	}
	return nil
}

func (f File) origin() string {
	var names []string
	for _, p := range f.Pieces {
		names = append(names, p.Package.String())
	}
	return strings.Join(names, ", ")
}

// MismatchError is a file that is not the one that was pinned.
type MismatchError struct{ File, From, Got, Want string }

func (e *MismatchError) Error() string {
	return fmt.Sprintf("%s (from %s) has SHA-256 %s, but %s is pinned; nothing was installed. "+
		"The download is damaged or the package was changed: try again, and if it stays so, tell the maintainers",
		e.File, e.From, e.Got, e.Want)
}

// explain adds what to do next to the errors that the system reports tersely.
func explain(err error, root string, s Set) error {
	if errors.Is(err, syscall.ENOSPC) || strings.Contains(err.Error(), "No space left on device") {
		return fmt.Errorf("the disk is full: %s needs about %d MB below %s while it installs; free some, or set RENDER_HOME to a larger disk: %w",
			s.Name, 3*s.Size()/1e6, root, err)
	}
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%w; set RENDER_HOME to a folder that you can write", err)
	}
	return err
}

func hashFile(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, err
}
