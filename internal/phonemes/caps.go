package phonemes

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostlyCaps reports whether a text is in capitals as a whole (a sign, a shout, a heading), so that
// capitals mark no acronym in it.
func mostlyCaps(text string) bool {
	upper, lower := 0, 0
	for _, c := range text {
		switch {
		case unicode.IsUpper(c):
			upper++
		case unicode.IsLower(c):
			lower++
		}
	}
	return upper > 2 && upper > 4*lower
}

var capsRE = regexp.MustCompile(`\p{Lu}{2,}`)

// amongCaps reports whether the word at text[from:to] has another word in capitals beside it.
func (r *reader) amongCaps(from, to int) bool {
	if r.shouted {
		return true
	}
	around := regexpWords.FindAllString(r.text[max(0, from-24):from], -1)
	next := r.after(to)
	return (len(around) > 0 && isCaps(around[len(around)-1])) || isCaps(next)
}

var regexpWords = regexp.MustCompile(`[\p{L}\p{M}'’]+`)

// isCaps reports whether a word has two capitals or more and no small letter.
func isCaps(w string) bool {
	return capsRE.MatchString(strings.NewReplacer("'", "", "’", "").Replace(w)) && !strings.ContainsFunc(w, unicode.IsLower)
}

// spelled reports whether a word in capitals is read by its letters wherever it stands.
func spelled(w string) bool {
	if acronyms[w] {
		return true
	}
	return !strings.ContainsAny(w, "AEIOUYÁÉÍÓÚÄÖÜ") && len(w) > 1
}

var acronymEndRE = regexp.MustCompile(`^(\p{Lu}{2,})(?:['’]?s)$`)

// capitals reads a word in capitals: a Roman numeral, an acronym or a word that is shouted. It returns "" for any other word.
func (r *reader) capitals(word string, from, to int) string {
	if word == "OKs" {
		return "okays"
	}
	if m := acronymEndRE.FindStringSubmatch(strings.ReplaceAll(word, "’", "'")); m != nil && m[1] != word {
		if w := r.romanNumeral(m[1], to); strings.HasPrefix(w, "the ") {
			return w + "'s" // Louis XVI's
		}
	}
	if m := acronymEndRE.FindStringSubmatch(word); m != nil && (spelled(m[1]) || len(m[1]) < 4 && !shortWords[m[1]]) {
		return spelledMark + m[1] + "'s"
	}
	if word == "PhD" || word == "BSc" {
		return spelledMark + word
	}
	if !isCaps(word) {
		return ""
	}
	if w := r.romanNumeral(word, to); w != "" {
		return w
	}
	beside := r.amongCaps(from, to)
	switch {
	case word == "OK":
		return "okay"
	case strings.ContainsAny(word, "'’"): // DON'T
	case interjection(strings.ToLower(word)) != "":
	case spelled(word) && !(shoutable[word] && beside) && !(word == "IT" && !strings.EqualFold(r.before(), "the") && r.after(to) != "department"):
		if w := r.joinedToNumber(word); w != "" {
			return w
		}
		return spelledMark + word
	case len(word) <= 3 && !shortWords[word] && !shoutable[word] && !beside && !nameRE.MatchString(word):
		return spelledMark + word
	}
	return strings.ToLower(word)
}

// nameRE is the shape of short words and names ("TOM"): a vowel between two consonants.
var nameRE = regexp.MustCompile(`^[B-DF-HJ-NP-TV-Z][AEIOU][B-DF-HJ-NP-TV-Z]$`)

// joinedToNumber reads AM and PM, BC and AD, which are letters of their own beside a number; AM and AD are words elsewhere.
func (r *reader) joinedToNumber(word string) string {
	switch word {
	case "AM", "AD":
		if before := r.before(); !startsWithDigit(before) && !startsWithDigit(r.after(r.pos+len(word))) {
			return strings.ToLower(word)
		}
		return strings.TrimSpace(lettersOf(word))
	case "PM", "BC":
		return strings.TrimSpace(lettersOf(word))
	}
	return ""
}

// Words that a numeral counts, and so stand before it.
var numeralCues = wordSet(`chapter part book volume vol act scene section canto appendix figure table war phase episode season stanza
	psalm lesson rocky apollo article type mark bowl level title`)

// Names that monarchs and popes bear: after them a single letter is a numeral too ("Charles I", "George V").
var regnal = wordSet(`henry charles george edward james william richard louis philip francis frederick alexander nicholas catherine
	elizabeth mary john paul pius leo gregory benedict innocent clement urban peter ivan napoleon ferdinand alfonso otto wilhelm
	ptolemy ramses rameses tudor robert david malcolm victoria christian gustav albert leopold umberto carlos juan felipe`)

// romanNumeral reads a Roman numeral where it is one: after "Chapter", after a name, or alone. "" where it is a word (the pronoun I) or letters.
func (r *reader) romanNumeral(word string, end int) string {
	n := romanValue(word)
	if n == 0 {
		return ""
	}
	digits := strconv.Itoa(n)
	before := r.before()
	low := strings.TrimSuffix(strings.ToLower(before), ".")
	alone := len(r.out) == 0 && strings.TrimFunc(r.text, func(c rune) bool { return !unicode.IsLetter(c) }) == word
	small := strings.Trim(word, "IVX") == ""
	switch {
	case word == "I" && (!r.isCapital(before) || r.verbFollows(end)): // "for my part I think"
		return ""
	case word == "L" && low != "chapter":
		return ""
	case numeralCues[low]:
		return cardinal(digits)
	case regnal[low] && r.isCapital(before) && small:
		return "the " + ordinal(digits)
	case alone && small && word != "I":
		return cardinal(digits)
	case len(word) < 2 || !small:
		return ""
	case before != "" && r.isCapital(before) && !isCaps(before) && len(r.out) > 0:
		return "the " + ordinal(digits)
	case word == "IV":
		return ""
	}
	return cardinal(digits)
}

// verbFollows reports whether a small word comes right after: then an "I" before it is the pronoun, save after a monarch's name
// and before what is said of monarchs.
func (r *reader) verbFollows(end int) bool {
	next := r.after(end)
	c, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(c) && strings.HasPrefix(r.text[end:], " ") && !(regnal[strings.ToLower(r.before())] && reigns[next])
}

var reigns = wordSet("was is had has of and reigned ruled died came")

// pageCues come before a numeral in small letters, as forewords are paged.
var pageCues = wordSet("page pages p pp chapter part book canto psalm")

// smallNumeral reads a Roman numeral in small letters, after "page" and the like or alone.
func (r *reader) smallNumeral(word string) string {
	n := romanValue(strings.ToUpper(word))
	if n == 0 || strings.ToLower(word) != word || strings.Trim(word, "ivxl") != "" {
		return ""
	}
	alone := len(word) > 1 && strings.TrimSpace(r.text) == word
	if alone || pageCues[strings.TrimSuffix(strings.ToLower(r.before()), ".")] && word != "i" {
		return cardinal(strconv.Itoa(n))
	}
	return ""
}
