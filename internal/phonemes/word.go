package phonemes

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A word, apostrophes within it, before it and after it included. Whether those at its ends belong to it is decided later.
var (
	wordRE         = regexp.MustCompile(`^['’‘]?\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*['’]?`)
	ampersandRE    = regexp.MustCompile(`^(\p{Lu}{1,2})&(\p{Lu}{1,2})\b`)
	romanOrdinalRE = regexp.MustCompile(`^([IVX]+)(?:st|nd|rd|th)$`)   // the XIXth century
	noiseRE        = regexp.MustCompile(`^(?i:m+-h*m+|u+h+-h*u+h+)\b`) // Mm-hmm, uh-huh
)

// word reads one written word: what it is, and what is to be said for it.
func (r *reader) word() bool {
	rest := r.ahead(r.pos)
	if m := ampersandRE.FindStringSubmatch(rest); m != nil { // R&D
		r.say(r.pos+len(m[0]), spelledMark+m[1]+" and "+spelledMark+m[2])
		return true
	}
	if m := etCeteraRE.FindString(rest); m != "" {
		r.sayShort(m, "et cetera")
		return true
	}
	if m := noiseRE.FindString(rest); m != "" {
		r.add(r.pos, r.pos+len(m), Token{Say: "oh", IPA: interjection(strings.ToLower(m))})
		return true
	}
	m := wordRE.FindString(rest)
	if m == "" {
		return r.loneMark(rest)
	}
	if r.stutter() {
		return true
	}
	lead, trail := "", ""
	if c, n := utf8.DecodeRuneInString(m); !unicode.IsLetter(c) {
		lead, m = m[:n], m[n:]
	}
	if c, n := utf8.DecodeLastRuneInString(m); c == '\'' || c == '’' {
		trail, m = m[len(m)-n:], m[:len(m)-n]
	}
	plain := strings.ReplaceAll(m, "’", "'")
	if lead != "" {
		if t, ok := r.leading(strings.ToLower(plain)); ok && (!t.Joined || plain != "M" && plain != "D") {
			from := r.pos
			r.add(from, from+len(lead)+len(m), t)
			return true
		}
		r.pos += len(lead) // an opening quotation mark
	}
	from, to := r.pos, r.pos+len(m)
	if trail != "" {
		if t, ok := r.trailing(strings.ToLower(plain)); ok {
			r.add(from, to+len(trail), t)
			return true
		}
	}
	if m := romanOrdinalRE.FindStringSubmatch(plain); m != nil && romanValue(m[1]) > 0 {
		r.say(to, ordinal(strconv.Itoa(romanValue(m[1]))))
		return true
	}
	if words := r.smallNumeral(plain); words != "" {
		r.say(to, words)
		return true
	}
	if r.spelledOut(from) || r.lostApostrophe(plain, from, to) {
		return true
	}
	r.plainWord(plain, from, to)
	return true
}

// add appends the token made for text[from:to].
func (r *reader) add(from, to int, t Token) {
	t.From, t.To = from, to
	r.droppedH = r.droppedH || t.dropH
	if t.IPA == "" && !t.dropG && !t.dropH {
		t.IPA = ownIPA[strings.ToLower(t.Say)]
	}
	r.out = append(r.out, t)
	r.pos = to
}

// plainWord reads a word whose apostrophes are its own.
func (r *reader) plainWord(w string, from, to int) {
	if utf8.RuneCountInString(w) > maxWord {
		r.longWord(from, to)
		return
	}
	low := strings.ToLower(w)
	long := false
	switch {
	case interjection(low) != "":
		r.add(from, to, Token{Say: "oh", IPA: interjection(low), Long: isStretched(low)})
		return
	case isStretched(low) && romanValue(w) == 0:
		w, long = unstretch(low), true
		low = w
		if ipa := interjection(low); ipa != "" {
			r.add(from, to, Token{Say: "oh", IPA: ipa, Long: true})
			return
		}
	default:
		if words := r.capitals(w, from, to); words != "" {
			r.say(to, words)
			return
		}
	}
	if utf8.RuneCountInString(w) == 1 {
		r.singleLetter(w, from, to)
		return
	}
	if before, ok := withoutMark[low]; ok {
		r.say(to, before)
		return
	}
	if r.cutOff(to) && !strings.ContainsAny(low, "aeiouyáéíóúäöü'") {
		r.add(from, to, Token{Say: "the", IPA: fragmentIPA(low)}) // "Th—"
		return
	}
	if parts := camelRE.FindStringSubmatch(w); parts != nil && !strings.EqualFold(parts[1], "mac") {
		if len(parts[1]) == 1 {
			parts[1] = "letter:" + parts[1] // iPhone
		}
		r.say(to, parts[1]+" "+parts[2])
		return
	}
	r.add(from, to, Token{Say: espeakSpelling(w), Long: long})
}

