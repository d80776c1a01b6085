package openai

import (
	"strings"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// listed are OpenAI's prices as of 2026-04. The tts-1 models are charged by characters. gpt-4o-mini-tts is charged by tokens of text and
// sound, about $0.015 a minute; a minute is some 920 characters.
var listed = []struct {
	model string // begins so
	price float64
}{{"tts-1-hd", 30}, {"tts-1", 15}, {"gpt-4o-mini-tts", 16.5}}

// PriceOf is OpenAI's list price. A server in one's own network is taken to cost nothing, of others no price is known.
func (b *Backend) PriceOf(v voices.Voice) (voices.Price, bool) {
	base, model := b.o.BaseURL, b.o.Model
	if v.BaseURL != "" {
		base = v.BaseURL
	}
	if v.Model != "" {
		model = v.Model
	}
	if base != DefaultBaseURL {
		return voices.Price{}, rest.Near(base)
	}
	for _, l := range listed {
		if strings.HasPrefix(model, l.model) {
			return voices.Price{PerMillion: l.price, AsOf: "2026-04"}, true
		}
	}
	return voices.Price{}, false
}
