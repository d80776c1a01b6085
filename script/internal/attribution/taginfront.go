package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// longestTag is how many words of a sentence may hold its tag.
const longestTag = 150

// tagInFront reads "Ada said," and "he turned and whispered:" at the end of the words.
func tagInFront(c *cast, toks []token) tag {
	ss := sentences(toks)
	if len(ss) == 0 {
		return noTag
	}
	last := ss[len(ss)-1]
	last = last[max(0, len(last)-longestTag):]
	end := last[len(last)-1].after
	if strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") {
		return noTag
	}
	if g := owner(c, last); g.found() {
		return g
	}
	verb := speechVerbIn(last)
	if verb < 0 && !strings.HasSuffix(end, ":") && !strings.HasSuffix(end, ",") {
		return noTag
	}
	if verb < 0 {
		verb = len(last)
	}
	if g := speaks(nominees(c, last, verb)); g.found() {
		g.cue = prose.Span{Start: g.at, End: last[min(verb, len(last)-1)].end}
		return g
	}
	if verb+1 < len(last) { // "Then said the king:"
		if g, n := subject(c, last, verb+1); n > 0 {
			g.cue = prose.Span{Start: last[verb].start, End: last[verb+n].end}
			return g
		}
	}
	return noTag
}

// speechVerbIn is the last verb of speech in a sentence, or -1.
func speechVerbIn(sentence []token) int {
	last := len(sentence) - 1
	if last > 0 && sentence[last].low == "like" && quotative(&sentence[last-1]) {
		return last
	}
	for i := last; i >= 0; i-- {
		if w := sentence[i].low; prose.SpeechVerb(w) && !(i > 0 && passive(sentence, i)) || prose.Speaking(w) || bareVerb(w) && i > 0 && infinite(&sentence[i-1]) {
			return i
		}
	}
	return -1
}

// quotative reports whether "like" behind a word is a verb of speech: "and Ada's like,", "he was like,", "I'm all like,".
func quotative(k *token) bool {
	switch k.low {
	case "was", "were", "is", "are", "am", "i'm", "they're", "we're", "you're", "all", "just":
		return true
	}
	return k.possessive && k.text != strings.ToUpper(k.text)
}

// heardSay reads who speaks in "she heard Ada say" and "she heard herself say", from the verb at word i on; g is who hears.
func heardSay(c *cast, toks []token, i int, g tag) tag {
	if i+2 >= len(toks) || !perceives[toks[i].low] || toks[i+1].before != "" {
		return noTag
	}
	n := 1
	switch w := toks[i+1].low; w {
	case "herself", "himself", "themselves", "themself", "myself":
	case "her", "him":
		g = tag{who: -1, pronoun: map[string]string{"him": "he", "her": "she"}[w], at: toks[i+1].start}
	default:
		if g, n = subject(c, toks, i+1); n == 0 {
			return noTag
		}
	}
	verb := i + 1 + n
	if verb >= len(toks) || toks[verb].before != "" || !bareVerb(toks[verb].low) && !prose.Speaking(toks[verb].low) {
		return noTag
	}
	g.cue = prose.Span{End: toks[verb].end}
	return g
}

// infinite reports whether a verb may stand bare behind a word: "to say", "could say", "heard Ada say".
func infinite(k *token) bool {
	switch k.low {
	case "to", "could", "would", "can", "will", "did", "him", "her", "next", "thus":
		return true
	}
	return k.capital && !k.first
}

// tagAbove reads the tag that the paragraph above the quotation ends in: "Ada turned and said:"
func tagAbove(c *cast, p *para) tag {
	s := len(p.segs) - 1
	if s < 0 || p.segs[s].Kind != prose.Narration || len(p.toks[s]) == 0 {
		return noTag
	}
	ss := sentences(p.toks[s])
	last := ss[len(ss)-1]
	switch after := last[len(last)-1].after; {
	case strings.HasSuffix(strings.TrimRight(after, "-—–"), ":"):
		if p.talks() && speechVerbIn(last) < 0 {
			return noTag
		}
	case strings.HasSuffix(after, ","), strings.HasSuffix(after, "—"), strings.HasSuffix(after, "-"), after == "":
		if !announces(last) && !owner(c, last).found() {
			return noTag
		}
	default:
		return noTag
	}
	return tagInFront(c, p.toks[s])
}

// announces reports whether a sentence ends so that words must follow: in a verb of speech, its
// adverbs and whom it speaks to.
func announces(sentence []token) bool {
	v := speechVerbIn(sentence)
	switch sentence[len(sentence)-1].low {
	case "with", "words", "thus", "follows":
		v = len(sentence) - 1
	}
	if v < 0 {
		return false
	}
	commas := 0
	for i := v + 1; i < len(sentence); i++ {
		if sentence[i].before == "," {
			commas++
		}
		if isVerb(sentence[i].low) && !prose.Speaking(sentence[i].low) || nominative[sentence[i].low] || sentence[i].low == "that" {
			return false
		}
	}
	return commas <= 2
}

// owner reads whose words follow in "Ada's answer was:", "interrupted by Ada's saying,".
func owner(c *cast, toks []token) tag {
	last := len(toks) - 1
	for i := 0; i < last; i++ {
		who, n := c.nameAt(toks, i)
		if n == 0 {
			continue
		}
		j := i + n
		if toks[j-1].possessive && j <= last {
			words := last - j                           // between the name and the last word
			if j == last && toks[last].low == "voice" { // "From the stairs came Ada's voice:"
				return tag{who: who, named: true, at: toks[i].start, cue: prose.Span{Start: toks[i].start, End: toks[last].end}}
			}
			says := words >= 1 && words <= 3 && (toks[last].low == "was" || toks[last].low == "is")
			if says || j == last && (toks[j].low == "voice" || toks[j].low == "whisper") || adverb(toks[j].low) && j < last && prose.Speaking(toks[j+1].low) || prose.Speaking(toks[j].low) {
				return tag{who: who, named: true, at: toks[i].start, cue: prose.Span{Start: toks[i].start, End: toks[last].end}}
			}
		}
		i = j - 1
	}
	return noTag
}
