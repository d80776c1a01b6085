package episode

import (
	"context"
	"errors"
	"slices"
	"strings"

	"radioplay/internal/casting"
	"radioplay/internal/components"
	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// Saying is how a word is going to be said.
type Saying struct {
	Word string `json:"word"`
	IPA  string `json:"ipa"`
	// Guessed: no dictionary has the word, so its sounds are made up from its spelling.
	Guessed bool `json:"guessed"`
}

// Pronounce says how the words of a text are said in an accent ("en-US", "en-GB"). The lexicon is as in voices.Utterance.
func Pronounce(ctx context.Context, text, accent string, lexicon map[string]string) ([]Saying, error) {
	s, err := openSpeaker()
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return sayings(ctx, s, text, accent, lexicon)
}

// openSpeaker opens what knows how words are said, with the dictionaries where they are installed.
func openSpeaker() (*phonemes.Speaker, error) {
	dir, ok, err := components.Installed(components.Dictionaries())
	if err != nil {
		return nil, err
	}
	if !ok {
		dir = ""
	}
	return phonemes.Open(phonemes.Options{Dictionaries: dir, Processes: 1})
}

func sayings(ctx context.Context, s *phonemes.Speaker, text, accent string, lexicon map[string]string) ([]Saying, error) {
	words, err := s.Phonemes(ctx, text, accent, lexicon)
	if err != nil {
		return nil, err
	}
	var out []Saying
	for _, w := range words {
		out = append(out, Saying{Word: text[w.From:w.To], IPA: strings.ReplaceAll(w.IPA, "͡", ""), Guessed: w.Guessed})
	}
	return out, nil
}

// unsure finds the words of the lines Kokoro speaks that no dictionary has, the most frequent first. Without espeak-ng there are none to tell.
func (c *Casting) unsure(ctx context.Context, r *Reading) ([]casting.Pronunciation, error) {
	s, err := openSpeaker()
	if errors.Is(err, voices.ErrNotInstalled) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer s.Close()
	count := map[string]int{}
	var found []casting.Pronunciation
	for i := range r.Script.Lines {
		l := &r.Script.Lines[i]
		v := c.voiceOf(l)
		if v.Backend != "kokoro" {
			continue
		}
		words, err := sayings(ctx, s, l.Text, c.engines.accent(v), c.lexiconOf(l))
		if errors.Is(err, voices.ErrUnspeakable) {
			continue // rendering says so, with its place
		}
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			if !w.Guessed {
				continue
			}
			word := strings.TrimSuffix(strings.TrimSuffix(w.Word, "'s"), "’s")
			if count[word]++; count[word] == 1 {
				found = append(found, casting.Pronunciation{Word: word, Say: "/" + w.IPA + "/"})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b casting.Pronunciation) int { return count[b.Word] - count[a.Word] })
	return found, nil
}

// accent is that of a voice; of a blend, that of its first.
func (e *engines) accent(v voices.Voice) string {
	name, _, _ := strings.Cut(v.Name, "+")
	name, _, _ = strings.Cut(name, ":")
	for _, engine := range e.catalogue {
		if engine.Name != v.Backend {
			continue
		}
		for _, info := range engine.Voices {
			if info.Name == strings.TrimSpace(name) {
				return info.Accent
			}
		}
	}
	return ""
}
