package script

import (
	"strings"
	"unicode"
)

// heard reads a clause for where its voice comes from; the words are as they stand there.
func heard(clause string) (Presence, string) {
	for _, a := range alone {
		m := a.re.FindStringIndex(clause)
		if m == nil || denial.MatchString(clause[:m[0]]) || a.p == Reading && beforehand.MatchString(clause[:m[0]]) || a.p == Inner && saidToo.MatchString(clause) {
			continue
		}
		return a.p, cleanWords(clause[m[0]:m[1]])
	}
	for _, ph := range placePhrases {
		for _, m := range ph.re.FindAllStringIndex(clause, -1) {
			if denial.MatchString(clause[:m[0]]) || !anchored(clause[:m[0]], clause[m[1]:], ph.of) {
				continue
			}
			if ph.p == Crowd && named.MatchString(clause[:m[0]]) && !strings.Contains(clause[:m[0]], " and ") {
				continue // one person, "in unison" with something else
			}
			if ph.p == InHead && ownMind(clause[:m[0]], clause[m[0]:m[1]]) {
				return Inner, cleanWords(clause[m[0]:m[1]])
			}
			return ph.p, cleanWords(clause[m[0]:m[1]])
		}
	}
	return Here, ""
}

func cleanWords(s string) string { return strings.Trim(s, " ,.;:!?—–-“”\"") }

// ownMind reports whether it is the speaker's own head ("she said in her head"): a thought then, no voice from elsewhere.
func ownMind(before, phrase string) bool {
	low := " " + strings.ToLower(before)
	if voiceWord.MatchString(low) {
		return false
	}
	for whose, who := range map[string]string{"his": " he ", "her": " she ", "my": " i ", "their": " they "} {
		if strings.Contains(strings.ToLower(phrase), whose+" ") && strings.Contains(low, who) {
			return true
		}
	}
	return false
}

// anchored reports whether a phrase of place belongs to somebody's voice: looking back from it, or forward where it opens the sentence.
func anchored(before, after string, of anchor) bool {
	words := strings.Fields(before)
	if len(words) == 0 || len(words) == 1 && breaksOff[bareWord(words[0])] {
		return opensBeforeVoice(strings.Fields(after), of)
	}
	for i := len(words) - 1; i >= 0 && i >= len(words)-9; i-- {
		w := bareWord(words[i])
		if last := words[i]; i < len(words)-1 && strings.ContainsAny(last[len(last)-1:], ",;:") {
			return false
		}
		if (w == "was" || w == "were" || w == "is") && i > 0 && voiceWord.MatchString(words[i-1]) { // "his voice was faint"
			return true
		}
		switch ok, stop := anchorAt(words, i, of); {
		case ok:
			return true
		case stop || breaksOff[w] || moves[w] || strings.HasSuffix(w, "ing") && w != "nothing" && w != "something":
			return false
		}
	}
	return false
}

// anchorAt reports whether words[i] is what a phrase of place may belong to, and whether to look no further.
func anchorAt(words []string, i int, of anchor) (ok, stop bool) {
	w := bareWord(words[i])
	if w == "voice" || w == "voices" {
		return true, false
	}
	if voiceMoves[w] && i == 0 && words[0] == w {
		return true, false // "crackled over the radio", of the words before it
	}
	if voiceMoves[w] {
		for k := max(0, i-5); k < min(len(words), i+6); k++ {
			if voiceNouns[bareWord(words[k])] && k != i {
				return true, false
			}
		}
		return false, !tagVerbs[w]
	}
	if words[i] != strings.ToLower(words[i]) || of == ofVoiceOnly {
		return false, false
	}
	if carries[w] {
		return true, false
	}
	if !tagVerbs[w] && verbLexicon[w].manner == Plain || w == "thought" || w == "went" {
		return false, false
	}
	if of == ofCarrying { // "said Ann from across the room", but "said the girl from across the street" is which girl
		for _, g := range words[i+1:] {
			if b := bareWord(g); !neutralGap[b] && !strings.HasSuffix(b, "ly") && !unicode.IsUpper(firstRune(g)) || determiners[b] {
				return false, true
			}
		}
	}
	return true, false
}

// opensBeforeVoice reads "From across the river a voice called": a voice or a verb of speech soon after the phrase.
func opensBeforeVoice(words []string, of anchor) bool {
	for i := 0; i < min(len(words), 6); i++ {
		w := bareWord(words[i])
		if breaksOff[w] || moves[w] && w != "burst" {
			return false
		}
		if ok, stop := anchorAt(words, i, of); ok || stop {
			return ok
		}
		if i > 0 && strings.HasSuffix(words[i], ",") {
			return false
		}
	}
	return false
}

// speaks reports whether a clause after a quotation is its tag: a verb of speech stands near its start.
func speaks(clause string) bool {
	words := strings.Fields(clause)
	for i := 0; i < min(len(words), 7); i++ {
		w := bareWord(words[i])
		if words[i] == strings.ToLower(words[i]) && (tagVerbs[w] && w != "went" || verbLexicon[w].manner != Plain || w == "read" || w == "chorused" || w == "spoke") || voiceMoves[w] && (i == 0 || voiceWord.MatchString(clause)) {
			return true
		}
		if i > 0 && strings.HasSuffix(words[i-1], ",") {
			return false
		}
	}
	return false
}

// ofVoice reports whether a sentence is about how somebody is heard: its subject is a voice or what it comes out of.
func ofVoice(sentence string) bool {
	words := strings.Fields(sentence)
	return voiceWord.MatchString(strings.Join(words[:min(len(words), 9)], " ")) || deviceSpeaks.re.MatchString(sentence)
}
