package names

import (
	"sort"
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// Persons keeps the names that are persons, in a stable order: the most used first.
func Persons(all map[string]*Name, words int) []*Name {
	least := 2.0
	if words < lang.ShortText { // in a short text a name seen once has to count
		least = 1
	}
	var out []*Name
	parts, bare := map[string]bool{}, map[string]bool{} // of the names that are longer or have a title; of those of one word
	for _, n := range all {
		if personhood(n, words < lang.ShortText) >= least {
			out = append(out, n)
			for _, w := range n.Parts {
				parts[w] = parts[w] || n.Title != "" || len(n.Parts) > 1
			}
			if n.Title == "" && len(n.Parts) == 1 && n.Speaks+n.Acts > 0 {
				bare[n.Parts[0]] = true
			}
		}
	}
	for _, n := range all { // "Mr Orme", and "There stood Orme."
		if words < lang.ShortText && n.Title == "" && len(n.Parts) == 1 && parts[n.Parts[0]] && !lang.Common(n.Parts[0]) && n.the == 0 && n.place == 0 && personhood(n, true) < least {
			out = append(out, n)
		}
		if words < lang.ShortText && fullNameOf(n, bare) && personhood(n, true) < least { // "Beside her, Thorne Orme, her cousin," and "said Orme"
			out = append(out, n)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if ca, cb := a.Count+a.InQuotes, b.Count+b.InQuotes; ca != cb {
			return ca > cb
		}
		return a.Key < b.Key
	})
	return out
}

// fullNameOf reports whether a name of two words ends or begins in what somebody is called who speaks or acts, and is no place.
func fullNameOf(n *Name, bare map[string]bool) bool {
	return n.Title == "" && len(n.Parts) == 2 && n.Count > 0 && n.the == 0 && n.place == 0 && (bare[n.Parts[0]] != bare[n.Parts[1]])
}

func personhood(n *Name, short bool) float64 {
	if short && n.Count == 0 && (n.Asided > 0 || n.Vocative-n.lone+n.Own > 0 && !lang.Common(n.Parts[0])) {
		return 1.2 // nobody shouts a word that is none
	}
	if n.Count == 0 && n.Vocative < 2 && n.InQuotes < 2 && n.Title == "" && !KnownGiven(n) {
		return 0 // a lone word in speech: an exclamation as likely as a name
	}
	if (n.Title == "saint" || n.Title == "st") && n.Possesses > 0 && n.Speaks+n.Acts+n.Vocative == 0 {
		return 0 // "Nobody at Saint Brigid's asks"
	}
	if len(n.Parts) > 1 && n.Title == "" && lying[n.Parts[0]] && n.Speaks+n.Acts+n.Vocative == 0 {
		return 0 // "the owner of Low Orme"
	}
	s := 3*float64(min(n.Speaks, 2)) + 1.0*float64(min(n.Acts, 3)) + 1.2*float64(min(n.Vocative, 3)) + 0.5*float64(min(n.Possesses, 2))
	if n.Title != "" || strings.HasPrefix(n.Key, "the ") {
		s += 2
	}
	if KnownGiven(n) {
		s += 2
	}
	if len(n.Parts) > 1 && (n.Count > 1 || short && n.Possesses > 0) {
		s += 0.5
	}
	if short && n.the > 0 && n.Title == "" && 2*n.the >= n.Count+n.InQuotes && n.Speaks == 0 && !(n.Acts > 0 && len(n.Parts) > 1 && Reigning[n.Last()]) {
		s -= 2 // "the Academy"
	}
	if n.Count > 0 && (!short || n.place > n.Speaks+n.Acts+n.Vocative) {
		s -= 3 * float64(n.place) / float64(n.Count)
		if n.Count >= 8 && n.place*5 >= n.Count && n.Title == "" {
			s -= 8 // people are seldom in, at and from somebody: a place
		}
	}
	return s
}

// Reigning are the titles that somebody is known by with a word of their own in front: "the Iron Duke", "the White Lady".
var Reigning = lang.Set("king queen prince princess duke duchess lord lady emperor empress baron baroness count countess tsar sultan")

// lying words in front of a name tell where a place lies.
var lying = lang.Set("low lower high higher upper nether north south east west northern southern eastern western")

// KnownGiven reports whether a name begins with a given name of the table.
func KnownGiven(n *Name) bool {
	for _, p := range n.Parts {
		if Given(p) || Nicknames[p] != nil {
			return true
		}
	}
	return false
}
