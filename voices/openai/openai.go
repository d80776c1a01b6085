// Package openai speaks through any server with OpenAI's /v1/audio/speech:
// OpenAI itself, or one of the many local servers that answer the same way. It is
// also how a language model of such a server is asked (Chat).
package openai

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// DefaultBaseURL is OpenAI's own.
const DefaultBaseURL = "https://api.openai.com/v1"

const (
	defaultModel = "gpt-4o-mini-tts"
	mostRunes    = 4096  // of one request, by OpenAI's documentation
	pcmRate      = 24000 // Hz, by OpenAI's documentation; other servers say theirs in X-Sample-Rate
)

// Options of the engine. A voice's own BaseURL, Model and Instructions win over them.
type Options struct {
	BaseURL string // empty: DefaultBaseURL
	Model   string // empty: gpt-4o-mini-tts
	// Key is sent as a bearer token to the server of BaseURL and to no other. It is never part of an error, a log or a key of a take.
	Key    string
	KeyEnv string // the variable that holds the key, for errors; empty: OPENAI_API_KEY
	Format string // mp3 (default), wav, flac or pcm
}

// Backend is the engine.
type Backend struct{ o Options }

// Open checks the options. No server is asked yet.
func Open(o Options) (*Backend, error) {
	if o.BaseURL == "" {
		o.BaseURL = DefaultBaseURL
	}
	if o.Model == "" {
		o.Model = defaultModel
	}
	if o.Format == "" {
		o.Format = "mp3"
	}
	if o.KeyEnv == "" {
		o.KeyEnv = "OPENAI_API_KEY"
	}
	switch o.Format {
	case "mp3", "wav", "flac", "pcm":
	default:
		return nil, fmt.Errorf("openai: format %q is not decoded here; mp3, wav, flac and pcm are", o.Format)
	}
	var err error
	o.BaseURL, err = rest.Address("openai", o.BaseURL)
	return &Backend{o}, err
}

// Name is "openai".
func (*Backend) Name() string { return "openai" }

// Version holds what shapes the sound on our side; the server's is unknown.
func (b *Backend) Version() string {
	return "openai 1 " + b.o.BaseURL + " " + b.o.Model + " " + b.o.Format
}

// Limits of the engine.
func (*Backend) Limits() voices.Limits {
	return voices.Limits{Parallel: 4, MaxRunes: mostRunes, Paid: true}
}

// Close does nothing.
func (*Backend) Close() error { return nil }

// server is one that is asked: by the SDK, and what its answers mean.
type server struct {
	sdk  sdk.Client
	base string
	*rest.Client
}

// server is the one that v asks, or the settings.
func (b *Backend) server(v voices.Voice) (*server, error) {
	base, key := b.o.BaseURL, b.o.Key
	if v.BaseURL != "" {
		var err error
		if base, err = rest.Address("openai", v.BaseURL); err != nil {
			return nil, err
		}
		if !rest.SameServer(base, b.o.BaseURL) {
			key = "" // a cast file that came with a script must not have the key sent elsewhere
		}
	}
	if base == DefaultBaseURL && key == "" {
		return nil, fmt.Errorf("openai: %w: no key; set %s, or %[2]s_FILE to a file that holds it, or --openai-url to the address of a server of your own",
			voices.ErrNotInstalled, b.o.KeyEnv)
	}
	c := rest.New("openai", b.o.Key)
	c.URLHint, c.PathHint = "start it, or change --openai-url", "the base URL usually ends in /v1"
	c.KeyHint = "check the key in " + b.o.KeyEnv + " (or what openai.key_env names); it is sent to the server of --openai-url alone"
	return connect(base, key, c), nil
}

// connect makes the SDK ask as c does. Only OpenAI itself is told the organisation and the project that the environment names.
func connect(base, key string, c *rest.Client) *server {
	if key == "" {
		key = "none" // local servers want a header and not its content
	}
	opts := []option.RequestOption{option.WithBaseURL(base), option.WithAPIKey(key), option.WithMaxRetries(0), option.WithHTTPClient(&c.HTTP)}
	if base != DefaultBaseURL {
		opts = append(opts, option.WithHeaderDel("OpenAI-Organization"), option.WithHeaderDel("OpenAI-Project"))
	}
	return &server{sdk.NewClient(opts...), base, c}
}

// Synthesize speaks u.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	v, text := u.Voice, u.Plain()
	switch {
	case !voices.Speakable(u.Text):
		return voices.Clip{}, fmt.Errorf("openai: %w in %q", voices.ErrUnspeakable, u.Text)
	case v.Name == "":
		return voices.Clip{}, fmt.Errorf("openai: %w: none was named", voices.ErrNoVoice)
	case utf8.RuneCountInString(text) > mostRunes:
		return voices.Clip{}, fmt.Errorf("openai: %w: over %d characters", voices.ErrTooLong, mostRunes)
	}
	server, err := b.server(v)
	if err != nil {
		return voices.Clip{}, err
	}
	p := sdk.AudioSpeechNewParams{Input: text, Model: b.o.Model, Voice: sdk.AudioSpeechNewParamsVoiceUnion{OfString: sdk.String(v.Name)},
		ResponseFormat: sdk.AudioSpeechNewParamsResponseFormat(b.o.Format)}
	if v.Model != "" {
		p.Model = v.Model
	}
	if v.Rate != 0 && v.Rate != 1 {
		p.Speed = sdk.Float(v.Rate)
	}
	if how := u.Instructions(); how != "" && !strings.HasPrefix(p.Model, "tts-1") {
		p.Instructions = sdk.String(how)
	}
	res, err := server.sdk.Audio.Speech.New(ctx, p)
	if err != nil {
		return voices.Clip{}, server.NoVoice(server.explain(ctx, err), v.Name)
	}
	defer res.Body.Close()
	body, err := server.Read(ctx, server.base, res.Body)
	if err != nil {
		return voices.Clip{}, err
	}
	asked := rest.Asked{}
	if b.o.Format == "pcm" {
		asked = rest.Asked{PCM: true, Rate: pcmRate}
	}
	return server.Clip(server.base, body, res.Header, asked)
}

// explain says what went wrong and what to do next. The SDK's own errors carry the whole request; only status and message are passed on.
func (s *server) explain(ctx context.Context, err error) error {
	var api *sdk.Error
	if !errors.As(err, &api) || api.Response == nil {
		return s.Failed(ctx, s.base, err)
	}
	body, _ := s.Read(ctx, s.base, api.Response.Body) // the SDK puts it back
	return s.Refused(s.base, api.StatusCode, api.Response.Header, body)
}
