package voicetest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// KeyStaysHome checks that an engine sends its key to the server of its settings and to no other that a cast file names. ask
// asks with a voice whose BaseURL is the address it is given.
func KeyStaysHome(t *testing.T, key string, ask func(baseURL string) error) {
	t.Helper()
	leaks := 0
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(fmt.Sprint(r.Header, r.URL), key) {
			leaks++
		}
		http.NotFound(w, r)
	}))
	defer other.Close()
	if err := ask(other.URL); err == nil || leaks > 0 {
		t.Errorf("%d requests of a server that a cast file names had the key; %v", leaks, err)
	}
}
