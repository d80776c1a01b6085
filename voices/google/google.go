// Package google speaks through Google Cloud Text-to-Speech, over gRPC with Google's own client.
package google

import (
	"context"
	"fmt"
	"sync"

	sdk "cloud.google.com/go/texttospeech/apiv1"
	"google.golang.org/api/option"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

const (
	sampleRate = 24000 // Hz, that of nearly all voices
	// mostRunes of one request. The service counts bytes, so that a piece may still be too long.
	mostRunes = 4000
)

// Options of the engine.
type Options struct {
	// Endpoint is an address instead of https://texttospeech.googleapis.com: a region's, or a proxy's. Credentials are sent over https:// alone.
	Endpoint string
	Model    string // of the voices that a prompt directs, such as gemini-2.5-flash-tts; a voice's own wins over it
	// Key is an API key; empty: Application Default Credentials. It is never part of an error, a log or a key of a take.
	Key    string
	KeyEnv string // the variable that holds the key, for errors; empty: GOOGLE_TTS_API_KEY
}

// Backend is the engine.
type Backend struct {
	o        Options
	where    string // HOST:PORT
	insecure bool   // without TLS, and so without credentials
	answers  *rest.Client

	extra []option.ClientOption // of tests

	mu     sync.Mutex
	client *sdk.Client // made when it is first needed: looking for credentials takes time
}

var _ voices.Backend = (*Backend)(nil)

// Open checks the options. Neither the service nor any credentials are asked for yet.
func Open(o Options) (*Backend, error) {
	if o.KeyEnv == "" {
		o.KeyEnv = "GOOGLE_TTS_API_KEY"
	}
	b := &Backend{o: o, where: defaultWhere, answers: rest.New("google", o.Key)}
	if o.Endpoint == "" {
		return b, nil
	}
	var err error
	b.where, b.insecure, err = endpoint(o.Endpoint)
	return b, err
}

// Name is "google".
func (*Backend) Name() string { return "google" }

// Version holds what shapes the sound on our side. The voices are the same at every endpoint.
func (b *Backend) Version() string { return "google 1 " + b.o.Model }

// Limits of the engine.
func (*Backend) Limits() voices.Limits {
	return voices.Limits{Rate: sampleRate, MaxRunes: mostRunes, Parallel: 4, Paid: true}
}

// Close ends the connection.
func (b *Backend) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.client == nil {
		return nil
	}
	return b.client.Close()
}

// Synthesize asks the service for u.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	switch {
	case !voices.Speakable(u.Text):
		return voices.Clip{}, fmt.Errorf("google: %w in %q", voices.ErrUnspeakable, u.Text)
	case u.Voice.BaseURL != "": // a cast file that came with a script must not have the credentials sent elsewhere
		return voices.Clip{}, fmt.Errorf("google: base_url is not read from a cast file; set google.endpoint in the settings")
	}
	q, err := b.request(u)
	if err != nil {
		return voices.Clip{}, err
	}
	client, err := b.connect(ctx)
	if err != nil {
		return voices.Clip{}, err
	}
	answer, err := client.SynthesizeSpeech(ctx, q)
	if err != nil {
		return voices.Clip{}, b.explain(ctx, err, u)
	}
	return b.answers.Clip(b.where, answer.GetAudioContent(), nil, rest.Asked{Rate: sampleRate})
}

// Whispered: voices that a prompt directs whisper.
func (*Backend) Whispered(u voices.Utterance) bool {
	language, _ := kindOf(u.Voice.Name)
	return language == ""
}
