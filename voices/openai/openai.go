// Package openai speaks through any server with OpenAI's /v1/audio/speech:
// OpenAI itself, or one of the many local servers that answer the same way.
package openai

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	sdk "github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"radioplay/internal/pcm"
	"radioplay/voices"
)

// DefaultBaseURL is OpenAI's own.
const DefaultBaseURL = "https://api.openai.com/v1"

const (
	defaultModel = "gpt-4o-mini-tts"
	mostRunes    = 4096 // of one request, by OpenAI's documentation
	mostReply    = 256 << 20
)

// Options of the engine. A voice's own BaseURL, Model and Instructions win over them.
type Options struct {
	BaseURL string // empty: DefaultBaseURL
	Model   string // empty: gpt-4o-mini-tts
	Key     string // sent as a bearer token; never part of an error, a log or a key of a take
	Format  string // mp3 (default), wav, flac or pcm
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
	switch o.Format {
	case "mp3", "wav", "flac", "pcm":
		return &Backend{o}, nil
	}
	return nil, fmt.Errorf("openai: format %q is not decoded here; mp3, wav, flac and pcm are", o.Format)
}

// Name is "openai".
func (*Backend) Name() string { return "openai" }

// Version holds what shapes the sound on our side; the server's is unknown.
func (b *Backend) Version() string {
	return "openai 1 " + b.o.BaseURL + " " + b.o.Model + " " + b.o.Format
}

// Limits of the engine. Longer texts are split at sentences, so there is no longest.
func (*Backend) Limits() voices.Limits { return voices.Limits{Parallel: 4, Paid: true} }

// Close does nothing.
func (*Backend) Close() error { return nil }

func (b *Backend) client(v voices.Voice) (sdk.Client, string, error) {
	base := b.o.BaseURL
	if v.BaseURL != "" {
		base = v.BaseURL
	}
	if base == DefaultBaseURL && b.o.Key == "" {
		return sdk.Client{}, base, fmt.Errorf("openai: %w: no key; set OPENAI_API_KEY, or --openai-url to the address of a server of your own", voices.ErrNotInstalled)
	}
	key := b.o.Key
	if key == "" {
		key = "none" // local servers want a header and not its content
	}
	return sdk.NewClient(option.WithBaseURL(base), option.WithAPIKey(key), option.WithMaxRetries(0)), base, nil
}

// Synthesize speaks u, in several requests when it is long.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("openai: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	if u.Voice.Name == "" {
		return voices.Clip{}, fmt.Errorf("openai: %w: none was named", voices.ErrNoVoice)
	}
	client, base, err := b.client(u.Voice)
	if err != nil {
		return voices.Clip{}, err
	}
	var whole voices.Clip
	for i, text := range voices.SplitText(u.Plain(), mostRunes) {
		c, err := b.request(ctx, client, base, text, u)
		if err != nil {
			return voices.Clip{}, err
		}
		if i == 0 {
			whole.Rate = c.Rate
		} else {
			whole.Samples = append(whole.Samples, make([]float32, whole.Rate/4)...) // a breath between sentences
		}
		whole.Samples = append(whole.Samples, pcm.Resample(c.Samples, c.Rate, whole.Rate)...)
	}
	return whole, nil
}

func (b *Backend) request(ctx context.Context, client sdk.Client, base, text string, u voices.Utterance) (voices.Clip, error) {
	v := u.Voice
	p := sdk.AudioSpeechNewParams{Input: text, Model: b.o.Model, Voice: sdk.AudioSpeechNewParamsVoiceUnion{OfString: sdk.String(v.Name)},
		ResponseFormat: sdk.AudioSpeechNewParamsResponseFormat(b.o.Format)}
	if v.Model != "" {
		p.Model = v.Model
	}
	if v.Rate != 0 && v.Rate != 1 {
		p.Speed = sdk.Float(v.Rate)
	}
	if how := instructions(v.Instructions, u.Delivery); how != "" && !strings.HasPrefix(p.Model, "tts-1") {
		p.Instructions = sdk.String(how)
	}
	res, err := client.Audio.Speech.New(ctx, p)
	if err != nil {
		return voices.Clip{}, explain(err, base, v.Name)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, mostReply))
	if err != nil {
		return voices.Clip{}, &voices.TemporaryError{Err: fmt.Errorf("openai: the answer of %s was cut off after %d bytes: %w", base, len(body), err)}
	}
	a, err := decode(body, b.o.Format, res.Header)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("openai: %s answered with no audio that can be used: %w", base, err)
	}
	return voices.Clip{Rate: a.Rate, Samples: a.Mono()}, nil
}

