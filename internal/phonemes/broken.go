package phonemes

import (
	"regexp"
	"strings"
	"unicode"
)

// etCeteraRE and drawnRE are words with signs in them: "&c." and "har-r-d", "y-e-e-s"; stutterRE is the start of "w-what".
var (
	stutterRE  = regexp.MustCompile(`^(\p{L}{1,3})(?:-+|—|–|…|\.{3})(\p{L}[\p{L}\p{M}'’]*)`)
	etCeteraRE = regexp.MustCompile(`^&c\b\.?`)
	drawnRE    = regexp.MustCompile(`^\p{L}+(?:-\p{L})+(?:-\p{L}+)?\b`)
)

// spelledOut reads a word drawn out with hyphens: one of its letters comes again behind a hyphen.
func (r *reader) spelledOut(from int) bool {
	m := drawnRE.FindString(r.ahead(from))
	if m == "" || strings.HasPrefix(r.text[from+len(m):], "-") {
		return false
	}
	var word []rune
	repeated := false
	for i, piece := range strings.Split(strings.ToLower(m), "-") {
		c := []rune(piece)
		if i > 0 && len(c) == 1 && c[0] == word[len(word)-1] {
			repeated = true
			continue
		}
		word = append(word, c...)
	}
	if !repeated || len(word) < 2 {
		return false
	}
	r.add(from, from+len(m), Token{Say: string(word), Long: true})
	return true
}

// lostApostrophe mends "it s" and "don t", which careless conversion leaves of "it's" and "don't".
func (r *reader) lostApostrophe(w string, from, to int) bool {
	before := r.before()
	if before == "" || letterCues[strings.ToLower(before)] || from == 0 || r.text[from-1] != ' ' || r.cutOff(to) && w != "t" && w != "s" {
		return false
	}
	last := &r.out[len(r.out)-1]
	switch w {
	case "t":
		if !strings.HasSuffix(strings.ToLower(before), "n") {
			return false
		}
	case "m":
		if before != "I" {
			return false
		}
	case "s", "d", "ll", "ve", "re":
		if !unicode.IsLetter(rune(before[0])) || len(before) < 2 && before != "I" || last.IPA != "" {
			return false
		}
	default:
		return false
	}
	several := len(r.out) > 1 && r.out[len(r.out)-2].From == last.From // words of one written word keep their place together
	if last.Say == "" || last.To != from-1 || several {
		return false
	}
	last.Say, last.To, r.pos = last.Say+"'"+w, to, to
	return true
}

// stutter reads "w-what" and "I-I-I": each broken-off start is spoken as such, from the sounds of the word it starts.
func (r *reader) stutter() bool {
	m := stutterRE.FindStringSubmatch(r.ahead(r.pos))
	if m == nil {
		return false
	}
	part, whole := strings.ToLower(m[1]), strings.ToLower(m[2])
	n := len(part)
	switch {
	case !strings.HasPrefix(whole, part), prefixes[part]:
		return false
	case n > 1 && (whole == part || shortWords[strings.ToUpper(part)]): // "so-so", "you--your", "no-nonsense"
		return false
	case part == "i" && whole != "i" && !strings.HasPrefix(whole, "i'") && !strings.HasPrefix(whole, "i’"): // "But I--Is it"
		return false
	case n == 1 && len(whole) == 1 && part != "i" && !r.stutterGoesOn(len(m[0])): // "T-T"
		return false
	}
	t := Token{Stutter: true}
	if part == "i" {
		t = Token{Say: "I"}
	}
	r.add(r.pos, r.pos+n, t)
	r.pause(",")
	r.pos += len(m[0]) - n - len(m[2])
	return true
}

// stutterGoesOn reports whether what follows is one more part of a stutter.
func (r *reader) stutterGoesOn(length int) bool {
	return strings.HasPrefix(r.text[r.pos+length:], "-")
}

// Prefixes that are written with a hyphen before a word that may begin as they do.
var prefixes = wordSet(`co re de bi x un in non pre pro tri ex`)
