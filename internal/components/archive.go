package components

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// archive opens files of a package by their exact path. Files are only ever
// read by a path that is pinned and written under a name of ours, so an
// archive cannot choose where anything lands.
type archive interface {
	open(path string) (io.ReadCloser, error)
	Close() error
}

func openArchive(path string) (archive, error) {
	if strings.HasSuffix(path, ".tgz") || strings.HasSuffix(path, ".tar.gz") {
		return openTar(path)
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return zipArchive{z}, nil
}

type zipArchive struct{ z *zip.ReadCloser }

func (a zipArchive) open(path string) (io.ReadCloser, error) {
	for _, f := range a.z.File {
		if f.Name == path && f.Mode().IsRegular() {
			return f.Open()
		}
	}
	return nil, fmt.Errorf("no file %s in the package: %w", path, fs.ErrNotExist)
}

func (a zipArchive) Close() error { return a.z.Close() }

// tarArchive reads a compressed tar once from front to back. Files that are
// passed on the way to the wanted one are kept, since the next wish may be for them.
type tarArchive struct {
	file   *os.File
	tr     *tar.Reader
	passed map[string][]byte
}

// maxPassed bounds one file kept in memory; the largest we install from a tar is half a megabyte.
const maxPassed = 8 << 20

func openTar(path string) (archive, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	gz, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &tarArchive{file: f, tr: tar.NewReader(gz), passed: map[string][]byte{}}, nil
}

func (a *tarArchive) open(path string) (io.ReadCloser, error) {
	if b, ok := a.passed[path]; ok {
		return io.NopCloser(bytes.NewReader(b)), nil
	}
	for {
		h, err := a.tr.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("no file %s in the package: %w", path, fs.ErrNotExist)
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg || h.Size > maxPassed {
			continue
		}
		b, err := io.ReadAll(a.tr)
		if err != nil {
			return nil, err
		}
		a.passed[h.Name] = b
		if h.Name == path {
			return io.NopCloser(bytes.NewReader(b)), nil
		}
	}
}

func (a *tarArchive) Close() error { return a.file.Close() }
