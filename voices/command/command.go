// Package command speaks with any program: the text goes to its standard input or into an argument, and a WAV, FLAC
// or MP3 comes back on its standard output or in a file. No shell is involved, so no text can be taken for a command.
package command

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"radioplay/internal/pcm"
	"radioplay/internal/program"
	"radioplay/voices"
)

// Options of the engine.
type Options struct {
	// Line is the program and its arguments: words parted by spaces, kept together by single or double quotes.
	// {text} {voice} {rate} {pitch} {model} {instructions} and {out} are filled in. Without {text} the text is
	// given on standard input; without {out} the audio is read from standard output.
	Line string
	// Voices the program has: NAME, or NAME=F, NAME=M. Empty: any name is passed on as {voice}.
	Voices   []string
	Parallel int           // how many may run at once; default 1
	Deadline time.Duration // longest wait for one utterance; default 5 minutes
}

// defaultVoice is listed when no voices were told.
const defaultVoice = "default"

// longestArgument is the most characters of a text given as an argument; systems refuse a little more than that.
const longestArgument = 30_000

// Backend is the engine.
type Backend struct {
	path    string
	args    []string
	o       Options
	version string
	voices  []voices.Info
	listed  bool // the voices were told, so others are refused
}

// Open reads the line and finds the program; it is not run yet. The error wraps voices.ErrNotInstalled when no program is
// set or it is not there.
func Open(o Options) (*Backend, error) {
	words, err := split(o.Line)
	if err != nil {
		return nil, fmt.Errorf("command: %w", err)
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("command: %w: no program is set; set one, such as --command 'espeak-ng --stdout -v {voice}'", voices.ErrNotInstalled)
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		return nil, fmt.Errorf("command: %w: %w; install it, or give its whole path in --command", voices.ErrNotInstalled, err)
	}
	b := &Backend{path: path, args: words[1:], o: o, listed: len(o.Voices) > 0}
	if err := checkPlaceholders(b.args); err != nil {
		return nil, fmt.Errorf("command: %w", err)
	}
	if b.voices, err = infos(o.Voices); err != nil {
		return nil, fmt.Errorf("command: %w", err)
	}
	if b.o.Parallel < 1 {
		b.o.Parallel = 1
	}
	if b.o.Deadline <= 0 {
		b.o.Deadline = 5 * time.Minute
	}
	b.version = version(path, words)
	return b, nil
}

// infos reads the voices a user told, as NAME or NAME=F.
func infos(told []string) ([]voices.Info, error) {
	if len(told) == 0 {
		return []voices.Info{{Name: defaultVoice, Grade: 0.5, About: "whatever the program speaks with"}}, nil
	}
	var out []voices.Info
	for _, v := range told {
		name, gender, _ := strings.Cut(strings.TrimSpace(v), "=")
		gender = strings.ToUpper(gender)
		if name == "" || strings.HasPrefix(name, "-") || !slices.Contains([]string{"", "F", "M"}, gender) {
			return nil, fmt.Errorf("a voice is told as NAME, NAME=F or NAME=M, not %q", v)
		}
		out = append(out, voices.Info{Name: name, Gender: gender, Grade: 0.5})
	}
	return out, nil
}

// version changes with the line, the program and the scripts that the line names, so that takes of an older one are not used.
func version(path string, words []string) string {
	v := []string{"command 1", strings.Join(words, " ")}
	for _, f := range append([]string{path}, words[1:]...) {
		if st, err := os.Stat(f); err == nil && st.Mode().IsRegular() {
			v = append(v, fmt.Sprintf("%d@%d", st.Size(), st.ModTime().Unix()))
		}
	}
	return strings.Join(v, " ")
}

// Name is "command".
func (*Backend) Name() string { return "command" }

// Version holds the line, and size and age of the files it names; what a program fetches elsewhere is not known here.
func (b *Backend) Version() string { return b.version }

// Limits of the engine. Whether a program is deterministic is not known, so it is not promised.
func (b *Backend) Limits() voices.Limits {
	l := voices.Limits{Parallel: b.o.Parallel}
	if b.uses("{text}") {
		l.MaxRunes = longestArgument
	}
	return l
}

// Voices lists those that were told, or one that stands for the program's own.
func (b *Backend) Voices(context.Context) ([]voices.Info, error) { return slices.Clone(b.voices), nil }

// Close does nothing.
func (*Backend) Close() error { return nil }

// Synthesize speaks u with one run of the program. What the line has no placeholder for is left out.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("command: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	name, err := b.voice(u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	text := strings.Join(strings.Fields(u.Plain()), " ") // many programs take a line for a text
	if b.uses("{text}") && len(text) > longestArgument {
		return voices.Clip{}, fmt.Errorf("command: %w: %d characters do not fit into an argument; leave {text} out and have the program read its standard input",
			voices.ErrTooLong, len(text))
	}
	reply, err := b.run(ctx, u.Voice, name, text)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("command: %w", err)
	}
	a, err := pcm.Decode(reply)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("command: what %s gave back: %w", filepath.Base(b.path), err)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}, nil
}

// run gives the program's reply, from where the line has it written.
func (b *Backend) run(ctx context.Context, v voices.Voice, name, text string) ([]byte, error) {
	call := program.Call{Path: b.path, Deadline: b.o.Deadline}
	if !b.uses("{text}") {
		call.Stdin = text + "\n"
	}
	if !b.uses("{out}") {
		call.Args = fill(b.args, v, name, text, "")
		return program.Run(ctx, call)
	}
	return program.RunOnFiles(ctx, text, func(f program.Files) program.Call {
		call.Args = fill(b.args, v, name, text, f.Out)
		return call
	})
}

// voice is what {voice} becomes.
func (b *Backend) voice(name string) (string, error) {
	switch {
	case name == "" || !b.listed && name == defaultVoice:
		return b.voices[0].Name, nil
	case strings.HasPrefix(name, "-"): // it would be taken for an option
		return "", fmt.Errorf("command: %w: %q", voices.ErrNoVoice, name)
	case !b.listed, slices.ContainsFunc(b.voices, func(v voices.Info) bool { return v.Name == name }):
		return name, nil
	}
	return "", fmt.Errorf("command: %w: %q; those told with --command-voices are %s", voices.ErrNoVoice, name, strings.Join(b.o.Voices, ", "))
}

// fill puts the values into the arguments, each of which stays one argument.
func fill(args []string, v voices.Voice, name, text, out string) []string {
	if strings.HasPrefix(text, "-") {
		text = " " + text // or it would be taken for an option
	}
	rate := v.Rate
	if rate == 0 {
		rate = 1
	}
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	values := strings.NewReplacer("{text}", text, "{voice}", name, "{rate}", number(rate), "{pitch}", number(v.PitchST),
		"{model}", v.Model, "{instructions}", v.Instructions, "{out}", out)
	filled := make([]string, len(args))
	for i, a := range args {
		filled[i] = values.Replace(a)
	}
	return filled
}

func (b *Backend) uses(placeholder string) bool {
	return slices.ContainsFunc(b.args, func(a string) bool { return strings.Contains(a, placeholder) })
}
