package episode

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"radioplay/internal/casting"
	"radioplay/internal/place"
)

// series is the file of the series a book belongs to.
type series struct {
	path string
	file *casting.File
	// Added are the leads that Save put into it.
	added []string
	there bool // it was there
}

// openSeries reads the series that the settings name or, else, the cast file; nil where neither does. One that is not there yet is a new one:
// saving the cast makes it.
func (c *Casting) openSeries(named string, keep *casting.File) (*series, error) {
	path := named
	if path == "" && keep != nil && keep.Series != "" {
		path = keep.Series
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(c.Path), path)
		}
	}
	if path == "" {
		return nil, nil
	}
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return &series{path: path, file: casting.NewSeries(path)}, nil
	}
	if err != nil {
		return nil, &InputError{fmt.Errorf("series: %w", err)}
	}
	f, err := casting.LoadSeries(b, path, c.engines.catalogue)
	if err != nil {
		return nil, &InputError{err}
	}
	return &series{path: path, file: f, there: true}, nil
}

// known is the series as casting takes it.
func (s *series) known() *casting.File {
	if s == nil {
		return nil
	}
	return s.file
}

// save adds the leads of a cast.
func (s *series) save(a *casting.Assignment) error {
	if s == nil {
		return nil
	}
	s.added = a.AddTo(s.file)
	if s.there && len(s.added) == 0 {
		return nil
	}
	return place.Replace(s.path, func(w io.Writer) error { return s.file.Write(w) })
}

// relativeTo is the series' path as a cast file in another folder names it.
func (s *series) relativeTo(castFile string) string {
	if s == nil {
		return ""
	}
	from, err1 := filepath.Abs(filepath.Dir(castFile))
	to, err2 := filepath.Abs(s.path)
	if rel, err := filepath.Rel(from, to); errors.Join(err1, err2, err) == nil {
		return filepath.ToSlash(rel)
	}
	return s.path
}

// Series is the path of the book's series file and the names that Save added to it; empty where the book is of none.
func (c *Casting) Series() (path string, added []string) {
	if c.series == nil {
		return "", nil
	}
	return c.series.path, c.series.added
}
