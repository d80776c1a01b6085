package names

import (
	"strings"

	"radioplay/script/internal/attribution/lang"
	"radioplay/script/internal/prose"
)

// Words of the language are names too: Dash, Three, June. Alone they prove nothing with their capital where a sentence
// begins; what does is speaking, and acting more than once as only people do.

// personal verbs say what only people do, in the past and the present.
var personal = lang.Set(`nodded shrugged smiled frowned sighed laughed grinned winced swallowed blinked stared glanced squinted chuckled giggled snorted gulped sniffed scowled smirked
	nods shrugs smiles frowns sighs laughs grins winces swallows blinks stares glances squints chuckles giggles snorts gulps sniffs scowls smirks
	said says asked asks whispered whispers muttered mutters shouted shouts replied replies answered answers murmured murmurs looked looks walked walks sat sits leaned leans knelt kneels
	hesitated hesitates folded folds wiped wipes lowered lowers lifted lifts picked picks tried tries thought thinks knew knows felt feels wanted wants took takes put puts`)

// leastPersonal is how often a word has to do what people do.
const leastPersonal = 2

// oddNames counts where words stand as somebody's names: in a tag, and in front of what people do.
func oddNames(t *lang.Text, cases map[string]*wordCase) {
	for _, p := range t.Paras {
		for s, toks := range p.Narration() {
			for i := range toks {
				k := &toks[i]
				if !k.Capital || k.Shout || len(k.Low) < 3 || lang.IsTitle(k.Low) || neverName[k.Low] {
					continue
				}
				if tagAt(t, p, s, i) {
					cases[k.Low].tagged++
				}
				if k.First && i+1 < len(toks) && toks[i+1].Before == "" && !k.Possessive && personal[toks[i+1].Low] {
					cases[k.Low].personal++
				}
			}
		}
	}
}

// tagAt reports whether word i is the subject of a tag and has its capital for itself: "..." said Three, and with a comma
// inside the quotation: "...," Three said.
func tagAt(t *lang.Text, p *lang.Para, s, i int) bool {
	toks := p.Toks[s]
	if s == 0 || p.Segs[s-1].Kind != prose.Quote || i > 1 || toks[0].Before != "" || toks[i].Possessive {
		return false
	}
	if i == 1 {
		return !toks[0].Capital && prose.SpeechVerb(toks[0].Low) && toks[1].Before == "" && !toks[1].Shout
	}
	return FrontOf(t, p, s) == BeforeAnyVerb && len(toks) > 1 && toks[1].Before == "" && prose.SpeechVerb(toks[1].Low) && !toks[1].Capital
}

// neverName are words that a capital in a tag makes no name of: pronouns and those that stand in front of nouns or for people.
var neverName = lang.Set(`i i'm i'd i'll i've he she it they we you one this that these those another other others someone somebody everyone everybody nobody anyone anybody nothing
	the a an and but then so my his her our your their its all both each neither either some many several most god lord christ not here there now again`)

// odd reports whether a word that is none of a name otherwise is one at k, before the word next.
func (c *wordCase) odd(k, next *lang.Token) bool {
	if !k.Capital || k.Shout || c.tagged == 0 && (c.personal < leastPersonal || c.low > 0) {
		return false
	}
	return !k.First || c.low == 0 && !lang.NotNames[k.Low] || next != nil && next.Before == "" && (personal[next.Low] || lang.IsVerb(next.Low) && !lang.Auxiliary[next.Low]) || k.Possessive
}

// nicknamed reports whether word i is an adjective that belongs to the name behind it.
func nicknamed(toks []lang.Token, i int, cases map[string]*wordCase) bool {
	k := &toks[i]
	if !k.Capital || k.Shout || !lang.Nicknaming[k.Low] || k.Possessive || i+1 >= len(toks) {
		return false
	}
	next := &toks[i+1]
	return next.Before == "" && next.Capital && !next.Shout && !lang.IsTitle(next.Low) && !strings.HasSuffix(next.Low, "s'") && namePart(next, cases)
}

// Where a noun phrase stands beside a quotation.
const (
	BehindVerb    = iota // "said the tinker"
	beforeVerb           // "the tinker said"
	BeforeAnyVerb        // the same, in the quotation's own sentence: "the tinker smiled"
)

// FrontOf tells how the words behind the quotation before segment s belong to it.
func FrontOf(t *lang.Text, p *lang.Para, s int) int {
	if strings.HasSuffix(strings.TrimRight(t.Doc.Slice(p.Segs[s-1].Inner), " \n"), ",") {
		return BeforeAnyVerb
	}
	return beforeVerb
}
