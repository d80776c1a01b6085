package script

import (
	"math"
	"regexp"
	"strings"
	"unicode"
)

// direct gives every spoken line its delivery from the narration around it, and finds the songs.
func direct(s *Script) {
	var turn Delivery
	for from := 0; from < len(s.Lines); {
		to := from + 1
		for to < len(s.Lines) && s.Lines[to].Paragraph == s.Lines[from].Paragraph {
			to++
		}
		if from == 0 || !s.goesOn(from) {
			turn = Delivery{}
		}
		turn = directParagraph(s, from, to, turn)
		from = to
	}
}

// fades is what is left of a manner's intensity from one line of a turn to the next, down to faintest.
const fades, faintest = 0.85, 0.3

// goesOn reports whether the paragraph at from begins with more of the speech that the one before left open: no mark
// closes it there, as is the custom for a speech of several paragraphs.
func (s *Script) goesOn(from int) bool {
	last, next := s.Lines[from-1], s.Lines[from]
	if s.origin == nil || last.Kind != Speech || next.Kind != Speech || last.Speaker == "" || last.Speaker != next.Speaker || last.As != next.As {
		return false
	}
	end := strings.TrimSpace(s.origin.doc.Text[last.Source.Start:last.Source.End])
	return !strings.HasSuffix(strings.TrimRight(end, "*_"), "\"") && !strings.HasSuffix(end, "”") && !strings.HasSuffix(end, "’") && !strings.HasSuffix(end, "'")
}

// directParagraph reads one paragraph: tags after and before each quotation,
// beats before it, and what the turn began with. turn is what a speech that goes on from the paragraph before brings
// along; what is left at the end is the result.
func directParagraph(s *Script, from, to int, turn Delivery) Delivery {
	speaker, first := s.Lines[from].Speaker, true
	for i := from; i < to; i++ {
		l := &s.Lines[i]
		if !l.Kind.Spoken() {
			continue
		}
		if !first && l.Speaker != speaker {
			turn = Delivery{}
		}
		d := Delivery{}
		if i+1 < to && !s.Lines[i+1].Kind.Spoken() && !stopsBefore(l.Text, s.Lines[i+1].Text) {
			d = tagDelivery(firstOf(s.Lines[i+1].Text), true)
		}
		if i > from && !s.Lines[i-1].Kind.Spoken() {
			before := s.Lines[i-1].Text
			if d.Manner == Plain {
				d = s.leadDelivery(before, l.Speaker)
			}
		}
		if d.Manner == Plain && first {
			d = heldOver(s, from, l.Speaker)
		}
		switch {
		case d.Manner != Plain:
			turn = d
		case soft[turn.Manner] || turn.Manner != Plain && strings.Contains(l.Text, "!"):
			turn.Intensity = math.Max(faintest, round(turn.Intensity*fades))
			d = turn
		}
		if loud := capitals(l.Text); loud.Manner != Plain && (d.Manner == Plain || d.Manner == Exclaimed) {
			d = loud
		}
		if d.Manner == Plain {
			d = stammer(l.Text)
		}
		if d.Manner == Sung && l.Kind == Speech {
			l.Kind = Song
		}
		if l.Kind == Speech {
			if words := sungBefore(s, from, i); words != "" {
				l.Kind = Song
				d = said(Sung, 0.5, words)
			}
		}
		l.Delivery = d
		speaker, first = l.Speaker, false
	}
	return turn
}

// firstOf is the first sentence of narration after a quotation.
func firstOf(s string) string { return strings.TrimSpace(s[:firstSentence(s)]) }

// tagDelivery reads a dialogue tag. Without a speech verb near its start the
// sentence is a beat, which says nothing about the words before it.
func tagDelivery(tag string, after bool) Delivery {
	words := strings.Fields(tag)
	verb := -1
	for i := 0; i < min(len(words), 6); i++ {
		w := bareWord(words[i])
		if tagVerbs[w] || verbLexicon[w].manner != Plain && words[i] == strings.ToLower(words[i]) {
			verb = i
			break
		}
		if i > 0 && strings.HasSuffix(words[i-1], ",") {
			break
		}
	}
	if verb < 0 {
		return Delivery{}
	}
	if after && !unicode.IsLower(firstRune(tag)) && verb > 3 {
		return Delivery{}
	}
	return describe(tag, words, verb)
}

