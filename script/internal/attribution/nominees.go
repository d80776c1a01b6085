package attribution

import (
	"radioplay/script/internal/prose"
	"strings"
)

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
				k.object = !(k.direct && verb < len(toks) && bareVerb(toks[verb].low))
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

// perceives are verbs of hearing somebody speak.
var perceives = words("hear hears heard hearing overhear overhears overheard overhearing")

// bare are verbs of speech as they stand after "heard" and "to".
var bare = words("say ask cry call whisper murmur mutter shout exclaim reply answer add observe remark scream yell sing speak begin tell")

// bareVerb reports whether a word is such a verb.
func bareVerb(w string) bool { return bare[w] || prose.SpeechStem(w) }

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
