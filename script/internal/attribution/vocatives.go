package attribution

import "strings"

// vocativeAt reports whether the name at i is called: set off by commas or the edges of the quotation.
func vocativeAt(toks []token, i, n int) bool {
	after := toks[i+n-1].after
	before := toks[i].before
	if i > 0 && (toks[i-1].low == "said" || toks[i-1].low == "says") { // "I said, Ray, call her" was said to Ray another time
		return false
	}
	open := i == 0 || strings.HasSuffix(before, ",") || strings.ContainsAny(before, ".!?—-") || i > 0 && (toks[i-1].low == "oh" || toks[i-1].low == "dear" || toks[i-1].low == "my" || toks[i-1].low == "hello" || toks[i-1].low == "hey" || toks[i-1].low == "no" || toks[i-1].low == "yes")
	closed := after != "" && strings.ContainsAny(after[:1], ",.!?—-;") || i+n == len(toks) || strings.HasPrefix(after, "…")
	return open && closed && !toks[i+n-1].possessive
}
