package attribution

import "strings"

func compatible(a, b []string) bool {
	return len(a) == 1 || len(b) == 1 || sameGiven(a[0], b[0]) || initial(a[0], b[0])
}

func initial(a, b string) bool { return (len(a) == 1 || len(b) == 1) && a[0] == b[0] }

func maleGiven(s string) bool {
	g, ok := givenNames[s]
	return !ok || g == "M"
}

// sameGiven reports whether two words can be one given name: equal, one a short
// form of the other by the table, or the beginning of it ("Theo", "Theodora").
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, full := range nicknames[a] {
		if full == b {
			return true
		}
	}
	for _, full := range nicknames[b] {
		if full == a {
			return true
		}
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(a, "ie"), "y")
	if _, known := givenNames[a]; known && givenNames[b] != "" {
		return false // two known names are two people
	}
	return len(stem) >= 3 && len(b) >= len(stem)+2 && strings.HasPrefix(b, stem)
}
