package phonemes

import (
	"sort"
	"strings"
)

// units are the abbreviations read as units after a number; those that are also English words ("in") are left out.
var units = map[string]string{"km": "kilometers", "cm": "centimeters", "mm": "millimeters", "kg": "kilograms",
	"mg": "milligrams", "ml": "milliliters", "lb": "pounds", "lbs": "pounds", "oz": "ounces", "ft": "feet",
	"yd": "yards", "yds": "yards", "mi": "miles", "mph": "miles per hour", "kph": "kilometers per hour",
	"km/h": "kilometers per hour", "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes", "sec": "seconds",
	"secs": "seconds", "ms": "milliseconds", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "m": "meters", "g": "grams", "L": "liters", "m/s": "meters per second",
	"tbsp": "tablespoons", "tsp": "teaspoons", "yr": "years", "yrs": "years", "KB": "kilobytes",
	"MB": "megabytes", "GB": "gigabytes", "TB": "terabytes", "kW": "kilowatts", "hp": "horsepower", "k": "thousand"}

var unitPattern = func() string {
	var names []string
	for u := range units {
		names = append(names, u)
	}
	sort.Slice(names, func(i, j int) bool { // the longest first: the pattern takes the first that fits
		if len(names[i]) != len(names[j]) {
			return len(names[i]) > len(names[j])
		}
		return names[i] < names[j]
	})
	return strings.Join(names, "|")
}()

func measure(_ *reader, m []string) string {
	unit := units[m[3]]
	head, rest, _ := strings.Cut(unit, " ")
	if unit != "thousand" {
		head = singular(m[1], head)
	} else if m[2] != "" {
		return "" // "5 k" is no thousand
	}
	if m[4] != "" {
		rest = strings.TrimSpace(rest + " per " + m[4])
	}
	return strings.TrimSpace(decimal(m[1]) + " " + head + " " + rest)
}

// areaOrVolume reads square and cubic units: "20 sq. ft.", "5 m³".
func areaOrVolume(_ *reader, m []string) string {
	power, unit := "square", m[2]
	if unit == "" {
		unit = m[3]
		if m[4] == "³" {
			power = "cubic"
		}
	}
	name := units[unit]
	if unit == "in" {
		name = "inches"
	}
	return decimal(m[1]) + " " + power + " " + singular(m[1], name)
}

func degrees(r *reader, m []string) string {
	number := m[1]
	if r.counts(m[0]) {
		number = "1"
	}
	w := decimal(m[1]) + " " + singular(number, "degrees")
	if len(m) > 2 && m[2] != "" {
		w += " " + map[string]string{"C": "Celsius", "F": "Fahrenheit"}[m[2]]
	}
	return w
}

func fraction(r *reader, m []string) string {
	top, bottom := atoi(m[2]), atoi(m[3])
	if bottom < 2 || (m[1] != "" && top >= bottom) {
		return ""
	}
	return r.half(m, mixed(m[1], top, bottom))
}

// half takes the "one" from "one half" where an article follows: "half an hour".
func (r *reader) half(m []string, words string) string {
	if next := strings.ToLower(r.after(r.pos + len(m[0]))); words == "one half" && (next == "a" || next == "an" || next == "the") {
		return "half"
	}
	return words
}

// mixed reads a fraction, after a whole number if there is one: "one half", "three and a half".
func mixed(whole string, top, bottom int) string {
	w := fractionWords(top, bottom)
	if whole == "" {
		return w
	}
	if one, ok := strings.CutPrefix(w, "one "); ok {
		w = "a " + one
		if bottom == 8 {
			w = "an " + one
		}
	}
	return cardinal(whole) + " and " + w
}

func fractionWords(top, bottom int) string {
	if bottom > 20 && bottom != 100 {
		return below1000(top) + " over " + below1000(bottom)
	}
	var name string
	switch bottom {
	case 2:
		name = "half"
	case 4:
		name = "quarter"
	default:
		name = ordinalOf(below1000(bottom))
	}
	switch {
	case top == 1:
		return "one " + name
	case bottom == 2:
		return below1000(top) + " halves"
	}
	return below1000(top) + " " + name + "s"
}