// describe reads the manner of a clause whose speech verb is words[verb]:
// phrases first, then "in a ... voice", then the verb, then adverbs.
func describe(tag string, words []string, verb int) Delivery {
	start := strings.Index(tag, words[verb])
	if denial.MatchString(tag[:start]) {
		return Delivery{}
	}
	v := verbLexicon[bareWord(words[verb])]
	verbWords := bareWord(words[verb])
	for _, p := range phrases {
		if m := p.re.FindStringIndex(tag); m != nil && !denial.MatchString(tag[:m[0]]) {
			text := strings.TrimRight(tag[m[0]:m[1]], " ,")
			if v.manner == p.manner || v.manner == Plain || p.manner == Whispered || p.manner == Shouted && v.manner == Exclaimed {
				in := p.intensity
				if v.manner == p.manner {
					in = math.Min(1, math.Max(v.intensity, p.intensity)+0.1)
				}
				return said(p.manner, round(in), widen(tag, m[0], m[0]+len(text), text))
			}
		}
	}
	var d Delivery
	if v.manner != Plain {
		d = said(v.manner, v.intensity, verbWords)
		if n := strings.Index(tag[start:], " "); n > 0 && strings.Contains(tag[start:], "tuneless") {
			d.Words = strings.Trim(tag[start:], " .,;")
		}
	}
	if m := voicePhrase.FindString(tag); m != "" {
		for _, w := range strings.Fields(m) {
			if e := adverbLexicon[bareWord(w)]; e.manner != Plain && (d.Manner == Plain || e.manner == d.Manner) {
				return said(e.manner, math.Max(e.intensity, d.Intensity), m)
			}
		}
		if d.Manner != Plain {
			d.Words += " " + m + whose(tag, m)
		}
		return d
	}
	for i, w := range words {
		e, ok := adverbLexicon[bareWord(w)]
		if !ok || i == verb || !adverbHere(words, i, verb) {
			continue
		}
		at := strings.Index(tag, w)
		if denial.MatchString(tag[:at]) {
			continue
		}
		switch {
		case d.Manner == Plain:
			d = said(e.manner, e.intensity, bareWord(w))
		case d.Manner == e.manner:
			d.Intensity, d.Words = math.Min(1, d.Intensity+0.2), stretch(tag, start, at, w, d.Words)
		default:
			d.Words = stretch(tag, start, at, w, d.Words) // whispered angrily: the verb decides, the word stays
		}
		if strengthens.MatchString(tag[:at]) {
			d.Intensity = math.Min(1, d.Intensity+0.2)
		} else if weakens.MatchString(tag[:at]) {
			d.Intensity = math.Max(0.1, d.Intensity-0.2)
		}
	}
	d.Intensity = round(d.Intensity)
	return d
}

// stretch widens the raw words of a delivery to another word of the tag: as
// they stand in the prose from the verb on, or joined when the word comes first.
func stretch(tag string, verb, at int, w, words string) string {
	if end := at + len(w); at > verb && end-verb < 60 {
		return strings.TrimRight(tag[verb:end], ".,;:!?")
	}
	return words + " " + bareWord(w)
}

// whose is the clause that says whose voice it is ("that was not his at all").
func whose(tag, voice string) string {
	rest := tag[strings.Index(tag, voice)+len(voice):]
	if !strings.HasPrefix(rest, " that") && !strings.HasPrefix(rest, " not ") && !strings.HasPrefix(rest, " like") {
		return ""
	}
	if i := strings.IndexAny(rest, ".,;:!?"); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// adverbHere keeps adverbs near the verb, and adjectives out: only words in -ly count outside "in a ... voice".
func adverbHere(words []string, i, verb int) bool {
	w := bareWord(words[i])
	return i-verb < 6 && verb-i < 3 && (strings.HasSuffix(w, "ly") || w == "laughing" || w == "sobbing" || w == "weeping" ||
		w == "giggling" || w == "chuckling" || w == "trembling" || w == "low" || w == "exhausted")
}

// widen takes "in a voice" before a phrase into its words.
func widen(tag string, from, to int, text string) string {
	if i := strings.LastIndex(tag[:from], "in "); i >= 0 && from-i < 24 && !strings.ContainsAny(tag[i:from], ",.;") {
		return strings.TrimSpace(tag[i:to])
	}
	return text
}

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

var beforeNoun = wordSet(`a an the his her their my its in of to above hoarse low loud soft`)

func match(ps []phrase, s string) Delivery {
	for _, p := range ps {
		if m := p.re.FindStringIndex(s); m != nil && !denial.MatchString(s[:m[0]]) {
			return said(p.manner, p.intensity, strings.TrimRight(strings.TrimSpace(s[m[0]:m[1]]), ",;:"))
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

// capitals hears shouting in a line written in capitals.
func capitals(s string) Delivery {
	up, low := 0, 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			up++
		} else if unicode.IsLower(r) {
			low++
		}
	}
	if up >= 4 && up > 3*low {
		return said(Shouted, 0.7, "")
	}
	return Delivery{}
}

// stammer hears "I-I" and "W-what".
func stammer(s string) Delivery {
	for _, w := range strings.Fields(s) {
		a, b, ok := strings.Cut(strings.Trim(w, ".,;:!?…—\"'“”‘’*"), "-")
		if ok && a != "" && len(a) <= 2 && len(b) >= len(a) && strings.EqualFold(a, b[:len(a)]) && isWord(rune(a[0])) && !unicode.IsDigit(rune(a[0])) {
			return said(Hesitant, 0.5, strings.Trim(w, ".,;:!?…—\"“”"))
		}
	}
	return Delivery{}
}

func bareWord(w string) string {
	return strings.ToLower(strings.Trim(w, ".,;:!?…—–-\"'“”‘’()*_"))
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func round(x float64) float64 { return math.Round(x*100) / 100 }
