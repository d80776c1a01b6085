package people

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/attribution/names"
	"radioplay/script/internal/prose"
)

// A speech tag is proof that something speaks, whatever it is: "said the tinker",
// "the dressing-gown replied". tagNouns collects the nouns that stand in that
// place and are on no list, small letters.
func tagNouns(t *lang.Text) map[string]bool {
	seen := map[string]int{}
	for _, p := range t.Paras {
		for s, toks := range p.Toks {
			if s == 0 || p.Segs[s].Kind != prose.Narration || p.Segs[s-1].Kind != prose.Quote || len(toks) < 3 {
				continue
			}
			if before := toks[0].Before; before != "" && before != "," {
				continue
			}
			if prose.SpeechVerb(toks[0].Low) && !toks[0].Capital {
				i := 1
				for i < len(toks)-1 && i < 3 && lang.Particle[toks[i].Low] {
					i++
				}
				if noun := taggedNoun(toks, i, names.BehindVerb); noun != "" {
					seen[noun] += 2
				}
			} else if noun := taggedNoun(toks, 0, names.FrontOf(t, p, s)); noun != "" {
				seen[noun]++
			}
		}
	}
	for noun := range announcing(t) {
		seen[noun] += 2
	}
	out := descriptions(t)
	for noun, n := range seen {
		if n >= 2 || t.Words < lang.ShortText {
			out[noun] = true
		}
	}
	return out
}

// announcing collects the nouns of those who are told to speak in front of a quotation, with where they are in between.
func announcing(t *lang.Text) map[string]bool {
	out := map[string]bool{}
	for _, p := range t.Paras {
		for _, s := range p.Quotes {
			if noun := announcer(p, s-1); noun != nil && t.Words < lang.ShortText {
				out[noun.Low] = true
			}
		}
	}
	return out
}

// announcer is the noun of who begins the last sentence of segment s, which has them speak the quotation behind it: "The radio on the
// shelf says,". nil where nobody does.
func announcer(p *lang.Para, s int) *lang.Token {
	if s < 0 || s+1 == len(p.Segs) || p.Segs[s].Kind != prose.Narration || p.Segs[s+1].Kind != prose.Quote || len(p.Toks[s]) < 3 {
		return nil
	}
	ss := lang.Sentences(p.Toks[s])
	sent := ss[len(ss)-1]
	verb := &sent[len(sent)-1]
	if len(sent) < 3 || !prose.SpeechVerb(verb.Low) || verb.After != "," && verb.After != ":" || !lang.Determiner[sent[0].Low] {
		return nil
	}
	for k := 1; k+1 < len(sent) && k <= 4 && sent[k].Before == "" && !sent[k].Capital && !sent[k].Possessive; k++ {
		if k+2 < len(sent) && !lang.Preposition[sent[k+1].Low] {
			continue
		}
		w := sent[k].Low
		if unspeaking[w] || things[w] || lang.NotNames[w] || lang.Adverb(w) || lang.IsVerb(w) || !goesTo(sent[k+1:]) {
			return nil
		}
		return &sent[k]
	}
	return nil
}

// goesTo reports whether nothing but what tells where somebody is stands in front of the verb that ends a sentence.
func goesTo(words []lang.Token) bool {
	for _, k := range words[:len(words)-1] {
		if k.Before != "" || lang.IsVerb(k.Low) || lang.Nominative[k.Low] || lang.Relative[k.Low] || k.Low == "and" {
			return false
		}
	}
	return true
}

// Describing words lead from a person to what they are told by: "the man with the black beard".
var Describing = lang.Set("with in at from behind by under")

// described is the length of "man with the black beard" at word i, 0 when it is none: the
// longest description that the text uses again, or one that a mark or a speech verb ends.
func described(toks []lang.Token, i int, known func(string) bool) int {
	from := i + 2
	if !lang.Generic[toks[i].Low] || from >= len(toks) || !Describing[toks[i+1].Low] || toks[i+1].Before != "" {
		return 0
	}
	if lang.Determiner[toks[from].Low] {
		from++
	}
	best := 0
	for k := from; k < min(len(toks), from+3); k++ {
		if toks[k].Before != "" && toks[k].Before != "-" || toks[k].Capital && !(k == from && tells(toks, i, k)) || lang.PronounGender(toks[k].Low) != "" || lang.Preposition[toks[k].Low] || k > from && strings.HasSuffix(toks[k].Low, "n't") || k > from && (prose.SpeechVerb(toks[k].Low) || lang.PastVerbs[toks[k].Low]) {
			break
		}
		if known(phrase(toks[i : k+1])) {
			best = k - i + 1
		}
	}
	return best
}

