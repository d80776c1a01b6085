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
	for i := len(sentence) - 1; i >= 0; i-- {
		if w := sentence[i].low; prose.SpeechVerb(w) && !(i > 0 && passive(sentence, i)) || prose.Speaking(w) || bare[w] && i > 0 && infinite(&sentence[i-1]) {
			return i
		}
	}
	return -1
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
			words := last - j // between the name and the last word
			says := words >= 1 && words <= 3 && (toks[last].low == "was" || toks[last].low == "is")
			if says || adverb(toks[j].low) && j < last && prose.Speaking(toks[j+1].low) || prose.Speaking(toks[j].low) {
				return tag{who: who, named: true, at: toks[i].start, cue: prose.Span{Start: toks[i].start, End: toks[last].end}}
			}
		}
		i = j - 1
	}
	return noTag
}

// nominee is somebody in front of a verb of speech, who may be its subject.
type nominee struct {
	tag
	direct   bool // nothing but adverbs, or "who" and no comma, stand between them and the verb
	object   bool // a preposition or a verb governs them
	acts     bool // a verb of their own follows
	begins   bool // a clause begins with them
	relative bool // they begin a clause that hangs on another word: "where Ada sat"
}

// nominees lists who is named in front of the verb, from the left.
func nominees(c *cast, toks []token, verb int) []nominee {
	var out []nominee
	end := -1 // where the one before ends
	for i := 0; i < verb; {
		g, n := subject(c, toks, i)
		if (toks[i].low == "him" || toks[i].low == "her") && i > 0 && perceives[toks[i-1].low] && leadsTo(toks, i+1, verb) {
			g, n = tag{who: -1, pronoun: map[string]string{"him": "he", "her": "she"}[toks[i].low], at: toks[i].start}, 1
		}
		if n == 0 || i+n > verb {
			if who, l := c.nameAt(toks, i); who >= 0 { // "Ada Moon's": the surname is nobody else
				i += l
				continue
			}
			i++
			continue
		}
		if g.pronoun == "it" && (!leadsTo(toks, i+n, verb) || i > 0 && toks[i].before == "" && !conjunction[toks[i-1].low]) { // nearly always what is done, not who does it
			i += n
			continue
		}
		k := nominee{tag: g, direct: leadsTo(toks, i+n, verb), acts: i+n < len(toks) && toks[i+n].before == "" && verbal(toks[i+n].low)}
		k.begins = i == 0 || toks[i].before != "" || conjunction[toks[i-1].low] || subordinate[toks[i-1].low]
		at := i - 1
		if at >= 0 && determiner[toks[at].low] && toks[i].before == "" { // "to the Major"
			at--
		}
		if at >= 0 && toks[at+1].before == "" {
			w := toks[at].low
			switch {
			case (w == "and" || w == "or") && end == at && len(out) > 0: // "Ada and Ben"
				last := &out[len(out)-1]
				k.object, k.relative = last.object, last.relative
				last.acts = k.acts
			case relative[w], subordinate[w] && k.acts && closed(toks, i+n, verb):
				k.relative = true
			case k.direct && (perceives[w] || i+n < verb && toks[i+n].low == "who"): // "heard Ada say", "by Ada, who said"
			case w == "was" || w == "is" || w == "were":
				k.object = !(at > 0 && toks[at-1].low == "it") // "it was Ada who"
			case g.pronoun == "" && governs(w):
				k.object = !(k.direct && verb < len(toks) && bare[toks[verb].low])
			}
		}
		out = append(out, k)
		i += n
		end = i
	}
	return out
}

// closed reports whether the clause that goes on at i is over before the verb: "when she came, said".
func closed(toks []token, i, verb int) bool {
	for ; i < verb; i++ {
		if toks[i].before == "," && leadsTo(toks, i, verb) {
			return true
		}
	}
	return verb < len(toks) && toks[verb].before == ","
}

// leadsTo reports whether the words from i lead straight to the verb.
func leadsTo(toks []token, i, verb int) bool {
	if i < verb && toks[i].low == "who" && toks[i].before == "," {
		for i++; i < verb && toks[i].before == ""; i++ {
		}
	}
	for i < verb && toks[i].before == "" && (adverb(toks[i].low) || auxiliary[toks[i].low] || progressive[toks[i].low]) {
		i++
	}
	return i == verb && (verb == len(toks) || toks[i].before == "")
}

func verbal(w string) bool { return isVerb(w) || auxiliary[w] || adverb(w) }

// relative words begin a clause that says something of the word in front of it.
var relative = words("who whom whose which where as than if though although because since what")

// subordinate words begin a clause that may have a subject of its own, and end at a comma.
var subordinate = words("when while before after until till that once")

var conjunction = words("and but or nor then so yet for")

// perceives are verbs of hearing somebody speak.
var perceives = words("hear hears heard hearing overhear overhears overheard overhearing")

// bare are verbs of speech as they stand after "heard" and "to".
var bare = words("say ask cry call whisper murmur mutter shout exclaim reply answer add observe remark scream yell sing speak begin tell")

// governs reports whether what follows a word is its object.
func governs(w string) bool {
	return preposition[w] || isVerb(w) && !prose.SpeechVerb(w) && !auxiliary[w] && w != "were" || strings.HasSuffix(w, "ing") && len(w) > 5
}

// speaks picks the subject of the verb: whom it follows at once, else the nearest who has no clause
// of their own, else the nearest who is no object.
func speaks(list []nominee) tag {
	for _, fits := range []func(nominee) bool{
		func(k nominee) bool { return k.direct && !k.object && !k.relative },
		func(k nominee) bool { return !k.object && !(k.relative && k.acts) && (k.begins || k.acts) },
		func(k nominee) bool { return !k.object && !(k.relative && k.acts) },
		func(k nominee) bool { return !k.object },
	} {
		for i := len(list) - 1; i >= 0; i-- {
			if fits(list[i]) {
				return list[i].tag
			}
		}
	}
	return noTag
}

var preposition = words("to at of for with by from in on upon over under beside behind before after into near like toward towards against about than and's told asked")
