package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// longestTag is how many words of a sentence may hold its tag.
const longestTag = 150

// tagInFront reads "Ada said," and "he turned and whispered:" at the end of the words.
func tagInFront(c *people.Cast, toks []lang.Token) Tag {
	ss := lang.Sentences(toks)
	if len(ss) == 0 {
		return NoTag
	}
	last := ss[len(ss)-1]
	last = last[max(0, len(last)-longestTag):]
	end := last[len(last)-1].After
	if strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") {
		return NoTag
	}
	if g := owner(c, last); g.Found() {
		return g
	}
	verb := speechVerbIn(last)
	if verb < 0 && !strings.HasSuffix(end, ":") && !strings.HasSuffix(end, ",") {
		return NoTag
	}
	if verb < 0 {
		verb = len(last)
	}
	if g := speaks(nominees(c, last, verb)); g.Found() {
		g.Cue = prose.Span{Start: g.At, End: last[min(verb, len(last)-1)].End}
		return g
	}
	if verb+1 < len(last) { // "Then said the king:"
		if g, n := subject(c, last, verb+1); n > 0 {
			g.Cue = prose.Span{Start: last[verb].Start, End: last[verb+n].End}
			return g
		}
	}
	return NoTag
}

// speechVerbIn is the last verb of speech in a sentence, or -1.
func speechVerbIn(sentence []lang.Token) int {
	last := len(sentence) - 1
	if last > 0 && sentence[last].Low == "like" && quotative(&sentence[last-1]) {
		return last
	}
	for i := last; i >= 0; i-- {
		if w := sentence[i].Low; prose.SpeechVerb(w) && !(i > 0 && passive(sentence, i)) || prose.Speaking(w) || bareVerb(w) && i > 0 && infinite(&sentence[i-1]) {
			return i
		}
	}
	return -1
}

// quotative reports whether "like" behind a word is a verb of speech: "and Ada's like,", "he was like,", "I'm all like,".
func quotative(k *lang.Token) bool {
	switch k.Low {
	case "was", "were", "is", "are", "am", "i'm", "they're", "we're", "you're", "all", "just":
		return true
	}
	return k.Possessive && k.Text != strings.ToUpper(k.Text)
}

// heardSay reads who speaks in "she heard Ada say" and "she heard herself say", from the verb at word i on; g is who hears.
func heardSay(c *people.Cast, toks []lang.Token, i int, g Tag) Tag {
	if i+2 >= len(toks) || !perceives[toks[i].Low] || toks[i+1].Before != "" {
		return NoTag
	}
	n := 1
	switch w := toks[i+1].Low; w {
	case "herself", "himself", "themselves", "themself", "myself":
	case "her", "him":
		g = Tag{Who: -1, Pronoun: map[string]string{"him": "he", "her": "she"}[w], At: toks[i+1].Start}
	default:
		if g, n = subject(c, toks, i+1); n == 0 {
			return NoTag
		}
	}
	verb := i + 1 + n
	if verb >= len(toks) || toks[verb].Before != "" || !bareVerb(toks[verb].Low) && !prose.Speaking(toks[verb].Low) {
		return NoTag
	}
	g.Cue = prose.Span{End: toks[verb].End}
	return g
}

// infinite reports whether a verb may stand bare behind a word: "to say", "could say", "heard Ada say".
func infinite(k *lang.Token) bool {
	switch k.Low {
	case "to", "could", "would", "can", "will", "did", "him", "her", "next", "thus":
		return true
	}
	return k.Capital && !k.First
}

// tagAbove reads the tag that the paragraph above the quotation ends in: "Ada turned and said:"
func tagAbove(c *people.Cast, p *lang.Para) Tag {
	s := len(p.Segs) - 1
	if s < 0 || p.Segs[s].Kind != prose.Narration || len(p.Toks[s]) == 0 {
		return NoTag
	}
	ss := lang.Sentences(p.Toks[s])
	last := ss[len(ss)-1]
	switch after := last[len(last)-1].After; {
	case strings.HasSuffix(strings.TrimRight(after, "-—–"), ":"):
		if p.Talks() && speechVerbIn(last) < 0 {
			return NoTag
		}
	case strings.HasSuffix(after, ","), strings.HasSuffix(after, "—"), strings.HasSuffix(after, "-"), after == "":
		if !announces(last) && !owner(c, last).Found() {
			return NoTag
		}
	default:
		return NoTag
	}
	return tagInFront(c, p.Toks[s])
}

// announces reports whether a sentence ends so that words must follow: in a verb of speech, its
// adverbs and whom it speaks to.
func announces(sentence []lang.Token) bool {
	v := speechVerbIn(sentence)
	switch sentence[len(sentence)-1].Low {
	case "with", "words", "thus", "follows":
		v = len(sentence) - 1
	}
	if v < 0 {
		return false
	}
	commas := 0
	for i := v + 1; i < len(sentence); i++ {
		if sentence[i].Before == "," {
			commas++
		}
		if lang.IsVerb(sentence[i].Low) && !prose.Speaking(sentence[i].Low) || lang.Nominative[sentence[i].Low] || sentence[i].Low == "that" {
			return false
		}
	}
	return commas <= 2
}

// owner reads whose words follow in "Ada's answer was:", "interrupted by Ada's saying,".
func owner(c *people.Cast, toks []lang.Token) Tag {
	last := len(toks) - 1
	for i := 0; i < last; i++ {
		who, n := c.NameAt(toks, i)
		if n == 0 {
			continue
		}
		j := i + n
		if toks[j-1].Possessive && j <= last {
			words := last - j                           // between the name and the last word
			if j == last && toks[last].Low == "voice" { // "From the stairs came Ada's voice:"
				return Tag{Who: who, Named: true, At: toks[i].Start, Cue: prose.Span{Start: toks[i].Start, End: toks[last].End}}
			}
			says := words >= 1 && words <= 3 && (toks[last].Low == "was" || toks[last].Low == "is")
			if says || j == last && (toks[j].Low == "voice" || toks[j].Low == "whisper") || lang.Adverb(toks[j].Low) && j < last && prose.Speaking(toks[j+1].Low) || prose.Speaking(toks[j].Low) {
				return Tag{Who: who, Named: true, At: toks[i].Start, Cue: prose.Span{Start: toks[i].Start, End: toks[last].End}}
			}
		}
		i = j - 1
	}
	return NoTag
}