// tells reports whether the capital at word k is part of a description of the noun at word i: "the man from Hull", "a man in a Hull shirt".
func tells(toks []lang.Token, i, k int) bool {
	if k == i+2 {
		return toks[i+1].Low == "from" || toks[i+1].Low == "in"
	}
	return k+1 < len(toks) && toks[k+1].Before == "" && !toks[k+1].Capital && !toks[k].Possessive
}

// descriptions counts every reading of every description in the narration, and returns those that
// are used more than once, or beside speech.
func descriptions(t *lang.Text) map[string]bool {
	count, tagged := map[string]int{}, map[string]bool{}
	for _, p := range t.Paras {
		for _, toks := range p.Narration() {
			for i := range toks {
				described(toks, i, func(words string) bool {
					count[words]++
					return false
				})
				end := described(toks, i, func(words string) bool { return true })
				for n := end; n > 0 && i+n <= len(toks); n-- { // "a man in a flat cap tells"
					if last := i + n; last < len(toks) && toks[last].Before == "" && prose.SpeechVerb(toks[last].Low) || last < len(toks) && toks[last].Before != "" || last == len(toks) {
						tagged[phrase(toks[i:last])] = true
					}
				}
			}
		}
	}
	out := map[string]bool{}
	for words, n := range count {
		if n > 1 || tagged[words] && t.Words < lang.ShortText {
			out[words] = true
		}
	}
	return out
}

// phrase is a description's words, the same whether it is the first time ("in a red coat") or not.
func phrase(toks []lang.Token) string {
	var w []string
	for i, k := range toks {
		if i == 2 && lang.Determiner[k.Low] {
			w = append(w, "the")
		} else {
			w = append(w, k.Low)
		}
	}
	return strings.Join(w, " ")
}

// taggedNoun is the head of the noun phrase at word i, when the phrase ends where
// one has to: before a mark or a word that cannot belong to it, or before a speech verb.
func taggedNoun(toks []lang.Token, i, where int) string {
	if !lang.Determiner[toks[i].Low] || toks[i].Possessive {
		return ""
	}
	for k := i + 1; k < len(toks) && k <= i+4; k++ {
		if toks[k].Before != "" && toks[k].Before != "-" && toks[k].Before != "," || toks[k].Possessive {
			return ""
		}
		last := k+1 == len(toks) || toks[k+1].Before != "" && toks[k+1].Before != "-"
		next := ""
		if !last {
			next = toks[k+1].Low
		}
		ends := last || lang.Preposition[next] || lang.PhraseEnds[next] || lang.Adverb(next) && next != "family" || strings.HasSuffix(next, "ing")
		if where != names.BehindVerb {
			ends = !last && prose.SpeechVerb(next) && (where == names.BeforeAnyVerb || !lang.WeakVerb(next))
		}
		if !ends {
			continue
		}
		low := toks[k].Low
		if unspeaking[low] || where != names.BehindVerb && things[low] || lang.NotNames[low] && low != "jew" && low != "mate" || lang.Adverb(low) || prose.SpeechVerb(low) || lang.PastVerbs[low] || strings.HasSuffix(low, "ing") && !strings.HasSuffix(low, "ling") || len(low) < 3 && !toks[k].Shout {
			return ""
		}
		return low
	}
	return ""
}

// unspeaking are nouns that speech verbs have for objects or measure with.
var unspeaking = lang.Set(`word words thing things truth name names sentence line lines phrase prayer prayers grace rest letter letters song songs verse verses question questions answer answers reply time times moment moments
	day night while minute minutes hour second instant way lot deal bit little same last first next tone tones whisper breath laugh smile sigh shout cry air former latter other end bill account story tale matter
	subject half part truth lie lies fact facts least most more less reason point case world`)

// things are parts and objects that act in front of a verb of speech without speaking: "her eyes said".
var things = lang.Set("head hand hands eye eyes ear ears face chin mouth lips hat door window")
