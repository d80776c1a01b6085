package program

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"radioplay/voices"
)

// sh finds a shell to write small programs in.
func sh(t *testing.T, script string) Call {
	t.Helper()
	path, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh here to write small programs in")
	}
	return Call{Path: path, Args: []string{"-c", script, "speaker", "it's; $(true) \"one\" argument"}}
}

func TestReplyIsWhatWasWritten(t *testing.T) {
	c := sh(t, `cat; printf '%s' "$1"; echo grumble >&2`)
	c.Stdin = "Hello.\n"
	got, err := Run(t.Context(), c)
	if want := "Hello.\n" + c.Args[3]; err != nil || string(got) != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAProgramThatIgnoresItsInput(t *testing.T) {
	c := sh(t, `exec <&-; printf done`)
	c.Stdin = strings.Repeat("word ", 1<<16)
	if got, err := Run(t.Context(), c); err != nil || string(got) != "done" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestErrorsHoldTheLastWords(t *testing.T) {
	_, err := Run(t.Context(), sh(t, `for i in 1 2 3 4 5 6 7; do echo "line $i" >&2; done; exit 3`))
	if err == nil || !strings.Contains(err.Error(), "sh: exit status 3: line 3; line 4") || strings.Contains(err.Error(), "line 2") {
		t.Errorf("%v", err)
	}
	if _, err := Run(t.Context(), Call{Path: "/no/such/program"}); err == nil || !strings.Contains(err.Error(), "program") {
		t.Errorf("a missing program: %v", err)
	}
}

func TestFilesForTextAndAudio(t *testing.T) {
	var used Files
	on := func(script string) ([]byte, error) {
		return RunOnFiles(t.Context(), "Hello.", func(f Files) Call {
			used = f
			c := sh(t, script)
			c.Args = append(c.Args[:3], f.In, f.Out)
			return c
		})
	}
	if got, err := on(`tr a-z A-Z < "$1" > "$2"`); err != nil || string(got) != "HELLO." {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := os.Stat(used.In); !os.IsNotExist(err) {
		t.Errorf("%s was left behind: %v", used.In, err)
	}
	for _, script := range []string{`echo "no voice" >&2`, `echo "no voice" >&2; : > "$2"`} {
		if _, err := on(script); err == nil || !strings.Contains(err.Error(), "wrote nothing into the file it was given: no voice") {
			t.Errorf("%v", err)
		}
	}
}

func TestDeadlineAndCancel(t *testing.T) {
	c := sh(t, `echo loading >&2; sleep 20`) // sleep outlives the killed shell and keeps its output open
	c.Deadline = 200 * time.Millisecond
	began := time.Now()
	_, err := Run(t.Context(), c)
	if _, temporary := voices.Temporary(err); !temporary || !strings.Contains(err.Error(), "no reply in 200ms: loading") {
		t.Errorf("deadline: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, cancel)
	c.Deadline = time.Minute
	if _, err := Run(ctx, c); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if took := time.Since(began); took > 15*time.Second {
		t.Errorf("it took %v", took)
	}
}
