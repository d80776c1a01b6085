package phonemes

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	urlRE   = regexp.MustCompile(`^(?i:https?://|www\.)[^\s<>"“”]+`)
	emailRE = regexp.MustCompile(`^[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	fileRE  = regexp.MustCompile(`^(?i:[\w-]+\.(?:txt|pdf|docx?|jpe?g|png|gif|html?|exe|zip|mp[34]|wav|csv|xml|json))\b`)
	hostRE  = regexp.MustCompile(`^(?i:[a-z0-9-]+\.(?:com|org|net|edu|gov|co\.uk))\b`)
)

var urlWords = strings.NewReplacer(".", " dot ", "/", " slash ", "@", " at ", "-", " dash ", "_", " underscore ", ":", " colon ",
	"?", " question mark ", "=", " equals ", "&", " and ", "#", " hash ", "%", " percent ", "+", " plus ", "~", " tilde ")

// address reads a web or mail address: its words, and "dot", "slash", "at" between them.
func (r *reader) address() bool {
	if !r.atWordStart() {
		return false
	}
	for _, re := range []*regexp.Regexp{urlRE, emailRE, hostRE, fileRE} {
		m := strings.TrimRight(re.FindString(r.ahead(r.pos)), ".,;:!?)'’")
		if m == "" || !strings.ContainsAny(m, ".") {
			continue
		}
		end := r.pos + len(m)
		short := m
		if i := strings.Index(m, "://"); i >= 0 {
			short = m[i+3:]
		}
		var words []string
		for _, w := range strings.Fields(urlWords.Replace(strings.TrimRight(short, "/"))) {
			words = append(words, addressWord(w))
		}
		r.say(end, strings.Join(words, " "))
		return true
	}
	return false
}

// addressWord reads one word of an address: "www" and the like by their letters, digits as numbers.
func addressWord(w string) string {
	switch {
	case startsWithDigit(w):
		var out []string
		for _, t := range Normalize(w) {
			out = append(out, t.Say)
		}
		return strings.Join(out, " ")
	case strings.ContainsAny(w, "0123456789"):
		var out []string
		for _, part := range lettersAndDigits.FindAllString(w, -1) {
			out = append(out, addressWord(part))
		}
		return strings.Join(out, " ")
	case spelled(strings.ToUpper(w)):
		return lettersOf(w)
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || c == '\'' {
			return c
		}
		return -1
	}, w)
}

// lettersAndDigits parts a word of an address where letters and digits meet.
var lettersAndDigits = regexp.MustCompile(`\d+|[^\d]+`)
