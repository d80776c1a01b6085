package attribution

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed givennames.txt
var givenText string

// moreNames are the given names beside those in givenNames; the value is the gender they tell, U where it is either.
var moreNames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(givenText) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		for _, w := range f[1:] {
			m[w] = f[0]
		}
	}
	return m
})

// givenGender is the gender that a given name tells, empty where it is none.
func givenGender(w string) string {
	if g, ok := givenNames[w]; ok {
		return g
	}
	if g := moreNames()[w]; g != "U" {
		return g
	}
	return ""
}

// given reports whether a word is known for a given name: it is a common one, or no word of the language besides.
func given(w string) bool {
	if _, ok := givenNames[w]; ok {
		return true
	}
	return moreNames()[w] != "" && !common(w)
}
