package phonemes

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os/exec"
	"strings"
	"sync"
	"time"

	"radioplay/internal/components"
	"radioplay/voices"
)

// Find is the path of espeak-ng: name, or espeak-ng on the PATH when name is empty. The error wraps
// voices.ErrNotInstalled and says how to install it on this system.
func Find(name string) (string, error) {
	if name == "" {
		name = "espeak-ng"
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("espeak-ng: %w (%w); install it: %s", voices.ErrNotInstalled, err, InstallCommand())
	}
	return path, nil
}

// InstallCommand is the command that installs espeak-ng on this system.
func InstallCommand() string { return components.ESpeak.Command() }

// end is asked after every clause: its answer tells where the clause's answer ends, on however many lines that is.
const end = "zqxj qzjx"

// process is one running espeak-ng. It answers one clause at a time.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	lines   chan string // its output; closed when it ends
	stderr  *tail
	endMark string // what it answers to end
}

func start(ctx context.Context, program, voice string) (*process, error) {
	p := &process{cmd: exec.Command(program, "-q", "--ipa", "--tie=͡", "-b", "1", "-v", voice), lines: make(chan string, 64), stderr: &tail{}}
	p.cmd.Stderr = p.stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("espeak-ng: %w", err)
	}
	p.in = in
	go func() {
		defer close(p.lines)
		for r := bufio.NewScanner(out); r.Scan(); {
			p.lines <- strings.TrimSpace(r.Text())
		}
	}()
	if err := p.send(end); err == nil {
		p.endMark, err = p.next(ctx)
		if err == nil && p.endMark != "" {
			return p, nil
		}
	}
	return nil, p.stop()
}

// stop ends the process and says why it ended.
func (p *process) stop() error {
	p.in.Close()
	p.cmd.Process.Kill()
	for range p.lines { // until its output is closed, so that the reader ends
	}
	err := p.cmd.Wait()
	return fmt.Errorf("espeak-ng stopped (%v) %s", err, p.stderr)
}

func (p *process) send(line string) error {
	_, err := io.WriteString(p.in, line+"\n")
	return err
}

var errEnded = errors.New("espeak-ng ended")

func (p *process) next(ctx context.Context) (string, error) {
	select {
	case line, ok := <-p.lines:
		if !ok {
			return "", errEnded
		}
		return line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// ask gives the answer to one line, word by word. After an error the process must not be used again.
func (p *process) ask(ctx context.Context, line string) ([]string, error) {
	if err := p.send(line + "\n" + end); err != nil {
		return nil, err
	}
	var words []string
	for {
		l, err := p.next(ctx)
		if err != nil {
			return nil, err
		}
		if l == p.endMark {
			return words, nil
		}
		words = append(words, strings.Fields(withoutFlags(l))...)
	}
}

// withoutFlags takes out the marks espeak-ng puts where it changes language, as in "(fr)ʒə(en)".
func withoutFlags(s string) string {
	for {
		i := strings.IndexByte(s, '(')
		j := strings.IndexByte(s, ')')
		if i < 0 || j < i {
			return s
		}
		s = s[:i] + s[j+1:]
	}
}

// pool keeps a few processes for one voice. An empty slot holds nil: the process starts when it is needed.
type pool struct {
	program, voice string
	deadline       time.Duration
	log            *slog.Logger
	slots          chan *process
}

func newPool(program, voice string, o Options) *pool {
	p := &pool{program: program, voice: voice, deadline: o.Deadline, log: o.Log, slots: make(chan *process, o.Processes)}
	for range o.Processes {
		p.slots <- nil
	}
	return p
}

// ask asks one line of a free process. A process that died or hangs is replaced, and the line asked once more.
func (p *pool) ask(ctx context.Context, line string) ([]string, error) {
	var proc *process
	select {
	case proc = <-p.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { p.slots <- proc }()
	var last error
	for range 2 {
		bounded, cancel := context.WithTimeout(ctx, p.deadline)
		var words []string
		var err error
		if proc == nil {
			proc, err = start(bounded, p.program, p.voice)
		}
		if err == nil {
			words, err = proc.ask(bounded, line)
		}
		cancel()
		if err == nil {
			return words, nil
		}
		last = err
		if proc != nil {
			why := proc.stop()
			proc = nil
			if !errors.Is(err, context.DeadlineExceeded) {
				last = why
			}
			p.log.Warn("espeak-ng is started again", "voice", p.voice, "because", last)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	return nil, fmt.Errorf("espeak-ng gave no phonemes for %q: %w", line, last)
}

func (p *pool) close() {
	for range cap(p.slots) {
		if proc := <-p.slots; proc != nil {
			proc.stop()
		}
	}
}

// tail keeps the beginning of what a program complains about.
type tail struct {
	mu sync.Mutex
	b  []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 500 - len(t.b); room > 0 {
		t.b = append(t.b, b[:min(room, len(b))]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(t.b))
}
