package tone_test

import (
	"testing"

	"radioplay/voices"
	"radioplay/voices/tone"
	"radioplay/voices/voicetest"
)

func TestBackend(t *testing.T) {
	voicetest.Run(t, func(t *testing.T) voices.Backend {
		return tone.New()
	}, voicetest.Options{})
}
