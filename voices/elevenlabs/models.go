package elevenlabs

import (
	"hash/fnv"
	"math"
	"strings"

	"radioplay/voices"
)

// model is what a model can do, by its documentation.
type model struct {
	id       string
	tags     bool // [whispers] and the like direct it
	context  bool // takes previous_text and next_text; those that don't refuse a request that has them
	phonemes bool // reads <phoneme>
	steps    bool // its stability is 0, 0.5 or 1
}

// modelOf knows the models by their names. What is not known of one is not asked of it.
func modelOf(id string) model {
	m := model{id: id}
	switch {
	case strings.HasPrefix(id, "eleven_v3"):
		m.tags, m.steps = true, true
	case strings.HasPrefix(id, "eleven_v"):
		m.tags = true
	default:
		for _, family := range []string{"eleven_multilingual_v", "eleven_flash_v", "eleven_turbo_v", "eleven_monolingual_v"} {
			m.context = m.context || strings.HasPrefix(id, family)
		}
		m.phonemes = id == "eleven_flash_v2" || id == "eleven_turbo_v2" || id == "eleven_monolingual_v1"
	}
	return m
}

func (b *Backend) model(v voices.Voice) model {
	if v.Model != "" {
		return modelOf(v.Model)
	}
	return modelOf(b.o.Model)
}

// settings are the service's voice settings. What is not given is the service's default, not the voice's own, so those are sent along.
type settings struct {
	Stability  *float64 `json:"stability,omitempty"`
	Similarity *float64 `json:"similarity_boost,omitempty"`
	Style      *float64 `json:"style,omitempty"`
	Boost      *bool    `json:"use_speaker_boost,omitempty"`
	Speed      *float64 `json:"speed,omitempty"`
}

// Bounds of speed.
const slowest, quickest = 0.7, 1.2

// settings are those of the voice with what was set otherwise; nil when nothing was. A model without tags is given a manner's pace.
func (b *Backend) settings(m model, v voice, u voices.Utterance) *settings {
	if m.tags {
		u.Delivery.Manner = ""
	}
	var s settings
	if v.Settings != nil {
		s = *v.Settings
	}
	var speed *float64
	if r := min(max(u.Bend().Rate, slowest), quickest); r != 1 {
		speed = &r
	}
	changed := false
	for _, c := range []struct{ to, from **float64 }{{&s.Stability, &b.o.Stability}, {&s.Similarity, &b.o.Similarity}, {&s.Style, &b.o.Style}, {&s.Speed, &speed}} {
		if *c.from != nil {
			*c.to, changed = *c.from, true
		}
	}
	if m.steps && s.Stability != nil {
		near := math.Round(2**s.Stability) / 2
		changed = changed || near != *s.Stability
		s.Stability = &near
	}
	if !changed {
		return nil
	}
	return &s
}

// seed makes the service's choices the same for the same words in the same voice, as far as it keeps to seeds.
func (b *Backend) seed(voice, text string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(voice + "\n" + text)) // never fails
	return h.Sum32() + uint32(b.o.Seed)
}
