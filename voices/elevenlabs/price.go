package elevenlabs

import (
	"strings"

	"radioplay/voices"
)

// PriceOf is the list price of ElevenLabs' API, as of 2026-06. Characters that a subscription includes cost nothing more.
func (b *Backend) PriceOf(v voices.Voice) (voices.Price, bool) {
	model := b.o.Model
	if v.Model != "" {
		model = v.Model
	}
	if strings.Contains(model, "flash") || strings.Contains(model, "turbo") {
		return voices.Price{PerMillion: 50, AsOf: "2026-06"}, true
	}
	return voices.Price{PerMillion: 100, AsOf: "2026-06"}, true
}
