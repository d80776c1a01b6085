package phonemes

import "strings"

var ones = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var tens = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

var scales = [...]string{"", "thousand", "million", "billion", "trillion", "quadrillion"}

// The largest number read as words; what is longer is read digit by digit.
const maxCardinalDigits = 3 * len(scales)

// cardinal spells a string of decimal digits in words: "1984" is "one thousand nine hundred and eighty four".
func cardinal(digits string) string {
	trimmed := strings.TrimLeft(digits, "0")
	switch {
	case trimmed == "":
		return ones[0]
	case len(trimmed) > maxCardinalDigits:
		return spellDigits(digits)
	}
	var groups []string
	for rest, scale := trimmed, 0; rest != ""; scale++ {
		cut := max(0, len(rest)-3)
		n := atoi(rest[cut:])
		rest = rest[:cut]
		if n == 0 {
			continue
		}
		g := below1000(n)
		if scale == 0 && n < 100 && rest != "" {
			g = "and " + g
		}
		if scale > 0 {
			g += " " + scales[scale]
		}
		groups = append([]string{g}, groups...)
	}
	return strings.Join(groups, " ")
}

func below1000(n int) string {
	switch {
	case n < 20:
		return ones[n]
	case n < 100:
		if n%10 == 0 {
			return tens[n/10]
		}
		return tens[n/10] + " " + ones[n%10]
	case n%100 == 0:
		return ones[n/100] + " hundred"
	}
	return ones[n/100] + " hundred and " + below1000(n%100)
}

var irregularOrdinals = map[string]string{"one": "first", "two": "second", "three": "third", "five": "fifth",
	"eight": "eighth", "nine": "ninth", "twelve": "twelfth"}

// ordinal spells digits as an ordinal: "22" is "twenty second".
func ordinal(digits string) string {
	return ordinalOf(cardinal(digits))
}

// ordinalOf makes the last word of a cardinal in words an ordinal.
func ordinalOf(words string) string {
	head, last := "", words
	if i := strings.LastIndexByte(words, ' '); i >= 0 {
		head, last = words[:i+1], words[i+1:]
	}
	if o, ok := irregularOrdinals[last]; ok {
		return head + o
	}
	if strings.HasSuffix(last, "y") {
		return head + strings.TrimSuffix(last, "y") + "ieth"
	}
	return head + last + "th"
}

// year reads four digits the way years are said: "1984" is "nineteen eighty four", "2005" is "two thousand and five".
func year(digits string) string {
	hi, lo := atoi(digits[:2]), atoi(digits[2:])
	switch {
	case hi%10 == 0 && lo < 10: // 1000, 2000 to 2009
		return cardinal(digits)
	case lo == 0:
		return below1000(hi) + " hundred"
	case lo < 10:
		return below1000(hi) + " oh " + ones[lo]
	}
	return below1000(hi) + " " + below1000(lo)
}

// plural makes the last word of a number in words plural: "eighty" is "eighties", "hundred" is "hundreds".
func plural(words string) string {
	switch {
	case strings.HasSuffix(words, "y"):
		return strings.TrimSuffix(words, "y") + "ies"
	case strings.HasSuffix(words, "x"):
		return words + "es"
	}
	return words + "s"
}

// spellDigits reads digits one by one: "555" is "five five five".
func spellDigits(digits string) string {
	var w []string
	for _, c := range digits {
		if c >= '0' && c <= '9' {
			w = append(w, ones[c-'0'])
		}
	}
	return strings.Join(w, " ")
}

// decimal reads a number that may hold thousands commas and a decimal point.
func decimal(s string) string {
	whole, frac, point := strings.Cut(withoutSeparators.Replace(s), ".")
	if !point {
		return plainNumber(whole)
	}
	if whole == "" {
		return "point " + spellDigits(frac)
	}
	return cardinal(whole) + " point " + spellDigits(frac)
}

// withoutSeparators takes out what parts thousands.
var withoutSeparators = strings.NewReplacer(",", "", "\u00a0", "", "\u2009", "", "\u202f", "")

// plainNumber reads digits as a cardinal, or one by one where a leading zero says that they are a code ("007").
func plainNumber(digits string) string {
	if len(digits) > 1 && digits[0] == '0' {
		return spellDigits(digits)
	}
	return cardinal(digits)
}

// atoi reads a few decimal digits; the caller's pattern guarantees that they are nothing else.
func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

// romanValue is the value of a Roman numeral in its canonical form, or 0 when s is none.
func romanValue(s string) int {
	n, rest := 0, s
	for _, d := range romanDigits {
		for strings.HasPrefix(rest, d.mark) {
			n, rest = n+d.value, rest[len(d.mark):]
		}
	}
	if rest != "" || n == 0 || n > 3999 || roman(n) != s {
		return 0
	}
	return n
}

// roman writes n in canonical Roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.mark)
		}
	}
	return b.String()
}

var romanDigits = []struct {
	mark  string
	value int
}{{"M", 1000}, {"CM", 900}, {"D", 500}, {"CD", 400}, {"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10},
	{"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}
