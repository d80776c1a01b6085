package phonemes

import "strings"

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// dateRules read dates and times that are written with digits.
func dateRules() []numberRule {
	return []numberRule{
		rule(`(\d{4})-(\d{2})-(\d{2})\b`, func(_ *reader, m []string) string { // ISO 8601
			month, day := atoi(m[2]), atoi(m[3])
			if month < 1 || month > 12 || day < 1 || day > 31 {
				return ""
			}
			return "the " + ordinal(m[3]) + " of " + monthNames[month-1] + " " + year(m[1])
		}),
		rule(`(\d{1,2})h([0-5]\d)\b`, func(r *reader, m []string) string { // 5h30
			return clock(r, []string{m[0], m[1], m[2], "", ""})
		}),
		rule(`([012]\d)([0-5]\d)`, func(r *reader, m []string) string { // 0900 hours
			if next := r.after(r.pos + len(m[0])); next != "hours" || atoi(m[1]) > 23 {
				return ""
			}
			hour := cardinal(m[1])
			if m[1][0] == '0' {
				hour = "oh " + hour
			}
			if m[2] == "00" {
				return hour + " hundred"
			}
			return hour + " " + cardinal(m[2])
		}),
		rule(`(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?:\s?([AaPp])\.?\s?[Mm]\b\.?)?`, clock),
		rule(`(\d{1,2})\.([0-5]\d)(?:(\d)|\b)(?:\s?([AaPp])\.?\s?[Mm]\b\.?)?`, func(r *reader, m []string) string { // at 12.30
			if m[3] != "" || m[4] == "" && !clockCues[strings.ToLower(r.before())] {
				return ""
			}
			return clock(r, m)
		}),
		rule(`(\d{1,2})\s?([AaPp])\.?\s?[Mm]\b\.?`, func(_ *reader, m []string) string {
			return cardinal(m[1]) + " letter:" + strings.ToLower(m[2]) + " letter:m"
		}),
		rule(`(24/7|9/11|50/50|20/20|7/7)\b`, func(_ *reader, m []string) string {
			a, b, _ := strings.Cut(m[1], "/")
			return cardinal(a) + " " + cardinal(b)
		}),
		rule(`(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b`, func(_ *reader, m []string) string {
			y := cardinal(m[3])
			if len(m[3]) == 4 {
				y = year(m[3])
			}
			return cardinal(m[1]) + " " + cardinal(m[2]) + " " + y
		}),
	}
}

// dayOfMonth reads the day in "3 July", or gives "" when no month comes next.
func (r *reader) dayOfMonth(digits, next string) string {
	n := len(digits)
	if n > 2 || digits[0] == '0' || atoi(digits) > 31 || !months[strings.ToLower(next)] || !r.isCapital(next) {
		return ""
	}
	day := ordinal(digits) + " of"
	if strings.EqualFold(r.before(), "the") {
		return day
	}
	return "the " + day
}
