package tags

import (
	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/people"
	"radioplay/script/internal/prose"
)

// longestAside is how many words may stand between the subject of a tag and its verb.
const longestAside = 10

// interrupted finds the verb of speech of a subject that ends before word i, where something stands between: "Ada, who was
// tired, said.", "the nurse with the tray says". 0 where there is none.
func interrupted(toks []lang.Token, i int) int {
	if i+2 >= len(toks) {
		return 0
	}
	last := min(len(toks), i+longestAside)
	if toks[i].Before == "," {
		for v := i + 1; v < last; v++ {
			if toks[v].Before == "," && prose.SpeechVerb(toks[v].Low) && (v+1 == len(toks) || toks[v+1].Before != "" || lang.Adverb(toks[v+1].Low) || lang.Preposition[toks[v+1].Low]) {
				return v
			}
			if toks[v].Before != "" && toks[v].Before != "," {
				return 0
			}
		}
		return 0
	}
	if toks[i].Before != "" || !people.Describing[toks[i].Low] && toks[i].Low != "next" && toks[i].Low != "opposite" && toks[i].Low != "on" {
		return 0
	}
	for v := i + 2; v < last && toks[v].Before == ""; v++ {
		if prose.SpeechVerb(toks[v].Low) && !lang.Determiner[toks[v-1].Low] && (v+1 == len(toks) || toks[v+1].Before != "" || lang.Adverb(toks[v+1].Low)) {
			return v
		}
		if lang.Nominative[toks[v].Low] || lang.PastVerbs[toks[v].Low] || toks[v].Capital {
			return 0
		}
	}
	return 0
}

// whoItWas reads a sentence that tells whose words those were: "It was Ada.", "That was Ada.", "This from Ada."
func whoItWas(c *people.Cast, toks []lang.Token) Tag {
	if len(toks) < 2 {
		return NoTag
	}
	i := 0
	switch first, second := toks[0].Low, toks[1].Low; {
	case (first == "it" || first == "that" || first == "this") && (second == "was" || second == "is" || second == "came") || first == "this" && second == "from":
		i = 2
	case first == "from":
		i = 1
	}
	if i == 2 && i < len(toks) && toks[i].Low == "from" {
		i++
	}
	if i == 0 || i >= len(toks) || toks[1].Before != "" || toks[i].Before != "" {
		return NoTag
	}
	g, n := subject(c, toks, i)
	if n == 0 || !g.Named || g.Who == c.Narrator || toks[i+n-1].Possessive || i+n < len(toks) && toks[i+n].Before == "" && toks[i+n].Low != "who" {
		return NoTag
	}
	g.Cue = prose.Span{Start: toks[0].Start, End: toks[i+n-1].End}
	return g
}
