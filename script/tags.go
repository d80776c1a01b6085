package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tagVerbs are the verbs of pure tags: they say that or how somebody spoke, and show nothing else.
var tagVerbs = wordSet(`said says say asked asks replied replies answered answers cried cries exclaimed exclaims whispered
	whispers murmured murmurs muttered mutters shouted shouts yelled yells called screamed shrieked roared bellowed snapped
	snarled growled hissed barked returned rejoined retorted responded observed remarked added continued resumed
	interrupted interposed interjected suggested demanded inquired enquired questioned thought repeated echoed agreed
	admitted declared announced protested objected insisted urged begged pleaded implored ordered commanded warned
	promised explained crooned cooed purred drawled mumbled stammered stuttered faltered gasped breathed sighed groaned
	moaned wailed sobbed whimpered whined grumbled grunted ejaculated croaked rasped concluded went`)

var tagSubjects = wordSet(`he she it they i we you who somebody someone everybody everyone`)
var determiners = wordSet(`the a an his her their my our its another one`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// pureTag reports whether narration is a dialogue tag and nothing else: a
// subject and a verb of saying, in either order.
func pureTag(s string) bool {
	s = strings.Trim(s, " \t\r\n\u00a0,.;:—–-")
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 || strings.ContainsAny(s, ",;:!?()—–\"“”*_") {
		return false
	}
	verb := func(w string) bool { return w == strings.ToLower(w) && tagVerbs[w] && w != "went" }
	switch {
	case verb(words[len(words)-1]):
		return subject(words[:len(words)-1])
	case verb(words[0]):
		return subject(words[1:])
	}
	return false
}

// subject reports whether words are a pronoun, a name, or a determiner with a noun of up to three words.
func subject(ws []string) bool {
	if len(ws) == 1 && tagSubjects[strings.ToLower(ws[0])] {
		return true
	}
	names, small := 0, 0
	for i, w := range ws {
		low := strings.ToLower(w)
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case i == 0 && determiners[low]:
		case tagVerbs[low] || low == "and" || low == "as" || low == "when" || low == "to":
			return false
		case unicode.IsUpper(r):
			if strings.HasSuffix(w, ".") && len(w) > 5 {
				return false
			}
			names++
		case strings.HasSuffix(low, "ly"):
			return false
		default:
			small++
		}
	}
	if determiners[strings.ToLower(ws[0])] {
		return names+small >= 1 && small <= 3
	}
	return names >= 1 && small == 0 || names >= 2 && small == 1 // Ludwig van Beethoven
}

// firstSentence is the length of a text's first sentence with the blanks after it.
func firstSentence(s string) int {
	for i := 0; i < len(s); i++ {
		if !sentenceStop(s, i) {
			continue
		}
		for i++; i < len(s) && unicode.IsSpace(rune(s[i])); i++ {
		}
		return i
	}
	return len(s)
}

// lastSentence is where the last sentence of a text begins.
func lastSentence(s string) int {
	at := 0
	for i := 0; i+1 < len(s); i++ {
		if !sentenceStop(s, i) {
			continue
		}
		j := i + 1
		for j < len(s) && (unicode.IsSpace(rune(s[j])) || s[j] == '"') {
			j++
		}
		if j < len(s) {
			at = j
		}
	}
	return at
}

// sentenceStop reports whether the byte at i ends a sentence; titles and initials do not.
func sentenceStop(s string, i int) bool {
	if s[i] != '.' && s[i] != '!' && s[i] != '?' || i+1 < len(s) && !unicode.IsSpace(rune(s[i+1])) {
		return false
	}
	if s[i] != '.' {
		return true
	}
	from := strings.LastIndexFunc(s[:i], unicode.IsSpace) + 1
	switch strings.ToLower(s[from:i]) {
	case "mr", "mrs", "ms", "dr", "st", "prof", "rev", "capt", "col", "sgt", "lt", "mme", "mlle", "hon", "gen":
		return false
	}
	return i-from != 1 || !unicode.IsUpper(rune(s[from]))
}
