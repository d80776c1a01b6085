package main

import (
	"archive/zip"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"render": main})
}

// TestCommandLine runs testdata/*.txtar: the command line as text. Takes are kept in
// each script's own folder.
func TestCommandLine(t *testing.T) {
	chats := chatServers{}
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
			"chat-asked":  chats.asked,
			"chat-server": chats.start,
			"chat-stop":   chats.stop,
			"damage-take": damageTake,
			"nowhere":     nowhere,
			"write-bytes": writeBytes,
			"zip":         zipFolder,
			"hears":       hears,
			"fails":       fails,
		},
	})
}

// writeBytes writes a file from Go's notation of a string: txtar holds UTF-8 text only.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// zipFolder packs the files of a folder: a book as text, made into a book.
func zipFolder(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(f)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(errors.Join(z.Close(), f.Close()))
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
