package manuscript

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// pdfLine is a line of type on a page. Lengths are in points, from the top left corner.
type pdfLine struct {
	text           string
	x0, y0, x1, y1 float64
	first          float64 // width of its first word
	page           int
}

func (l pdfLine) height() float64 { return l.y1 - l.y0 }

// pdfPage is the height of a page and its lines in reading order.
type pdfPage struct {
	height float64
	lines  []pdfLine
}

const (
	pdfPatience = 90 * time.Second // pdftotext takes seconds for a thousand pages
	mostLayout  = 1 << 30          // of its output, which is about ten times the text
)

// readPDF has pdftotext (of Poppler) say where every word stands and rebuilds the paragraphs from that.
func readPDF(r io.Reader) (*Manuscript, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil, fmt.Errorf("%w: reading PDF takes the program pdftotext, which is not installed; install it (Debian: apt-get install poppler-utils), or use the book's EPUB or DOCX", ErrFormat)
	}
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-bbox-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = r
	cmd.WaitDelay = 5 * time.Second
	var complaint tail
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("pdftotext: %w", err)
	}
	m := &Manuscript{}
	pages, perr := m.readLayout(io.LimitReader(out, mostLayout))
	if perr != nil {
		cancel()
	}
	err = cmd.Wait()
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		return nil, fmt.Errorf("%w: pdftotext took longer than %v; convert it to text in another program", ErrTooBig, pdfPatience)
	case perr != nil:
		return nil, perr
	case strings.Contains(string(complaint), "Incorrect password"):
		return nil, fmt.Errorf("%w: it has a password; save it without one", ErrProtected)
	case err != nil:
		return nil, fmt.Errorf("%w: pdftotext: %v: %s; save or fetch it again", ErrDamaged, err, bytes.TrimSpace(complaint))
	}
	lines := m.dropFurniture(pages)
	if len(lines) == 0 {
		return nil, fmt.Errorf("%w: its pages are pictures without text; run a text recognition over it first (ocrmypdf)", ErrEmpty)
	}
	m.finish(pdfBlocks(lines))
	m.Remarks = append(m.Remarks, "paragraphs, headings and joined hyphens of a PDF are guesses; the book's EPUB or DOCX reads better")
	return m, nil
}

// tail keeps the last of what a program complains.
type tail []byte

func (t *tail) Write(b []byte) (int, error) {
	*t = append(*t, b...)
	if n := len(*t); n > 2000 {
		*t = (*t)[n-2000:]
	}
	return len(b), nil
}

var (
	pdfBox  = regexp.MustCompile(`^\s*<(word|line|page)(?: xMin="([\d.e+-]+)" yMin="([\d.e+-]+)" xMax="([\d.e+-]+)" yMax="([\d.e+-]+)")?(?: width="[\d.e+-]+" height="([\d.e+-]+)")?>(?:(.*)</word>)?$`)
	pdfMeta = regexp.MustCompile(`^\s*<(?:title>(.*)</title>|meta name="Author" content="(.*)"/>)$`)
)

// readLayout reads what pdftotext -bbox-layout prints: an element a line.
func (m *Manuscript) readLayout(r io.Reader) ([]pdfPage, error) {
	var pages []pdfPage
	size := 0
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		text := strings.ToValidUTF8(s.Text(), "\uFFFD")
		if d := pdfMeta.FindStringSubmatch(text); d != nil && len(pages) == 0 {
			if d[1] != "" {
				m.Title = html.UnescapeString(d[1])
			} else if d[2] != "" {
				m.Author = html.UnescapeString(d[2])
			}
			continue
		}
		e := pdfBox.FindStringSubmatch(text)
		if e == nil {
			continue
		}
		var v [5]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(e[2+i], 64)
		}
		if e[1] == "page" {
			pages = append(pages, pdfPage{height: v[4]})
			continue
		}
		if len(pages) == 0 {
			continue
		}
		p := &pages[len(pages)-1]
		if e[1] == "line" {
			p.lines = append(p.lines, pdfLine{x0: v[0], y0: v[1], x1: v[2], y1: v[3], page: len(pages)})
			continue
		}
		if len(p.lines) == 0 {
			continue
		}
		l := &p.lines[len(p.lines)-1]
		if l.text == "" {
			l.first = v[2] - v[0]
		} else {
			l.text += " "
		}
		l.text += html.UnescapeString(e[7])
		if size += len(e[7]) + 1; size > mostText {
			return nil, fmt.Errorf("%w: its text is more than %d MB; split it into volumes", ErrTooBig, mostText>>20)
		}
	}
	if err := s.Err(); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		return nil, fmt.Errorf("pdftotext: %w", err)
	}
	return pages, nil
}
