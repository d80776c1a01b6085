// Package all is the list of speech engines, spelled out. A new engine is a folder
// under voices/, one line here, and a test that calls voicetest.Run.
package all

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"radioplay/internal/timbre"
	"radioplay/voices"
	"radioplay/voices/azure"
	"radioplay/voices/command"
	"radioplay/voices/elevenlabs"
	"radioplay/voices/espeak"
	"radioplay/voices/festival"
	"radioplay/voices/flite"
	"radioplay/voices/google"
	"radioplay/voices/kokoro"
	"radioplay/voices/openai"
	"radioplay/voices/piper"
	"radioplay/voices/polly"
	"radioplay/voices/replay"
	"radioplay/voices/tone"
	"radioplay/voices/wyoming"
)

// Settings are what engines need to be opened. The zero value is good for those on this machine.
type Settings struct {
	OpenAI     openai.Options
	Azure      azure.Options
	Google     google.Options
	Polly      polly.Options
	ElevenLabs elevenlabs.Options
	Command    command.Options
	Piper      piper.Options
	// PiperURL is the address of Piper's own server.
	PiperURL string
	// WyomingAddress is HOST:PORT of a Wyoming server.
	WyomingAddress string
	Replay         replay.Options
	// Limits are a user's own for an engine, by its name.
	Limits map[string]Limits
	Retry  voices.Retry // for engines reached over the network; zero: the usual patience
	Log    *slog.Logger
}

// Limits are how an engine may be used. Zero fields leave the engine's own.
type Limits struct {
	voices.Pace
	Deadline time.Duration // for one call, whatever its text
	Price    *float64      // US dollars for a million characters; nil: the list price
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
	checks  voices.Checks
	// ownDeadline: the engine has one that is set elsewhere.
	ownDeadline bool
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
		{Name: "elevenlabs", Remote: true, open: func(s Settings) (voices.Backend, error) {
			s.ElevenLabs.Log = s.Log
			return elevenlabs.Open(s.ElevenLabs)
		},
			address: func(s Settings) string { return s.ElevenLabs.URL }},
		{Name: "azure", Remote: true, open: func(s Settings) (voices.Backend, error) { return azure.Open(s.Azure) },
			address: func(s Settings) string { return s.Azure.URL + s.Azure.Region }},
		{Name: "google", Remote: true, open: func(s Settings) (voices.Backend, error) { return google.Open(s.Google) },
			address: func(s Settings) string { return s.Google.Endpoint }},
		{Name: "polly", Remote: true, open: func(s Settings) (voices.Backend, error) { return polly.Open(s.Polly) },
			address: func(s Settings) string { return s.Polly.Endpoint + s.Polly.Region }},
		{Name: "piper-server", Remote: true, open: func(s Settings) (voices.Backend, error) { return piper.OpenServer(s.PiperURL) },
			address: func(s Settings) string { return s.PiperURL }},
		{Name: "wyoming", Remote: true, open: func(s Settings) (voices.Backend, error) { return wyoming.Open(s.WyomingAddress) },
			address: func(s Settings) string { return s.WyomingAddress }},
		{Name: "command", AnyVoice: true, ownDeadline: true, open: func(s Settings) (voices.Backend, error) { return command.Open(s.Command) }},
		{Name: "replay", AnyVoice: true, open: func(s Settings) (voices.Backend, error) { return replay.Open(s.Replay) }, checks: voices.Checks{AnyLength: true, AnyEnd: true}},
		{Name: "tone", open: func(Settings) (voices.Backend, error) { return tone.New(), nil }, checks: voices.Checks{AnyEnd: true}},
	}
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
	e, err := Find(name)
	if err != nil {
		return nil, err
	}
	a := e.Acts()
	return timbre.Wrap(b, a.Whisper || a.Own), nil
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
	return e.wrap(b, s), nil
}

// How long a call may take. In this process and on this machine a minute of speech may take a slow processor several.
var (
	remoteDeadline = voices.Deadline{Base: time.Minute, PerRune: 100 * time.Millisecond}
	localDeadline  = voices.Deadline{Base: 10 * time.Minute, PerRune: time.Second}
)

// wrap puts around an engine what every engine gets, from the inside out: one call has a deadline, its reply is checked, calls keep
// to the pace, a call that failed for the moment is made again, and a text that is too long for a call is parted.
func (e Engine) wrap(b voices.Backend, s Settings) voices.Backend {
	own := s.Limits[e.Name]
	deadline, retry := localDeadline, voices.Retry{Attempts: 2}
	if e.Remote {
		deadline, retry = remoteDeadline, s.Retry
	}
	switch {
	case own.Deadline > 0:
		deadline = voices.Deadline{Base: own.Deadline}
	case e.ownDeadline:
		deadline = voices.Deadline{}
	}
	retry.Log = s.Log
	if own.Price != nil {
		b = voices.WithPrice(b, voices.Price{PerMillion: *own.Price})
	}
	b = voices.WithDeadline(b, deadline)
	b = voices.WithChecks(b, e.checks)
	b = voices.WithPace(b, own.Pace)
	b = voices.WithRetry(b, retry)
	return voices.WithSplit(b)
}
