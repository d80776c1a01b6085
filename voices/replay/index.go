package replay

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"radioplay/voices"
)

// IndexName is the file in a folder that says which recording holds which text, one a line, a tab between.
const IndexName = "lines.tsv"

// recording is a file and what it is a recording of.
type recording struct {
	path   string
	line   int      // by its name; 0: it has no number
	words  []string // by its name or the index
	listed bool     // in the index, with all its words
}

// fewest is how many words of a longer text a file's name has to hold to be taken for it, and to contradict its number.
const fewest = 6

// scan reads the names of a folder's recordings, and its index where there is one.
func scan(folder string) ([]recording, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	listed, err := readIndex(folder)
	if err != nil {
		return nil, err
	}
	out := listed
	for _, e := range entries {
		name, audio := strings.ToLower(e.Name()), false
		for _, ext := range []string{".wav", ".mp3", ".flac"} {
			audio = audio || strings.HasSuffix(name, ext)
		}
		path := filepath.Join(folder, e.Name())
		if e.IsDir() || !audio || strings.HasPrefix(name, ".") || slices.ContainsFunc(listed, func(r recording) bool { return r.path == path }) {
			continue
		}
		r := recording{path: path}
		r.line, r.words = parseName(strings.TrimSuffix(e.Name(), filepath.Ext(e.Name())))
		out = append(out, r)
	}
	return out, nil
}

// parseName reads a number at the start, as in "0057" and "57-anything", and the words.
func parseName(name string) (line int, words []string) {
	digits := len(name) - len(strings.TrimLeft(name, "0123456789"))
	if n, err := strconv.Atoi(name[:digits]); err == nil && n > 0 {
		return n, wordsOf(name[digits:])
	}
	return 0, wordsOf(name)
}

// wordsOf is a text as file names are compared with it: its words in small letters without marks and apostrophes.
func wordsOf(text string) []string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r != '\'' && r != '’' && !unicode.Is(unicode.Mn, r):
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

func readIndex(folder string) ([]recording, error) {
	path := filepath.Join(folder, IndexName)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []recording
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		row := strings.TrimRight(s.Text(), "\r")
		if strings.TrimSpace(row) == "" || strings.HasPrefix(row, "#") {
			continue
		}
		name, text, _ := strings.Cut(row, "\t")
		words := wordsOf(text)
		if len(words) == 0 {
			return nil, fmt.Errorf("%s:%d: a row is a file's name, a tab, and the text it holds", path, n)
		}
		file := filepath.Join(folder, filepath.FromSlash(name))
		if _, err := os.Stat(file); err != nil || !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("%s:%d: there is no file %q in the folder", path, n, name)
		}
		out = append(out, recording{path: file, words: words, listed: true})
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// find finds the recording of a text: by the index, by the words of a file's name, by the number of its line, in this order.
// Two that fit equally well are an error.
func find(all []recording, text string, line int) (recording, bool, error) {
	words := wordsOf(text)
	for _, fits := range []func(recording) bool{
		func(r recording) bool { return r.listed && slices.Equal(r.words, words) },
		func(r recording) bool { return !r.listed && r.line == 0 && slices.Equal(r.words, words) },
		func(r recording) bool {
			return !r.listed && r.line == 0 && len(r.words) >= fewest && begins(words, r.words)
		},
		func(r recording) bool {
			return line > 0 && r.line == line && (len(r.words) < fewest || begins(words, r.words))
		},
	} {
		var found []recording
		for _, r := range all {
			if fits(r) {
				found = append(found, r)
			}
		}
		switch {
		case len(found) == 1:
			return found[0], true, nil
		case len(found) > 1:
			return recording{}, false, fmt.Errorf("both %s and %s are recordings of this line; keep one", found[0].path, found[1].path)
		}
	}
	return recording{}, false, nil
}

// begins reports whether text starts with the words of a name.
func begins(text, name []string) bool {
	return len(name) <= len(text) && slices.Equal(text[:len(name)], name)
}

// Loose tells which recordings in a folder (not in the folders inside it) no line takes, by their paths, and which
// lines have none. lines holds the text of line i+1; those that cannot be spoken need no recording.
func Loose(folder string, lines []string) (files []string, missing []int, err error) {
	all, err := scan(folder)
	if err != nil {
		return nil, nil, fmt.Errorf("replay: the folder of recordings: %w", err)
	}
	taken := map[string]bool{}
	for i, text := range lines {
		if !voices.Speakable(text) {
			continue
		}
		r, there, err := find(all, text, i+1)
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("replay: %w", err)
		case there:
			taken[r.path] = true
		default:
			missing = append(missing, i+1)
		}
	}
	for _, r := range all {
		if !taken[r.path] && !r.listed {
			files = append(files, r.path)
		}
	}
	return files, missing, nil
}
