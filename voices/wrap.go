package voices

// wrapped is what every wrapper embeds: the engine within, which Inner gives back.
type wrapped struct{ Backend }

func (w wrapped) Inner() Backend { return w.Backend }

// find looks for an optional interface in b and in the engines it wraps, the outermost first.
func find[T any](b Backend) (T, bool) {
	for {
		if t, ok := b.(T); ok {
			return t, true
		}
		w, ok := b.(interface{ Inner() Backend })
		if !ok {
			var none T
			return none, false
		}
		b = w.Inner()
	}
}
