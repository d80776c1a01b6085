package attribution

import (
	"sort"
	"strings"
)

// persons keeps the names that are persons, in a stable order: the most used first.
func persons(all map[string]*name, words int) []*name {
	least := 2.0
	if words < shortText { // in a short text a name seen once has to count
		least = 1
	}
	var out []*name
	parts := map[string]bool{} // of the names that are longer or have a title
	for _, n := range all {
		if personhood(n, words < shortText) >= least {
			out = append(out, n)
			for _, w := range n.parts {
				parts[w] = parts[w] || n.title != "" || len(n.parts) > 1
			}
		}
	}
	for _, n := range all { // "Mr Orme", and "There stood Orme."
		if words < shortText && n.title == "" && len(n.parts) == 1 && parts[n.parts[0]] && !common(n.parts[0]) && n.the == 0 && n.place == 0 && personhood(n, true) < least {
			out = append(out, n)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if ca, cb := a.count+a.inQuotes, b.count+b.inQuotes; ca != cb {
			return ca > cb
		}
		return a.key < b.key
	})
	return out
}

func personhood(n *name, short bool) float64 {
	if short && n.count == 0 && (n.asided > 0 || n.vocative+n.own > 0 && !common(n.parts[0])) {
		return 1.2 // nobody shouts a word that is none
	}
	if n.count == 0 && n.vocative < 2 && n.inQuotes < 2 && n.title == "" && !knownGiven(n) {
		return 0 // a lone word in speech: an exclamation as likely as a name
	}
	s := 3*float64(min(n.speaks, 2)) + 1.0*float64(min(n.acts, 3)) + 1.2*float64(min(n.vocative, 3)) + 0.5*float64(min(n.possesses, 2))
	if n.title != "" || strings.HasPrefix(n.key, "the ") {
		s += 2
	}
	if knownGiven(n) {
		s += 2
	}
	if len(n.parts) > 1 && (n.count > 1 || short && n.possesses > 0) {
		s += 0.5
	}
	if short && n.the > 0 && n.title == "" && 2*n.the >= n.count+n.inQuotes && n.speaks == 0 {
		s -= 2 // "the Academy"
	}
	if n.count > 0 && (!short || n.place > n.speaks+n.acts+n.vocative) {
		s -= 3 * float64(n.place) / float64(n.count)
		if n.count >= 8 && n.place*5 >= n.count && n.title == "" {
			s -= 8 // people are seldom in, at and from somebody: a place
		}
	}
	return s
}

func knownGiven(n *name) bool {
	for _, p := range n.parts {
		if given(p) || nicknames[p] != nil {
			return true
		}
	}
	return false
}
