package prose

import (
	"strings"
	"unicode"
)

// dashTag reports whether a tag follows. Behind a mark that may end a sentence it begins small, or
// is a name and its verb: speech has no other end than its tag.
func dashTag(post string, inside, teller bool) bool {
	post = strings.TrimLeft(strings.TrimLeft(post, " \n"), "—– ")
	words := strings.Fields(tagClause(post))
	if len(words) < 2 {
		return false
	}
	if unicode.IsLower(firstLetter(words[0])) && SpeechVerb(tagWord(words[0])) {
		return tagSubject(words[0], words[1], teller)
	}
	verb := tagVerb(words, teller)
	if verb == 0 {
		return false
	}
	if inside || unicode.IsLower(firstLetter(words[0])) {
		return true
	}
	if subjects[tagWord(words[0])] { // "Would he? She laughed."
		return verb == len(words)-1 && verb == 1
	}
	for _, w := range words[:verb] {
		if !unicode.IsUpper(firstLetter(w)) || notSubject[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// tagClause is a text up to its first mark, the point of "Mr." left out of account.
func tagClause(s string) string {
	for i, r := range s {
		if r == '.' && shortForms[strings.ToLower(finalWord(s[:i]))] {
			continue
		}
		if strings.ContainsRune(",.;:!?…—–", r) {
			return s[:i]
		}
	}
	return s
}

func tagWord(w string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Trim(w, ".,;:!?—–-*_()\"'“”‘’"), "'", "’"))
}

// tagSubject reports whether a word behind a verb of speech begins its subject: "said the", "asked Ann". "Put the" is an order.
func tagSubject(verb, w string, teller bool) bool {
	low := tagWord(w)
	switch {
	case low == "i" || low == "we":
		return teller
	case low == "he" || low == "she" || low == "they" || unicode.IsUpper(firstLetter(w)):
		return true
	}
	return !orders[tagWord(verb)] && determiners[low]
}

// tagVerb is the place of the verb in a tag that begins with its subject; 0 where the words are none: "he said so".
func tagVerb(words []string, teller bool) int {
	first := tagWord(words[0])
	if (first == "i" || first == "we") && !teller || first == "you" {
		return 0
	}
	if !subjects[first] && !determiners[first] && !unicode.IsUpper(firstLetter(words[0])) && !strings.HasSuffix(first, "’d") {
		return 0
	}
	for i := 1; i < min(len(words), 7); i++ {
		w, before := tagWord(words[i]), tagWord(words[i-1])
		if clauseWords[w] {
			return 0
		}
		progressive := Speaking(w) && (before == "was" || before == "were" || before == "been" || before == "kept" || before == "is")
		modal := SpeechStem(w) && (before == "would" || strings.HasSuffix(before, "’d") || before == "could" || before == "to")
		if !SpeechVerb(w) && !progressive && !modal {
			continue
		}
		next := ""
		if i+1 < len(words) {
			next = tagWord(words[i+1])
		}
		if reported[next] || weak[w] && next != "" && next != "on" && !strings.HasSuffix(next, "ly") && (w != "told" || !determiners[next] && !objects[next] && !unicode.IsUpper(firstLetter(words[i+1]))) {
			return 0
		}
		return i
	}
	return 0
}

var (
	orders      = setOf("put read cut burst broke let")
	determiners = setOf("the a an his her its my our their one another somebody someone everybody everyone nobody both old young little poor")
	objects     = setOf("him her me us them himself herself myself")
	clauseWords = setOf("who that which i you he she we they and or but if because when what")
	reported    = setOf("that so it he she they we i you what how why where if whether nothing")
	// weak are verbs of speech that are more often another verb, unless they end the tag.
	weak = setOf("went goes put puts cut cuts broke burst tried managed owned ended finished read reads signed wrote writes lied called calls told tells sang sings pressed offered followed")
)

// notSubject are words with a capital that begin questions and commands, not tags.
var notSubject = setOf("what who whose which where when why how that this these those there i you we don't do did will would can could let and but or if so then")