// defaultPCMRate is what OpenAI documents; other servers say theirs in X-Sample-Rate.
const defaultPCMRate = 24000

// decode goes by what came, not by what was asked for: servers answer in formats of
// their own. Only headerless PCM has to be believed.
func decode(b []byte, format string, h http.Header) (pcm.Audio, error) {
	a, err := pcm.Decode(b)
	if err == nil || format != "pcm" || strings.Contains(h.Get("Content-Type"), "json") || strings.Contains(h.Get("Content-Type"), "html") {
		return a, err
	}
	if len(b) == 0 || len(b)%2 != 0 {
		return pcm.Audio{}, fmt.Errorf("%w: %d bytes of 16-bit PCM", pcm.ErrTruncated, len(b))
	}
	a = pcm.Audio{Rate: defaultPCMRate, Channels: 1, Samples: make([]float32, len(b)/2)}
	if r, err := strconv.Atoi(h.Get("X-Sample-Rate")); err == nil && r >= 8000 && r <= 192000 {
		a.Rate = r
	}
	for i := range a.Samples {
		a.Samples[i] = float32(int16(uint16(b[2*i])|uint16(b[2*i+1])<<8)) / (1 << 15)
	}
	return a, nil
}

// explain says what went wrong and what to do next. The SDK's own errors carry the
// whole request; only status and message are passed on.
func explain(err error, base, voice string) error {
	var api *sdk.Error
	var op *net.OpError
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("openai: %s: %w", base, context.DeadlineExceeded)
	case errors.As(err, &api):
		return status(api, base, voice)
	case errors.As(err, &op) && op.Op == "dial":
		return &voices.TemporaryError{Err: fmt.Errorf("openai: no server answers at %s: %w; start it, or change --openai-url", base, op.Err)}
	}
	return &voices.TemporaryError{Err: fmt.Errorf("openai: %s: %w", base, err)}
}

func status(api *sdk.Error, base, voice string) error {
	msg := message(api)
	err := fmt.Errorf("openai: %s: status %d: %s", base, api.StatusCode, msg)
	switch code := api.StatusCode; {
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return fmt.Errorf("%w; check the key in OPENAI_API_KEY (or the variable that openai.key_env names)", err)
	case code == http.StatusNotFound:
		return fmt.Errorf("%w; the base URL usually ends in /v1", err)
	case code == http.StatusBadRequest && strings.Contains(strings.ToLower(msg), "voice"), code == http.StatusUnprocessableEntity && strings.Contains(strings.ToLower(msg), "voice"):
		return fmt.Errorf("%w: voice %q; 'render voices list --engine openai' lists what the server offers", errors.Join(err, voices.ErrNoVoice), voice)
	case code == http.StatusRequestTimeout, code == http.StatusConflict, code == http.StatusTooManyRequests, code >= 500:
		return &voices.TemporaryError{Err: err, After: retryAfter(api.Response)}
	}
	return err
}

// message is the server's own words, whatever shape it wraps them in.
func message(api *sdk.Error) string {
	m := api.Message
	if m == "" {
		m = api.RawJSON()
	}
	if m == "" {
		m = http.StatusText(api.StatusCode)
	}
	if r := []rune(m); len(r) > 300 {
		m = string(r[:300]) + "..."
	}
	return m
}

// retryAfter reads the Retry-After header: seconds or a date (RFC 9110, 10.2.3).
func retryAfter(r *http.Response) time.Duration {
	if r == nil {
		return 0
	}
	h := r.Header.Get("Retry-After")
	if s, err := strconv.ParseFloat(h, 64); err == nil && s >= 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	if t, err := http.ParseTime(h); err == nil {
		return max(0, time.Until(t))
	}
	return 0
}
