package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// naming are words after which marks hold a name, a title or a word under discussion.
var naming = setOf(`called call calls calling named name names titled entitled word words phrase term termed terms
	dubbed styled nicknamed christened labelled labeled marked inscribed inscription sign signs motto song poem
	book novel play picture chapter letters initials spelt spelled pronounced expression adjective noun verb verse
	known so-called likewise headed heading reading signed rendered the a an his her its their my our your this that these those
	of in by to with for from on is was are were be been as than or and not only very such no any some every`)

// isSpeech decides whether marks hold somebody's speech or narration in marks:
// scare quotes, titles, signs, words under discussion.
func (d *Document) isSpeech(para Span, s Segment, before, _ []Segment, secondary bool) bool {
	inner := strings.Trim(d.Slice(s.Inner), " \t\r\n*_")
	if strings.IndexFunc(inner, isWordRune) < 0 {
		return inner != "" && !secondary
	}
	pre := strings.TrimRightFunc(d.Text[para.Start:s.Span.Start], func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' })
	post := strings.TrimLeftFunc(d.Text[s.Span.End:para.End], func(r rune) bool { return unicode.IsSpace(r) || r == '*' || r == '_' })
	words := strings.Fields(inner)
	n := len(words)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(inner, func(r rune) bool { return !isWordRune(r) }))
	upper := unicode.IsUpper(first) || unicode.IsDigit(first)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(inner, "'’\"”)"))
	ends := strings.ContainsRune(".!?…—–-", last)
	comma := strings.ContainsRune(",;:", last)
	tagged := tagAfter(post) && (ends || comma || n > 1 || pre == "")
	if pre == "" && post == "" {
		return true
	}
	if tagged && (pre == "" || ends || comma) {
		return !secondary || ends || comma
	}
	prev, _ := utf8.DecodeLastRuneInString(pre)
	lastWord := strings.ToLower(strings.TrimRight(finalWord(pre), ",:;—–-"))
	verb := SpeechVerb(lastWord)
	switch {
	case pre == "" || strings.ContainsRune(".!?…", prev) || prev == '"' || prev == '”' || prev == '\'' || prev == '’' || prev == ')':
		if secondary {
			return (ends || comma) && (pre == "" || upper && n > 2)
		}
		if ends || comma {
			return true
		}
		return n >= 6 && upper || tagged || n >= 2 && upper && post == ""
	case prev == ',' || prev == ':' || prev == '—' || prev == '–' || prev == '-' || prev == ';':
		if secondary {
			return upper && (ends || comma) && (verb || n > 3)
		}
		if len(before) > 0 && (ends || comma) {
			return true
		}
		if verb {
			return upper || ends || comma
		}
		return ends && upper || comma && upper && n > 2 || n >= 6 && upper || len(before) > 0 && n >= 4
	}
	if secondary {
		return verb && upper && ends
	}
	if verb {
		return upper || ends && n > 1
	}
	if naming[lastWord] {
		return upper && n >= 6 && ends
	}
	return upper && (ends || comma) && n >= 2
}

// finalWord is the last word of a text, with what clings to it.
func finalWord(s string) string {
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

// pronouns that can be the subject of a tag.
var subjects = setOf(`he she it they i we you who somebody someone nobody everybody another one both all`)

// tagAfter reports whether a text begins with a dialogue tag: "said the old
// man", "he asked", "Mrs. Dalloway replied".
func tagAfter(post string) bool {
	ws := strings.Fields(post[:min(len(post), 120)])
	if len(ws) == 0 {
		return false
	}
	bare := func(i int) string { return strings.ToLower(strings.Trim(ws[i], ".,;:!?—–-*_()\"'“”‘’")) }
	if SpeechVerb(bare(0)) && len(ws) > 1 && unicode.IsLower(firstLetter(ws[0])) {
		return true
	}
	if subjects[bare(0)] || unicode.IsUpper(firstLetter(ws[0])) || bare(0) == "the" || bare(0) == "a" || bare(0) == "an" || bare(0) == "his" || bare(0) == "her" || bare(0) == "my" {
		for i := 1; i < min(len(ws), 5); i++ {
			if SpeechVerb(bare(i)) {
				return true
			}
			if p := ws[i-1]; i > 1 && strings.ContainsAny(p[len(p)-1:], ".,;!?") && !strings.HasPrefix(p, "M") {
				return false
			}
		}
	}
	return false
}
