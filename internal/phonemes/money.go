package phonemes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var currencies = map[string][2]string{"$": {"dollars", "cents"}, "£": {"pounds", "pence"}, "€": {"euros", "cents"},
	"¥": {"yen", "sen"}, "₹": {"rupees", "paise"}}

// moneyScales follow an amount of money.
const moneyScales = `hundred|thousand|million|billion|trillion|grand|bn|tn|[kKmM]`

func money(r *reader, m []string) string {
	unit := currencies[m[1]]
	if r.counts(m[0]) {
		unit[0] = singular("1", unit[0])
	}
	if m[3] != "" {
		scale := map[string]string{"k": "thousand", "K": "thousand", "m": "million", "M": "million", "bn": "billion", "tn": "trillion"}[m[3]]
		if scale == "" {
			scale = m[3]
		}
		return decimal(m[2]) + " " + scale + " " + unit[0]
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(m[2], ",", ""), ".")
	if len(part) > 2 {
		return decimal(m[2]) + " " + unit[0]
	}
	if len(part) == 1 {
		part += "0"
	}
	var w []string
	if strings.Trim(whole, "0") != "" || strings.Trim(part, "0") == "" {
		w = append(w, cardinal(whole), singular(whole, unit[0]))
	}
	if strings.Trim(part, "0") != "" {
		if len(w) > 0 {
			w = append(w, "and")
		}
		w = append(w, cardinal(part), singular(part, unit[1]))
	}
	return strings.Join(w, " ")
}

// counts reports whether a number with an article before it and a word after it describes that word: "a $10 bill".
func (r *reader) counts(written string) bool {
	before := strings.ToLower(r.before())
	next, _ := utf8.DecodeRuneInString(r.after(r.pos + len(written)))
	return (before == "a" || before == "an") && unicode.IsLower(next)
}

// shillings reads old British money, of which pence may be none.
func shillings(s, pence string) string {
	w := cardinal(s) + " " + singular(s, "shillings")
	if pence != "" {
		w += " and " + cardinal(pence) + " " + singular(pence, "pence")
	}
	return w
}

// singular takes the plural off a unit when the number before it is one.
func singular(number, unit string) string {
	if strings.TrimLeft(number, "0") != "1" {
		return unit
	}
	switch unit {
	case "feet":
		return "foot"
	case "inches":
		return "inch"
	case "pence":
		return "penny"
	}
	return strings.TrimSuffix(unit, "s")
}

// moneyRules read amounts of money.
func moneyRules() []numberRule {
	return []numberRule{
		rule(`£(\d+)[ ,]+(\d+)s\b\.?(?:\s?(\d+)d\b\.?)?`, func(_ *reader, m []string) string { // £3 10s. 6d.
			return cardinal(m[1]) + " " + singular(m[1], "pounds") + " " + shillings(m[2], m[3])
		}),
		rule(`(\d+)s\.?\s?(\d+)d\b\.?`, func(_ *reader, m []string) string { return shillings(m[1], m[2]) }),
		rule(`(\d{1,2})d\.`, func(_ *reader, m []string) string { return cardinal(m[1]) + " " + singular(m[1], "pence") }),
		rule(`([$£€¥₹])\s?`+amount+`\s?[–-]\s?`+amount+`(?:\s?(`+moneyScales+`)\b)?`, func(r *reader, m []string) string {
			return decimal(m[2]) + " to " + money(r, []string{m[0], m[1], m[3], m[4]})
		}),
		rule(`([$£€¥₹])\s?`+amount+`(?:\s?(`+moneyScales+`)\b)?`, money),
		rule(amount+`\s?(¢|p\b)`, func(_ *reader, m []string) string {
			unit := map[string]string{"¢": "cents", "p": "pence"}[m[2]]
			return decimal(m[1]) + " " + singular(m[1], unit)
		}),
	}
}
