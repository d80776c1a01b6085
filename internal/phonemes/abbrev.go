package phonemes

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titles come before a name, so their full stop never ends a sentence.
var titles = map[string]string{"mr": "mister", "mrs": "missus", "ms": "miz", "mx": "mix", "messrs": "messers",
	"dr": "doctor", "prof": "professor", "rev": "reverend", "hon": "honorable", "capt": "captain", "cpt": "captain",
	"col": "colonel", "gen": "general", "lt": "lieutenant", "sgt": "sergeant", "cpl": "corporal", "maj": "major",
	"cmdr": "commander", "adm": "admiral", "pvt": "private", "gov": "governor", "sen": "senator", "rep": "representative",
	"supt": "superintendent", "insp": "inspector", "det": "detective", "fr": "father", "sr": "senior", "mme": "madame",
	"mlle": "mademoiselle", "st": "saint", "mt": "mount", "ft": "fort", "pres": "president", "amb": "ambassador",
	"jos": "Joseph", "wm": "William", "chas": "Charles", "geo": "George", "thos": "Thomas", "robt": "Robert", "jas": "James"}

// abbreviations are read out in full; a full stop after them ends a sentence when a capital follows.
var abbreviations = map[string]string{"etc": "et cetera", "vs": "versus", "v": "versus", "jr": "junior", "sr": "senior",
	"esq": "esquire", "co": "company", "inc": "incorporated", "ltd": "limited", "corp": "corporation", "bros": "brothers",
	"dept": "department", "approx": "approximately", "ave": "avenue", "blvd": "boulevard", "rd": "road", "dr": "drive",
	"st": "street", "cf": "compare", "viz": "namely", "al": "al", "ca": "circa", "anon": "anonymous"}

// beforeNumber are abbreviations only where a number follows.
var beforeNumber = map[string]string{"no": "number", "nos": "numbers", "vol": "volume", "fig": "figure", "ch": "chapter",
	"pp": "pages", "p": "page", "pg": "page", "sec": "section", "art": "article", "apt": "apartment", "jan": "january",
	"feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july", "aug": "august", "sep": "september",
	"sept": "september", "oct": "october", "nov": "november", "dec": "december", "c": "circa", "ca": "circa", "est": "established",
	"min": "minimum", "max": "maximum", "tel": "telephone"}

// weekdays are read in full where they have their capital. Those that are words as well (sat, sun) are left out.
var weekdays = map[string]string{"mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "weds": "Wednesday",
	"thu": "Thursday", "thur": "Thursday", "thurs": "Thursday", "fri": "Friday"}

// plainTitles are never anything but titles, whatever follows.
var plainTitles = wordSet(`mr mrs ms mx messrs prof capt sgt lt cpl cmdr pvt supt mme mlle`)

var (
	latinRE   = regexp.MustCompile(`^(?i:(e\.\s?g|i\.\s?e|n\.\s?b|p\.\s?s|q\.\s?v)\.?|(a\.\s?m|p\.\s?m|a\.\s?d|b\.\s?c)\.)`)
	dottedRE  = regexp.MustCompile(`^(?:\p{L}\.){2,}(?:'s|’s)?`)
	initialRE = regexp.MustCompile(`^(\p{Lu})\.`)
	shortRE   = regexp.MustCompile(`^(\p{L}+)\.`)
	degreeRE  = regexp.MustCompile(`^(?:Ph\.\s?D|M\.\s?Sc|B\.\s?Sc)\b\.?`)
	circaRE   = regexp.MustCompile(`^c\.\s?[1-9]`)
	spacedRE  = regexp.MustCompile(`^\p{L}\.\s?\p{L}\.`)
)

var latin = map[string]string{"eg": "for example", "ie": "that is", "nb": "letter:n letter:b", "ps": "letter:p letter:s",
	"qv": "letter:q letter:v", "am": "letter:a letter:m", "pm": "letter:p letter:m", "ad": "letter:a letter:d", "bc": "letter:b letter:c"}

// abbreviation reads whatever is shortened with a full stop.
func (r *reader) abbreviation() bool {
	if before, _ := utf8.DecodeLastRuneInString(r.text[:r.pos]); unicode.IsLetter(before) || before == '\'' || before == '’' && !r.atWordStart() {
		return false
	}
	rest := r.ahead(r.pos)
	if r.latin(rest) || r.dotted(rest) {
		return true
	}
	if m := degreeRE.FindString(rest); m != "" {
		r.sayShort(m, spelledMark+strings.NewReplacer(".", "", " ", "").Replace(m))
		return true
	}
	if m := circaRE.FindString(rest); m != "" {
		r.say(r.pos+len("c."), "circa")
		return true
	}
	return r.initial() || r.shortened(rest)
}

// latin reads what is shortened from Latin: "i.e.", "p.m."
func (r *reader) latin(rest string) bool {
	if m := latinRE.FindString(rest); m != "" && strings.Contains(m, ".") {
		letters := strings.ToLower(strings.Join(strings.FieldsFunc(m, func(c rune) bool { return !unicode.IsLetter(c) }), ""))
		after, _ := utf8.DecodeRuneInString(rest[len(m):])
		if words, ok := latin[letters]; ok && !unicode.IsLetter(after) && !strings.HasPrefix(rest, "Am") {
			if letters == "eg" || letters == "ie" { // never the end of a sentence
				r.say(r.pos+len(m), words)
			} else {
				r.sayShort(m, words)
			}
			return true
		}
	}
	return false
}

