package phonemes

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberRule reads one way of writing a number. words gets the groups of the pattern, returns
// what is spoken, and "" to refuse.
type numberRule struct {
	pattern *regexp.Regexp
	words   func(r *reader, m []string) string
}

func rule(pattern string, words func(r *reader, m []string) string) numberRule {
	return numberRule{regexp.MustCompile(`^(?:` + pattern + `)`), words}
}

// amount is a number; thousands may be parted by commas or by narrow or fixed spaces.
const amount = `(\d{1,3}(?:[,\x{A0}\x{2009}\x{202F}]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)`

// numberRules are tried in order: the more particular first. It is filled in init because a rule may call number again.
var numberRules []numberRule

func init() {
	numberRules = slices.Concat(dateRules(), moneyRules(), countRules(), measureRules(), plainRules())
}

// countRules read fractions, ordinals, decades, telephone numbers and ranges.
func countRules() []numberRule {
	return []numberRule{
		rule(`(?:(\d+)[ -])?(\d{1,3})/(\d{1,3})\b`, fraction),
		rule(`(\d*)\s?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])`, vulgarFraction),
		rule(`(\d+)['’′]\s?(\d+)(?:["”″]|\b)`, func(_ *reader, m []string) string { return cardinal(m[1]) + " foot " + cardinal(m[2]) }),
		rule(`(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th|ST|ND|RD|TH)\b`, func(_ *reader, m []string) string {
			return ordinal(strings.ReplaceAll(m[1], ",", ""))
		}),
		rule(`['’‘]?(\d{1,3}0)['’]?s\b`, decade),
		rule(`(\d{3})-(\d{3}-)?(\d{4})\b`, func(_ *reader, m []string) string { return spellDigits(m[0]) }),
		rule(`(\d{3,4})\s?[–-]\s?(\d{2,4})\b`, func(r *reader, m []string) string {
			return r.numeral(m[1], "") + " to " + r.numeral(m[2], "")
		}),
		rule(`(\d+)-(`+unitPattern+`)\b`, func(_ *reader, m []string) string { return cardinal(m[1]) + " " + singular("1", units[m[2]]) }),
		rule(amount+`\s?[–-]\s?`+amount, func(r *reader, m []string) string {
			if s := r.score(m); s != "" {
				return s
			}
			return decimal(m[1]) + " to " + decimal(m[2])
		}),
	}
}

// plainRules read what is left: numbers with letters behind them, short years and plain numbers.
func plainRules() []numberRule {
	return []numberRule{
		rule(`(\d+)['’]s\b`, func(_ *reader, m []string) string { return plainNumber(m[1]) + "'s" }),
		rule(`(\d+)([A-Za-z]{1,3})\b`, func(_ *reader, m []string) string { // 221B, 3D
			return plainNumber(m[1]) + lettersOf(m[2])
		}),
		rule(`(['’‘])(\d\d)\b`, func(r *reader, m []string) string { // the summer of '69
			if closes, _ := utf8.DecodeRuneInString(r.text[r.pos+len(m[0]):]); closes == '\'' || closes == '’' {
				return ""
			}
			if m[2][0] == '0' {
				return "oh " + ones[m[2][1]-'0']
			}
			return cardinal(m[2])
		}),
		rule(amount, func(r *reader, m []string) string { return r.numeral(m[1], r.after(r.pos+len(m[0]))) }),
	}
}

// number reads whatever begins with a digit, a sign or a currency.
func (r *reader) number() bool {
	rest := r.ahead(r.pos)
	c, n := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("-−+", c) && r.atWordStart() {
		if d, _ := utf8.DecodeRuneInString(rest[n:]); unicode.IsDigit(d) {
			r.say(r.pos+n, map[rune]string{'-': "minus", '−': "minus", '+': "plus"}[c])
			return r.number()
		}
	}
	if !unicode.IsDigit(c) && !strings.ContainsRune("$£€¥₹.'’‘½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", c) {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(rest[n:]); strings.ContainsRune("$£€¥₹.'’‘", c) && !unicode.IsDigit(next) && next != ' ' && next != '.' {
		return false
	}
	for _, rule := range numberRules {
		m := rule.pattern.FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		words := rule.words(r, m)
		if words == "" {
			continue
		}
		full := strings.HasSuffix(m[0], ".") && r.endsSentence(r.pos+len(m[0]))
		r.say(r.pos+len(m[0]), words)
		if full {
			r.pause(".")
		}
		return true
	}
	if unicode.IsDigit(c) { // digits of another script: one by one
		r.say(r.pos+n, ones[digitValue(c)])
		return true
	}
	return false
}

// digitValue is the value of a decimal digit of any script: Unicode keeps each ten together.
func digitValue(c rune) int {
	v := 0
	for v < 9 && unicode.IsDigit(c-1) && (c-1 != '9') {
		c--
		v++
	}
	return v
}

func (r *reader) atWordStart() bool {
	before, n := utf8.DecodeLastRuneInString(r.text[:r.pos])
	return n == 0 || unicode.IsSpace(before) || strings.ContainsRune("([\"“‘*_", before)
}

// endsSentence reports whether the text ends at end, or a capital follows: the full stop of an abbreviation there also ends the sentence.
func (r *reader) endsSentence(end int) bool {
	rest := strings.TrimLeft(r.ahead(end), " \t\r\n\"”’'*_)")
	c, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || unicode.IsUpper(c)
}

func clock(_ *reader, m []string) string {
	w := cardinal(m[1])
	switch {
	case m[2] == "00" && m[4] == "" && atoi(m[1]) <= 12 && m[1] != "00":
		w += " o'clock"
	case m[2] == "00" && m[4] == "":
		w += " hundred"
	case m[2] == "00":
	case m[2][0] == '0':
		w += " oh " + cardinal(m[2])
	default:
		w += " " + cardinal(m[2])
	}
	if m[3] != "" {
		w += " and " + cardinal(m[3]) + " " + singular(m[3], "seconds")
	}
	if m[4] != "" {
		w += " letter:" + strings.ToLower(m[4]) + " letter:m"
	}
	return w
}

// Words after which two numbers with a full stop between are a time of day.
var clockCues = wordSet(`at by until till around about before after past`)
