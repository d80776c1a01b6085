package command

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
	"radioplay/voices/voicetest"
)

// need fails where everything has to be there, and skips on a laptop without it.
func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skipf("%s is not here", program)
	}
}

func open(t *testing.T, o Options) *Backend {
	t.Helper()
	b, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestBackend(t *testing.T) {
	need(t, "espeak-ng")
	voicetest.Run(t, func(t *testing.T) voices.Backend {
		return open(t, Options{Line: "espeak-ng --stdin --stdout -v {voice}", Voices: []string{"en-gb=M", "en-us+f2=F"}, Parallel: 2})
	}, voicetest.Options{})
}

// script is a small program that speaks MP3, and keeps its arguments and its input beside itself.
const script = `#!/bin/sh
dir=$(dirname "$0")
cat > "$dir/input"
for a in "$@"; do printf '%s\n' "$a"; done > "$dir/arguments"
espeak-ng --stdout "$1" > "$dir/speech.wav" && ffmpeg -v error -y -i "$dir/speech.wav" -f mp3 "$6"
`

func TestTextAsArgumentAndMP3InAFile(t *testing.T) {
	need(t, "sh")
	need(t, "espeak-ng")
	need(t, "ffmpeg")
	dir := t.TempDir()
	path := filepath.Join(dir, "my speaker")
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	b := open(t, Options{Line: `"` + path + `" {text} --voice={voice} {rate} {pitch} "{model} {instructions}" {out}`})
	text := "--help; he said\n\"$(reboot)\" *and* 'left'."
	u := voices.Utterance{Text: text, Voice: voices.Voice{Name: "ann", Rate: 1.25, PitchST: -2, Model: "big", Instructions: "be tired"}}
	c, err := b.Synthesize(t.Context(), u)
	if err != nil || c.Duration() < time.Second {
		t.Fatalf("%v, %v", c.Duration(), err)
	}
	got, err := os.ReadFile(filepath.Join(dir, "arguments"))
	if err != nil {
		t.Fatal(err)
	}
	args := strings.Split(string(got), "\n")
	if want := []string{` --help; he said "$(reboot)" and 'left'.`, "--voice=ann", "1.25", "-2", "big be tired"}; !slices.Equal(args[:5], want) {
		t.Errorf("arguments %q, want %q", args, want)
	}
	if in, err := os.ReadFile(filepath.Join(dir, "input")); err != nil || len(in) > 0 {
		t.Errorf("input %q, %v", in, err)
	}
	if _, err := os.Stat(args[5]); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s was left behind: %v", args[5], err)
	}
}

func TestWhatProgramsDoWrong(t *testing.T) {
	need(t, "sh")
	for name, c := range map[string]struct{ line, want string }{
		"fails":            {`sh -c "echo no model >&2; exit 2"`, "sh: exit status 2: no model"},
		"says nothing":     {`sh -c "exit 0"`, "there is nothing in it"},
		"gives a web page": {`sh -c "echo '<html>sorry'"`, "it is a web page"},
		"writes no file":   {`sh -c "exit 0" {out}`, "wrote nothing into the file"},
		"is cut short":     {`sh -c "printf 'RIFF\044\020\000\000WAVEfmt \020\000\000\000\001\000\001\000\300\135\000\000\200\273\000\000\002\000\020\000data\000\020\000\000abcd'"`, "cut short"},
		"hangs":            {`sh -c "sleep 5"`, "no reply in 300ms"},
	} {
		t.Run(name, func(t *testing.T) {
			o := Options{Line: c.line}
			if name == "hangs" {
				o.Deadline = 300 * time.Millisecond
			}
			_, err := open(t, o).Synthesize(t.Context(), voices.Utterance{Text: "Hello."})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestWhatIsRefused(t *testing.T) {
	need(t, "sh")
	for line, want := range map[string]string{
		"":                       "no program is set",
		"no-such-program {text}": "no-such-program",
		"sh 'open":               "not closed",
		"sh {txet}":              "no placeholder {txet}; there are {text}",
	} {
		if _, err := Open(Options{Line: line}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", line, err)
		}
	}
	for _, line := range []string{"", "no-such-program"} {
		if _, err := Open(Options{Line: line}); !errors.Is(err, voices.ErrNotInstalled) {
			t.Errorf("%q: %v", line, err)
		}
	}
	if _, err := Open(Options{Line: "sh", Voices: []string{"ann=X"}}); err == nil {
		t.Error("a gender X was accepted")
	}
	b := open(t, Options{Line: "sh {text} {voice}"})
	if _, err := b.Synthesize(t.Context(), voices.Utterance{Text: "Hello.", Voice: voices.Voice{Name: "-rf"}}); !errors.Is(err, voices.ErrNoVoice) {
		t.Errorf("a voice that is an option: %v", err)
	}
	if _, err := b.Synthesize(t.Context(), voices.Utterance{Text: strings.Repeat("word ", longestArgument)}); !errors.Is(err, voices.ErrTooLong) {
		t.Errorf("a long argument: %v", err)
	}
}

func TestVersionChangesWithTheScript(t *testing.T) {
	need(t, "sh")
	path := filepath.Join(t.TempDir(), "speak.sh")
	versions := map[string]bool{}
	for _, s := range []string{"exit 0", "exit  0"} {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
		versions[open(t, Options{Line: `sh "` + path + `"`}).Version()] = true
	}
	if len(versions) != 2 {
		t.Errorf("%v", versions)
	}
}

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		`a  b	c`:                     {"a", "b", "c"},
		`a 'b c' "d 'e'" f"g h"i`:    {"a", "b c", "d 'e'", "fg hi"},
		`C:\tts\say.exe '' {text}`:   {`C:\tts\say.exe`, "", "{text}"},
		`$HOME *.wav ; rm "$(true)"`: {"$HOME", "*.wav", ";", "rm", "$(true)"},
	} {
		if got, err := split(line); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, %v", line, got, err)
		}
	}
}
