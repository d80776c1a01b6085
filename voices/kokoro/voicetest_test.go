package kokoro_test

import (
	"os"
	"testing"

	"radioplay/voices"
	"radioplay/voices/kokoro"
	"radioplay/voices/voicetest"
)

func TestBackend(t *testing.T) {
	t.Parallel()
	voicetest.Run(t, func(t *testing.T) voices.Backend {
		b, err := kokoro.Open(kokoro.Options{})
		if err != nil {
			missing(t, err)
		}
		return b
	}, voicetest.Options{Voices: []string{"af_heart:0.6+bf_emma:0.4", "bm_george"}})
}

// missing fails where everything has to be there, and skips on a laptop without the engine.
func missing(t *testing.T, err error) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(err)
	}
	t.Skipf("the engine is not here: %v", err)
}
