package script

import (
	"math"
	"strings"
	"unicode"
)

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

func match(ps []phrase, s string) Delivery {
	for _, p := range ps {
		if m := p.re.FindStringIndex(s); m != nil && !denial.MatchString(s[:m[0]]) {
			return said(p.manner, p.intensity, strings.TrimRight(strings.TrimSpace(s[m[0]:m[1]]), ",;:"))
		}
	}
	return Delivery{}
}

var beforeNoun = wordSet(`a an the his her their my its in of to above hoarse low loud soft`)
