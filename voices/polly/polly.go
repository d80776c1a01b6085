// Package polly speaks through Amazon Polly with Amazon's own client.
package polly

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdk "github.com/aws/aws-sdk-go-v2/service/polly"
	"github.com/aws/aws-sdk-go-v2/service/polly/types"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

const (
	mostRunes = 2800 // of a text: 3,000 without markup are the most that are charged in one request
	mostAll   = 6000 // characters of a document
)

// Options of the engine. Credentials and, when it is empty, the region come from Amazon's usual places: the environment, a profile,
// the machine. They are never part of an error, a log or a key of a take.
type Options struct {
	Region   string
	Endpoint string // an address instead of the region's
	Engine   string // neural, generative, long-form or standard; empty: the first of these that the voice has, long-form last. A voice's own Model wins
	Format   string // mp3 (default; 24 kHz) or pcm (16 kHz)
	NoMarks  bool   // do not ask for the times of words, which costs as much again
}

// Backend is the engine.
type Backend struct {
	o       Options
	rate    int // Hz
	answers *rest.Client

	mu     sync.Mutex
	client *sdk.Client
	where  string
	list   []types.Voice // asked for once
}

var _ voices.Backend = (*Backend)(nil)

// engines, the preferred first.
var engines = []types.Engine{types.EngineNeural, types.EngineGenerative, types.EngineStandard, types.EngineLongForm}

// Open checks the options. Neither the service nor any credentials are asked for yet.
func Open(o Options) (*Backend, error) {
	b := &Backend{o: o, answers: rest.New("polly", "")}
	b.answers.URLHint = "look at polly.region, or polly.endpoint, in the settings"
	switch o.Format {
	case "", "mp3":
		b.o.Format, b.rate = "mp3", 24000
	case "pcm":
		b.rate = 16000
	default:
		return nil, fmt.Errorf("polly: format %q is not decoded here; mp3 and pcm are", o.Format)
	}
	if o.Engine != "" && !slices.Contains(engines, types.Engine(o.Engine)) {
		return nil, fmt.Errorf("polly: there is no engine %q; there are neural, generative, standard and long-form", o.Engine)
	}
	if o.Endpoint != "" {
		var err error
		if b.o.Endpoint, err = rest.Base("polly", o.Endpoint); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// Name is "polly".
func (*Backend) Name() string { return "polly" }

// Version holds what shapes the clip on our side. The voices are the same in every region.
func (b *Backend) Version() string {
	marks := " marks"
	if b.o.NoMarks {
		marks = ""
	}
	return "polly 1 " + b.o.Format + " " + b.o.Engine + marks
}

// Limits of the engine. Generative voices have no times of words.
func (b *Backend) Limits() voices.Limits {
	return voices.Limits{Rate: b.rate, MaxRunes: mostRunes, Parallel: 4, Paid: true, Marks: !b.o.NoMarks && b.o.Engine != string(types.EngineGenerative)}
}

// Close does nothing.
func (*Backend) Close() error { return nil }

// Synthesize asks the service for u, and then for the times of its words.
func (b *Backend) Synthesize(ctx context.Context, u voices.Utterance) (voices.Clip, error) {
	switch {
	case !voices.Speakable(u.Text):
		return voices.Clip{}, fmt.Errorf("polly: %w in %q", voices.ErrUnspeakable, u.Text)
	case u.Voice.BaseURL != "": // a cast file that came with a script must not have signed requests sent elsewhere
		return voices.Clip{}, errors.New("polly: base_url is not read from a cast file; set polly.endpoint in the settings")
	}
	v, err := b.find(ctx, u.Voice.Name)
	if err != nil {
		return voices.Clip{}, err
	}
	engine, err := b.engine(v, u.Voice)
	if err != nil {
		return voices.Clip{}, err
	}
	doc := document(engine, u)
	if n := utf8.RuneCountInString(doc.XML); n > mostAll {
		return voices.Clip{}, fmt.Errorf("polly: %w: %d characters with markup; %d are the most", voices.ErrTooLong, n, mostAll)
	}
	q := b.question(v, engine, doc.XML)
	sound, err := b.ask(ctx, q, u)
	if err != nil {
		return voices.Clip{}, err
	}
	clip, err := b.answers.Clip(b.where, sound, nil, rest.Asked{PCM: b.o.Format == "pcm", Rate: b.rate})
	if err != nil || b.o.NoMarks || engine == types.EngineGenerative {
		return clip, err
	}
	marks, err := b.ask(ctx, marksOf(q), u)
	if err != nil {
		return voices.Clip{}, err
	}
	clip.Marks, err = place(marks, doc.Words, clip.Duration())
	if err != nil {
		return voices.Clip{}, &voices.TemporaryError{Err: fmt.Errorf("polly: %s: %w", b.where, err)}
	}
	return clip, nil
}

// question asks for the sound of a document.
func (b *Backend) question(v *types.Voice, e types.Engine, doc string) *sdk.SynthesizeSpeechInput {
	return &sdk.SynthesizeSpeechInput{Engine: e, VoiceId: v.Id, LanguageCode: language(v), TextType: types.TextTypeSsml, Text: &doc,
		OutputFormat: types.OutputFormat(b.o.Format), SampleRate: aws.String(fmt.Sprint(b.rate))}
}

// marksOf asks for the times of the words, and of the silences between, in what was asked for.
func marksOf(q *sdk.SynthesizeSpeechInput) *sdk.SynthesizeSpeechInput {
	m := *q
	m.OutputFormat, m.SampleRate, m.SpeechMarkTypes = types.OutputFormatJson, nil, []types.SpeechMarkType{types.SpeechMarkTypeWord, types.SpeechMarkTypeViseme}
	return &m
}

// ask makes one request and reads the whole answer.
func (b *Backend) ask(ctx context.Context, q *sdk.SynthesizeSpeechInput, u voices.Utterance) ([]byte, error) {
	client, err := b.connect(ctx)
	if err != nil {
		return nil, err
	}
	answer, err := client.SynthesizeSpeech(ctx, q)
	if err != nil {
		return nil, b.explain(ctx, err, u)
	}
	defer answer.AudioStream.Close()
	return b.answers.Read(ctx, b.where, answer.AudioStream)
}

// engine is the one that speaks as v.
func (b *Backend) engine(v *types.Voice, asked voices.Voice) (types.Engine, error) {
	want := b.o.Engine
	if asked.Model != "" {
		want = asked.Model
	}
	for _, e := range engines {
		if slices.Contains(v.SupportedEngines, e) && (want == "" || string(e) == want) {
			return e, nil
		}
	}
	var has []string
	for _, e := range v.SupportedEngines {
		has = append(has, string(e))
	}
	return "", fmt.Errorf("polly: %w: %s speaks with the engines %s, and not with %q; look at polly.engine in the settings and model in the cast file",
		voices.ErrNoVoice, v.Id, strings.Join(has, ", "), want)
}
