package names

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
)

// VocativeAt reports whether the name at i is called: set off by commas or the edges of the quotation.
func VocativeAt(toks []lang.Token, i, n int) bool {
	after := toks[i+n-1].After
	before := toks[i].Before
	if i > 0 && (toks[i-1].Low == "said" || toks[i-1].Low == "says") { // "I said, Ray, call her" was said to Ray another time
		return false
	}
	if Retold(toks, i) || explains(toks, i) || i == 0 && n+1 == len(toks) && toks[n].Low == "then" { // "Friday, then."
		return false
	}
	open := i == 0 || strings.HasSuffix(before, ",") || strings.ContainsAny(before, ".!?—-") || i > 0 && (toks[i-1].Low == "oh" || toks[i-1].Low == "dear" || toks[i-1].Low == "my" || toks[i-1].Low == "hello" || toks[i-1].Low == "hey" || toks[i-1].Low == "no" || toks[i-1].Low == "yes")
	if i > 0 && strings.HasSuffix(before, ".") && (strings.HasPrefix(after, ".") && len(toks) > i+n) { // "My boss. Mrs Lane. She said so."
		return false
	}
	closed := after != "" && strings.ContainsAny(after[:1], ",.!?—-;") || i+n == len(toks) || strings.HasPrefix(after, "…")
	return open && closed && !toks[i+n-1].Possessive
}

// Retold reports whether word i stands in a quotation within what is said: somebody else's words, or the speaker's of another time.
func Retold(toks []lang.Token, i int) bool {
	open := rune(0)
	for k := 1; k <= i; k++ {
		for _, mark := range toks[k].Before {
			switch {
			case mark == '“' || mark == '‘':
				open = mark
			case mark == '”' && open == '“' || mark == '’' && open == '‘':
				open = 0
			}
		}
	}
	return open != 0
}

// explains reports whether the name at word i says who the noun is that makes the sentence before it: "My landlady. Mrs Orme."
func explains(toks []lang.Token, i int) bool {
	if i < 2 || !toks[i].First || !strings.HasPrefix(toks[i-1].After, ".") || strings.HasPrefix(toks[i-1].After, "..") {
		return false
	}
	first := i - 1
	for first > 0 && !toks[first].First {
		first--
	}
	_, person := lang.PersonNouns[toks[i-1].Low]
	return i-first <= 4 && i-first >= 2 && lang.Determiner[toks[first].Low] && (person || toks[first].Low != "the")
}