// dotted reads letters with full stops: "T.S. Eliot", "the U.S. Army".
func (r *reader) dotted(rest string) bool {
	if m := dottedRE.FindString(rest); m != "" && !(len(m) == 4 && titlesFollow(m)) {
		letters, ending := m, ""
		if i := strings.IndexAny(m, "'’"); i >= 0 {
			letters, ending = m[:i], "'s"
		}
		letters = strings.ReplaceAll(letters, ".", "")
		if end := r.pos + len(m); r.nameFollows(end) && !starters[strings.ToLower(r.after(end))] { // T.S. Eliot, the U.S. Army
			r.say(end, spelledMark+letters+ending)
			return true
		}
		r.sayShort(m, spelledMark+letters+ending)
		return true
	}
	return false
}

// shortened reads a word cut short, by what stands beside it.
func (r *reader) shortened(rest string) bool {
	m := shortRE.FindStringSubmatch(rest)
	if m == nil {
		return false
	}
	word := strings.ToLower(m[1])
	next := strings.TrimLeft(rest[len(m[0]):], " ")
	digit := startsWithDigit(next) || romanValue(nextWordRE.FindString(next)) > 1
	if w, ok := beforeNumber[word]; ok && digit {
		r.say(r.pos+len(m[0]), w)
		return true
	}
	if w, ok := weekdays[word]; ok && r.isCapital(m[1]) {
		r.sayShort(m[0], w)
		return true
	}
	if w, ok := titles[word]; ok && r.nameFollows(r.pos+len(m[0])) && !r.isStreet(word, r.pos+len(m[0])) {
		r.say(r.pos+len(m[0]), w)
		return true
	}
	if w, ok := titles[word]; ok && plainTitles[word] && r.after(r.pos+len(m[0])) != "" && r.isCapital(m[1]) { // "Mr. and Mrs. Smith"
		r.say(r.pos+len(m[0]), w)
		return true
	}
	if before := r.before(); (word == "dr" || word == "st") && (before == "" || !r.isCapital(before) && !startsWithDigit(before)) {
		r.say(r.pos+len(m[0]), titles[word]) // "to Dr. and Mrs. Hughes"
		return true
	}
	if w, ok := abbreviations[word]; ok && (word != "v" || r.before() != "" && m[1] == "v") && (word != "al" || strings.EqualFold(r.before(), "et")) && word != "ave" || ok && r.isCapital(m[1]) && word != "v" {
		if w == "versus" { // never the end of a sentence
			r.say(r.pos+len(m[0]), w)
		} else {
			r.sayShort(m[0], w)
		}
		return true
	}
	return false
}

// Words that often begin a sentence: a capital on one of them, behind an acronym with full stops, shows that the sentence ended.
var starters = wordSet(`he she it they we you i the a an this that these those there here his her its their our my your but and or so then when
	while if as in on at by for from with after before what who where why how no yes not one some all now once soon still even`)

// sayShort says an abbreviation whose full stop may also end the sentence.
func (r *reader) sayShort(m, words string) {
	ends := strings.HasSuffix(m, ".") && r.endsSentence(r.pos+len(m))
	r.say(r.pos+len(m), words)
	if ends {
		r.pause(".")
	}
}

func (r *reader) isCapital(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}

// nameFollows reports whether a capitalised word comes next in the same sentence.
func (r *reader) nameFollows(end int) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.ahead(end), " \t\r\n*_"))
	return unicode.IsUpper(c)
}

// isStreet tells "Baker St." and "Elm Dr." from "St. Paul" and "Dr. Watson": a street has its name before it.
func (r *reader) isStreet(word string, end int) bool {
	if word != "st" && word != "dr" {
		return false
	}
	before := r.before()
	if before == "" || !r.isCapital(before) || len(r.out) < 2 {
		return false
	}
	if starters[strings.ToLower(r.after(end))] { // the corner of Bow St. Then ...
		return true
	}
	prev := r.out[len(r.out)-2]
	return prev.Punct == "" && streetCues[strings.ToLower(r.text[prev.From:prev.To])]
}

var streetCues = wordSet("on down up along across off past")

// initial reads the letters before a surname: "J. R. R. Tolkien", "George W. Bush".
func (r *reader) initial() bool {
	m := initialRE.FindStringSubmatch(r.ahead(r.pos))
	if m == nil {
		return false
	}
	if !r.nameFollows(r.pos + len(m[0])) {
		next := r.after(r.pos + len(m[0]))
		if m[1] == "I" || next == "" || !strings.HasPrefix(r.text[r.pos+len(m[0]):], " ") {
			return false
		}
		r.say(r.pos+len(m[0]), "letter:"+m[1]) // "Mr. B. is here"
		return true
	}
	before := r.before()
	if numeralCues[strings.ToLower(before)] && romanValue(m[1]) > 0 {
		return false // "Chapter V. A Caterpillar"
	}
	afterInitial := len(before) == 2 && before[1] == '.'
	row := spacedRE.MatchString(r.ahead(r.pos))
	switch {
	case afterInitial || row:
	case m[1] == "I":
		return false
	case before != "" && (!r.isCapital(before) || letterCues[strings.ToLower(before)]):
		return false // "a capital D. Then", "Plan B. She"
	}
	r.say(r.pos+len(m[0]), "letter:"+strings.ToLower(m[1]))
	return true
}

// Words after which a single letter is a name by itself, so that its full stop ends a sentence.
var letterCues = wordSet("plan vitamin grade group type class block point exhibit section wing letter room cell hepatitis model mister")

// titlesFollow excepts what only looks like a row of initials.
func titlesFollow(m string) bool { return strings.EqualFold(m, "i.e.") || strings.EqualFold(m, "e.g.") }

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
