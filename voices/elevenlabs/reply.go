package elevenlabs

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// reply is an answer: sound, and the times of its characters, as they were sent and as they were spoken ("3" as "three").
type reply struct {
	Audio      string     `json:"audio_base64"`
	Alignment  *alignment `json:"alignment"`
	Normalised *alignment `json:"normalized_alignment"`
}

type alignment struct {
	Characters []string  `json:"characters"`
	Starts     []float64 `json:"character_start_times_seconds"` // from the clip's beginning
	Ends       []float64 `json:"character_end_times_seconds"`
}

// clip decodes an answer.
func (b *Backend) clip(base string, body []byte, s sent) (voices.Clip, error) {
	var r reply
	if err := json.Unmarshal(body, &r); err != nil || r.Audio == "" {
		// A web page, half an answer, or one without sound: an error that tells by what came. A recording as it is would do.
		return b.client.Clip(base, body, http.Header{}, rest.Asked{Rate: b.asked.Rate})
	}
	sound, err := base64.StdEncoding.DecodeString(r.Audio)
	if err != nil {
		return voices.Clip{}, &voices.TemporaryError{Err: fmt.Errorf("elevenlabs: the sound in the answer of %s is damaged: %w", base, err)}
	}
	c, err := b.client.Clip(base, sound, http.Header{}, b.asked)
	if err != nil {
		return voices.Clip{}, err
	}
	for _, a := range []*alignment{r.Alignment, r.Normalised} {
		if c.Marks = a.marks(s, c.Duration()); c.Marks != nil {
			break
		}
	}
	return c, nil
}

// marks are the times of the words; nil when the alignment does not fit the text.
func (a *alignment) marks(s sent, most time.Duration) []voices.Mark {
	if a == nil || len(a.Characters) == 0 || len(a.Starts) != len(a.Characters) || len(a.Ends) != len(a.Characters) {
		return nil
	}
	var text strings.Builder
	var of []int // the character of every byte of text
	for i, c := range a.Characters {
		text.WriteString(c)
		for range len(c) {
			of = append(of, i)
		}
	}
	seconds := func(x float64) time.Duration { return min(max(0, time.Duration(x*float64(time.Second))), most) }
	var out []voices.Mark
	at, last := 0, time.Duration(0)
	for _, w := range s.words {
		from, to, found := w.at, w.end, true
		if text.String() != s.text { // some are given without tags or markup
			from, to, found = locate(text.String(), s.text[w.at:w.end], at)
		}
		if !found {
			continue
		}
		at = to
		m := voices.Mark{Start: max(last, seconds(a.Starts[of[from]])), End: seconds(a.Ends[of[to-1]]), From: w.from, To: w.to}
		m.End = max(m.End, m.Start)
		last = m.Start
		out = append(out, m)
	}
	if 2*len(out) < len(s.words) {
		return nil
	}
	return out
}

// reach is how far on a word is looked for, in bytes: farther on it would be another of its kind.
const reach = 60

// locate finds a word in a text from a place on.
func locate(text, word string, at int) (from, to int, found bool) {
	window := text[at:min(len(text), at+reach+len(word))]
	i := strings.Index(window, word)
	if i < 0 {
		i = strings.Index(strings.ToLower(window), strings.ToLower(word))
	}
	if i < 0 || i+len(word) > len(window) {
		return 0, 0, false
	}
	return at + i, at + i + len(word), true
}
