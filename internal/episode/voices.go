package episode

import (
	"context"
	"fmt"
	"strings"

	"radioplay/internal/config"
	"radioplay/voices"
	"radioplay/voices/all"
	"radioplay/voices/azure"
	"radioplay/voices/command"
	"radioplay/voices/elevenlabs"
	"radioplay/voices/google"
	"radioplay/voices/openai"
	"radioplay/voices/piper"
	"radioplay/voices/polly"
	"radioplay/voices/replay"
)

// Listed is a voice and its engine.
type Listed struct {
	Engine string `json:"engine"`
	Name   string `json:"name"`
	Gender string `json:"gender,omitempty"`
	Age    string `json:"age,omitempty"`
	Accent string `json:"accent,omitempty"`
	About  string `json:"about,omitempty"`
	// Facts are what was measured; nil where nothing was.
	Facts *voices.Facts `json:"facts,omitempty"`
}

// ListVoices lists the voices of engines. An engine that cannot be opened is left
// out, unless strict is set: then it is an error.
func ListVoices(ctx context.Context, s config.Settings, names []string, strict bool) ([]Listed, error) {
	var out []Listed
	for _, name := range names {
		engine, err := all.Find(name)
		if err != nil {
			return nil, err
		}
		settings := engineSettings(s)
		if engine.Unasked(settings) && !strict {
			continue
		}
		b, err := all.Open(name, settings)
		if err != nil {
			if strict {
				return nil, err
			}
			continue
		}
		list, err := b.Voices(ctx)
		b.Close()
		if err != nil {
			return nil, err
		}
		for _, v := range described(b, list) {
			out = append(out, Listed{b.Name(), v.Name, v.Gender, v.Age, v.Accent, v.About, v.Facts})
		}
	}
	return out, nil
}

// Try speaks a text with one voice of the preferred engine. The lexicon is as in voices.Utterance; nil: none.
func Try(ctx context.Context, s config.Settings, voice, text, manner string, lexicon map[string]string) (voices.Clip, error) {
	name := s.Backend
	if name == "" {
		name = "kokoro"
	}
	b, err := all.Open(name, engineSettings(s))
	if err != nil {
		return voices.Clip{}, err
	}
	defer b.Close()
	u := voices.Utterance{Text: text, Voice: voices.Voice{Backend: b.Name(), Name: voice}, Lexicon: lexicon}
	if manner != "" {
		u.Delivery = voices.Delivery{Manner: manner, Intensity: 0.6}
	}
	c, err := b.Synthesize(ctx, u)
	if err != nil {
		return c, fmt.Errorf("voice %s: %w", voice, err)
	}
	return c, nil
}

// engineSettings are the settings as engines take them; keys come from the environment.
func engineSettings(s config.Settings) all.Settings {
	return all.Settings{
		OpenAI: openai.Options{BaseURL: s.OpenAI.BaseURL, Model: s.OpenAI.Model, Key: secret(s.OpenAI.KeyEnv), Format: s.OpenAI.Format, KeyEnv: s.OpenAI.KeyEnv},
		Azure:  azure.Options{Region: s.Azure.Region, URL: s.Azure.URL, Key: secret(s.Azure.KeyEnv), KeyEnv: s.Azure.KeyEnv, Format: s.Azure.Format},
		Polly:  polly.Options{Region: s.Polly.Region, Endpoint: s.Polly.Endpoint, Engine: s.Polly.Engine, Format: s.Polly.Format, NoMarks: !s.Polly.Marks},
		Google: google.Options{Endpoint: s.Google.Endpoint, Model: s.Google.Model, Key: secret(s.Google.KeyEnv), KeyEnv: s.Google.KeyEnv},
		ElevenLabs: elevenlabs.Options{URL: s.ElevenLabs.URL, Model: s.ElevenLabs.Model, Key: secret(s.ElevenLabs.KeyEnv), KeyEnv: s.ElevenLabs.KeyEnv, Format: s.ElevenLabs.Format,
			Stability: set(s.ElevenLabs.Stability), Similarity: set(s.ElevenLabs.Similarity), Style: set(s.ElevenLabs.Style), Seed: s.ElevenLabs.Seed, NoContext: !s.ElevenLabs.Context},
		Command: command.Options{Line: s.Command.Line, Voices: list(s.Command.Voices), Parallel: s.Command.Parallel,
			Deadline: s.Command.Deadline},
		Piper: piper.Options{Folder: s.Piper.Voices}, PiperURL: s.Piper.URL,
		WyomingAddress: s.Wyoming.Address,
		Replay:         replay.Options{Folder: s.Replay.Folder},
		Limits:         limits(s.Engines),
	}
}

// secret is a key. config.Load has looked whether it can be read.
func secret(name string) string {
	key, _ := config.Secret(name)
	return key
}

func limits(engines map[string]config.Engine) map[string]all.Limits {
	out := map[string]all.Limits{}
	for name, e := range engines {
		out[name] = all.Limits{Pace: voices.Pace{Parallel: e.Parallel, PerMinute: e.PerMinute}, Deadline: e.Deadline, Price: e.Price}
	}
	return out
}

// set is a setting that is -1 where it was not set.
func set(x float64) *float64 {
	if x == -1 {
		return nil
	}
	return &x
}

// list reads names parted by commas.
func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}
