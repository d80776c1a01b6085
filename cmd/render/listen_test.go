package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// hears starts a recogniser that answers with the lines of a file, in order, and then with the last of them; the settings point to it.
func hears(ts *testscript.TestScript, _ bool, args []string) {
	var lines []string
	sc := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	for sc.Scan() {
		lines = append(lines, sc.Text())
	}
	var mu sync.Mutex
	recogniser(ts, func(w http.ResponseWriter) {
		mu.Lock()
		defer mu.Unlock()
		if len(lines) == 0 {
			w.WriteHeader(http.StatusTeapot)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]string{"text": lines[0]})
		if len(lines) > 1 {
			lines = lines[1:]
		}
	})
}

// fails starts a recogniser that answers with a status.
func fails(ts *testscript.TestScript, _ bool, args []string) {
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	recogniser(ts, func(w http.ResponseWriter) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, `{"error":{"message":"no"}}`)
	})
}

func recogniser(ts *testscript.TestScript, answer func(http.ResponseWriter)) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		answer(w)
	}))
	ts.Defer(s.Close)
	for k, v := range map[string]string{"URL": s.URL + "/v1", "MODEL": "fake-model", "PARALLEL": "1", "PRICE": "0.006"} {
		ts.Setenv("RENDER_LISTEN_"+k, v)
	}
}
