// Package program runs the programs that speak: text in, audio out, a deadline, and an error that holds what the
// program itself complained of. No shell is ever involved.
package program

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// Call is one run of a program.
type Call struct {
	Path     string
	Args     []string
	Stdin    string
	Deadline time.Duration // 0: none but the context's
}

// Bounds on what is kept of a program's output.
const (
	mostReply     = 256 << 20 // bytes; over an hour of audio
	mostComplaint = 4 << 10
	lastLines     = 5
	// patience is how long children that outlive a killed program may keep its output open.
	patience = 2 * time.Second
)

// Run gives what the program wrote on its standard output. An error names the program and ends with the last lines
// of its standard error. A passed deadline is temporary; a cancelled context is returned as it is.
func Run(ctx context.Context, c Call) ([]byte, error) {
	reply, _, err := run(ctx, c)
	return reply, err
}

// run also gives what the program complained of though it ended well.
func run(ctx context.Context, c Call) ([]byte, *tail, error) {
	bounded := ctx
	if c.Deadline > 0 {
		var cancel context.CancelFunc
		bounded, cancel = context.WithTimeout(ctx, c.Deadline)
		defer cancel()
	}
	cmd := exec.CommandContext(bounded, c.Path, c.Args...)
	cmd.WaitDelay = patience
	cmd.Stdin = strings.NewReader(c.Stdin)
	var reply bytes.Buffer
	out := &limited{b: &reply, most: mostReply}
	complaint := &tail{}
	cmd.Stdout, cmd.Stderr = out, complaint
	err := cmd.Run()
	name := filepath.Base(c.Path)
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case bounded.Err() != nil:
		return nil, nil, &voices.TemporaryError{Err: fmt.Errorf("%s: no reply in %v%s", name, c.Deadline, complaint.because())}
	case errors.Is(out.err, errTooMuch):
		return nil, nil, fmt.Errorf("%s: %w", name, out.err)
	case err != nil:
		return nil, nil, fmt.Errorf("%s: %w%s", name, err, complaint.because())
	}
	return reply.Bytes(), complaint, nil
}

// Files are in a folder of their own, which is gone after the run.
type Files struct {
	In  string // holds the text
	Out string // ends in .wav; the program writes it
}

// RunOnFiles runs a program that reads text from a file and writes audio to one, and gives what it wrote there.
func RunOnFiles(ctx context.Context, text string, call func(Files) Call) ([]byte, error) {
	dir, err := os.MkdirTemp("", "radioplay-speech-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	f := Files{filepath.Join(dir, "text.txt"), filepath.Join(dir, "speech.wav")}
	if err := os.WriteFile(f.In, []byte(text), 0o600); err != nil {
		return nil, err
	}
	c := call(f)
	_, complaint, err := run(ctx, c)
	if err != nil {
		return nil, err
	}
	reply, err := os.ReadFile(f.Out)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(reply) == 0 {
		return nil, fmt.Errorf("%s ended well but wrote nothing into the file it was given%s", filepath.Base(c.Path), complaint.because())
	}
	return reply, err
}

// Speak is RunOnFiles with the audio decoded.
func Speak(ctx context.Context, text string, call func(Files) Call) (voices.Clip, error) {
	reply, err := RunOnFiles(ctx, text, call)
	if err != nil {
		return voices.Clip{}, err
	}
	a, err := pcm.Decode(reply)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("its reply: %w", err)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}, nil
}

var errTooMuch = fmt.Errorf("it wrote more than %d MB", mostReply>>20)

// limited refuses what goes beyond most bytes, which ends the program that writes it.
type limited struct {
	b    *bytes.Buffer
	most int
	err  error
}

func (l *limited) Write(p []byte) (int, error) {
	if l.b.Len()+len(p) > l.most {
		l.err = errTooMuch
		return 0, l.err
	}
	return l.b.Write(p)
}

// tail keeps the end of what is written to it.
type tail struct{ b []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	if n := len(t.b) - mostComplaint; n > 0 {
		t.b = append(t.b[:0], t.b[n:]...)
	}
	return len(p), nil
}

// because is the last lines, as the end of a sentence.
func (t *tail) because() string {
	text := strings.TrimSpace(strings.ToValidUTF8(string(t.b), "?"))
	if text == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	lines = lines[max(0, len(lines)-lastLines):]
	for i, l := range lines {
		lines[i] = strings.TrimSpace(l)
	}
	return ": " + strings.Join(lines, "; ")
}
