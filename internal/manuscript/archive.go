package manuscript

import (
	"archive/zip"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
)

// archive is a packed book. Nothing in it is trusted: not the sizes it states, not the names.
type archive struct {
	files  map[string]*zip.File // by cleaned name
	folded map[string]string    // name in small letters -> name
	left   int64                // bytes that may still be unpacked
}

// mostEntries is more than any book has: the largest collections have a few thousand files.
const mostEntries = 20000

func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: it cannot be unpacked (%v); fetch or save it again", ErrDamaged, err)
	}
	if len(z.File) > mostEntries {
		return nil, fmt.Errorf("%w: it holds %d files, a book has at most %d", ErrTooBig, len(z.File), mostEntries)
	}
	a := &archive{files: map[string]*zip.File{}, folded: map[string]string{}, left: mostBook}
	for _, f := range z.File {
		name := path.Clean(strings.ReplaceAll(f.Name, `\`, "/"))
		if _, twice := a.files[name]; twice {
			return nil, fmt.Errorf("%w: it holds two files called %s; fetch or save it again", ErrDamaged, name)
		}
		a.files[name] = f
		a.folded[strings.ToLower(name)] = name
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[name] != nil }

// read unpacks a text.
func (a *archive) read(name string) ([]byte, error) {
	b, err := a.unpack(name, min(mostPart, a.left))
	a.left -= int64(len(b))
	return b, err
}

// unpack unpacks one file up to a limit of bytes.
func (a *archive) unpack(name string, limit int64) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: %s is missing from it; fetch or save it again", ErrDamaged, name)
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%w: %s has a password; save it without one", ErrProtected, name)
	}
	tooBig := fmt.Errorf("%w: %s unpacks to more than a book's text has (%d MB in one file, %d MB in all); it may be a trap",
		ErrTooBig, name, mostPart>>20, mostBook>>20)
	if f.UncompressedSize64 > uint64(max(0, limit)) {
		return nil, tooBig
	}
	rc, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %v; fetch or save it again", ErrDamaged, name, err)
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, limit+1))
	switch {
	case int64(len(b)) > limit:
		return nil, tooBig
	case err != nil:
		return nil, fmt.Errorf("%w: %s: %v; fetch or save it again", ErrDamaged, name, err)
	}
	return b, nil
}

// resolve finds the file that a link in the file base means, and the link's fragment. The name is
// empty when there is no such file in the book.
func (a *archive) resolve(base, href string) (name, fragment string) {
	href, fragment, _ = strings.Cut(strings.TrimSpace(href), "#")
	if f, err := url.PathUnescape(fragment); err == nil {
		fragment = f
	}
	if href == "" {
		return base, fragment
	}
	tries := []string{href}
	if u, err := url.PathUnescape(href); err == nil && u != href {
		tries = append(tries, u)
	}
	for _, t := range tries {
		full := path.Join(path.Dir(base), t)
		if strings.HasPrefix(t, "/") {
			full = path.Clean(strings.TrimLeft(t, "/"))
		}
		if a.has(full) {
			return full, fragment
		}
		if n, ok := a.folded[strings.ToLower(full)]; ok {
			return n, fragment
		}
	}
	return "", fragment
}

// readPacked reads a zip file that is a book in one of the known ways.
func readPacked(r io.ReaderAt, size int64) (*Manuscript, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return nil, err
	}
	switch {
	case a.has("META-INF/container.xml"):
		return readEPUB(a)
	case a.has("word/document.xml") || a.has("[Content_Types].xml") && a.has("_rels/.rels"):
		return readDOCX(a)
	case a.has("content.xml"):
		return readODT(a)
	}
	return nil, fmt.Errorf("%w: it is a zip file, but neither EPUB, DOCX nor ODT; unpack it and name the file with the prose", ErrFormat)
}
