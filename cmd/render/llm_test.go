package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"radioplay/internal/llm/llmtest"
)

// chatServers are the chat servers of the scripts, by their address.
type chatServers map[string]*llmtest.Server

// start is "chat-server FILE [WORDS]": a chat server that knows who speaks ("start of a
// line = speaker"), or that only ever answers with WORDS. $LLM is its address.
func (c chatServers) start(ts *testscript.TestScript, _ bool, args []string) {
	s := llmtest.New()
	ts.Defer(s.Close)
	s.Speakers = map[string]string{}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if text, who, ok := strings.Cut(strings.TrimSpace(line), " = "); ok {
			s.Speakers[text] = who
		}
	}
	if len(args) > 1 {
		s.Reply = func(llmtest.Question) string { return args[1] }
	}
	ts.Setenv("LLM", s.BaseURL())
	c[s.BaseURL()] = s
}

// asked is "chat-asked N": the server of $LLM was asked N times.
func (c chatServers) asked(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := len(c[ts.Getenv("LLM")].Asked()); got != want {
		ts.Fatalf("the chat server was asked %d times, want %d", got, want)
	}
}

// stop is "chat-stop": nobody answers at $LLM any more.
func (c chatServers) stop(ts *testscript.TestScript, _ bool, _ []string) { c[ts.Getenv("LLM")].Close() }

// nowhere is "nowhere WORD DIR": no file below DIR holds the word.
func nowhere(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if err == nil && strings.Contains(string(b), args[0]) {
			err = fmt.Errorf("%s holds %s", path, args[0])
		}
		return err
	}))
}