var vulgar = map[string][2]int{"½": {1, 2}, "⅓": {1, 3}, "⅔": {2, 3}, "¼": {1, 4}, "¾": {3, 4}, "⅕": {1, 5}, "⅖": {2, 5},
	"⅗": {3, 5}, "⅘": {4, 5}, "⅙": {1, 6}, "⅚": {5, 6}, "⅛": {1, 8}, "⅜": {3, 8}, "⅝": {5, 8}, "⅞": {7, 8}}

func vulgarFraction(r *reader, m []string) string {
	v := vulgar[m[2]]
	return r.half(m, mixed(m[1], v[0], v[1]))
}

// decade reads "1980s", "'80s" and "80s".
func decade(_ *reader, m []string) string {
	d := m[1]
	switch {
	case len(d) == 4 && d[2:] == "00" && d[1] != '0':
		return below1000(atoi(d[:2])) + " hundreds"
	case len(d) == 4:
		return plural(year(d))
	}
	return plural(cardinal(d))
}

// Words before which, or after which, four digits are no year.
var (
	yearCues  = wordSet(`a.d. ad circa established in since until till during year circa early late mid spring summer autumn fall winter january february march april may june july august september october november december`)
	measured  = wordSet(`feet miles meters metres yards pounds dollars euros francs acres tons degrees volts watts`)
	countable = wordSet(`men women people feet miles meters metres yards pounds dollars euros francs years days hours minutes steps words pages copies soldiers horses ships souls acres tons degrees times volts watts children`)
	notPlural = wordSet(`was is has his this as its yes us thus always perhaps across`)
	months    = wordSet(`january february march april may june july august september october november december`)
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// numeral reads a number by its context: a year, the day of a month or a count. next is the word after it.
func (r *reader) numeral(digits, next string) string {
	before, next := strings.ToLower(r.before()), strings.ToLower(next)
	if strings.Trim(digits, "0123456789") != "" {
		return decimal(digits)
	}
	if full, ok := beforeNumber[strings.TrimSuffix(before, ".")]; ok {
		before = full
	}
	if day := r.dayOfMonth(digits, r.after(r.pos+len(digits))); day != "" {
		return day
	}
	if emergencies[digits] && dialCues[before] {
		return spellDigits(digits)
	}
	if n := len(digits); n <= 2 && months[before] && digits[0] != '0' && atoi(digits) <= 31 && atoi(digits) > 0 {
		return ordinal(digits)
	}
	if len(digits) == 4 && (digits >= "1100" || digits > "1000" && yearCues[before]) && digits < "2100" {
		counts := countable[next] || (len(next) > 3 && strings.HasSuffix(next, "s") && !notPlural[next])
		if yearCues[before] && !measured[next] || !counts {
			return year(digits)
		}
	}
	return plainNumber(digits)
}

// lettersOf is the names of the letters of s, for say.
func lettersOf(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		b.WriteString(" letter:" + string(c))
	}
	return b.String()
}

// measureRules read numbers with a unit.
func measureRules() []numberRule {
	return []numberRule{
		rule(`(\d+)\s?[x×]\s?(\d+)\b`, func(_ *reader, m []string) string { return cardinal(m[1]) + " by " + cardinal(m[2]) }),
		rule(amount+`\s?°\s?([CF])?\b`, degrees),
		rule(amount+`\s?°`, degrees),
		rule(amount+`\s?%`, func(_ *reader, m []string) string { return decimal(m[1]) + " percent" }),
		rule(amount+`\s?‰`, func(_ *reader, m []string) string { return decimal(m[1]) + " per mille" }),
		rule(amount+`\s?(?:sq\.?\s?(ft|in|mi|yd|m|km)\b\.?|(m|km|cm|ft)([²³]))`, areaOrVolume),
		rule(amount+`(\s?)(`+unitPattern+`)(?:/(day|week|month|year|hour|minute|second|person)\b|\b\.?)`, measure),
		rule(amount+`\s?in\.`, func(_ *reader, m []string) string { return decimal(m[1]) + " " + singular(m[1], "inches") }),
	}
}
