package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dashSpeech cuts a paragraph of dash dialogue: speech runs from the dash at the start to the
// comma, dash, question or exclamation mark that a tag follows. It goes on after the tag's own
// dash, and after the tag's sentence where what follows is in somebody's voice. It reports false
// for paragraphs that begin without a dash.
func (d *Document) dashSpeech(b *Block, teller bool) bool {
	text := d.Slice(b.Span)
	r, w := utf8.DecodeRuneInString(text)
	if r != '—' && r != '–' {
		return false
	}
	var quotes []Segment
	at, speech := 0, true
	add := func(from, to int) {
		inner := from
		if from == 0 {
			inner = w
		}
		if strings.IndexFunc(text[inner:to], isWordRune) >= 0 {
			s := Segment{Kind: Quote, Span: Span{b.Span.Start + from, b.Span.Start + to}, Inner: Span{b.Span.Start + inner, b.Span.Start + to}}
			s.CutOff = cutOff(d.Slice(s.Inner))
			quotes = append(quotes, s)
		}
	}
	for i := w; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		dash := r == '—' || r == '–'
		switch {
		case speech && (dash || strings.ContainsRune(",!?…", r)) && dashTag(text[i+n:min(len(text), i+n+120)], dash || r == ','):
			to := i
			if !dash {
				to += n
			}
			add(at, to)
			at, speech = to, false
		case !speech && dash:
			at, speech = i+n, true
		case !speech && strings.ContainsRune(",.!?", r) && goesOn(text[i+n:min(len(text), i+n+600)], r == ',', teller):
			at, speech = i+n, true
			for at < len(text) && text[at] == ' ' {
				at++
			}
		}
		i += n
	}
	if speech {
		add(at, len(text))
	}
	b.Segments = fill(b.Span, quotes)
	return true
}

// dashTag reports whether a tag follows. Behind a mark that may end a sentence it begins small, or
// is a name and its verb: speech has no other end than its tag.
func dashTag(post string, inside bool) bool {
	if !tagAfter(post) {
		return false
	}
	words := strings.Fields(post)
	if inside && calls(words) {
		return false
	}
	if inside || unicode.IsLower(firstLetter(words[0])) {
		return true
	}
	for i, w := range words[:min(3, len(words))] {
		if SpeechVerb(strings.ToLower(strings.Trim(w, ".,;:!?—–"))) {
			return i > 0 && !notSubject[strings.ToLower(words[0])]
		}
		if !unicode.IsUpper(firstLetter(w)) {
			return false
		}
	}
	return false
}

// calls reports whether the words behind a comma call somebody before the tag comes: "Don Andrés, said Eva."
func calls(words []string) bool {
	for i, w := range words[:min(4, len(words))] {
		low := strings.ToLower(strings.Trim(w, ".,;:!?—–"))
		if SpeechVerb(low) {
			return i > 0 && strings.HasSuffix(words[i-1], ",") && unicode.IsLower(firstLetter(w)) && i+1 < len(words) && !strings.HasSuffix(low, "ing")
		}
	}
	return false
}

// notSubject are words with a capital that begin questions and commands, not tags.
var notSubject = setOf("what who whose which where when why how that this these those there i you we don't do did will would can could let and but or if so then")

// toldOf is how narration goes on after a tag: "She laughed.", "His eyes were shut.", "The man stood up."
var toldOf = regexp.MustCompile(`^(?:(?:I|We|My|He|She|They|It|His|Her|Their|The|A|Nobody|Everyone)|\p{Lu}[\p{L}’']+) (?:[\p{L}’'-]+ ){0,3}?(?:\p{Ll}+ed|was|were|had|went|came|took|looked|sat|stood|put|gave|got|left|held|shook|rose|threw|ran|felt|saw|heard|made|let|kept|began|fell|found|turned|said|told|lit|drew|set|bent|bit|hung|hid|spat|swung|wept|woke|wore)\b`)

// tellsOf reports whether a sentence begins as narration does. Not all words in -ed are verbs.
func tellsOf(sentence string) bool {
	return toldOf.MatchString(notPast.ReplaceAllString(sentence, "_"))
}

var notPast = regexp.MustCompile(`\b(?:hundred|indeed|need|seed|weed|speed|breed|bleed|feed|deed|reed|shed|sled|sacred|naked|wicked)\b`)

// goesOn reports whether speech goes on after a tag's sentence, or after a comma within it: in the
// words of somebody who says I or you, asks, or tells how things are. A narrator who says "I" tells
// what they did in the same words.
func goesOn(rest string, comma, teller bool) bool {
	rest = strings.TrimLeft(rest, " ")
	if rest == "" || strings.HasPrefix(rest, "\n") {
		return false
	}
	first, _, _ := strings.Cut(rest, " ")
	low := strings.ToLower(strings.ReplaceAll(strings.Trim(first, ".,;:!?"), "’", "'"))
	if comma {
		return low == "i" || strings.HasPrefix(low, "i'") || low == "you" || strings.HasPrefix(low, "you'") || low == "we" || low == "we're" || low == "let's"
	}
	if !unicode.IsUpper(firstLetter(first)) {
		return false
	}
	sentence := clause(rest)
	if teller && tellsOf(sentence) && (low == "i" || low == "we" || low == "my") {
		return false
	}
	if tellsOf(sentence) && !voiced(sentence) {
		words := strings.Fields(sentence)
		return len(words) > 2 && voiced(rest) && !SpeechVerb(strings.ToLower(words[1])) && !strings.HasPrefix(sentence, "His ") && !strings.HasPrefix(sentence, "Her ")
	}
	return true
}

// voiced reports whether a text has words that only speakers use: I, you, we, and short forms.
func voiced(s string) bool {
	for w := range strings.FieldsSeq(s) {
		w = strings.ToLower(strings.ReplaceAll(strings.Trim(w, ".,;:!?…—\"“”()"), "’", "'"))
		switch {
		case w == "i" || w == "you" || w == "we" || w == "me" || w == "my" || w == "your" || w == "us" || w == "our":
			return true
		case strings.HasPrefix(w, "i'"), strings.HasPrefix(w, "you'"), strings.HasPrefix(w, "we'"), strings.HasSuffix(w, "n't"), strings.HasPrefix(w, "it's"), strings.HasPrefix(w, "that's"), strings.HasPrefix(w, "there's"), strings.HasPrefix(w, "let's"):
			return true
		}
	}
	return false
}
