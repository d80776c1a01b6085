// Package all is the list of speech engines, spelled out. A new engine is a folder
// under voices/, one line here, and a test that calls voicetest.Run.
package all

import (
	"fmt"
	"log/slog"
	"strings"

	"radioplay/voices"
	"radioplay/voices/espeak"
	"radioplay/voices/kokoro"
	"radioplay/voices/openai"
	"radioplay/voices/tone"
)

// Settings are what engines need to be opened. The zero value is good for those on this machine.
type Settings struct {
	OpenAI openai.Options
	Log    *slog.Logger
}

// Names lists the engines, the preferred first.
func Names() []string { return []string{"kokoro", "espeak", "openai", "tone"} }

// Open opens an engine by name. The error wraps voices.ErrNotInstalled when something it needs is missing.
func Open(name string, s Settings) (voices.Backend, error) {
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	switch strings.ToLower(name) {
	case "kokoro":
		return kokoro.Open(kokoro.Options{Log: s.Log})
	case "espeak", "espeak-ng":
		return espeak.Open(espeak.Options{})
	case "openai":
		b, err := openai.Open(s.OpenAI)
		if err != nil {
			return nil, err
		}
		return voices.WithRetry(b, voices.Retry{}), nil
	case "tone":
		return tone.New(), nil
	}
	return nil, fmt.Errorf("no speech engine is called %q; there are %s", name, strings.Join(Names(), ", "))
}
