package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// A speech tag is proof that something speaks, whatever it is: "said the tinker",
// "the dressing-gown replied". tagNouns collects the nouns that stand in that
// place and are on no list, small letters.
func tagNouns(t *text) map[string]bool {
	seen := map[string]int{}
	for _, p := range t.paras {
		for s, toks := range p.toks {
			if s == 0 || p.segs[s].Kind != prose.Narration || p.segs[s-1].Kind != prose.Quote || len(toks) < 3 {
				continue
			}
			if before := toks[0].before; before != "" && before != "," {
				continue
			}
			if prose.SpeechVerb(toks[0].low) && !toks[0].capital {
				i := 1
				for i < len(toks)-1 && i < 3 && particle[toks[i].low] {
					i++
				}
				if noun := taggedNoun(toks, i, behindVerb); noun != "" {
					seen[noun] += 2
				}
			} else if noun := taggedNoun(toks, 0, frontOf(t, p, s)); noun != "" {
				seen[noun]++
			}
		}
	}
	out := descriptions(t)
	for noun, n := range seen {
		if n >= 2 || t.words < shortText {
			out[noun] = true
		}
	}
	return out
}

// describing words lead from a person to what they are told by: "the man with the black beard".
var describing = words("with in at from behind by under")

// described is the length of "man with the black beard" at word i, 0 when it is none: the
// longest description that the text uses again, or one that a mark or a speech verb ends.
func described(toks []token, i int, known func(string) bool) int {
	from := i + 2
	if !generic[toks[i].low] || from >= len(toks) || !describing[toks[i+1].low] || toks[i+1].before != "" {
		return 0
	}
	if determiner[toks[from].low] {
		from++
	}
	best := 0
	for k := from; k < min(len(toks), from+3); k++ {
		if toks[k].before != "" && toks[k].before != "-" || toks[k].capital || pronounGender(toks[k].low) != "" || preposition[toks[k].low] || k > from && (prose.SpeechVerb(toks[k].low) || pastVerbs[toks[k].low]) {
			break
		}
		if known(phrase(toks[i : k+1])) {
			best = k - i + 1
		}
	}
	return best
}

// descriptions counts every reading of every description in the narration, and returns those that
// are used more than once, or beside speech.
func descriptions(t *text) map[string]bool {
	count, tagged := map[string]int{}, map[string]bool{}
	for _, p := range t.paras {
		for _, toks := range p.narration() {
			for i := range toks {
				described(toks, i, func(words string) bool {
					count[words]++
					return false
				})
				end := described(toks, i, func(words string) bool { return true })
				for n := end; n > 0 && i+n <= len(toks); n-- { // "a man in a flat cap tells"
					if last := i + n; last < len(toks) && toks[last].before == "" && prose.SpeechVerb(toks[last].low) || last < len(toks) && toks[last].before != "" || last == len(toks) {
						tagged[phrase(toks[i:last])] = true
					}
				}
			}
		}
	}
	out := map[string]bool{}
	for words, n := range count {
		if n > 1 || tagged[words] && t.words < shortText {
			out[words] = true
		}
	}
	return out
}

// phrase is a description's words, the same whether it is the first time ("in a red coat") or not.
func phrase(toks []token) string {
	var w []string
	for i, k := range toks {
		if i == 2 && determiner[k.low] {
			w = append(w, "the")
		} else {
			w = append(w, k.low)
		}
	}
	return strings.Join(w, " ")
}

// taggedNoun is the head of the noun phrase at word i, when the phrase ends where
// one has to: before a mark or a word that cannot belong to it, or before a speech verb.
func taggedNoun(toks []token, i, where int) string {
	if !determiner[toks[i].low] || toks[i].possessive {
		return ""
	}
	for k := i + 1; k < len(toks) && k <= i+4; k++ {
		if toks[k].before != "" && toks[k].before != "-" && toks[k].before != "," || toks[k].possessive {
			return ""
		}
		last := k+1 == len(toks) || toks[k+1].before != "" && toks[k+1].before != "-"
		next := ""
		if !last {
			next = toks[k+1].low
		}
		ends := last || preposition[next] || phraseEnds[next] || adverb(next) && next != "family" || strings.HasSuffix(next, "ing")
		if where != behindVerb {
			ends = !last && prose.SpeechVerb(next) && (where == beforeAnyVerb || !weakVerb(next))
		}
		if !ends {
			continue
		}
		low := toks[k].low
		if unspeaking[low] || where != behindVerb && things[low] || notNames[low] && low != "jew" && low != "mate" || adverb(low) || prose.SpeechVerb(low) || pastVerbs[low] || strings.HasSuffix(low, "ing") && !strings.HasSuffix(low, "ling") || len(low) < 3 && !toks[k].shout {
			return ""
		}
		return low
	}
	return ""
}

// unspeaking are nouns that speech verbs have for objects or measure with.
var unspeaking = words(`word words thing things truth name names sentence line lines phrase prayer prayers grace rest letter letters song songs verse verses question questions answer answers reply time times moment moments
	day night while minute minutes hour second instant way lot deal bit little same last first next tone tones whisper breath laugh smile sigh shout cry air former latter other end bill account story tale matter
	subject half part truth lie lies fact facts least most more less reason point case world`)

// things are parts and objects that act in front of a verb of speech without speaking: "her eyes said".
var things = words("head hand hands eye eyes face mouth lips hat door window")
