package espeak_test

import (
	"os"
	"testing"

	"radioplay/voices"
	"radioplay/voices/espeak"
	"radioplay/voices/voicetest"
)

func TestBackend(t *testing.T) {
	voicetest.Run(t, func(t *testing.T) voices.Backend {
		b, err := espeak.Open(espeak.Options{})
		if err != nil {
			missing(t, err)
		}
		return b
	}, voicetest.Options{})
}

// missing fails where everything has to be there, and skips on a laptop without the engine.
func missing(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(err)
	}
	t.Skipf("the engine is not here: %v", err)
}
