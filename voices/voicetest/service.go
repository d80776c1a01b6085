package voicetest

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// Service starts a fake of an engine's service, which answers with Speech. answer reports whether it knows what it was asked for;
// what it does not know fails the test.
func Service(t *testing.T, answer func(w http.ResponseWriter, r *http.Request) bool) *httptest.Server {
	t.Helper()
	NeedsSpeech(t)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !answer(w, r) {
			t.Errorf("asked for %s %s", r.Method, r.URL.Path)
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s
}
