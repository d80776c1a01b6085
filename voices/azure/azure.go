// Package azure speaks through Azure Speech, Microsoft's service of neural voices, over its REST interface.
package azure

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

const (
	defaultFormat = "riff-24khz-16bit-mono-pcm"
	// mostRunes of one request: the service cuts what lasts over ten minutes, and at half speed this lasts seven.
	mostRunes = 3000
)

// Options of the engine. A voice's own BaseURL wins over Region and URL.
type Options struct {
	Region string // as Azure spells it: westeurope, eastus
	URL    string // instead of a region: the address that "/cognitiveservices/v1" follows
	Key    string // of the Speech resource; never part of an error, a log or a key of a take
	KeyEnv string // the variable that holds the key, for errors; empty: AZURE_SPEECH_KEY
	Format string // of the audio; empty: riff-24khz-16bit-mono-pcm
}

// Backend is the engine.
type Backend struct {
	base, key, format string
	rate              int // of the format, in Hz
	client            *rest.Client

	mu    sync.Mutex
	lists map[string][]voice // by address; asked for once
}

var _ voices.Whisperer = (*Backend)(nil)

var (
	regionRE = regexp.MustCompile(`^[a-z][a-z0-9]+$`)
	formatRE = regexp.MustCompile(`^(?:riff-(\d+)(k?hz)-16bit-mono-pcm|audio-(\d+)(khz)-\d+kbitrate-mono-mp3)$`)
)

// Open checks the options. The service is not asked yet. The error wraps voices.ErrNotInstalled when no region or key is set.
func Open(o Options) (*Backend, error) {
	b := &Backend{key: o.Key, format: o.Format, lists: map[string][]voice{}}
	if b.format == "" {
		b.format = defaultFormat
	}
	if o.KeyEnv == "" {
		o.KeyEnv = "AZURE_SPEECH_KEY"
	}
	var err error
	if b.rate, err = rateOf(b.format); err != nil {
		return nil, err
	}
	switch {
	case o.URL != "":
		if b.base, err = rest.Base("azure", o.URL); err != nil {
			return nil, err
		}
	case o.Region == "":
		return nil, fmt.Errorf("azure: %w: no region is set; set azure.region in render.yaml, such as westeurope, and the key in %s", voices.ErrNotInstalled, o.KeyEnv)
	case !regionRE.MatchString(o.Region):
		return nil, fmt.Errorf("azure: %q is no region; Azure spells them like westeurope and eastus", o.Region)
	default:
		b.base = "https://" + o.Region + ".tts.speech.microsoft.com"
	}
	if o.Key == "" && o.URL == "" { // a container of one's own wants none
		return nil, fmt.Errorf("azure: %w: no key; set %s to a key of your Speech resource, or %[2]s_FILE to a file that holds it", voices.ErrNotInstalled, o.KeyEnv)
	}
	b.client = rest.New("azure", o.Key)
	b.client.URLHint = "look at azure.region, or azure.url, in the settings"
	b.client.KeyHint = "check the key in " + o.KeyEnv + " (or what azure.key_env names), and that it is a key for this region"
	b.client.Message = message
	return b, nil
}

// rateOf is the sample rate of a format in Hz.
func rateOf(format string) (int, error) {
	m := formatRE.FindStringSubmatch(format)
	if m == nil {
		return 0, fmt.Errorf("azure: format %q is not decoded here; riff-24khz-16bit-mono-pcm, riff-48khz-16bit-mono-pcm and audio-48khz-192kbitrate-mono-mp3 are", format)
	}
	n, _ := strconv.Atoi(m[1] + m[3])
	if m[2]+m[4] == "khz" {
		n *= 1000
	}
	return n, nil
}

// Name is "azure".
func (*Backend) Name() string { return "azure" }

// Version holds what shapes the sound on our side. The voices are the same in every region.
func (b *Backend) Version() string {
	where := b.base
	if strings.HasSuffix(where, ".tts.speech.microsoft.com") {
		where = ""
	}
	return "azure 1 " + b.format + " " + where
}

// Limits of the engine. A resource without charge takes 20 requests a minute.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: b.rate, MaxRunes: mostRunes, Parallel: 4, Paid: true}
}

// Close ends idle connections.
func (b *Backend) Close() error {
	b.client.Close()
	return nil
}

// Synthesize asks the service for u.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	if !voices.Speakable(u.Text) {
		return voices.Clip{}, fmt.Errorf("azure: %w in %q", voices.ErrUnspeakable, u.Text)
	}
	if n := utf8.RuneCountInString(u.Plain()); n > mostRunes {
		return voices.Clip{}, fmt.Errorf("azure: %w: %d characters; %d are the most", voices.ErrTooLong, n, mostRunes)
	}
	base := b.base
	if u.Voice.BaseURL != "" {
		var err error
		if base, err = rest.Base("azure", u.Voice.BaseURL); err != nil {
			return voices.Clip{}, err
		}
	}
	v, role, err := b.find(ctx, base, u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	r, err := b.request(http.MethodPost, base+"/cognitiveservices/v1", document(v, role, u))
	if err != nil {
		return voices.Clip{}, err
	}
	r.Header.Set("Content-Type", "application/ssml+xml")
	r.Header.Set("X-Microsoft-OutputFormat", b.format)
	body, head, err := b.client.Do(ctx, r)
	if err != nil {
		return voices.Clip{}, b.explain(err, u)
	}
	return b.client.Clip(base, body, head, rest.Asked{Rate: b.rate})
}

// request has what every request needs.
func (b *Backend) request(method, url, body string) (*http.Request, error) {
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("azure: %w", err)
	}
	r.Header.Set("User-Agent", "radioplay") // the service insists on one
	if b.key != "" && rest.SameServer(url, b.base) {
		r.Header.Set("Ocp-Apim-Subscription-Key", b.key)
	}
	return r, nil
}

// explain adds what to do about a document that the service refuses.
func (b *Backend) explain(err error, u voices.Utterance) error {
	var refused *rest.StatusError
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		return err
	}
	if err = b.client.NoVoice(err, u.Voice.Name); errors.Is(err, voices.ErrNoVoice) {
		return err
	}
	if ipa := u.Transcribed(); ipa != nil {
		return fmt.Errorf("%w; it refuses a text for one sound it does not know: look at the pronunciations of %s", err, strings.Join(ipa, ", "))
	}
	return err
}
