package script

import (
	"regexp"
	"strings"
	"unicode"
)

// leadDelivery reads narration that leads up to a quotation: a tag that ends in
// a comma or colon, or a vocal beat.
func (s *Script) leadDelivery(text, speaker string) Delivery {
	last := strings.TrimSpace(text[lastSentence(text):])
	if strings.HasSuffix(last, ",") || strings.HasSuffix(last, ":") {
		if d := leadTag(last); d.Manner != Plain {
			return d
		}
	}
	if person.MatchString(last) || speaker != "" && s.mentions(last, speaker) {
		return match(beats, last) // the wind may sigh and colour nothing
	}
	return Delivery{}
}

var person = regexp.MustCompile(`(?i)\b(?:he|she|they|i)\b`)

// stopsBefore reports whether a quotation ended in a full stop before a new
// sentence, which then is no tag.
func stopsBefore(quote, next string) bool {
	return strings.HasSuffix(quote, ".") && !strings.HasSuffix(quote, "..") && unicode.IsUpper(firstRune(next))
}

// leadTag finds the speech verb nearest to the end of a clause.
func leadTag(s string) Delivery {
	words := strings.Fields(s)
	for i := len(words) - 1; i >= 0 && i >= len(words)-12; i-- {
		if i > 0 && beforeNoun[bareWord(words[i-1])] {
			continue // "above a whisper", "his laughing eyes"
		}
		if w := bareWord(words[i]); tagVerbs[w] || verbLexicon[w].manner != Plain {
			return describe(s, words, i)
		}
	}
	return Delivery{}
}

// heldOver is a state of the speaker told at the end of the paragraph before, if that has nothing but narration.
func heldOver(s *Script, from int, speaker string) Delivery {
	if from == 0 || speaker == "" {
		return Delivery{}
	}
	l := s.Lines[from-1]
	if l.Kind != Narration || from > 1 && s.Lines[from-2].Paragraph == l.Paragraph {
		return Delivery{}
	}
	if !s.mentions(l.Text, speaker) {
		return Delivery{}
	}
	return match(lasting, l.Text[lastSentence(l.Text):])
}

// mentions reports whether a text calls a character by a name or alias.
func (s *Script) mentions(text, name string) bool {
	if strings.Contains(text, name) {
		return true
	}
	for _, c := range s.Characters {
		if c.Name != name {
			continue
		}
		for _, a := range c.Aliases {
			if len(a) > 2 && strings.Contains(text, a) {
				return true
			}
		}
		for _, w := range strings.Fields(c.Name) {
			if len(w) > 3 && unicode.IsUpper(firstRune(w)) && strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}
