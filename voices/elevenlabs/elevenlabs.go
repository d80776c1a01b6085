// Package elevenlabs speaks through ElevenLabs' service over its REST interface: with audio tags for how a line is said, with
// what is read before and after it where the model takes that, and with the time of every word.
package elevenlabs

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// DefaultURL is ElevenLabs' own.
const DefaultURL = "https://api.elevenlabs.io"

const (
	defaultModel  = "eleven_v3"
	defaultFormat = "mp3_44100_128"
	// mostRunes of one request. The models take 5,000 characters and more; the rest is for tags and pronunciations.
	mostRunes = 4500
)

// Options of the engine. A voice's own BaseURL and Model win over them.
type Options struct {
	URL    string // empty: DefaultURL
	Model  string // empty: eleven_v3
	Key    string // never part of an error, a log or a key of a take
	KeyEnv string // the variable that holds the key, for errors; empty: ELEVENLABS_API_KEY
	Format string // mp3_RATE_KBPS, pcm_RATE or wav_RATE; empty: mp3_44100_128
	// Stability, Similarity and Style are the service's voice settings, 0 to 1; nil: the voice's own.
	Stability, Similarity, Style *float64
	Seed                         int  // another one gives other takes
	NoContext                    bool // send nothing of what is read before and after, so that an edited line leaves its neighbours alone
	Log                          *slog.Logger
}

// Backend is the engine.
type Backend struct {
	o      Options
	asked  rest.Asked
	client *rest.Client

	mu    sync.Mutex
	lists map[string][]voice // by address; asked for once

	calls, characters, credits atomic.Int64 // what was asked for, and what the service says it charged
}

var (
	_ voices.Versioned = (*Backend)(nil)
	_ voices.Whisperer = (*Backend)(nil)
)

var formatRE = regexp.MustCompile(`^(?:mp3_(\d+)_\d+|(pcm|wav)_(\d+))$`)

// Open checks the options. The service is not asked yet. The error wraps voices.ErrNotInstalled when there is no key.
func Open(o Options) (*Backend, error) {
	if o.URL == "" {
		o.URL = DefaultURL
	}
	var err error
	if o.URL, err = address(o.URL); err != nil {
		return nil, err
	}
	if o.Model == "" {
		o.Model = defaultModel
	}
	if o.Format == "" {
		o.Format = defaultFormat
	}
	if o.KeyEnv == "" {
		o.KeyEnv = "ELEVENLABS_API_KEY"
	}
	m := formatRE.FindStringSubmatch(o.Format)
	if m == nil {
		return nil, fmt.Errorf("elevenlabs: format %q is not decoded here; mp3_44100_128, pcm_24000 and wav_44100 are", o.Format)
	}
	for name, x := range map[string]*float64{"stability": o.Stability, "similarity": o.Similarity, "style": o.Style} {
		if x != nil && (*x < 0 || *x > 1) {
			return nil, fmt.Errorf("elevenlabs: %s %g is outside 0 to 1", name, *x)
		}
	}
	if o.Key == "" && o.URL == DefaultURL {
		return nil, fmt.Errorf("elevenlabs: %w: no key; set %s to a key of your account, or %[2]s_FILE to a file that holds it", voices.ErrNotInstalled, o.KeyEnv)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Backend{o: o, lists: map[string][]voice{}}
	rate, _ := strconv.Atoi(m[1] + m[3])
	b.asked = rest.Asked{PCM: m[2] == "pcm", Rate: rate}
	b.client = rest.New("elevenlabs", o.Key)
	b.client.URLHint = "look at elevenlabs.url in the settings, and at your connection"
	b.client.KeyHint = "check the key in " + o.KeyEnv + " (or what elevenlabs.key_env names)"
	b.client.PathHint = "the address is that of the server, without a path"
	return b, nil
}

// address checks one; the paths begin with the version, and so do many people's addresses end.
func address(s string) (string, error) {
	a, err := rest.Base("elevenlabs", s)
	return strings.TrimSuffix(a, "/v1"), err
}

// Name is "elevenlabs".
func (*Backend) Name() string { return "elevenlabs" }

// Version holds what shapes the sound on our side.
func (b *Backend) Version() string {
	v := fmt.Sprintf("elevenlabs 1 %s %s %d", b.o.Model, b.o.Format, b.o.Seed)
	for _, x := range []*float64{b.o.Stability, b.o.Similarity, b.o.Style} {
		if v += " -"; x != nil {
			v = fmt.Sprintf("%s%g", strings.TrimSuffix(v, "-"), *x)
		}
	}
	if b.o.URL != DefaultURL {
		v += " " + b.o.URL
	}
	return v
}

// VersionOf holds what is read before and after u as well, where the model takes it: the sound hangs on it.
func (b *Backend) VersionOf(u voices.Utterance) string {
	before, after := b.context(u)
	if before == "" && after == "" {
		return b.Version()
	}
	return fmt.Sprintf("%s %q %q", b.Version(), before, after)
}

// Whispered: models with tags whisper.
func (b *Backend) Whispered(u voices.Utterance) bool { return b.model(u.Voice).tags }

// Limits of the engine. The smallest plans take two calls at once.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: b.asked.Rate, MaxRunes: mostRunes, Parallel: 2, Marks: true, Paid: true, Draws: true}
}

