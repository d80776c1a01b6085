package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dashSpeech cuts a paragraph of dash dialogue: speech runs from the dash at the start to the
// comma, dash, question or exclamation mark that a tag follows, or to a beat. It goes on after the
// dash that ends tag or beat, and after the tag's sentence where what follows is in somebody's voice.
// It reports false for paragraphs without speech after a dash.
func (d *Document) dashSpeech(b *Block, teller bool) bool {
	text := d.Slice(b.Span)
	r, w := utf8.DecodeRuneInString(text)
	beats := dashBeats(text, teller)
	if !isDash(r) && len(beats) == 0 {
		return false
	}
	var quotes []Segment
	at, speech := 0, true
	add := func(from, to int) { quotes = d.saidBetween(quotes, b.Span.Start, from, to) }
	i := w
	if !isDash(r) {
		i = 0
	}
	for i < len(text) {
		if len(beats) > 0 && i >= beats[0].Start {
			if speech && at < i {
				add(at, i)
			}
			i, speech = max(i, beats[0].End), false
			beats = beats[1:]
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		dash := isDash(r)
		switch {
		case speech && (dash || strings.ContainsRune(",!?…", r)) && dashTag(text[i+n:min(len(text), i+n+120)], dash || r == ',', teller):
			to := i
			if !dash {
				to += n
			}
			add(at, to)
			at, speech = to, false
			n += len(openDash.FindString(text[i+n:])) // "Sit down, — he said."
		case speech && dash && aside(text[i+n:], teller):
			add(at, i)
			at, speech = i, false
		case !speech && dash:
			at, speech = i+n, true
		case !speech && strings.ContainsRune(",.!?", r) && !beatNext(text[i+n:], beats, i+n) && goesOn(text[i+n:min(len(text), i+n+600)], r == ',', teller):
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

// saidBetween adds what is said from one byte of a paragraph to another, its blanks and what clings to the dash before left out.
func (d *Document) saidBetween(quotes []Segment, para, from, to int) []Segment {
	start, end := para+from, para+to
	if from > 0 { // "—said Juan—. I know."
		start = end - len(strings.TrimLeft(d.Text[start:end], ".,;: \n"))
	}
	said := strings.TrimRightFunc(d.Text[start:end], unicode.IsSpace)
	end = start + len(said)
	inner := end - len(strings.TrimLeftFunc(said, func(r rune) bool { return from == 0 && isDash(r) || unicode.IsSpace(r) }))
	if strings.IndexFunc(d.Text[inner:end], isWordRune) < 0 {
		return quotes
	}
	s := Segment{Kind: Quote, Span: Span{start, end}, Inner: Span{inner, end}}
	s.CutOff = cutOff(d.Slice(s.Inner))
	return append(quotes, s)
}

func isDash(r rune) bool { return r == '—' || r == '–' }

// openDash stands in front of a tag where both sides of it have one.
var openDash = regexp.MustCompile(`^\s*[—–]`)

// resuming is a dash by which speech begins or goes on within a paragraph: "He sat down. —Is it late?"
var resuming = regexp.MustCompile(`^[—–]\s*[*_¡¿]*\p{Lu}`)

// dashBeats finds the narration between speech in a paragraph: what stands in front of the first dash, the
// sentences that tell something in front of a dash that resumes speech, and those behind a dash at its end.
func dashBeats(text string, teller bool) []Span {
	var out []Span
	ss := sentences(text, Span{0, len(text)})
	r, _ := utf8.DecodeRuneInString(text)
	begun := isDash(r)
	tells := func(k int) bool { return narrates(text[ss[k].Start:ss[k].End], teller) }
	from := 1
	for k := 1; k < len(ss); k++ {
		s := text[ss[k].Start:ss[k].End]
		if !resuming.MatchString(s) {
			continue
		}
		if !begun {
			if tells(k) {
				return nil // a narrator's dash
			}
			out, begun, from = append(out, Span{0, ss[k].Start}), true, k+1
			continue
		}
		first := k
		for first > from && tells(first-1) {
			first--
		}
		if first < k {
			out = append(out, Span{ss[first].Start, ss[k].Start})
			from = k + 1
			continue
		}
		last := k
		for last < len(ss) && tells(last) {
			last++
		}
		if last == len(ss) && last > k {
			return append(out, Span{ss[k].Start, len(text)})
		}
	}
	return out
}

// narrates reports whether a sentence of a paragraph with dashes is narration.
func narrates(sentence string, teller bool) bool {
	sentence = strings.TrimLeft(sentence, "—– ")
	sentence = strings.ReplaceAll(leading.ReplaceAllString(strings.ReplaceAll(sentence, "'", "’"), ""), "’d ", " had ")
	if sentence != "" {
		r, n := utf8.DecodeRuneInString(sentence)
		sentence = string(unicode.ToUpper(r)) + sentence[n:]
	}
	if !beatOf.MatchString(notPast.ReplaceAllString(sentence, "_")) || strings.HasSuffix(sentence, "?") {
		return false
	}
	if teller {
		return !secondVoice.MatchString(sentence)
	}
	return !voiced(sentence)
}

var (
	beatOf      = regexp.MustCompile(`^(?:` + tellers + ` (?:[\p{L}’'-]+ ){0,3}?|\p{Lu}[\p{L}’']+ )` + pasts)
	leading     = regexp.MustCompile(`^(?:Then|And|But|Now|So) `)
	secondVoice = regexp.MustCompile(`(?i)\b(?:you|your|let['’]s|(?:it|that|there)['’]s|I['’](?:m|ll|ve))\b`)
)

// aside reports whether narration between two dashes follows, the second in front of the stop: "—She looked up—. The last of it."
func aside(post string, teller bool) bool {
	m := asideEnd.FindStringIndex(post)
	return m != nil && narrates(post[:m[1]], teller)
}

var asideEnd = regexp.MustCompile(`^\p{Lu}[^—–\n]{2,200}[—–][.,;:!?…]`)

// beatNext reports whether nothing in anybody's voice stands between here and the next beat's dash.
func beatNext(rest string, beats []Span, at int) bool {
	if len(beats) > 0 && beats[0].Start-at <= 4 && strings.TrimSpace(rest[:max(0, beats[0].Start-at)]) == "" {
		return true
	}
	rest = rest[:min(len(rest), 600)]
	for i, r := range rest {
		if isDash(r) && i > 0 && resuming.MatchString(rest[i:]) && strings.ContainsAny(strings.TrimSpace(rest[:i]), ".!?…") {
			return !voiced(rest[:i])
		}
	}
	return false
}

// toldOf is how narration goes on after a tag: "She laughed.", "His eyes were shut.", "The man stood up."
var toldOf = regexp.MustCompile(`^(?:` + tellers + `|\p{Lu}[\p{L}’']+) (?:[\p{L}’'-]+ ){0,3}?` + pasts)

const (
	tellers = `(?:I|We|My|He|She|They|It|His|Her|Their|The|A|Nobody|Everyone)`
	pasts   = `(?:\p{Ll}+ed|was|were|had|went|came|took|looked|sat|stood|put|gave|got|left|held|shook|rose|threw|ran|felt|saw|heard|made|let|kept|began|fell|found|turned|said|told|lit|drew|set|bent|bit|hung|hid|spat|swung|wept|woke|wore|` +
		`laid|lay|leant|knelt|crept|slid|swept|stuck|struck|spread|sprang|sank|shut|slept|spoke|spun|strode|stole|tore|brought|bought|caught|blew|broke|burst|drove|drank|ate|flew|flung|froze|grew|led|met|paid|rang|rode|sent|undid|wound|wrote)\b`
)

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
	if rest == "" || strings.HasPrefix(rest, "\n") || openDash.MatchString(rest) {
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
