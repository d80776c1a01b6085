package script

import (
	"strings"
)

// readCue takes a cue apart: name, persona, and whether it is a thought (V.O.).
func readCue(c string) (name, as string, voiceOver bool) {
	c = strings.TrimSpace(strings.TrimPrefix(c, "@"))
	c = strings.TrimSpace(strings.TrimSuffix(c, "^")) // dual dialogue
	for strings.HasSuffix(c, ")") && !strings.HasSuffix(c, "\\)") {
		i := openBracket(c)
		if i < 0 {
			break
		}
		ext := strings.TrimSpace(c[i+1 : len(c)-1])
		switch low := strings.ToLower(ext); {
		case low == "v.o." || low == "vo" || low == "v.o":
			voiceOver = true
		case strings.HasPrefix(low, "as "):
			as = unescape(strings.TrimSpace(ext[3:]))
		}
		c = strings.TrimSpace(c[:i])
	}
	return unescape(c), as, voiceOver
}

// openBracket finds the last bracket that is not escaped.
func openBracket(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] != '(' {
			continue
		}
		n := 0
		for k := i - 1; k >= 0 && s[k] == '\\'; k-- {
			n++
		}
		if n%2 == 0 {
			return i
		}
	}
	return -1
}

// readParenthetical reads a delivery that a person wrote: "(whispered)", "(very
// angry, “through his teeth”)", or any words that the lexicon knows. Words it
// does not know are kept as they are, with no manner.
func readParenthetical(p string) Delivery {
	p = strings.TrimSpace(p)
	if p == "" {
		return Delivery{}
	}
	p = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(p, "("), ")"))
	head, raw, _ := strings.Cut(p, ",")
	words := strings.Trim(strings.TrimSpace(unescape(raw)), "“”\"")
	strong := 0.5
	for _, w := range strings.Fields(strings.ToLower(head)) {
		switch w {
		case "very":
			strong = 0.8
		case "slightly":
			strong = 0.3
		}
		for _, m := range Manners {
			if w == string(m) {
				return Delivery{m, strong, words}
			}
		}
	}
	for _, m := range phrases {
		if m.re.MatchString(p) {
			return Delivery{m.manner, m.intensity, unescape(p)}
		}
	}
	for _, w := range strings.Fields(p) {
		w = bareWord(w)
		for _, lex := range []map[string]entry{verbLexicon, adverbLexicon} {
			for _, form := range []string{w, w + "ed", w + "s", w + "d"} {
				if e := lex[form]; e.manner != Plain {
					if strong == 0.5 {
						strong = e.intensity
					}
					return Delivery{e.manner, strong, unescape(p)}
				}
			}
		}
	}
	return Delivery{Words: unescape(p)}
}
