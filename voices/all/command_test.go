package all

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"radioplay/voices"
	"radioplay/voices/command"
	"radioplay/voices/voicetest"
)

// TestFaultsOfPrograms holds the engine of any program against one that fails like a server does.
func TestFaultsOfPrograms(t *testing.T) {
	voicetest.Faults(t, voicetest.Faulty{
		Serve: failingProgram, Tries: 2,
		Open: func(t *testing.T, script string) voices.Backend {
			b, err := Open("command", Settings{Command: command.Options{Line: "sh '" + script + "'"},
				Limits: map[string]Limits{"command": {Deadline: voicetest.Impatience}}})
			if err != nil {
				t.Fatal(err)
			}
			return b
		},
		Other: map[string]voicetest.Fault{ // a program has no word for what may pass, so it is taken at its word
			voicetest.Refused: {Calls: 1, Want: "exit status"}, voicetest.Busy: {Calls: 1, Want: "exit status"}, voicetest.Broken: {Calls: 1, Want: "exit status"},
			voicetest.Key: {Calls: 1, Want: "exit status"}, voicetest.Cut: {Calls: 1, Want: "cut short"}, voicetest.WebPage: {Calls: 1, Want: "web page"},
			voicetest.Empty: {Calls: 1, Want: "nothing in it"},
		},
	})
}

// failingProgram writes a script that fails as f says and notes every call.
func failingProgram(t *testing.T, f *voicetest.Failing) string {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	wave := voicetest.WAV(f.Recording(true))
	fault := "cat '" + path("fault.wav") + "'"
	switch f.Kind {
	case voicetest.Slow:
		fault = "exec sleep 60"
	case voicetest.Cut:
		wave = wave[:len(wave)/2]
	case voicetest.WebPage:
		fault = "echo '<!DOCTYPE html>'"
	case voicetest.Empty:
		fault = "true"
	case voicetest.Rate, voicetest.Silent, voicetest.TooShort:
	default:
		fault = "exit 1"
	}
	times := f.Times
	if times == 0 {
		times = 1000
	}
	script := fmt.Sprintf("cat >/dev/null\necho x >>'%s'\nif [ $(wc -l <'%[1]s') -le %d ]; then %s; else cat '%s'; fi\n", path("calls"), times, fault, path("fine.wav"))
	for name, b := range map[string][]byte{"speak.sh": []byte(script), "fault.wav": wave, "fine.wav": voicetest.WAV(f.Recording(false))} {
		if err := os.WriteFile(path(name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f.Count = func() int {
		b, _ := os.ReadFile(path("calls"))
		return bytes.Count(b, []byte("\n"))
	}
	return path("speak.sh")
}
