package prose

import (
	"regexp"
	"strings"
	"unicode"
)

// thoughtTag is what follows a thought that has no marks: "I should go, she thought."
var thoughtTag = regexp.MustCompile(`^(?:(?i:I|he|she|they)|\p{Lu}[\p{L}'’-]+) (?:thought|thinks|think|told (?:him|her|my|them)sel\w+|tell myself|wondered|wonders)\b|^(?:thought|wondered) \p{Lu}[\p{L}'’-]+\b`)

// reportOf is what makes a report of such a tag: "Somebody else, I think it was Tom, coughed."
var reportOf = regexp.MustCompile(`^[\p{L}'’-]+ (?:thought|thinks?) (?:it|that|he|she|they|there|so|of|about)\b`)

// thoughtLead stands in front of one: "She thought: I should go." Behind a comma one begins with a capital.
var thoughtLead = regexp.MustCompile(`^\s*(?:I|He|She|They|\p{Lu}[\p{L}'’-]+) (?:thought|thinks|think)[:,] `)

// addressed is a sentence in which somebody is spoken to: "Don't laugh, she thought. You've been told."
var addressed = regexp.MustCompile(`(?i)^[^*_"“”‘]*\b(?:you|your|let['’]s)\b[^*_"“”’]*`)

// retold reports whether a sentence tells what somebody else than "you" did.
func retold(sentence string) bool {
	sentence = strings.TrimSpace(sentence)
	return tellsOf(sentence) && !strings.HasPrefix(sentence, "You")
}

// nobodysVoice are words by which a clause in front of "she thought" is the narrator's report of a thought, not its words.
var nobodysVoice = setOf("was were had did could would seemed looked felt knew said")

// unmarked splits thoughts without italics out of the narration of a block: a clause in
// somebody's own voice, from the beginning of a sentence to the comma before the tag.
func (d *Document) unmarked(b *Block) {
	var out []Segment
	for _, s := range b.Segments {
		if s.Kind != Narration {
			out = append(out, s)
			continue
		}
		at := s.Span.Start
		tagged := false // the sentence before ends in the tag of a thought
		for _, sentence := range sentences(d.Text, s.Span) {
			start, end := sentence.Start, d.thoughtEnd(sentence)
			if n := ledThought(d.Slice(sentence)); n > 0 {
				start, end = sentence.Start+n, sentence.End
			}
			if end < 0 && tagged && addressed.MatchString(d.Slice(sentence)) && !retold(d.Slice(sentence)) {
				end = sentence.End
			}
			tagged = end > 0 && end < sentence.End && len(strings.Fields(d.Text[end:sentence.End])) <= 3
			if end < 0 {
				continue
			}
			for start < end && unicode.IsSpace(rune(d.Text[start])) {
				start++
			}
			if start > at {
				out = append(out, Segment{Kind: Narration, Span: Span{at, start}, Inner: Span{at, start}})
			}
			out = append(out, Segment{Kind: Thought, Span: Span{start, end}, Inner: Span{start, end}})
			at = end
		}
		if at < s.Span.End {
			out = append(out, Segment{Kind: Narration, Span: Span{at, s.Span.End}, Inner: Span{at, s.Span.End}})
		}
	}
	b.Segments = out
}

// ledThought is where the thought begins that a sentence leads to; 0 where it leads to none.
func ledThought(sentence string) int {
	m := thoughtLead.FindStringIndex(sentence)
	if m == nil || strings.ContainsAny(sentence, "*_\"“”") {
		return 0
	}
	said := sentence[m[1]:]
	if strings.IndexFunc(said, isWordRune) < 0 || strings.HasSuffix(sentence[:m[1]], ", ") && !unicode.IsUpper(firstLetter(said)) {
		return 0
	}
	return m[1]
}

// thoughtEnd is where the thought that a sentence begins with ends, behind its comma; -1 when it is none.
func (d *Document) thoughtEnd(sentence Span) int {
	text := d.Slice(sentence)
	if strings.ContainsAny(text, "*_\"“”") {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(text[from:], ", ")
		if i < 0 {
			return -1
		}
		i += from
		if thoughtTag.MatchString(text[i+2:]) && !reportOf.MatchString(text[i+2:]) && ownVoice(text[:i]) {
			return sentence.Start + i + 1
		}
		from = i + 2
	}
}

// ownVoice reports whether a clause is in the words of who thinks it.
func ownVoice(clause string) bool {
	voice := false
	words := strings.Fields(clause)
	for i, w := range words {
		w = strings.ToLower(strings.ReplaceAll(strings.Trim(w, ".,;:!?…—\"“”()"), "’", "'"))
		if nobodysVoice[w] {
			return false
		}
		voice = voice || w != "it" && w != "is" && w != "are" && innerVoice[w] || i == len(words)-1 && len(words) <= 3
	}
	return voice && len(words) > 0
}
