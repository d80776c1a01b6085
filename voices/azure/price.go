package azure

import (
	"strings"

	"radioplay/voices"
	"radioplay/voices/internal/rest"
)

// PriceOf is Azure's list price, pay as you go, in most regions, as of 2025-06. A container in one's own network is counted there as well,
// at a price that depends on the contract.
func (b *Backend) PriceOf(v voices.Voice) (voices.Price, bool) {
	switch {
	case v.BaseURL != "" && rest.Near(v.BaseURL), rest.Near(b.base):
		return voices.Price{}, false
	case strings.Contains(v.Name, "DragonHD"):
		return voices.Price{PerMillion: 30, AsOf: "2025-06"}, true
	}
	return voices.Price{PerMillion: 15, AsOf: "2025-06"}, true
}
