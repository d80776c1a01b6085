package espeak

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"radioplay/internal/phonemes"
	"radioplay/voices"
)

// ssml is the utterance as espeak-ng reads it: the normalised words, their own sounds where the lexicon or
// the normaliser gives them, and their punctuation. It also counts the words.
func (b *Backend) ssml(ctx context.Context, u voices.Utterance, info voices.Info) (string, int, error) {
	tokens, err := b.speaker.Tokens(ctx, u.Text, info.Accent, u.Lexicon)
	if err != nil {
		return "", 0, fmt.Errorf("espeak: %w", err)
	}
	if len(tokens) == 0 {
		return "", 0, fmt.Errorf("espeak: %q: %w", u.Text, voices.ErrUnspeakable)
	}
	var sounds []phonemes.Word // of every token, asked for only where one needs its neighbour's
	if slices.ContainsFunc(tokens, func(t phonemes.Token) bool { return t.Stutter }) {
		if sounds, err = b.speaker.Phonemes(ctx, u.Text, info.Accent, u.Lexicon); err != nil {
			return "", 0, fmt.Errorf("espeak: %w", err)
		}
	}
	var s strings.Builder
	fmt.Fprintf(&s, `<speak><prosody range="%s">`, rangeOf(u.Delivery))
	for i, t := range tokens {
		if i > 0 && !tokens[i-1].Joined {
			s.WriteByte(' ')
		}
		word := t.Mnemonics(info.Accent)
		if t.Stutter {
			word = phonemes.Mnemonics(sounds[i].IPA)
		}
		word = escape.Replace(word)
		if t.Emphasis {
			word = "<emphasis>" + word + "</emphasis>"
		}
		s.WriteString(word + spacedMark(t.Punct))
	}
	s.WriteString("</prosody></speak>")
	return s.String(), len(tokens), nil
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// spacedMark is punctuation as espeak-ng pauses for it: a dash needs spaces around it.
func spacedMark(p string) string {
	if p == "—" {
		return " — "
	}
	return p
}

// prosody is what espeak-ng takes on its command line.
type prosody struct {
	voice     string
	wpm       int // words per minute
	pitch     int // 0 to 99; 50 is the voice's own
	amplitude int // 0 to 200; 100 is normal
}

// manner is what a way of speaking does besides bending rate and pitch (voices.Bend), at full intensity.
type manner struct {
	amplitude float64 // factor
	span      string  // pitch range, an SSML word
}

var manners = map[string]manner{
	"whispered": {0.9, "medium"},
	"murmured":  {0.6, "low"},
	"crooned":   {0.75, "high"},
	"shouted":   {1.7, "x-high"},
	"exclaimed": {1.3, "x-high"},
	"laughing":  {1.1, "x-high"},
	"weeping":   {0.8, "high"},
	"sung":      {1.0, "x-high"},
	"exhausted": {0.7, "x-low"},
	"angry":     {1.5, "high"},
	"afraid":    {0.9, "high"},
	"cold":      {0.95, "x-low"},
	"hesitant":  {0.8, "medium"},
	"urgent":    {1.2, "high"},
}

func rangeOf(d voices.Delivery) string {
	if m, ok := manners[d.Manner]; ok {
		return m.span
	}
	return "medium"
}

const (
	wordsPerMinute    = 165 // espeak-ng's own 175 is hurried for a story
	stepsPerOctave    = 50  // of espeak-ng's pitch scale, on which 50 is the voice's own and 0 an octave below
	slowest, quickest = 80, 450
)

// prosodyOf bends the voice for an utterance: its voice's rate and pitch, then its delivery, more so with more intensity.
func prosodyOf(u voices.Utterance, info voices.Info) prosody {
	bend, amplitude := u.Bend(), 1.0
	if known, ok := manners[u.Delivery.Manner]; ok {
		// Half the effect without any intensity, all of it at 1.
		amplitude = math.Pow(known.amplitude, 0.5+0.5*math.Min(1, math.Max(0, u.Delivery.Intensity)))
	}
	st := bend.PitchST + bentST(info.Name)
	p := prosody{
		voice:     baseVoice(info.Name),
		wpm:       int(math.Round(math.Min(quickest, math.Max(slowest, wordsPerMinute*bend.Rate)))),
		pitch:     int(math.Round(math.Min(99, math.Max(0, 50+st*stepsPerOctave/12)))),
		amplitude: int(math.Round(math.Min(200, 90*amplitude))),
	}
	if u.Delivery.Manner == "whispered" {
		language, _, _ := strings.Cut(p.voice, "+")
		p.voice = language + "+whisper"
		if info.Gender == "F" {
			p.voice += "f"
		}
	}
	return p
}
