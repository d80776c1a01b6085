package tags

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// nominee is somebody in front of a verb of speech, who may be its subject.
type nominee struct {
	Tag
	direct   bool // nothing but adverbs, or "who" and no comma, stand between them and the verb
	object   bool // a preposition or a verb governs them
	acts     bool // a verb of their own follows
	begins   bool // a clause begins with them
	relative bool // they begin a clause that hangs on another word: "where Ada sat"
}

// nominees lists who is named in front of the verb, from the left.
func nominees(c *people.Cast, toks []lang.Token, verb int) []nominee {
	var out []nominee
	end := -1 // where the one before ends
	for i := 0; i < verb; {
		if parenthesis(toks, i, verb) {
			i += 2
			continue
		}
		g, n := subject(c, toks, i)
		if (toks[i].Low == "him" || toks[i].Low == "her") && i > 0 && perceives[toks[i-1].Low] && leadsTo(toks, i+1, verb) {
			g, n = Tag{Who: -1, Pronoun: map[string]string{"him": "he", "her": "she"}[toks[i].Low], At: toks[i].Start}, 1
		}
		if n == 0 || i+n > verb {
			if who, l := c.NameAt(toks, i); who >= 0 { // "Ada Moon's": the surname is nobody else
				i += l
				continue
			}
			i++
			continue
		}
		if g.Pronoun == "it" && (!leadsTo(toks, i+n, verb) || i > 0 && toks[i].Before == "" && !lang.Conjunction[toks[i-1].Low]) { // nearly always what is done, not who does it
			i += n
			continue
		}
		k := nominee{Tag: g, direct: leadsTo(toks, i+n, verb), acts: i+n < len(toks) && toks[i+n].Before == "" && verbal(toks[i+n].Low)}
		k.begins = i == 0 || toks[i].Before != "" || lang.Conjunction[toks[i-1].Low] || lang.Subordinate[toks[i-1].Low]
		at := i - 1
		if at >= 0 && lang.Determiner[toks[at].Low] && toks[i].Before == "" { // "to the Major"
			at--
		}
		if at >= 0 && toks[at+1].Before == "" {
			w := toks[at].Low
			switch {
			case (w == "and" || w == "or") && end == at && len(out) > 0: // "Ada and Ben"
				last := &out[len(out)-1]
				k.object, k.relative = last.object, last.relative
				last.acts = k.acts
			case lang.Relative[w], lang.Subordinate[w] && k.acts && closed(toks, i+n, verb):
				k.relative = true
			case k.direct && (perceives[w] || i+n < verb && toks[i+n].Low == "who"): // "heard Ada say", "by Ada, who said"
			case w == "was" || w == "is" || w == "were":
				k.object = !(at > 0 && toks[at-1].Low == "it") // "it was Ada who"
			case g.Pronoun == "" && governs(w):
				k.object = !(k.direct && verb < len(toks) && bareVerb(toks[verb].Low))
			}
		}
		out = append(out, k)
		i += n
		end = i
	}
	return out
}

// parenthesis reports whether "I think" stands at word i between commas, or in front of "it was": who thinks so is not who speaks.
func parenthesis(toks []lang.Token, i, verb int) bool {
	if i+2 >= verb || toks[i].Before != "," || !lang.Nominative[toks[i].Low] || !thinking[toks[i+1].Low] {
		return false
	}
	return toks[i+2].Before == "," || toks[i+2].Low == "it"
}

// thinking verbs tell that something is not certain.
var thinking = lang.Set("think thinks thought believe believes believed guess guessed suppose supposed suspect suspected")

// closed reports whether the clause that goes on at i is over before the verb: "when she came, said".
func closed(toks []lang.Token, i, verb int) bool {
	for ; i < verb; i++ {
		if toks[i].Before == "," && leadsTo(toks, i, verb) {
			return true
		}
	}
	return verb < len(toks) && toks[verb].Before == ","
}

// leadsTo reports whether the words from i lead straight to the verb.
func leadsTo(toks []lang.Token, i, verb int) bool {
	if i < verb && toks[i].Low == "who" && toks[i].Before == "," {
		for i++; i < verb && toks[i].Before == ""; i++ {
		}
	}
	for i < verb && toks[i].Before == "" && (lang.Adverb(toks[i].Low) || lang.Auxiliary[toks[i].Low] || lang.Progressive[toks[i].Low]) {
		i++
	}
	return i == verb && (verb == len(toks) || toks[i].Before == "")
}

func verbal(w string) bool { return lang.IsVerb(w) || lang.Auxiliary[w] || lang.Adverb(w) }

// perceives are verbs of hearing somebody speak.
var perceives = lang.Set("hear hears heard hearing overhear overhears overheard overhearing")

// bare are verbs of speech as they stand after "heard" and "to".
var bare = lang.Set("say ask cry call whisper murmur mutter shout exclaim reply answer add observe remark scream yell sing speak begin tell")

// bareVerb reports whether a word is such a verb.
func bareVerb(w string) bool { return bare[w] || prose.SpeechStem(w) }

// governs reports whether what follows a word is its object.
func governs(w string) bool {
	return lang.Preposition[w] || lang.IsVerb(w) && !prose.SpeechVerb(w) && !lang.Auxiliary[w] && w != "were" || strings.HasSuffix(w, "ing") && len(w) > 5
}

// speaks picks the subject of the verb: whom it follows at once, else the nearest who has no clause
// of their own, else the nearest who is no object.
func speaks(list []nominee) Tag {
	for _, fits := range []func(nominee) bool{
		func(k nominee) bool { return k.direct && !k.object && !k.relative },
		func(k nominee) bool { return !k.object && !(k.relative && k.acts) && (k.begins || k.acts) },
		func(k nominee) bool { return !k.object && !(k.relative && k.acts) },
		func(k nominee) bool { return !k.object },
	} {
		for i := len(list) - 1; i >= 0; i-- {
			if fits(list[i]) {
				return list[i].Tag
			}
		}
	}
	return NoTag
}
