package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"radioplay/voices/internal/rest"
)

// TranscriberOptions say which recogniser is asked.
type TranscriberOptions struct {
	BaseURL  string
	Model    string
	Language string // ISO 639-1; empty: the server finds out
	Key      string // as in Options
	KeyEnv   string // the variable that holds the key, for errors
}

// Transcriber asks one recogniser of a server to write down what is said (POST audio/transcriptions). It may be used in parallel.
type Transcriber struct {
	server *server
	o      TranscriberOptions
}

// OpenTranscriber checks the options. No server is asked yet. A key is sent over plain HTTP
// to this machine and to private networks only, and to OpenAI never without one.
func OpenTranscriber(o TranscriberOptions) (*Transcriber, error) {
	check := rest.Base
	if o.Key == "" {
		check = rest.Address
	}
	base, err := check("listen", o.BaseURL)
	switch {
	case err != nil:
		return nil, err
	case base == DefaultBaseURL && o.Key == "":
		return nil, fmt.Errorf("listen: no key; set %s", o.KeyEnv)
	}
	c := rest.New("listen", o.Key)
	c.URLHint, c.PathHint = "start it, or change --listen-url", "the base URL usually ends in /v1"
	c.KeyHint = "check the key in " + o.KeyEnv + " (or what listen.key_env names)"
	return &Transcriber{connect(base, o.Key, c), o}, nil
}

// Name tells apart whose transcripts may differ: model and language, not the place where it runs.
func (t *Transcriber) Name() string { return t.o.Model + " " + t.o.Language }

// Where is the address of the server.
func (t *Transcriber) Where() string { return t.server.base }

// Transcribe writes down what is said in a WAV file, in one request. An empty text is an answer: nothing was understood.
// An error is temporary (voices.Temporary) where asking again may help.
func (t *Transcriber) Transcribe(ctx context.Context, wav []byte) (string, error) {
	p := sdk.AudioTranscriptionNewParams{File: sdk.File(bytes.NewReader(wav), "take.wav", "audio/wav"), Model: t.o.Model,
		ResponseFormat: sdk.AudioResponseFormatJSON, Temperature: sdk.Float(0)}
	if t.o.Language != "" {
		p.Language = sdk.String(t.o.Language)
	}
	var raw []byte // some servers answer with a web page
	if err := t.server.sdk.Post(ctx, "audio/transcriptions", p, &raw, option.WithMiddleware(bounded)); err != nil {
		return "", t.server.explain(ctx, err)
	}
	var body struct {
		Text  *string
		Error any
	}
	err := json.Unmarshal(raw, &body)
	switch {
	case err != nil:
		return "", fmt.Errorf("listen: %s: the answer is no JSON of a transcript; the base URL usually ends in /v1", t.server.base)
	case body.Error != nil:
		return "", t.server.Refused(t.server.base, http.StatusOK, nil, raw)
	case body.Text == nil:
		return "", fmt.Errorf("listen: %s: the answer has no text", t.server.base)
	}
	return *body.Text, nil
}
