package attribution

import "radioplay/script/internal/prose"

// longestAside is how many words may stand between the subject of a tag and its verb.
const longestAside = 10

// interrupted finds the verb of speech of a subject that ends before word i, where something stands between: "Ada, who was
// tired, said.", "the nurse with the tray says". 0 where there is none.
func interrupted(toks []token, i int) int {
	if i+2 >= len(toks) {
		return 0
	}
	last := min(len(toks), i+longestAside)
	if toks[i].before == "," {
		for v := i + 1; v < last; v++ {
			if toks[v].before == "," && prose.SpeechVerb(toks[v].low) && (v+1 == len(toks) || toks[v+1].before != "" || adverb(toks[v+1].low) || preposition[toks[v+1].low]) {
				return v
			}
			if toks[v].before != "" && toks[v].before != "," {
				return 0
			}
		}
		return 0
	}
	if toks[i].before != "" || !describing[toks[i].low] && toks[i].low != "next" && toks[i].low != "opposite" && toks[i].low != "on" {
		return 0
	}
	for v := i + 2; v < last && toks[v].before == ""; v++ {
		if prose.SpeechVerb(toks[v].low) && !determiner[toks[v-1].low] && (v+1 == len(toks) || toks[v+1].before != "" || adverb(toks[v+1].low)) {
			return v
		}
		if nominative[toks[v].low] || pastVerbs[toks[v].low] || toks[v].capital {
			return 0
		}
	}
	return 0
}

// whoItWas reads a sentence that tells whose words those were: "It was Ada.", "That was Ada.", "This from Ada."
func whoItWas(c *cast, toks []token) tag {
	if len(toks) < 2 {
		return noTag
	}
	i := 0
	switch first, second := toks[0].low, toks[1].low; {
	case (first == "it" || first == "that" || first == "this") && (second == "was" || second == "is" || second == "came") || first == "this" && second == "from":
		i = 2
	case first == "from":
		i = 1
	}
	if i == 2 && i < len(toks) && toks[i].low == "from" {
		i++
	}
	if i == 0 || i >= len(toks) || toks[1].before != "" || toks[i].before != "" {
		return noTag
	}
	g, n := subject(c, toks, i)
	if n == 0 || !g.named || g.who == c.narrator || toks[i+n-1].possessive || i+n < len(toks) && toks[i+n].before == "" && toks[i+n].low != "who" {
		return noTag
	}
	g.cue = prose.Span{Start: toks[0].start, End: toks[i+n-1].end}
	return g
}
