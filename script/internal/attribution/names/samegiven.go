package names

import "strings"

// Compatible reports whether two names without their titles can be one person's as far as their first words tell.
func Compatible(a, b []string) bool {
	return len(a) == 1 || len(b) == 1 || SameGiven(a[0], b[0]) || Initial(a[0], b[0])
}

// Initial reports whether one of two words is the other's first letter.
func Initial(a, b string) bool { return (len(a) == 1 || len(b) == 1) && a[0] == b[0] }

// MaleGiven reports whether a given name is a man's, or nobody's that the table knows.
func MaleGiven(s string) bool {
	g, ok := GivenNames[s]
	return !ok || g == "M"
}

// SameGiven reports whether two words can be one given name: equal, one a short
// form of the other by the table, or the beginning of it ("Theo", "Theodora").
func SameGiven(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, full := range Nicknames[a] {
		if full == b {
			return true
		}
	}
	for _, full := range Nicknames[b] {
		if full == a {
			return true
		}
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(a, "ie"), "y")
	if _, known := GivenNames[a]; known && GivenNames[b] != "" {
		return false // two known names are two people
	}
	return len(stem) >= 3 && len(b) >= len(stem)+2 && strings.HasPrefix(b, stem)
}
