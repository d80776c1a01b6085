package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortForms are abbreviations whose full stop ends no sentence.
var shortForms = setOf(`mr mrs ms dr st sr jr prof rev hon col capt gen lt sgt maj cpl adm gov sen rep pres esq messrs mme mlle
	vs etc eg ie cf viz no vol ch pp ed al inc co corp ltd dept mt ft ave blvd rd fig approx jan feb aug sept oct nov dec`)

// sentences finds the sentences of a paragraph. A tag after a quotation that
// ends in ! or ? belongs to the quotation's sentence.
func sentences(t string, s Span) []Span {
	var out []Span
	start := s.Start
	for i := s.Start; i < s.End; {
		r, w := utf8.DecodeRuneInString(t[i:s.End])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			i += w
			continue
		}
		stop := i
		j := i + w
		for j < s.End { // further stops, closing marks, brackets
			r2, w2 := utf8.DecodeRuneInString(t[j:s.End])
			if !strings.ContainsRune(".!?…\"'”’»)]*_", r2) {
				break
			}
			j += w2
		}
		k := j
		for k < s.End {
			r2, w2 := utf8.DecodeRuneInString(t[k:s.End])
			if !unicode.IsSpace(r2) {
				break
			}
			k += w2
		}
		if k > j && k < s.End && endsSentence(t, s, stop, j, k, r) {
			out = append(out, Span{start, j})
			start = k
		}
		i = max(k, i+w)
	}
	if start < s.End {
		out = append(out, Span{start, s.End})
	}
	return out
}

// endsSentence judges a stop at i (with its closing marks up to j) before text at k.
func endsSentence(t string, s Span, i, j, k int, stop rune) bool {
	next := t[k:min(s.End, k+64)]
	for len(next) > 0 && !utf8.ValidString(next) {
		next = next[:len(next)-1]
	}
	first := firstLetterOrDigit(next)
	if unicode.IsLower(first) {
		return false
	}
	quoted := strings.ContainsAny(t[i:j], "\"'”’»")
	if quoted && tagAfter(next) && !strings.ContainsAny(next[:1], "\"'") {
		return false
	}
	if stop != '.' || quoted {
		return true
	}
	from := i
	for from > s.Start && from > i-16 && !unicode.IsSpace(rune(t[from-1])) {
		from--
	}
	word := strings.ToLower(strings.Trim(t[from:i], "(\"'*_"))
	if shortForms[strings.ReplaceAll(word, ".", "")] && (word != "no" || unicode.IsDigit(first)) {
		return false
	}
	letters := strings.TrimLeft(word, "“‘")
	return len(letters) != 1 || letters == "i" || letters[0] < 'a' || letters[0] > 'z' || !unicode.IsUpper(first)
}

func firstLetterOrDigit(s string) rune {
	for _, r := range s {
		if isWordRune(r) {
			return r
		}
	}
	return 0
}
