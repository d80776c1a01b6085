package openai

import (
	"context"
	"encoding/json"
	"errors"

	"radioplay/voices"
)

// documented are the voices OpenAI names, with how they sound to most ears.
var documented = []voices.Info{
	{Name: "alloy", Gender: "", Grade: 0.8}, {Name: "ash", Gender: "M", Grade: 0.8}, {Name: "ballad", Gender: "M", Grade: 0.8},
	{Name: "coral", Gender: "F", Grade: 0.8}, {Name: "echo", Gender: "M", Grade: 0.7}, {Name: "fable", Gender: "M", Accent: "en-GB", Grade: 0.7},
	{Name: "nova", Gender: "F", Grade: 0.8}, {Name: "onyx", Gender: "M", Grade: 0.8}, {Name: "sage", Gender: "F", Grade: 0.8},
	{Name: "shimmer", Gender: "F", Grade: 0.7}, {Name: "verse", Gender: "M", Grade: 0.8}, {Name: "marin", Gender: "F", Grade: 0.9}, {Name: "cedar", Gender: "M", Grade: 0.9},
}

// Voices asks a compatible server for its list (GET audio/voices, which most of
// them have and OpenAI has not); where there is none, OpenAI's documented voices are listed.
func (b *Backend) Voices(ctx context.Context) ([]voices.Info, error) {
	server, err := b.server(voices.Voice{})
	if err != nil {
		return nil, err
	}
	if server.base == DefaultBaseURL {
		return documented, nil
	}
	for _, path := range []string{"audio/voices", "voices"} {
		var raw []byte // some servers answer every path with a web page
		err := server.sdk.Get(ctx, path, nil, &raw)
		var temporary *voices.TemporaryError
		if err != nil {
			if e := server.explain(ctx, err); errors.As(e, &temporary) {
				return nil, e
			}
			continue
		}
		if names := voiceNames(raw); len(names) > 0 {
			return names, nil
		}
	}
	return documented, nil
}

// voiceNames reads the shapes servers use: a list, or an object with one, of names or of objects with an id or a name.
func voiceNames(raw json.RawMessage) []voices.Info {
	var box struct{ Voices, Data json.RawMessage }
	if json.Unmarshal(raw, &box) == nil {
		switch {
		case len(box.Voices) > 0:
			raw = box.Voices
		case len(box.Data) > 0:
			raw = box.Data
		}
	}
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil {
		return nil
	}
	var out []voices.Info
	for _, it := range items {
		var s string
		var o struct{ ID, Name, Gender, Language string }
		if json.Unmarshal(it, &s) != nil && json.Unmarshal(it, &o) == nil {
			s = o.ID
			if s == "" {
				s = o.Name
			}
		}
		if s != "" {
			out = append(out, voices.Info{Name: s, Gender: genderLetter(o.Gender), Accent: o.Language, Grade: 0.5})
		}
	}
	return out
}

func genderLetter(s string) string {
	switch s {
	case "female", "Female", "F", "f":
		return "F"
	case "male", "Male", "M", "m":
		return "M"
	}
	return ""
}
