package all

import (
	"testing"

	"radioplay/voices/voicetest"
)

// Server is an engine's server with a key, for tests of whole productions, which import this package.
type Server struct {
	Voice, Key, YAML string
	Serve            func(t *testing.T, f *voicetest.Failing) string
}

// Servers are the engines that are sent a key.
func Servers() map[string]Server {
	out := map[string]Server{}
	for name, r := range remotes {
		if r.key != "" {
			out[name] = Server{r.voice, r.key, r.yaml, r.serve}
		}
	}
	return out
}
