// Package all is the list of speech engines, spelled out. A new engine is a folder
// under voices/, one line here, and a test that calls voicetest.Run.
package all

import (
	"fmt"
	"log/slog"
	"strings"

	"radioplay/internal/timbre"
	"radioplay/voices"
	"radioplay/voices/azure"
	"radioplay/voices/command"
	"radioplay/voices/espeak"
	"radioplay/voices/festival"
	"radioplay/voices/flite"
	"radioplay/voices/kokoro"
	"radioplay/voices/openai"
	"radioplay/voices/piper"
	"radioplay/voices/replay"
	"radioplay/voices/tone"
	"radioplay/voices/wyoming"
)

// Settings are what engines need to be opened. The zero value is good for those on this machine.
type Settings struct {
	OpenAI  openai.Options
	Azure   azure.Options
	Command command.Options
	Piper   piper.Options
	// PiperURL is the address of Piper's own server.
	PiperURL string
	// WyomingAddress is HOST:PORT of a Wyoming server.
	WyomingAddress string
	Replay         replay.Options
	Log            *slog.Logger
}

// Engine is a line of the list.
type Engine struct {
	Name     string
	Remote   bool // reached over the network: never asked unless somebody wants it, and asked again after temporary errors
	AnyVoice bool // takes voices that it does not list
	Blends   bool // makes new voices of two
	open     func(Settings) (voices.Backend, error)
	// address, of a remote engine, is the server that was set; empty: none was.
	address func(Settings) string
}

// Unasked reports whether nobody set an address for a remote engine, so that nobody expects it to be called.
func (e Engine) Unasked(s Settings) bool { return e.Remote && e.address(s) == "" }

// Engines is the list, the preferred first.
func Engines() []Engine {
	return []Engine{
		{Name: "kokoro", Blends: true, open: func(s Settings) (voices.Backend, error) { return kokoro.Open(kokoro.Options{Log: s.Log}) }},
		{Name: "piper", open: func(s Settings) (voices.Backend, error) { s.Piper.Log = s.Log; return piper.Open(s.Piper) }},
		{Name: "espeak", open: func(Settings) (voices.Backend, error) { return espeak.Open(espeak.Options{}) }},
		{Name: "flite", open: func(Settings) (voices.Backend, error) { return flite.Open() }},
		{Name: "festival", open: func(Settings) (voices.Backend, error) { return festival.Open() }},
		{Name: "openai", Remote: true, AnyVoice: true, open: func(s Settings) (voices.Backend, error) { return openai.Open(s.OpenAI) },
			address: func(s Settings) string { return s.OpenAI.BaseURL }},
		{Name: "azure", Remote: true, open: func(s Settings) (voices.Backend, error) { return azure.Open(s.Azure) },
			address: func(s Settings) string { return s.Azure.URL + s.Azure.Region }},
		{Name: "piper-server", Remote: true, open: func(s Settings) (voices.Backend, error) { return piper.OpenServer(s.PiperURL) },
			address: func(s Settings) string { return s.PiperURL }},
		{Name: "wyoming", Remote: true, open: func(s Settings) (voices.Backend, error) { return wyoming.Open(s.WyomingAddress) },
			address: func(s Settings) string { return s.WyomingAddress }},
		{Name: "command", AnyVoice: true, open: func(s Settings) (voices.Backend, error) { return command.Open(s.Command) }},
		{Name: "replay", AnyVoice: true, open: openReplay},
		{Name: "tone", open: func(Settings) (voices.Backend, error) { return tone.New(), nil }},
	}
}

// openReplay lets recordings fall back to any other engine of the list.
func openReplay(s Settings) (voices.Backend, error) {
	s.Replay.Log = s.Log
	s.Replay.Open = func(name string) (voices.Backend, error) { return open(name, s) } // shaped once, with the recordings
	return replay.Open(s.Replay)
}

// Names lists the engines' names, the preferred first.
func Names() []string {
	var names []string
	for _, e := range Engines() {
		names = append(names, e.Name)
	}
	return names
}

// Find finds an engine by its name, in any case; espeak-ng is espeak.
func Find(name string) (Engine, error) {
	name = strings.ToLower(name)
	if name == "espeak-ng" {
		name = "espeak"
	}
	for _, e := range Engines() {
		if e.Name == name {
			return e, nil
		}
	}
	return Engine{}, fmt.Errorf("no speech engine is called %q; there are %s", name, strings.Join(Names(), ", "))
}

// Open opens an engine by name. The error wraps voices.ErrNotInstalled when something it needs is missing.
func Open(name string, s Settings) (voices.Backend, error) {
	b, err := open(name, s)
	if err != nil {
		return nil, err
	}
	return timbre.Wrap(b), nil
}

func open(name string, s Settings) (voices.Backend, error) {
	e, err := Find(name)
	if err != nil {
		return nil, err
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	b, err := e.open(s)
	if err != nil {
		return nil, err
	}
	if e.Remote {
		b = voices.WithRetry(b, voices.Retry{})
	}
	return b, nil
}
