package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"render": main})
}

// TestCommandLine runs testdata/*.txtar: the command line as text. Takes are kept in
// each script's own folder.
func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("RENDER_HOME", e.WorkDir+"/home")
			e.Setenv("HOME", e.WorkDir)
			render, err := exec.LookPath("render") // testscript puts it on the path
			e.Setenv("RENDER", render)
			return err
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"damage-take": damageTake,
			"latin1": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("A plain line.\nA caf\xe9 in it.\n"), 0o644))
			},
		},
	})
}

// damageTake flips a bit in one kept take.
func damageTake(ts *testscript.TestScript, _ bool, args []string) {
	list, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*", "*.take"))
	ts.Check(err)
	if len(list) == 0 {
		ts.Fatalf("no takes in %s", args[0])
	}
	b, err := os.ReadFile(list[0])
	ts.Check(err)
	b[len(b)/2] ^= 1
	ts.Check(os.WriteFile(list[0], b, 0o644))
}
