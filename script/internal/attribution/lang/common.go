package lang

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed common.txt
var commonText string

// commonWords are words of the language as novels use them; docs/attribution.md tells where they come from.
var commonWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(commonText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			m[w] = true
		}
	}
	return m
})

// Common reports whether a word in small letters is one of the language, in any of its plain forms.
func Common(low string) bool {
	words := commonWords()
	if words[low] {
		return true
	}
	for _, end := range []string{"s", "es", "ed", "d", "er", "ing", "y"} {
		if stem, ok := strings.CutSuffix(low, end); ok && len(stem) > 2 && words[stem] {
			return true
		}
	}
	return false
}
