package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"radioplay/internal/episode"
)

// progress shows how far a production is: one line that is rewritten on a
// terminal, a plain line now and then elsewhere, nothing when quiet.
type progress struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	quiet    bool
	width    int
	last     time.Time
	stage    episode.Stage
	began    time.Time
	drawn    bool
}

// plainEvery is how often a log gets a line of progress.
const plainEvery = 10 * time.Second

func newProgress(quiet bool) *progress {
	fd := int(os.Stderr.Fd())
	p := &progress{out: os.Stderr, quiet: quiet, terminal: term.IsTerminal(fd), width: 80}
	if w, _, err := term.GetSize(fd); err == nil && w > 20 {
		p.width = w
	}
	return p
}

// say prints a sentence for the user above the progress line.
func (p *progress) say(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if !p.quiet {
		fmt.Fprintf(p.out, format+"\n", args...)
	}
}

// show is the callback of a production.
func (p *progress) show(s episode.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.quiet {
		return
	}
	now := time.Now()
	if s.Stage != p.stage {
		p.stage, p.began, p.last = s.Stage, now, time.Time{}
		if !p.terminal {
			p.last = now // a stage that is soon over leaves no line in a log
		}
	}
	every := plainEvery
	if p.terminal {
		every = 100 * time.Millisecond
	}
	if now.Sub(p.last) < every && s.Done < s.Total || s.Total == 0 {
		return
	}
	p.last = now
	line := statusLine(s, now.Sub(p.began))
	if !p.terminal {
		fmt.Fprintln(p.out, line)
		return
	}
	if r := []rune(line); len(r) >= p.width {
		line = string(r[:p.width-1])
	}
	fmt.Fprint(p.out, "\r\x1b[K"+line)
	p.drawn = true
}

// done takes the progress line away.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}

func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.drawn = false
	}
}

func statusLine(s episode.Progress, spent time.Duration) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d%%", s.Stage, 100*s.Done/max(s.Total, 1))
	if s.Unit != "" {
		fmt.Fprintf(&b, "  %d of %d %s", s.Done, s.Total, s.Unit)
	}
	if s.Audio > 0 {
		fmt.Fprintf(&b, "  %.1f min of audio", s.Audio.Minutes())
	}
	eta := s.ETA
	if eta == 0 && s.Done > 0 && s.Done < s.Total {
		eta = time.Duration(float64(spent) * float64(s.Total-s.Done) / float64(s.Done))
	}
	if s.Done < s.Total && eta > 0 {
		fmt.Fprintf(&b, "  about %s left", eta.Round(time.Second))
	}
	return b.String()
}
