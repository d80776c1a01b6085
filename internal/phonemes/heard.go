package phonemes

import "strings"

// Said is a word as somebody would write it down who hears it.
type Said struct {
	Word     string // in small letters, with its apostrophe
	From, To int    // byte offsets of what is written in the text; words out of one written word ("$3.50") share them
	// Faint says that a listener may leave it out, or write it in many ways: a noise ("Pfft"), the start of a word that is
	// broken off ("w" of "w-what").
	Faint bool
}

// Saids writes a text out as it is heard: numbers, abbreviations and signs as words. It is used on what was to be said and on what a
// recogniser wrote down, so that both are spelled alike.
func Saids(text string) []Said {
	var out []Said
	for _, t := range Normalize(text) {
		w := strings.ToLower(strings.ReplaceAll(t.plain(text), "’", "'"))
		faint := t.Stutter || interjection(strings.Trim(w, "'")) != ""
		for _, one := range strings.FieldsFunc(w, func(r rune) bool { return r == ' ' || r == '-' || r == '.' }) {
			if one = strings.Trim(one, "'"); one != "" {
				out = append(out, Said{one, t.From, t.To, faint})
			}
		}
	}
	return out
}