// maxWord is the longest word in letters that is asked for as one: espeak-ng silently drops the end of longer ones.
const maxWord = 50

// longWord reads a very long word piece by piece.
func (r *reader) longWord(from, to int) {
	n, start := 0, from
	for i := range r.text[from:to] {
		if n == maxWord {
			r.add(start, from+i, Token{Say: r.text[start : from+i], Joined: true})
			n, start = 0, from+i
		}
		n++
	}
	r.add(start, to, Token{Say: r.text[start:to]})
}

// camelRE divides iPhone and YouTube; names such as McDonald, LeBron and MacLeod are one word.
var camelRE = regexp.MustCompile(`^(\p{Ll}|\p{Lu}\p{Ll}{2,})(\p{Lu}\p{Ll}+)$`)

// withoutMark are words that are written short without any mark.
var withoutMark = map[string]string{"mr": "mister", "mrs": "missus", "ms": "miz", "messrs": "messers", "dr": "doctor",
	"thru": "through", "vs": "versus", "etc": "et cetera", "w": "letter:w"}

// espeakSpelling is how a word is asked for. Capitals inside a name are put small, where espeak-ng would
// otherwise take it apart ("MacLeod"); a capital at the start stays.
func espeakSpelling(w string) string {
	first, n := utf8.DecodeRuneInString(w)
	if strings.ContainsFunc(w[n:], unicode.IsUpper) && !strings.ContainsAny(w, "'") {
		return string(first) + strings.ToLower(w[n:])
	}
	return w
}

// singleLetter reads a letter that stands alone: the words "I", "a" and "O", or its name.
func (r *reader) singleLetter(w string, from, to int) {
	first, _ := utf8.DecodeRuneInString(w)
	switch w {
	case "I", "V", "X", "L":
		if words := r.romanNumeral(w, to); words != "" {
			r.say(to, words)
			return
		}
	}
	switch strings.ToLower(w) {
	case "i":
		w = "I"
	case "o":
		w = "oh"
	case "a":
		if startsWithDigit(r.text[to:]) { // A4
			w = "letter:a"
			break
		}
		alone := r.after(to) == "" && !r.cutOff(to) && len(r.out) > 0 && !strings.HasPrefix(r.text[to:], "-")
		if w == "A" && (alone || letterCues[strings.ToLower(r.before())]) {
			w = "letter:a"
		} else {
			w = "a"
		}
	default:
		if r.cutOff(to) && (unicode.IsLower(first) || r.before() == "") { // "Miss F--" has a name, not a word, cut off
			r.add(from, to, Token{Say: "the", IPA: fragmentIPA(strings.ToLower(w))})
			return
		}
		w = "letter:" + w
	}
	r.say(to, w)
}

// cutOff reports whether the word that ends at end is broken off: a dash touches it, and no word follows the dash.
func (r *reader) cutOff(end int) bool {
	rest := r.text[end:]
	n := len(rest) - len(strings.TrimLeft(rest, "-—–―"))
	if n == 0 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return rest[:n] != "-" || !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

// loneMark reads an apostrophe that is a word by itself: none is, so it is only passed over.
func (r *reader) loneMark(rest string) bool {
	c, n := utf8.DecodeRuneInString(rest)
	if c != '\'' && c != '’' && c != '‘' {
		return false
	}
	r.pos += n
	return true
}
