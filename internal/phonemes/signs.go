package phonemes

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	taggedRE   = regexp.MustCompile(`^([#@])(\p{L}[\p{L}\d_]*)`)
	camelsRE   = regexp.MustCompile(`\p{Lu}?\p{Ll}+|\p{Lu}+|\d+`)
	emoticonRE = regexp.MustCompile(`^(?:[:;=]['’]?-?[()|/])(?:\s|$|[.,!?])`)
	heartRE    = regexp.MustCompile(`^(?:[❤♥♡]\x{FE0F}?|<3\b)`)
	withRE     = regexp.MustCompile(`^w/(o\b)?`)
	aboutRE    = regexp.MustCompile(`^[~≈]\s?\d`)
	compareRE  = regexp.MustCompile(`^([<>≤≥±÷])\s?\d`)
)

var comparisons = map[string]string{"<": "is less than", ">": "is greater than", "≤": "is at most", "≥": "is at least",
	"±": "plus or minus", "÷": "divided by"}

// sign reads hashtags, names with an @, and signs that stand for words; it passes over smileys.
func (r *reader) sign() bool {
	rest := r.ahead(r.pos)
	if m := emoticonRE.FindString(rest); m != "" && r.atWordStart() {
		r.pos += len(strings.TrimRight(m, " \t\r\n.,!?"))
		return true
	}
	if m := taggedRE.FindStringSubmatch(rest); m != nil && r.atWordStart() {
		words := map[string]string{"#": "hashtag", "@": "at"}[m[1]]
		for _, w := range camelsRE.FindAllString(m[2], -1) {
			words += " " + addressWord(w)
		}
		r.say(r.pos+len(m[0]), words)
		return true
	}
	if m := withRE.FindStringSubmatch(rest); m != nil && r.atWordStart() {
		words := "with"
		if m[1] != "" {
			words = "without"
		}
		r.say(r.pos+len(m[0]), words)
		return true
	}
	if m := heartRE.FindString(rest); m != "" && (r.before() == "I" || m == "<3") {
		words := "heart"
		if r.before() == "I" {
			words = "love"
		}
		r.say(r.pos+len(m), words)
		return true
	}
	if aboutRE.MatchString(rest) && r.atWordStart() {
		_, size := utf8.DecodeRuneInString(rest)
		r.say(r.pos+size, "about")
		return true
	}
	if m := compareRE.FindStringSubmatch(rest); m != nil && startsWithDigit(r.before()) {
		r.say(r.pos+len(m[1]), comparisons[m[1]])
		return true
	}
	return false
}
