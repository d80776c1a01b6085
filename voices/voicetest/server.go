package voicetest

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"radioplay/internal/place"
)

// Install puts packages of PyPI into a virtual environment of their own, once: it is kept among Radioplay's downloads, under
// name. It returns the environment's folder of programs. Where they cannot be had the test fails in CI and is skipped elsewhere.
func Install(t *testing.T, name string, packages ...string) string {
	t.Helper()
	home, err := place.Home()
	if err != nil {
		t.Fatal(err)
	}
	venv := filepath.Join(home, "testservers", name)
	bin, done := filepath.Join(venv, "bin"), filepath.Join(venv, "complete")
	if _, err := os.Stat(done); err == nil {
		return bin
	}
	for _, c := range [][]string{{"python3", "-m", "venv", venv}, append([]string{filepath.Join(bin, "pip"), "install", "-q"}, packages...)} {
		if out, err := exec.CommandContext(t.Context(), c[0], c[1:]...).CombinedOutput(); err != nil {
			Missing(t, fmt.Errorf("%s: %w: %s", strings.Join(c, " "), err, out))
		}
	}
	if err := os.WriteFile(done, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return bin
}

// Missing ends a test that lacks what it needs: it fails in CI, where everything has to be there, and is skipped elsewhere.
func Missing(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(err)
	}
	t.Skipf("what this test needs is not here: %v", err)
}

// FreePort is a loopback port that nobody listens at.
func FreePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// Serve runs a server until the test ends, and waits until ready says that it answers. What the server
// wrote is logged when the test fails.
func Serve(t *testing.T, ready func() error, cmd *exec.Cmd) {
	t.Helper()
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.WaitDelay = 5 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the server said: %s", log.String())
		}
	})
	for deadline := time.Now().Add(90 * time.Second); ; time.Sleep(200 * time.Millisecond) {
		err := ready()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the server does not answer: %v", err)
		}
	}
}