// Close ends idle connections, and logs what the service charged.
func (b *Backend) Close() error {
	if n := b.calls.Load(); n > 0 {
		b.o.Log.Info("elevenlabs spoke", "lines", n, "characters", b.characters.Load(), "credits", b.credits.Load())
	}
	b.client.Close()
	return nil
}

// question is the body of a request.
type question struct {
	Text     string    `json:"text"`
	Model    string    `json:"model_id"`
	Settings *settings `json:"voice_settings,omitempty"`
	Seed     uint32    `json:"seed"`
	Before   string    `json:"previous_text,omitempty"`
	After    string    `json:"next_text,omitempty"`
}

// Synthesize asks the service for u, with the times of its characters.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("elevenlabs: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	if n := utf8.RuneCountInString(u.Plain()); n > mostRunes {
		return voices.Clip{}, fmt.Errorf("elevenlabs: %w: %d characters; %d are the most", voices.ErrTooLong, n, mostRunes)
	}
	base := b.o.URL
	if u.Voice.BaseURL != "" {
		var err error
		if base, err = address(u.Voice.BaseURL); err != nil {
			return voices.Clip{}, err
		}
	}
	v, err := b.find(ctx, base, u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	m := b.model(u.Voice)
	s := write(m, u)
	q := question{Text: s.text, Model: m.id, Settings: b.settings(m, v, u), Seed: b.seed(v.ID, s.text) + uint32(u.Again)}
	q.Before, q.After = b.context(u)
	body, err := json.Marshal(q)
	if err != nil {
		return voices.Clip{}, fmt.Errorf("elevenlabs: %w", err)
	}
	path := "/v1/text-to-speech/" + url.PathEscape(v.ID) + "/with-timestamps?output_format=" + b.o.Format
	reply, header, err := b.ask(ctx, http.MethodPost, base, path, body)
	if err != nil {
		return voices.Clip{}, b.client.NoVoice(err, u.Voice.Name)
	}
	b.charged(s.text, header)
	return b.clip(base, reply, s)
}

// charged counts what the service says a request cost.
func (b *Backend) charged(text string, h http.Header) {
	credits, _ := strconv.ParseInt(h.Get("character-cost"), 10, 64) // 0 where it is not told
	b.calls.Add(1)
	b.characters.Add(int64(utf8.RuneCountInString(text)))
	b.credits.Add(credits)
}

// ask makes one request. The key goes to the server that was set, and to no other that a cast file names.
func (b *Backend) ask(ctx context.Context, method, base, path string, body []byte) ([]byte, http.Header, error) {
	r, err := http.NewRequestWithContext(ctx, method, base+path, bytes.NewReader(body))
	if err != nil {
		return nil, nil, fmt.Errorf("elevenlabs: %w", err)
	}
	if b.o.Key != "" && rest.SameServer(base, b.o.URL) {
		r.Header.Set("xi-api-key", b.o.Key)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("Accept", "application/json")
	return b.client.Do(ctx, r)
}
