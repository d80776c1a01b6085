package google

import "radioplay/voices"

// PriceOf is Google's list price, as of 2025-06, without what is free every month. Models that a prompt directs are charged by tokens.
func (b *Backend) PriceOf(v voices.Voice) (voices.Price, bool) {
	_, k := kindOf(v.Name)
	if b.insecure || k.price == 0 {
		return voices.Price{}, false
	}
	return voices.Price{PerMillion: k.price, AsOf: "2025-06"}, true
}
