package phonemes

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pause notes punctuation after the last word; before the first word there is nothing to pause after.
func (r *reader) pause(mark string) {
	if len(r.out) > 0 {
		last := &r.out[len(r.out)-1]
		last.Punct = stronger(last.Punct, mark)
	}
}

var markRank = map[string]int{",": 1, ":": 2, ";": 2, "—": 3, "…": 3, ".": 4, "!": 5, "?": 5}

// stronger joins two marks that follow one word: the stronger is heard, save that a question can also be exclaimed or trail off.
func stronger(a, b string) string {
	switch {
	case a == "" || a == b:
		return b
	case strings.Contains(a, b):
		return a
	case (a == "!" && b == "?") || (a == "?" && b == "!"):
		return "?!"
	case a == "…" && markRank[b] == 5:
		return a + b
	case markRank[a] == 0: // already two marks
		return a
	case markRank[b] > markRank[a]:
		return b
	}
	return a
}

var marks = map[rune]string{',': ",", ';': ";", ':': ":", '.': ".", '!': "!", '?': "?", '…': "…", '—': "—", '―': "—",
	'(': ",", ')': ",", '[': ",", ']': ",", '{': ",", '}': ",", '‽': "?!", '¡': "", '¿': ""}

var symbols = map[rune]string{'&': "and", '@': "at", '%': "percent", '+': "plus", '=': "equals", '°': "degrees",
	'$': "dollars", '£': "pounds", '€': "euros", '#': "number", '§': "section", '№': "number", '×': "times",
	'©': "copyright", '∞': "infinity"}

var (
	dotsRE = regexp.MustCompile(`^(?:\.\s?){2,}\.?|^…+\.?`)
	dashRE = regexp.MustCompile(`^(?:--+|[—―]+|–)`)
)

// mark reads punctuation and symbols.
func (r *reader) mark(c rune) bool {
	rest := r.ahead(r.pos)
	if m := dotsRE.FindString(rest); m != "" {
		r.pause("…")
		r.pos += len(strings.TrimRightFunc(m, unicode.IsSpace))
		return true
	}
	if m := dashRE.FindString(rest); m != "" {
		if m != "–" || !joinsNames(r.text, r.pos, r.pos+len(m)) {
			r.pause("—")
		}
		r.pos += len(m)
		return true
	}
	if c == '-' {
		// Between words a hyphen makes a compound, which needs no sound; at the end of a word, or alone, it stands for a dash.
		if after, _ := utf8.DecodeRuneInString(rest[1:]); !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			r.pause("—")
		}
		r.pos++
		return true
	}
	if c == '.' && r.afterNumeral() {
		r.pos++
		return true
	}
	if m, ok := marks[c]; ok {
		if m != "" {
			r.pause(m)
		}
		r.pos += utf8.RuneLen(c)
		return true
	}
	if w, ok := symbols[c]; ok && r.symbolIsWord(c) {
		r.say(r.pos+utf8.RuneLen(c), w)
		return true
	}
	return false
}

// afterNumeral reports whether a full stop only marks a Roman numeral, as older books write it: "George II. sat".
func (r *reader) afterNumeral() bool {
	before := r.before()
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.text[r.pos+1:], " "))
	return len(before) > 1 && romanValue(before) > 0 && strings.HasSuffix(r.text[:r.pos], before) && unicode.IsLower(next)
}

// symbolIsWord reports whether a symbol at pos stands for a word: it touches a word or stands alone between two.
func (r *reader) symbolIsWord(c rune) bool {
	before, _ := utf8.DecodeLastRuneInString(r.text[:r.pos])
	after, _ := utf8.DecodeRuneInString(r.text[r.pos+utf8.RuneLen(c):])
	wordy := func(x rune) bool { return unicode.IsLetter(x) || unicode.IsDigit(x) }
	if c == '#' {
		return unicode.IsDigit(after)
	}
	if c == '©' || c == '∞' {
		return true
	}
	return wordy(before) || wordy(after) || (unicode.IsSpace(before) && unicode.IsSpace(after))
}

// joinsNames reports whether the en dash at text[from:to] joins two capitalised words ("the London–Paris train").
func joinsNames(text string, from, to int) bool {
	after, _ := utf8.DecodeRuneInString(text[to:])
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	start := strings.LastIndexFunc(text[:from], func(c rune) bool { return !unicode.IsLetter(c) })
	first, _ := utf8.DecodeRuneInString(text[start+1:])
	return unicode.IsUpper(after) && unicode.IsUpper(first) && unicode.IsLetter(before)
}
