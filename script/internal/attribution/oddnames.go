package attribution

import (
	"strings"

	"radioplay/script/internal/prose"
)

// Words of the language are names too: Dash, Three, June. Alone they prove nothing with their capital where a sentence
// begins; what does is speaking, and acting more than once as only people do.

// nicknaming adjectives are part of a name in front of it: "Big Mick", "Old Tom".
var nicknaming = words("big little old young fat mad black red long tall lame blind crazy tiny wee slim")

// personal verbs say what only people do, in the past and the present.
var personal = words(`nodded shrugged smiled frowned sighed laughed grinned winced swallowed blinked stared glanced squinted chuckled giggled snorted gulped sniffed scowled smirked
	nods shrugs smiles frowns sighs laughs grins winces swallows blinks stares glances squints chuckles giggles snorts gulps sniffs scowls smirks
	said says asked asks whispered whispers muttered mutters shouted shouts replied replies answered answers murmured murmurs looked looks walked walks sat sits leaned leans knelt kneels
	hesitated hesitates folded folds wiped wipes lowered lowers lifted lifts picked picks tried tries thought thinks knew knows felt feels wanted wants took takes put puts`)

// leastPersonal is how often a word has to do what people do.
const leastPersonal = 2

// oddNames counts where words stand as somebody's names: in a tag, and in front of what people do.
func oddNames(t *text, cases map[string]*wordCase) {
	for _, p := range t.paras {
		for s, toks := range p.narration() {
			for i := range toks {
				k := &toks[i]
				if !k.capital || k.shout || len(k.low) < 3 || isTitle(k.low) || neverName[k.low] {
					continue
				}
				if tagAt(t, p, s, i) {
					cases[k.low].tagged++
				}
				if k.first && i+1 < len(toks) && toks[i+1].before == "" && !k.possessive && personal[toks[i+1].low] {
					cases[k.low].personal++
				}
			}
		}
	}
}

// tagAt reports whether word i is the subject of a tag and has its capital for itself: "..." said Three, and with a comma
// inside the quotation: "...," Three said.
func tagAt(t *text, p *para, s, i int) bool {
	toks := p.toks[s]
	if s == 0 || p.segs[s-1].Kind != prose.Quote || i > 1 || toks[0].before != "" || toks[i].possessive {
		return false
	}
	if i == 1 {
		return !toks[0].capital && prose.SpeechVerb(toks[0].low) && toks[1].before == "" && !toks[1].shout
	}
	return frontOf(t, p, s) == beforeAnyVerb && len(toks) > 1 && toks[1].before == "" && prose.SpeechVerb(toks[1].low) && !toks[1].capital
}

// neverName are words that a capital in a tag makes no name of: pronouns and those that stand in front of nouns or for people.
var neverName = words(`i i'm i'd i'll i've he she it they we you one this that these those another other others someone somebody everyone everybody nobody anyone anybody nothing
	the a an and but then so my his her our your their its all both each neither either some many several most god lord christ not here there now again`)

// odd reports whether a word that is none of a name otherwise is one at k, before the word next.
func (c *wordCase) odd(k, next *token) bool {
	if !k.capital || k.shout || c.tagged == 0 && (c.personal < leastPersonal || c.low > 0) {
		return false
	}
	return !k.first || c.low == 0 && !notNames[k.low] || next != nil && next.before == "" && (personal[next.low] || isVerb(next.low) && !auxiliary[next.low]) || k.possessive
}

// nicknamed reports whether word i is an adjective that belongs to the name behind it.
func nicknamed(toks []token, i int, cases map[string]*wordCase) bool {
	k := &toks[i]
	if !k.capital || k.shout || !nicknaming[k.low] || k.possessive || i+1 >= len(toks) {
		return false
	}
	next := &toks[i+1]
	return next.before == "" && next.capital && !next.shout && !isTitle(next.low) && !strings.HasSuffix(next.low, "s'") && namePart(next, cases)
}

// Where a noun phrase stands beside a quotation.
const (
	behindVerb    = iota // "said the tinker"
	beforeVerb           // "the tinker said"
	beforeAnyVerb        // the same, in the quotation's own sentence: "the tinker smiled"
)

// frontOf tells how the words behind the quotation before segment s belong to it.
func frontOf(t *text, p *para, s int) int {
	if strings.HasSuffix(strings.TrimRight(t.doc.Slice(p.segs[s-1].Inner), " \n"), ",") {
		return beforeAnyVerb
	}
	return beforeVerb
}
