package voices

// Price is what an engine charges for the text that is sent to it.
type Price struct {
	PerMillion float64 // US dollars for a million characters
	AsOf       string  // year and month in which a list price was read, "2026-04"; empty: it is no list price
}

// Priced is a Backend that knows what it charges. Known is false where it does not.
type Priced interface {
	PriceOf(v Voice) (p Price, known bool)
}

// PriceOf is what b charges for speaking as v. What costs nothing is known to.
func PriceOf(b Backend, v Voice) (p Price, known bool) {
	if priced, ok := find[Priced](b); ok {
		return priced.PriceOf(v)
	}
	return Price{}, !b.Limits().Paid
}

// WithPrice wraps b so that it charges p: what a user pays.
func WithPrice(b Backend, p Price) Backend { return &priced{wrapped{b}, p} }

type priced struct {
	wrapped
	p Price
}

func (b *priced) PriceOf(Voice) (Price, bool) { return b.p, true }
