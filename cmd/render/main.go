// Command render turns prose fiction into a finished audio drama.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
)

// version is set by the release build (-ldflags "-X main.version=...").
var version = "0.1.0"

// Exit codes, as `render help exit-codes` tells them.
const (
	exitOK          = 0
	exitFailure     = 1   // it did not work: disk, engine, network
	exitUsage       = 2   // the command line is wrong
	exitInput       = 3   // the prose, the script, the cast or the settings are wrong
	exitMissing     = 4   // a component is missing; the message names the command that gets it
	exitFaults      = 5   // render check found faults
	exitTooDear     = 6   // recording may cost more than --max-cost
	exitInterrupted = 130 // Ctrl-C; finished takes are kept
)

// coded is an error that knows its exit code.
type coded struct {
	err  error
	code int
}

func (c *coded) Error() string { return c.err.Error() }
func (c *coded) Unwrap() error { return c.err }

func withCode(err error, code int) error {
	if err == nil {
		return nil
	}
	return &coded{err, code}
}

func main() { os.Exit(run(os.Args[1:])) }

// run is main without the exit, so that the command line can be tested as a program.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	root := newRoot()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	code := codeOf(ctx, err)
	if code == exitInterrupted {
		fmt.Fprintln(os.Stderr, "render: interrupted; finished takes are kept, the same command goes on from here")
		return code
	}
	fmt.Fprintln(os.Stderr, "render:", err)
	if p := new(fs.PathError); errors.As(err, &p) && errors.Is(p, fs.ErrNotExist) && !filepath.IsAbs(p.Path) {
		if here, err := os.Getwd(); err == nil {
			fmt.Fprintf(os.Stderr, "There is no %s in %s: check the spelling, or give its whole path.\n", p.Path, here)
		}
	}
	if code == exitUsage {
		fmt.Fprintln(os.Stderr, "See 'render --help'.")
	}
	return code
}

func codeOf(ctx context.Context, err error) int {
	var c *coded
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &c):
		return c.code
	default:
		return exitFailure
	}
}
